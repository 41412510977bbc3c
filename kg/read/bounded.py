"""Bytes of a file or a line, bounded, so that no input can fill the memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.types import Failure

# The longest article of a corpus of 2,740 has 12 kB; a report of 200 pages has 1 MB. Beyond this it is no announcement.
MAX_BYTES = 4 << 20
# A file that has to be in memory whole and holds many announcements.
MAX_FILE = 256 << 20

_BLOCK = 1 << 20


def too_long(size: int | None = None, most: int = MAX_BYTES) -> str:
    """Say in one line that something is larger than it may be."""
    found = f"{size / (1 << 20):.1f} MB" if size else "longer"
    return f"{found}, more than the {most >> 20} MB that are read"


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes | Failure:
    """Return the content of a file, or a `Failure` where it is empty or longer than ``most`` bytes."""
    blocks: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while size <= most and (block := file.read(_BLOCK)):
            blocks.append(block)
            size += len(block)
    if size > most:
        return Failure("", "read", too_long(path.stat().st_size, most))
    content = b"".join(blocks)
    return content if content.strip() else Failure("", "read", "empty file")


def lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number, without its end; None for a line that is too long.

    A file in UTF-16 with its mark is read as the UTF-8 it could have been.
    """
    with path.open("rb") as file:
        readline: Callable[[int], bytes] = file.readline
        if file.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            wide = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="\n")
            readline = _as_utf8(wide)
        number = 0
        while line := readline(MAX_BYTES):
            number += 1
            if len(line) >= MAX_BYTES and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = readline(MAX_BYTES)
                yield number, None
            elif line.strip():
                yield number, line.rstrip(b"\r\n")


def _as_utf8(file: io.TextIOWrapper) -> Callable[[int], bytes]:
    """Return a ``readline`` of bytes for a file of characters."""
    return lambda most: file.readline(most).encode("utf-8", "replace")
