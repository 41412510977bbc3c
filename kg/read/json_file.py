"""A JSON file: a list of announcements, an object that has such a list, or one announcement."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.read.bounded import MAX_FILE, read_bytes
from kg.read.fields import document_of
from kg.read.json_lines import parsed
from kg.types import Document, Failure


def read(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Document | Failure]:
    """Yield the announcements of a JSON file in its order."""
    content = read_bytes(path, MAX_FILE)
    value = content if isinstance(content, Failure) else parsed(content, "")
    if isinstance(value, Failure):
        yield value
        return
    records = _records(value)
    for number, record in enumerate(records, 1):
        raw = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        place = f"record {number}" if len(records) > 1 else ""
        yield from document_of(record, place, hashlib.sha256(raw).hexdigest(), columns)


def _records(value: Any) -> list[Any]:
    """Find the list of records: the value itself, or the longest list of objects directly in it."""
    if isinstance(value, list):
        return value
    lists = [inner for inner in value.values() if _is_records(inner)] if isinstance(value, dict) else []
    has_text = isinstance(value, dict) and any(isinstance(inner, str) and len(inner) > 200 for inner in value.values())
    return max(lists, key=len) if lists and not has_text else [value]


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
