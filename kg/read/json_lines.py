"""One announcement a line, as JSON with ``id``, ``title``, ``published``, ``publisher``, ``url`` and ``text``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.read import bounded
from kg.read.charset import UndecodableError, decode
from kg.read.fields import document_of
from kg.types import Document, Failure


def read(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Document | Failure]:
    """Yield a document for each good line and a failure for each bad one."""
    empty = True
    for number, line in bounded.lines(path):
        empty = False
        place = f"line {number}"
        if line is None:
            yield Failure(place, "read", bounded.too_long())
            continue
        record = parsed(line, place)
        if isinstance(record, Failure):
            yield record
        else:
            yield from document_of(record, place, hashlib.sha256(line).hexdigest(), columns)
    if empty:
        yield Failure("", "read", "empty file")


def parsed(content: bytes, place: str) -> Any | Failure:
    """Return the JSON value of some bytes, or a `Failure`."""
    try:
        return json.loads(decode(content))
    except UndecodableError as error:
        return Failure(place, "read", str(error))
    except json.JSONDecodeError as error:
        return Failure(place, "read", f"broken JSON: {error.msg} at column {error.colno}")
    except (RecursionError, ValueError) as error:  # nested too deep; a number of thousands of digits
        return Failure(place, "read", f"broken JSON: {str(error).splitlines()[0]}")
