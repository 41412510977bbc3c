"""The record that ``kg fetch`` keeps beside its files: where each came from, when, and what the server said."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

NAME = "fetched.jsonl"


def records_of(folder: Path) -> list[dict[str, Any]]:
    """Return all records of a folder that are whole."""
    notes = folder / NAME
    return [record for record in map(_parsed, notes.read_bytes().splitlines()) if record] if notes.is_file() else []


def record_of(path: Path) -> dict[str, Any]:
    """Return what was noted of a file when it was fetched, or nothing."""
    notes = path.parent / NAME
    if not notes.is_file():
        return {}
    return _records(notes, notes.stat().st_mtime_ns).get(path.name, {})


@lru_cache(maxsize=8)
def _records(notes: Path, _changed: int) -> dict[str, dict[str, Any]]:
    """Return the records of a folder by the names of their files."""
    records = (_parsed(line) for line in notes.read_bytes().splitlines())
    return {record["file"]: record for record in records if "file" in record}


def _parsed(line: bytes) -> dict[str, Any]:
    """Return the record of a line; nothing where it is broken, so that the file beside it can still be read."""
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}
