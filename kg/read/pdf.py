"""PDF through pdfium: the text of its pages, lines joined to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.read.whole import Content, document_in, failure
from kg.types import Document, Failure

# An announcement with all its attachments has fewer pages; a book is refused before it is read.
MAX_PAGES = 300

_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_NEW_PARAGRAPH = re.compile(r"^\s*(?:[□■○●◦◇◆▶▷▪•·ㅇ※*-]|[<\[(【〔]|\d{1,2}[.)]|[가-하][.)])")
# A line that ends earlier than this part of the longest one ends its paragraph.
_FULL_LINE = 0.8
# Full lines of text that is broken between words differ by more columns than this.
_RAGGED = 8


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a .pdf file."""
    return document_in(path, _content)


def _content(raw: bytes) -> Content | Failure:
    pages = _pages(raw)
    if isinstance(pages, Failure):
        return pages
    text = "\n".join(paragraphs("\n".join(pages)))
    return (text, None) if text.strip() else failure(f"no text in {len(pages)} pages: a scan?")


def paragraphs(text: str) -> Iterator[str]:
    """Join the lines of a page's layout to the paragraphs that they were broken from.

    A line that does not fill its column, or ends a sentence, ends the paragraph; a bullet begins one.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    full = _FULL_LINE * max((_width(line.strip()) for line in lines), default=0)
    between = "" if _broken_anywhere([line for line in lines if _width(line.strip()) >= full]) else " "
    paragraph = ""
    for line in lines:
        if not line.strip() or _NEW_PARAGRAPH.match(line):
            if paragraph.strip():
                yield paragraph.strip()
            paragraph = ""
        paragraph += line
        if _SENTENCE_END.search(line.strip()) or _width(line.strip()) < full:
            if paragraph.strip():
                yield paragraph.strip()
            paragraph = ""
        else:
            paragraph += between
    if paragraph.strip():
        yield paragraph.strip()


def _broken_anywhere(lines: list[str]) -> bool:
    """Tell whether lines are broken within words, as Korean may be: then all are full to a character."""
    widths = [_width(line.rstrip()) for line in lines if not _SENTENCE_END.search(line.strip())]
    return len(widths) > 1 and max(widths) - min(widths) <= _RAGGED


def _width(line: str) -> int:
    """Return the columns that a line takes: two for a letter of Korean."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def _pages(content: bytes) -> list[str] | Failure:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted document" if "assword" in str(error) else "broken PDF document"
        return failure(reason)
    try:
        if len(file) > MAX_PAGES:
            return failure(f"{len(file):,} pages, more than {MAX_PAGES}")
        return [_page(file, number) for number in range(len(file))]
    except pypdfium2.PdfiumError:
        return failure("broken PDF document")
    finally:
        file.close()


def _page(file: Any, number: int) -> str:
    page = file[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()
