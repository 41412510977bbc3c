"""Small reads of the store that all look-ups share: labels, facts of a node, and the sentences they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg import rdf
from kg.store import Reading


@dataclass(frozen=True, slots=True, order=True)
class Grounds:
    """A sentence and the announcement it stands in."""

    published: str
    document: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact as it stands in the store: ends by IRI, ``statement`` the node that holds its evidence."""

    statement: str
    subject: str
    property: str
    object: str
    when: str = ""


class Reader:
    """The store of a folder with ways to ask it. Raises `kg.errors.InputError` where there is none."""

    def __init__(self, folder: Path) -> None:
        import pyoxigraph as ox

        self.folder = folder
        self.store = Reading(folder)
        self.base = self.store.base
        self._ox = ox
        self._terms = rdf.ontology_namespace(self.base)
        self.called = lru_cache(maxsize=1 << 14)(self._called)

    def close(self) -> None:
        """Let the files go."""
        self.store.close()

    def own(self, local: str) -> str:
        """Return a term of the ontology."""
        return f"{self._terms}{local}"

    def local(self, iri: str) -> str | None:
        """Return the local name of a term of the ontology, nothing for another IRI."""
        return iri.removeprefix(self._terms) if iri.startswith(self._terms) else None

    def quads(self, s: str | None, p: str | None, o: Any = None) -> Iterator[Any]:
        """Yield triples of the union of all announcements; ``o`` is an IRI or a term of pyoxigraph."""
        node, union = self._ox.NamedNode, self._ox.DefaultGraph()
        obj = node(o) if isinstance(o, str) else o
        return iter(self.store.quads.quads_for_pattern(node(s) if s else None, node(p) if p else None, obj, union))

    def values(self, s: str, p: str) -> list[str]:
        """Return the values of a property, sorted, each once."""
        return sorted({str(quad.object.value) for quad in self.quads(s, p)})

    def value(self, s: str, p: str) -> str:
        """Return the first value of a property, or nothing."""
        return next(iter(self.values(s, p)), "")

    def subjects(self, p: str, o: str) -> list[str]:
        """Return what has a value, sorted, each once."""
        return sorted({str(quad.subject.value) for quad in self.quads(None, p, o)})

    def _called(self, iri: str) -> str:
        """Return what to call a node: its Korean label or the one it has."""
        labels = {(quad.object.language or "", quad.object.value) for quad in self.quads(iri, f"{rdf.RDFS}label")}
        korean = sorted(text for lang, text in labels if lang == "ko")
        return str((korean or sorted(text for _, text in labels) or [iri.rpartition("/")[2]])[0])

    def classes(self, iri: str) -> list[str]:
        """Return the classes of a node that our ontology has."""
        return [local for cls in self.values(iri, f"{rdf.RDF}type") if (local := self.local(cls))]

    def relations(self, iri: str) -> list[Relation]:
        """Return the facts that a node is an end of."""
        statements = self.subjects(f"{rdf.RDF}subject", iri) + self.subjects(f"{rdf.RDF}object", iri)
        return [self.relation(statement) for statement in dict.fromkeys(statements)]

    def relation(self, statement: str) -> Relation:
        """Return the fact of a statement node."""
        subject, prop, obj = (self.value(statement, f"{rdf.RDF}{part}") for part in ("subject", "predicate", "object"))
        return Relation(statement, subject, self.local(prop) or prop, obj, self.value(statement, self.own("date")))

    def events(self, iri: str) -> list[str]:
        """Return the events that a node takes part in."""
        return self.subjects(self.own("participant"), iri)

    def otherwise(self, event: str) -> tuple[str, ...]:
        """Return what some announcements give for an event in place of what most give."""
        found = []
        for node in self.subjects(self.own("concerns"), event):
            values = (self.value(node, self.own(part)) for part in ("date", "amount", "currency"))
            found.append(" ".join(value for value in values if value))
        return tuple(sorted(found))

    def grounds(self, node: str) -> list[Grounds]:
        """Return the sentences that a fact or an event stands on, the earliest announcement first."""
        return sorted({self._grounds(place) for place in self.values(node, f"{rdf.PROV}wasDerivedFrom")})

    def _grounds(self, place: str) -> Grounds:
        source = self.value(place, f"{rdf.OA}hasSource") or place
        quotes = [
            quote
            for part in self.values(place, f"{rdf.OA}hasSelector")
            for quote in self.values(part, f"{rdf.OA}exact")
        ]
        return Grounds(
            self.value(source, f"{rdf.DCTERMS}issued"),
            self.value(source, f"{rdf.DCTERMS}identifier"),
            self.value(source, f"{rdf.DCTERMS}title"),
            " ".join(quotes[0].split()) if quotes else "",
        )

    def announcements(self, iri: str) -> list[str]:
        """Return the IRIs of the announcements that speak of a node."""
        node, kind = self._ox.NamedNode(iri), self._ox.NamedNode(f"{rdf.RDF}type")
        graphs = {quad.graph_name for quad in self.store.quads.quads_for_pattern(node, kind, None, None)}
        return sorted(graph.value for graph in graphs if isinstance(graph, self._ox.NamedNode))
