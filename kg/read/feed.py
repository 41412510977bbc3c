"""RSS and Atom: one announcement an entry."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.read.bounded import MAX_FILE, read_bytes
from kg.read.charset import UndecodableError, declared_in, decode
from kg.read.fields import resolved
from kg.read.html import page_of
from kg.read.page_metadata import canonical, day_in_korea
from kg.types import Document, Failure

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# An inner document type can define entities that grow without end; no feed needs one.
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield a document for each entry that has a text."""
    content = read_bytes(path, MAX_FILE)
    if isinstance(content, Failure):
        yield content
        return
    try:
        text = decode(content, declared_in(content))
    except UndecodableError as error:
        yield Failure("", "read", str(error))
        return
    if _DOCTYPE.search(text[:4096]):
        yield Failure("", "read", "refused: it defines entities of its own")
        return
    yield from _documents(text)


def entries_of(text: str) -> tuple[Any, list[Any]]:
    """Return what a feed says of itself and its entries; entries are empty where it is no feed."""
    import feedparser

    whole = io.BytesIO(_DECLARATION.sub("", text).encode("utf-8", "replace"))
    parsed = feedparser.parse(whole, response_headers={"content-type": "application/xml; charset=utf-8"})
    return parsed.feed, list(parsed.entries)


def _documents(text: str) -> Iterator[Document | Failure]:
    feed, entries = entries_of(text)
    if not entries:
        yield Failure("", "read", "no feed: no entries in it")
    for number, entry in enumerate(entries, 1):
        body = _body(entry)
        if not body:
            yield Failure(f"entry {number}", "read", "no text")
            continue
        address = canonical(str(entry.get("link", "")))
        raw = "\n".join(str(entry.get(key, "")) for key in ("id", "title", "published", "summary")) + body
        yield Document(
            id=address or str(entry.get("id", "")),
            title=resolved(str(entry.get("title", ""))).strip() or None,
            text=body,
            published=_date(entry),
            publisher=_outlet(entry, feed),
            url=address,
            sha256=hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest(),
        )


def _body(entry: Any) -> str:
    """Return the fullest text of an entry without its tags."""
    texts = [str(part.get("value", "")) for part in entry.get("content", ())] + [str(entry.get("summary", ""))]
    html = max(texts, key=len)
    return _without_tags(html) if "<" in html else resolved(html).strip()


def _without_tags(html: str) -> str:
    return page_of(f"<html><body><article>{html}</article></body></html>").text.strip()


def _date(entry: Any) -> date | None:
    """Return the day of publication as the feed writes it, not moved to another time zone."""
    stated = str(entry.get("published") or entry.get("updated") or entry.get("created") or "")
    return day_in_korea(stated) or _written_out(stated)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RFC_822 = re.compile(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})(?: (\d{2}:\d{2}(?::\d{2})?) (GMT|UTC?|Z|[+-]0000))?")


def _written_out(stated: str) -> date | None:
    """Read "Sun, 30 Nov 2025 09:00:00 +0900"; a moment in universal time is a day in Korea."""
    found = _RFC_822.search(stated)
    if not found or found[2].lower() not in _MONTHS:
        return None
    day = f"{found[3]}-{_MONTHS.index(found[2].lower()) + 1:02}-{int(found[1]):02}"
    return day_in_korea(f"{day}T{found[4]}+00:00" if found[5] else day)


def _outlet(entry: Any, feed: Any) -> str | None:
    source = entry.get("source") or {}
    stated = source.get("title") or entry.get("author") or feed.get("title") or ""
    return resolved(str(stated)).strip() or None
