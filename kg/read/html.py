"""Web pages: main text by trafilatura, headline, date, outlet and address by the page's own account of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from kg.read.bounded import read_bytes
from kg.read.charset import UndecodableError, declared_in, decode
from kg.read.fetched import record_of
from kg.read.page_metadata import metadata_of
from kg.read.page_text import main_text
from kg.types import Document, Failure

# Pages carry pictures inside; their article is far smaller.
MAX_PAGE = 32 << 20


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: its main text, and its own account of itself."""

    text: str
    title: str | None
    published: date | None
    publisher: str | None
    url: str | None


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a page; its id is its canonical address where it has one."""
    content = read_bytes(path, MAX_PAGE)
    if isinstance(content, Failure):
        yield content
        return
    record = record_of(path)
    try:
        page = page_of(decode(content, record.get("charset") or declared_in(content)), record.get("url"))
    except UndecodableError as error:
        yield Failure("", "read", str(error))
        return
    if not page.text.strip():
        yield Failure("", "read", "a page without an article")
        return
    yield Document(
        id=page.url or "",
        title=page.title,
        text=page.text,
        published=page.published,
        publisher=page.publisher,
        url=page.url,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def page_of(html: str, address: str | None = None) -> Page:
    """Find the article of a page; ``address`` is where it was found."""
    tree = _parsed(html)
    if tree is None:
        return Page("", None, None, None, None)
    metadata = metadata_of(tree, address)
    text = main_text(tree, metadata.title, metadata.url)
    return Page(text, metadata.title, metadata.published, metadata.publisher, metadata.url)


def _parsed(html: str) -> HtmlElement | None:
    """Parse a page; lxml's limits on depth and size stay in force, entities of a page's own are not resolved."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None
