"""Word documents: paragraphs and the cells of tables, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.read.archive import refusal
from kg.read.whole import Content, document_in, failure
from kg.types import Document, Failure

# Author and title that Word writes where nobody gave any.
_TEMPLATE_TITLES = frozenset({"", "Word Document", "제목 없음"})


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a .docx file."""
    return document_in(path, lambda raw: _content(path, raw))


def _content(path: Path, raw: bytes) -> Content | Failure:
    refused = refusal(path)
    if refused:
        return failure(_encrypted(raw) or refused)
    import docx

    try:
        file = docx.Document(str(path))
        text = "\n".join(_lines(file))
        title = str(file.core_properties.title or "").strip()
    except Exception as error:  # python-docx raises whatever its parts raise on a broken file
        return failure(f"broken Word document: {type(error).__name__}")
    return text, None if title in _TEMPLATE_TITLES else title


def _lines(file: Any) -> Iterator[str]:
    """Yield the text of paragraphs and table rows in their order."""
    for block in file.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield "\n".join(cell for cell in cells if cell)
        else:
            yield block.text


def _encrypted(content: bytes) -> str | None:
    """An encrypted .docx is no ZIP but an OLE file."""
    return "encrypted document" if content.startswith(b"\xd0\xcf\x11\xe0") else None
