"""A record with named fields to a document: the same checks for every format that has such records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kg.types import Document, Failure

_DATE = re.compile(
    r"\s*(?:(\d{4})(?:[-./] ?|년 ?)(\d{1,2})(?:[-./] ?|월 ?)(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d))", re.ASCII
)


def document_of(record: Any, place: str, sha256: str) -> Iterator[Document | Failure]:
    """Yield the document of a record; a `Failure` where ``text`` is missing, and one beside it for a bad date."""
    if not isinstance(record, dict):
        yield Failure(place, "read", f"a JSON object is needed, not {_kind(record)}")
        return
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        found = "missing" if text is None else "empty" if text == "" or isinstance(text, str) else _kind(text)
        yield Failure(place, "read", f'"text" is {found}')
        return
    given = record.get("published")
    published = parse_date(given)
    if given not in (None, "") and published is None:
        yield Failure(place, "read", f'"published" is no date: {str(given)[:40]!r}; read without one')
    yield Document(
        id=_string(record, "id") or "",
        title=_string(record, "title"),
        text=text,
        published=published,
        publisher=_string(record, "publisher"),
        url=_string(record, "url"),
        sha256=sha256,
    )


def parse_date(value: Any) -> date | None:
    """Read a calendar date from the beginning of a value; None where there is none.

    >>> parse_date("2025-12-30T09:00:00+09:00"), parse_date("2025. 3. 7."), parse_date("어제")
    (datetime.date(2025, 12, 30), datetime.date(2025, 3, 7), None)
    """
    match = _DATE.match(str(value)) if isinstance(value, (str, int)) else None
    try:
        return date(*(int(part) for part in match.groups() if part)) if match else None
    except ValueError:
        return None


def _string(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return str(value).strip() or None


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
