"""A record with named fields to a document: the same names and checks for every format that has such records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html import unescape
from typing import Any

from kg.knowledge import load_table
from kg.types import Document, Failure

FIELDS = ("id", "title", "text", "published", "publisher", "url")

_DATE = re.compile(
    r"\s*(?:(\d{4})(?:[-./] ?|년 ?)(\d{1,2})(?:[-./] ?|월 ?)(\d{1,2})(?!\d)"
    r"|(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d))",  # with hours, minutes and seconds behind
    re.ASCII,
)
_SEPARATORS = re.compile(r"[\s_-]+")
# Tags and entities of text that a crawler copied from a page as it stood.
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")


def document_of(
    record: Any, place: str, sha256: str, columns: Mapping[str, str] | None = None
) -> Iterator[Document | Failure]:
    """Yield the document of a record; a `Failure` where its text is missing, and one beside it for a bad date.

    ``columns`` names fields of ours by those of the record, before the names of ``ontology/columns.tsv``.
    """
    if not isinstance(record, dict):
        yield Failure(place, "read", f"a JSON object is needed, not {_kind(record)}")
        return
    named = _named(record, columns or {})
    text = named.get("text")
    if not isinstance(text, str) or not text.strip():
        found = "missing" if text is None else "empty" if isinstance(text, str) else _kind(text)
        yield Failure(place, "read", f'"{(columns or {}).get("text", "text")}" is {found}')
        return
    given = named.get("published")
    published = parse_date(given)
    if given not in (None, "") and published is None:
        yield Failure(place, "read", f'"published" is no date: {str(given)[:40]!r}; read without one')
    yield Document(
        id=_string(named.get("id")) or "",
        title=_string(named.get("title")),
        text=without_tags(text),
        published=published,
        publisher=_string(named.get("publisher")),
        url=_string(named.get("url")),
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


def without_tags(text: str) -> str:
    """Take HTML tags out of a text that has line breaks or paragraphs of HTML, and resolve entities, also doubled ones.

    >>> without_tags("가나 &amp;amp; 다라<br>마바 &lt;사&gt;")
    '가나 & 다라\\n마바 <사>'
    """
    if _BREAK.search(text):
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return resolved(text)


def resolved(text: str) -> str:
    """Resolve HTML entities until there is none, at most three deep."""
    for _ in range(3):
        if "&" not in text or (once := unescape(text)) == text:
            break
        text = once
    return text


def _named(record: dict[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a record under our names."""
    by_name = {_plain(str(name)): value for name, value in record.items()}
    found = {}
    for field in FIELDS:
        names = (_plain(columns[field]),) if field in columns else _names()[field]
        found[field] = next((by_name[name] for name in names if by_name.get(name) not in (None, "")), None)
        if field == "text" and found[field] is None:
            found[field] = next((by_name[name] for name in names if name in by_name), None)
    return found


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return the names that the table knows for each field, in its order."""
    rows = load_table("columns.tsv")
    return {field: tuple(_plain(row["name"]) for row in rows if row["field"] == field) for field in FIELDS}


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name).casefold()


def _string(value: Any) -> str | None:
    """Return a value as text on one line; the name in it where it is an object (JSON-LD, feeds)."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("url")
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return resolved(str(value)).strip() or None


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
