"""What differs between two built graphs: facts added and removed, by announcement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import rdf
from kg.evidence import announcements_of, plain

_STATEMENT = f"<{rdf.RDF}Statement>"
_TYPE = f"<{rdf.RDF}type>"
_ENDS = tuple(f"<{rdf.RDF}{part}>" for part in ("subject", "predicate", "object"))
_LABEL = f"<{rdf.RDFS}label>"
_ID = f"<{rdf.DCTERMS}identifier>"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A fact of one announcement that only one of two graphs has."""

    document: str
    added: bool
    subject: str
    property: str
    object: str


def diff(old: Path, new: Path) -> tuple[Change, ...]:
    """Return the changes between the graphs of two folders, by announcement.

    Raises `kg.errors.InputError` where a folder holds no graph.
    """
    before, after = set(_facts(old / "graph.nq")), set(_facts(new / "graph.nq"))
    gone = (Change(document, False, *fact) for document, *fact in before - after)
    come = (Change(document, True, *fact) for document, *fact in after - before)
    return tuple(sorted((*gone, *come)))


def _facts(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield announcement, subject, property and object of each fact, things by what they are called."""
    for announcement in announcements_of(path):
        nodes = announcement.nodes
        document = next((plain(value[0]) for node in nodes.values() if (value := node.get(_ID))), "")
        for values in nodes.values():
            if _STATEMENT in values.get(_TYPE, ()):
                subject, prop, obj = (values[end][0] for end in _ENDS)
                yield document, _called(nodes, subject), plain(prop).rpartition("#")[2], _called(nodes, obj)


def _called(nodes: dict[str, dict[str, list[str]]], iri: str) -> str:
    labels = nodes.get(iri, {}).get(_LABEL, [])
    korean = sorted(label for label in labels if label.endswith("@ko"))
    return plain((korean or sorted(labels) or [iri])[0])
