"""Word documents: paragraphs and the cells of tables, in the order of the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.read.archive import refusal
from kg.read.bounded import MAX_FILE, read_bytes
from kg.types import Document, Failure

# Author and title that Word writes where nobody gave any.
_TEMPLATE_TITLES = frozenset({"", "Word Document", "제목 없음"})


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a .docx file."""
    content = read_bytes(path, MAX_FILE)
    if isinstance(content, Failure):
        yield content
        return
    refused = refusal(path)
    if refused:
        yield Failure("", "read", _encrypted(content) or refused)
        return
    import docx

    try:
        file = docx.Document(str(path))
        text = "\n".join(_lines(file))
        title = str(file.core_properties.title or "").strip()
    except Exception as error:  # python-docx raises whatever its parts raise on a broken file
        yield Failure("", "read", f"broken Word document: {type(error).__name__}")
        return
    yield Document(
        id="",
        title=None if title in _TEMPLATE_TITLES else title,
        text=text,
        published=None,
        publisher=None,
        url=None,
        sha256=hashlib.sha256(content).hexdigest(),
    )


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
