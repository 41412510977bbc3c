"""CSV and TSV: one announcement a row, columns named in the first row in Korean or English."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from kg.read.bounded import MAX_BYTES, MAX_FILE, read_bytes
from kg.read.fields import document_of
from kg.read.whole import decoded
from kg.types import Document, Failure

_SNIFFED = 1 << 16
_SEPARATORS = ",\t;|"


def read(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Document | Failure]:
    """Yield a document for each row."""
    content = read_bytes(path, MAX_FILE)
    if isinstance(content, Failure):
        yield content
        return
    text = decoded(content)
    if isinstance(text, Failure):
        yield text
        return
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, path))
    yield from _documents(rows, columns)


def _documents(rows: Iterator[list[str]], columns: Mapping[str, str] | None) -> Iterator[Document | Failure]:
    header: list[str] = []
    for number in count(1):
        place = f"row {number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Failure(place, "read", f"broken table: {error}")
            return
        if row is None:
            return
        if not header:
            header = row
        elif any(row):
            raw = hashlib.sha256("\t".join(row).encode("utf-8", "replace")).hexdigest()
            record = dict(zip(header, row, strict=False))
            yield from document_of(record, place, raw, columns)


def _separator(text: str, path: Path) -> str:
    """Return what parts the columns: a tab in .tsv, else what the first line has most of."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    header = text[:_SNIFFED].lstrip("\n").split("\n")[0]
    return max(_SEPARATORS, key=header.count)
