"""What readers of a file that holds one announcement have in common: its bytes, its text, and what goes wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.read.bounded import MAX_FILE, read_bytes
from kg.read.charset import UndecodableError, decode
from kg.types import Document, Failure

# The text of a document and its title, where it bears one.
Content = tuple[str, str | None]


def document_in(
    path: Path, content_of: Callable[[bytes], Content | Failure], most: int = MAX_FILE
) -> Iterator[Document | Failure]:
    """Yield the one document of a file, or why there is none."""
    raw = read_bytes(path, most)
    if isinstance(raw, Failure):
        yield raw
        return
    found = content_of(raw)
    if isinstance(found, Failure):
        yield found
        return
    text, title = found
    yield Document("", title, text, None, None, None, hashlib.sha256(raw).hexdigest())


def decoded(raw: bytes) -> str | Failure:
    """Return bytes as text, or what was tried."""
    try:
        return decode(raw)
    except UndecodableError as error:
        return failure(str(error))


def failure(reason: str) -> Failure:
    """Return why a file gives no document."""
    return Failure("", "read", reason)
