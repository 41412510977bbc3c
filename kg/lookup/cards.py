"""An entity on one screen: names, roles over time, what it agreed, what happened, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass

from kg import rdf
from kg.lookup.entities import Candidate
from kg.lookup.reader import Grounds, Reader, Relation

# An entity with more facts is shown by those that most announcements tell.
SHOWN_FACTS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A fact or an event in words; ``outward`` is false for what others do to the entity.

    ``otherwise`` are dates and amounts that some announcements give instead.
    """

    property: str
    other: str
    when: str
    sources: int
    outward: bool
    status: str = "asserted"
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What the graph says of one entity; ``left_out`` facts and events are not shown."""

    iri: str
    cls: str
    labels: tuple[str, ...]
    aliases: tuple[str, ...]
    roles: tuple[Line, ...]
    facts: tuple[Line, ...]
    events: tuple[Line, ...]
    sources: tuple[Grounds, ...]
    announcements: int
    left_out: int = 0


def show(reader: Reader, entity: Candidate) -> Card:
    """Return all that the graph says of an entity, shortened where it is very much."""
    lines = sorted(
        (_line(reader, entity.iri, relation) for relation in reader.relations(entity.iri)),
        key=lambda line: (-line.sources, line.property, line.other, line.when),
    )
    roles = [line for line in lines if line.property in rdf.ROLES]
    facts = [line for line in lines if line.property not in rdf.ROLES]
    events = sorted(
        (_event(reader, event) for event in reader.events(entity.iri)), key=lambda line: (line.when or "~", line.other)
    )
    announcements = reader.announcements(entity.iri)
    shown = [part[:SHOWN_FACTS] for part in (roles, facts, events)]
    return Card(
        entity.iri,
        entity.cls,
        tuple(reader.values(entity.iri, f"{rdf.SKOS}prefLabel")),
        tuple(reader.values(entity.iri, f"{rdf.SKOS}altLabel")),
        tuple(sorted(shown[0], key=lambda line: (line.when or "~", line.property, line.other))),
        tuple(sorted(shown[1], key=lambda line: (line.property, not line.outward, line.other))),
        tuple(shown[2]),
        tuple(sorted((_source(reader, iri) for iri in announcements), reverse=True)[:SHOWN_FACTS]),
        len(announcements),
        len(roles) + len(facts) + len(events) - sum(map(len, shown)),
    )


def _line(reader: Reader, iri: str, relation: Relation) -> Line:
    outward = relation.subject == iri
    other = relation.object if outward else relation.subject
    sources = len(reader.values(relation.statement, f"{rdf.PROV}wasDerivedFrom"))
    return Line(relation.property, reader.called(other), relation.when, sources, outward)


def _event(reader: Reader, event: str) -> Line:
    kind = next(iter(reader.classes(event)), "")
    sources = len(reader.values(event, f"{rdf.PROV}wasDerivedFrom"))
    when, status = reader.value(event, reader.own("date")), reader.value(event, reader.own("status"))
    return Line(kind, reader.called(event), when, sources, True, status, reader.otherwise(event))


def _source(reader: Reader, iri: str) -> Grounds:
    issued, identifier, title = (
        reader.value(iri, f"{rdf.DCTERMS}{part}") for part in ("issued", "identifier", "title")
    )
    return Grounds(issued, identifier, title, "")
