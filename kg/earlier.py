"""What the last build of a folder left: announcements that did not change are not read a second time.

The lines of ``extractions.jsonl`` are taken over as bytes. They hold only while the rules are those of now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import msgspec

from kg.report import report_of, versions
from kg.types import Document

_encoder = msgspec.json.Encoder()


class _Line(msgspec.Struct):
    document: msgspec.Raw


class _Id(msgspec.Struct):
    id: str


_lines = msgspec.json.Decoder(_Line)
_ids = msgspec.json.Decoder(_Id)
_documents = msgspec.json.Decoder(Document)


@dataclass(slots=True)
class Earlier:
    """Extractions of an earlier build, by announcement id, and what a new run does with them.

    ``outdated`` ones were read by other rules: their announcements, which the file holds, are read again.
    """

    path: Path | None = None
    base: str = ""
    outdated: bool = False
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: int = 0
    _places: dict[str, tuple[int, int, bytes]] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> Earlier:
        """Look through an ``extractions.jsonl``; what is no sound line of one is as if it were not there."""
        earlier = cls(path)
        offset = 0
        with path.open("rb") as file:
            for line in file:
                try:
                    document = _lines.decode(line).document
                    earlier._places[_ids.decode(document).id] = (offset, len(line), _digest(bytes(document)))
                except msgspec.DecodeError:
                    pass
                offset += len(line)
        return earlier

    def ids(self) -> list[str]:
        """Return the ids of all announcements, sorted."""
        return sorted(self._places)

    def news(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents that have to be read, and count all that are given."""
        given = set()
        for document in documents:
            given.add(document.id)
            place = self._places.get(document.id)
            if place is None:
                self.added.append(document.id)
                yield document
            elif place[2] == digest_of(document):
                self.unchanged += 1
                if self.outdated:
                    yield document
            else:
                self.replaced.append(document.id)
                yield document
        if self.outdated:
            for id_, line in self._held():
                if id_ not in given:
                    yield _documents.decode(_lines.decode(line).document)

    def lines(self, without: Collection[str] = ()) -> Iterator[tuple[str, bytes]]:
        """Yield id and line (without its end) of what still holds: neither replaced nor to be left out."""
        left_out = {*self.replaced, *without}
        if not self.outdated:
            yield from ((id_, line) for id_, line in self._held() if id_ not in left_out)

    def held(self, id_: str, digest: bytes) -> Document | None:
        """Return the announcement of an id as the file has it, if its hash (`digest_of`) is this one."""
        place = self._places.get(id_)
        if self.path is None or place is None or place[2] != digest:
            return None
        with self.path.open("rb") as file:
            file.seek(place[0])
            return _documents.decode(_lines.decode(file.read(place[1])).document)

    def _held(self) -> Iterator[tuple[str, bytes]]:
        if self.path is None:
            return
        with self.path.open("rb") as file:
            for id_, (offset, length, _) in self._places.items():
                file.seek(offset)
                yield id_, file.read(length).rstrip(b"\n")


def earlier_of(folder: Path) -> Earlier:
    """Return what the last build of a folder left, which is nothing where it left no report."""
    report = report_of(folder)
    path = folder / "extractions.jsonl"
    if report is None or not path.exists():
        return Earlier()
    earlier = Earlier.of(path)
    earlier.base = report.base
    earlier.outdated = report.versions != versions()
    return earlier


def digest_of(document: Document) -> bytes:
    """Return the hash by which an announcement is told from another version of it."""
    return _digest(_encoder.encode(document))


def _digest(document: bytes) -> bytes:
    return blake2b(document, digest_size=16).digest()
