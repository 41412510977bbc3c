"""One announcement a line, as JSON with ``id``, ``title``, ``published``, ``publisher``, ``url`` and ``text``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from kg.read import bounded
from kg.read.charset import UndecodableError, decode
from kg.read.fields import document_of
from kg.types import Document, Failure


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield a document for each good line and a failure for each bad one."""
    empty = True
    for number, line in bounded.lines(path):
        empty = False
        place = f"line {number}"
        if line is None:
            yield Failure(place, "read", bounded.too_long())
        else:
            yield from _read_line(place, line)
    if empty:
        yield Failure("", "read", "empty file")


def _read_line(place: str, line: bytes) -> Iterator[Document | Failure]:
    try:
        record = json.loads(decode(line))
    except UndecodableError as error:
        yield Failure(place, "read", str(error))
    except json.JSONDecodeError as error:
        yield Failure(place, "read", f"broken JSON: {error.msg} at column {error.colno}")
    except RecursionError:
        yield Failure(place, "read", "broken JSON: nested too deep")
    else:
        yield from document_of(record, place, hashlib.sha256(line).hexdigest())
