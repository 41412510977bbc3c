"""Bytes of a file or a line, bounded, so that no input can fill the memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.types import Failure

# The longest article of a corpus of 2,740 has 12 kB; a report of 200 pages has 1 MB. Beyond this it is no announcement.
MAX_BYTES = 4 << 20


def too_long(size: int | None = None) -> str:
    """Say in one line that something is larger than `MAX_BYTES`."""
    found = f"{size / (1 << 20):.1f} MB" if size else "longer"
    return f"{found}, more than the {MAX_BYTES >> 20} MB that an announcement may have"


def read_bytes(path: Path) -> bytes | Failure:
    """Return the content of a file, or a `Failure` where it is empty or too long."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Failure("", "read", too_long(size))
    content = path.read_bytes()
    return content if content.strip() else Failure("", "read", "empty file")


def lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number, without its end; None for a line that is too long."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_BYTES):
            number += 1
            if len(line) == MAX_BYTES and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = file.readline(MAX_BYTES)
                yield number, None
            elif line.strip():
                yield number, line.rstrip(b"\r\n")
