"""One announcement as plain text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg.read.bounded import read_bytes
from kg.read.charset import UndecodableError, decode
from kg.types import Document, Failure


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a text file."""
    content = read_bytes(path)
    if isinstance(content, Failure):
        yield content
        return
    try:
        text = decode(content)
    except UndecodableError as error:
        yield Failure("", "read", str(error))
        return
    yield Document("", None, text, None, None, None, hashlib.sha256(content).hexdigest())
