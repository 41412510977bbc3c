"""Which record as read became which announcement as kept, so that no text is cleaned a second time.

A folder's store holds the table. It is a shortcut and nothing else: an entry counts only for the same record, the same
rules and an announcement that the folder still holds as it was, so a table that is lost or old costs time alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from kg.clean import clean
from kg.earlier import Earlier, digest_of
from kg.knowledge import rules_version
from kg.store import FOLDER
from kg.types import Document, Failure

FILE = "cleaned.msgpack"

_encoder = msgspec.json.Encoder()


class _Entry(msgspec.Struct, array_like=True):
    """Hash of the record as read; id and hash of the announcement as kept."""

    record: bytes
    id: str
    kept: bytes


class _Table(msgspec.Struct, array_like=True):
    """Entries by the id of the record, and the rules that they hold for."""

    rules: str
    entries: dict[str, _Entry]


class Remembered:
    """Cleans documents; what an earlier run cleaned is taken from what the folder holds.

    ``taken`` counts those.
    """

    def __init__(self, folder: Path, earlier: Earlier) -> None:
        self.taken = 0
        self._path = folder / FOLDER / FILE
        self._earlier = earlier
        self._rules = rules_version()
        self._old = self._read()
        self._new: dict[str, _Entry] = {}

    def __call__(self, documents: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """Yield each document as `kg.clean.clean` gives it; failures pass through."""
        for one in documents:
            yield one if isinstance(one, Failure) else self._cleaned(one)

    def keep(self) -> None:
        """Write the table, whole or not at all; does nothing where the folder has no store."""
        if not self._path.parent.is_dir():
            return
        held = set(self._earlier.ids())
        entries = {id_: entry for id_, entry in self._old.items() if entry.id in held} | self._new
        table = _Table(self._rules, dict(sorted(entries.items())))
        draft = self._path.with_suffix(".new")
        draft.write_bytes(msgspec.msgpack.encode(table))
        os.replace(draft, self._path)

    def _cleaned(self, document: Document) -> Document | Failure:
        try:
            record = blake2b(_encoder.encode(document), digest_size=16).digest()
        except UnicodeEncodeError:  # half of a surrogate pair, which cleaning takes away
            return clean(document)
        entry = self._old.get(document.id)
        if entry is not None and entry.record == record:
            kept = self._earlier.held(entry.id, entry.kept)
            if kept is not None:
                self.taken += 1
                return kept
        cleaned = clean(document)
        if isinstance(cleaned, Document):
            self._new[document.id] = _Entry(record, cleaned.id, digest_of(cleaned))
        return cleaned

    def _read(self) -> dict[str, _Entry]:
        try:
            table = msgspec.msgpack.decode(self._path.read_bytes(), type=_Table)
        except (OSError, msgspec.DecodeError):
            return {}
        return table.entries if table.rules == self._rules and not self._earlier.outdated else {}
