"""HWPX, the open format of Hangul (OWPML, KS X 6101): paragraphs of its sections in their order."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from lxml import etree

from kg.read.archive import refusal
from kg.read.whole import Content, document_in, failure
from kg.types import Document, Failure

_SECTION = re.compile(r"^Contents/section(\d+)\.xml$")
# Parts of a paragraph that are read with it nowhere: notes of the editor, headers and footers of pages.
_APART = frozenset({"header", "footer", "hiddenComment", "memogroup", "memo", "autoNum", "newNum", "pageNum"})
_BREAKS = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a .hwpx file."""
    return document_in(path, lambda _raw: _readable(path))


def _readable(path: Path) -> Content | Failure:
    refused = refusal(path)
    if refused:
        return failure(refused)
    try:
        return _content(path)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, ParseError, RuntimeError, KeyError, OSError) as error:
        return failure(
            "encrypted document" if "encrypted" in str(error) else f"broken HWPX document: {type(error).__name__}"
        )


def _content(path: Path) -> Content:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise RuntimeError("encrypted")
        sections = sorted((int(found[1]), name) for name in names if (found := _SECTION.match(name)))
        if not sections:
            raise KeyError("no section")
        text = "\n".join(line for _, name in sections for line in _lines(_parsed(archive.read(name))))
        title = _title(_parsed(archive.read("Contents/content.hpf"))) if "Contents/content.hpf" in names else None
    return text, title


def _parsed(xml: bytes) -> etree._Element:
    """Parse without resolving entities and without reaching for anything outside."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xml, parser)


def _lines(section: etree._Element) -> Iterator[str]:
    """Yield each paragraph as a line; one inside a table cell or a box is a line of its own before its host goes on."""
    for child in section:
        if _name(child) == "p":
            yield from _paragraph(child)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    words: list[str] = []
    inner: list[str] = []
    for run in paragraph:
        for part in run:
            if _name(part) == "t":
                words.append(_words(part))
            elif _name(part) not in _APART:
                inner += _inside(part)
    yield "".join(words)
    yield from inner


def _inside(part: etree._Element) -> Iterator[str]:
    """Yield the paragraphs inside a table, a box or a control."""
    for child in part:
        if _name(child) == "p":
            yield from _paragraph(child)
        elif _name(child) not in _APART:
            yield from _inside(child)


def _words(text: etree._Element) -> str:
    pieces = [text.text or ""]
    for mark in text:
        pieces += _BREAKS.get(_name(mark), ""), mark.tail or ""
    return "".join(pieces)


def _title(package: etree._Element) -> str | None:
    found = next((one.text for one in package.iter() if _name(one) == "title"), None)
    return (found or "").strip() or None


def _name(element: etree._Element | Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
