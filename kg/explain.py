"""Show the sentences that a fact of a built graph stands on, with the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec

from kg import rdf
from kg.errors import InputError
from kg.evidence import Announcement, announcements_of, plain
from kg.types import Evidence, Extraction

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that a fact stands on; ``marks`` are spans of ``quote``: subject, object and cue."""

    document: str
    title: str
    publisher: str
    published: str
    address: str
    quote: str
    marks: tuple[tuple[int, int], ...]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact or an event in words, with all that it stands on."""

    fact: str
    label: str
    status: str
    confidence: str
    passages: tuple[Passage, ...]


def explain(folder: Path, *fact: str) -> tuple[Explanation, ...]:
    """Return what a fact stands on: given by its IRI or the end of it, or by subject, property and object.

    Raises `InputError` where no fact is meant, or where the folder holds no built graph.
    """
    if len(fact) not in (1, 3):
        raise InputError("name a fact by its IRI, or by its subject, property and object")
    found: dict[str, list[tuple[Announcement, list[str]]]] = {}
    for graph in announcements_of(folder / "graph.nq"):
        for node, places in groupby(graph.grounds(), key=lambda ground: ground[0]):
            if graph.is_meant(node, fact):
                found.setdefault(node, []).append((graph, [place for _, place in places]))
    if not found:
        raise InputError(f"{' '.join(fact)}: no such fact in {folder / 'graph.nq'}")
    documents = {graph.document for graphs in found.values() for graph, _ in graphs}
    extractions = {one.document.id: one for one in _extractions(folder / "extractions.jsonl", documents)}
    return tuple(_explained(node, graphs, extractions) for node, graphs in sorted(found.items()))


def _extractions(path: Path, documents: set[str]) -> Iterator[Extraction]:
    """Yield the extractions of some announcements; the others are passed over unread."""
    needles = tuple(b'"id":' + msgspec.json.encode(document) for document in documents)
    decoder = msgspec.json.Decoder(Extraction)
    try:
        with path.open("rb") as file:
            yield from (decoder.decode(line) for line in file if any(needle in line for needle in needles))
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build the graph again (kg build)") from error


def _explained(
    node: str, graphs: list[tuple[Announcement, list[str]]], extractions: dict[str, Extraction]
) -> Explanation:
    first = graphs[0][0]
    values = first.nodes[node]
    passages = [
        _passage(graph, node, place, extractions.get(graph.document)) for graph, places in graphs for place in places
    ]
    return Explanation(
        fact=node[1:-1],
        label=first.label(node),
        status=first.text_of(values, first.own("status")),
        confidence=first.text_of(values, first.own("confidence")),
        passages=tuple(passages),
    )


def _passage(graph: Announcement, node: str, place: str, extraction: Extraction | None) -> Passage:
    start, end, quote = graph.place(place)
    publisher = graph.nodes.get(next(iter(graph.source.get(f"<{rdf.DCTERMS}publisher>", ())), ""), {})
    read = [one for one in _read_as(graph, node, extraction) if (one.start, one.end) == (start, end)]
    return Passage(
        document=graph.document,
        title=graph.text_of(graph.source, f"<{rdf.DCTERMS}title>"),
        publisher=graph.text_of(publisher, f"<{rdf.FOAF}name>"),
        published=graph.text_of(graph.source, f"<{rdf.DCTERMS}issued>"),
        address=graph.text_of(graph.source, f"<{rdf.DCTERMS}source>"),
        quote=plain(quote),
        marks=tuple(sorted({(a - start, b - start) for one in read for a, b in one.marks})),
        patterns=tuple(sorted({one.rule for one in read})),
    )


def _read_as(graph: Announcement, node: str, extraction: Extraction | None) -> list[Evidence]:
    """Return the evidence that an extraction has for a fact: for its property and, where they tell, its names."""
    if extraction is None:
        return []
    triple = graph.triple(node)
    if triple is None:
        classes = {graph.local(cls) for cls in graph.nodes[node].get(f"<{rdf.RDF}type>", ())}
        return [event.evidence for event in extraction.events if event.cls in classes]
    s, p, o = triple
    relations = [relation for relation in extraction.relations if relation.property == graph.local(p)]
    names = graph.names(s) | graph.names(o)
    exact = [r.evidence for r in relations if {r.subject.name, r.object.name} <= names]
    return exact or [relation.evidence for relation in relations]
