"""One announcement as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.read.bounded import MAX_BYTES
from kg.read.whole import Content, decoded, document_in
from kg.types import Document, Failure


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a text file."""
    return document_in(path, _content, MAX_BYTES)


def _content(raw: bytes) -> Content | Failure:
    text = decoded(raw)
    return text if isinstance(text, Failure) else (text, None)
