"""Web pages: main text by trafilatura, headline, date, outlet and address by the page's own account of itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from kg.read.bounded import read_bytes
from kg.read.charset import UndecodableError, declared_in, decode
from kg.read.page_metadata import Metadata, metadata_of
from kg.types import Document, Failure

# The record that ``kg fetch`` keeps beside the pages: where each came from and what the server said of it.
FETCHED = "fetched.jsonl"

# Parts of a page that hold other articles, menus and buttons, by the words that sites use for them in class and id.
# Only blocks without a sentence of prose are taken off, so that a site that calls its article "list_news" keeps it.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:relat\w*|recommend\w*|popular|rank(?:ing)?|most\w*|best|hot|aside|side(?:bar)?|gnb|lnb|snb|nav\w*|menu|"
    r"breadcrumb|location|share|sns|social|util\w*|btn\w*|button\w*|banner|ad|ads|advert\w*|promotion|comment\w*|reply|"
    r"copyright|footer|foot|tag|tags|keyword\w*|subscribe|newsletter|popup|layer|modal|prev|next|pagination|paging|"
    r"byline|reporter|journalist|writer|infinite|more|list_news|other)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_PROSE = re.compile(r"[가-힣]{2,}(?:다|요|함|음|됨)[.](?:\s|$|[가-힣\"”’'])")
_BLOCKS = ("div", "section", "aside", "ul", "ol", "dl", "nav", "footer", "table", "figure", "form", "p", "header")


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
    content = read_bytes(path)
    if isinstance(content, Failure):
        yield content
        return
    record = _record(path)
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
    _take_off_furniture(tree)
    text = _main_text(tree, metadata)
    return Page(text, metadata.title, metadata.published, metadata.publisher, metadata.url)


def _parsed(html: str) -> HtmlElement | None:
    """Parse a page; lxml's limits on depth and size stay in force, entities of a page's own are not resolved."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None


def _take_off_furniture(tree: HtmlElement) -> None:
    """Take off the blocks whose names say that they are furniture, where they hold no prose."""
    for block in list(tree.iter(*_BLOCKS)):
        names = f"{block.get('class') or ''} {block.get('id') or ''}"
        named = block.tag in ("nav", "footer") or _FURNITURE.search(names)
        if named and block.getparent() is not None and not _PROSE.search(block.text_content()):
            block.drop_tree()


def _main_text(tree: HtmlElement, metadata: Metadata) -> str:
    """Let trafilatura find the article; fall back to all paragraphs of prose where it finds none."""
    from trafilatura import extract

    text = extract(
        tree, url=metadata.url, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    return text or ""


def _record(path: Path) -> dict[str, str]:
    """Return what ``kg fetch`` noted of a page, or nothing."""
    notes = path.parent / FETCHED
    if not notes.is_file():
        return {}
    for line in notes.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        if note.get("file") == path.name:
            return {key: value for key, value in note.items() if isinstance(value, str)}
    return {}
