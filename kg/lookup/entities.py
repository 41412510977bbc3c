"""Find what a name means: any form, any language, with or without a legal form, or the end of an IRI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from kg import rdf
from kg.errors import InputError
from kg.lookup.reader import Reader
from kg.names import name_key
from kg.types import EntityClass

# How many candidates or similar names a message shows.
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean; ``documents`` is the number of announcements that name it."""

    iri: str
    cls: str
    label: str
    documents: int
    about: str = ""

    def line(self) -> str:
        """Return one line for a person who has to choose."""
        about = f", {self.about}" if self.about else ""
        return f"{self.iri.rpartition('/')[2]}  {self.label} ({self.cls}{about}; {self.documents} announcements)"


class AmbiguousNameError(InputError):
    """A name means several things; ``candidates`` lists them."""

    def __init__(self, name: str, candidates: Sequence[Candidate]) -> None:
        more = f"\n  and {len(candidates) - SHOWN} more" if len(candidates) > SHOWN else ""
        lines = "".join(f"\n  {candidate.line()}" for candidate in candidates[:SHOWN])
        super().__init__(f"{name}: means several things; say which by the first word of its line:{lines}{more}")
        self.candidates = tuple(candidates)


def find(reader: Reader, name: str) -> Candidate:
    """Return the one thing that a name means.

    Raises `AmbiguousNameError` where there are several, `InputError` with similar names where there is none.
    """
    candidates = search(reader, name)
    if len(candidates) > 1:
        raise AmbiguousNameError(name, candidates)
    if not candidates:
        similar = _similar(reader, name)
        raise InputError(f"{name}: no such name in the graph" + (f"; similar: {', '.join(similar)}" if similar else ""))
    return candidates[0]


def search(reader: Reader, name: str) -> list[Candidate]:
    """Return all things that a name may mean, those named most often first."""
    iri = _by_iri(reader, name.rpartition(" ")[2])
    iris = {iri} if iri else _by_key(reader, name)
    found = [_candidate(reader, one) for one in iris]
    return sorted(found, key=lambda candidate: (-candidate.documents, candidate.iri))


def _by_iri(reader: Reader, name: str) -> str | None:
    """Return the node that an IRI or the end of one means now, also one that was given up."""
    iri = name if name.startswith(reader.base) else f"{reader.base}id/{name}"
    if not iri.isascii() or any(char in ' <>"{}|\\^`' for char in iri):
        return None
    kept = reader.value(iri, f"{rdf.DCTERMS}isReplacedBy") or iri
    row = reader.store.table.execute("select iri from names where iri = ? limit 1", (kept,)).fetchone()
    return str(row[0]) if row else None


def _by_key(reader: Reader, name: str) -> set[str]:
    return {
        str(row[0])
        for cls in get_args(EntityClass)
        for row in reader.store.table.execute(
            "select iri from names where key = ? and cls = ?", (name_key(name, cls), cls)
        )
    }


def _similar(reader: Reader, name: str) -> list[str]:
    key = name_key(name, "Organization")
    rows = reader.store.table.execute(
        "select name, max(documents) from names where instr(key, ?) group by name order by 2 desc, 1 limit ?",
        (key, SHOWN),
    )
    return [str(row[0]) for row in rows]


def _candidate(reader: Reader, iri: str) -> Candidate:
    cls, documents = reader.store.table.execute(
        "select cls, documents from names where iri = ? limit 1", (iri,)
    ).fetchone()
    return Candidate(iri, cls, reader.called(iri), documents, _post(reader, iri) if cls == "Person" else "")


def _post(reader: Reader, iri: str) -> str:
    """Return where a person stands, to tell people of one name apart."""
    posts = (relation for relation in reader.relations(iri) if relation.property in rdf.ROLES)
    return ", ".join(sorted({reader.called(relation.object) for relation in posts})[:3])
