"""The record that ``kg fetch`` keeps beside its files: where each came from, when, and what the server said."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

NAME = "fetched.jsonl"


def record_of(path: Path) -> dict[str, Any]:
    """Return what was noted of a file when it was fetched, or nothing."""
    notes = path.parent / NAME
    if not notes.is_file():
        return {}
    return _records(notes, notes.stat().st_mtime_ns).get(path.name, {})


@lru_cache(maxsize=8)
def _records(notes: Path, _changed: int) -> dict[str, dict[str, Any]]:
    """Return the records of a folder by the names of their files."""
    records = [json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {record["file"]: record for record in records if record.get("file")}
