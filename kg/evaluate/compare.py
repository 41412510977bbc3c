"""The graph of one announcement beside what a reader annotated: what is right, missed and wrong.

An entity of the graph is the annotated one that shares a name with it (`kg.evaluate.gold.key`). A relation is
right when property and both ends match, either way round where the property is symmetric.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.evaluate.gold import Edge, Gold, GoldEvent, key
from kg.knowledge import load_table
from kg.types import Entity, Fact, Graph

ROLES = frozenset(
    {"chairOf", "ceoOf", "presidentOf", "headOf", "executiveOf", "founderOf", "affiliatedWith", "formerlyAt"}
)
AGREEMENTS = frozenset({"signedMOUWith", "signedContractWith", "licensedTo", "suppliesTo", "collaboratesWith"})
# An amount is right when it is off by no more than this share: texts round.
AMOUNT_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Outcome:
    """Things of one kind in one announcement: found and right, not found, found and wrong."""

    right: frozenset[Edge]
    missed: frozenset[Edge]
    wrong: frozenset[Edge]


@dataclass(frozen=True, slots=True)
class EventOutcome:
    """An annotated event and whether it, its date and its amount were found."""

    event: GoldEvent
    found: bool
    date: bool
    amount: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one announcement adds to the figures.

    Ends of edges are ids of annotated entities, or "?" and a name where the graph has an entity that the
    annotation has not. ``facts`` are the facts of the graph by their edge, optional ones included.
    """

    gold: Gold
    relations: Outcome
    families: Outcome
    people_and_organizations: frozenset[str]
    names_missed: frozenset[str]
    names_wrong: tuple[str, ...]
    events: tuple[EventOutcome, ...]
    facts: dict[Edge, tuple[Fact, ...]]
    labels: dict[str, str]

    def said(self, edge: Edge) -> str:
        """Return an edge for a person to read."""
        subject, prop, target = edge
        return f"{self.labels.get(subject, subject)} {prop} {self.labels.get(target, target)}"


@dataclass(slots=True)
class _EventNode:
    """An event as the graph has it: a gathering is one node however many reports there are of it."""

    who: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    amounts: set[float] = field(default_factory=set)


class Comparer:
    """Compares graphs with annotations; knows which properties are symmetric."""

    def __init__(self) -> None:
        self.symmetric = {row["property"] for row in load_table("properties.tsv") if row["symmetric"] == "yes"}

    def edge(self, subject: str, prop: str, target: str) -> Edge:
        """Return an edge in the one form that a symmetric property has."""
        first, second = sorted((subject, target)) if prop in self.symmetric else (subject, target)
        return first, prop, second

    def compare(self, gold: Gold, graph: Graph | None) -> Comparison:
        """Compare one announcement's graph, or nothing where there is none, with its annotation."""
        entities = graph.entities if graph else ()
        facts = graph.facts if graph else ()
        ids = gold.ids()
        meant = {entity.iri: _meant(entity, ids) for entity in entities}
        by_edge: dict[Edge, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_edge[self.edge(meant[fact.subject], fact.property, meant[fact.object])].append(fact)
        required = {self.edge(*edge) for edge in gold.required}
        optional = {self.edge(*edge) for edge in gold.optional} - required
        found = set(by_edge) - optional
        named = [meant[one.iri] for one in entities if one.cls in ("Person", "Organization")]
        wanted = {one for one, cls in gold.classes.items() if cls in ("Person", "Organization")}
        nodes = _event_nodes(graph) if graph else {}
        labels = {one.iri: _korean(one) for one in entities if one.labels}
        said = {mark: labels.get(iri, mark) for iri, mark in meant.items()} | {
            one: names[0] for one, names in gold.names.items()
        }
        return Comparison(
            gold,
            _outcome(required, found),
            _families(required, optional, found),
            frozenset(wanted & set(named)),
            frozenset(wanted - set(named)),
            _surplus(named, wanted),
            tuple(_event_outcome(event, nodes.get(event.cls, []), meant) for event in gold.events),
            {edge: tuple(these) for edge, these in by_edge.items()},
            said,
        )


def _meant(entity: Entity, ids: dict[str, str]) -> str:
    """Return the id of the annotated entity that one of the graph is, or "?" and its own name."""
    keys = sorted({key(label.text) for label in (*entity.labels, *entity.aliases)})
    return next((ids[one] for one in keys if one in ids), f"?{keys[0] if keys else entity.iri}")


def _korean(entity: Entity) -> str:
    """Return the Korean name of an entity, or what it has."""
    return next((label.text for label in entity.labels if label.lang == "ko"), entity.labels[0].text)


def _surplus(named: list[str], wanted: set[str]) -> tuple[str, ...]:
    """Return the people and organizations of the graph that are not wanted, and all but one of each that is."""
    seen: set[str] = set()
    surplus = []
    for one in named:
        if one not in wanted or one in seen:
            surplus.append(one)
        seen.add(one)
    return tuple(sorted(surplus))


def _outcome(required: set[Edge], found: set[Edge]) -> Outcome:
    return Outcome(frozenset(found & required), frozenset(required - found), frozenset(found - required))


def _families(required: set[Edge], optional: set[Edge], found: set[Edge]) -> Outcome:
    """Compare with the exact role, and the exact kind of agreement and its direction, left aside."""
    wanted, arguable, there = ({_family(edge) for edge in edges} for edges in (required, optional, found))
    return _outcome(wanted, there - (arguable - wanted))


def _family(edge: Edge) -> Edge:
    subject, prop, target = edge
    if prop in AGREEMENTS:
        first, second = sorted((subject, target))
        return first, "agreement", second
    return subject, "role" if prop in ROLES else prop, target


def _event_nodes(graph: Graph) -> dict[str, list[_EventNode]]:
    """Return the events of a graph by class; every gathering is an event, as it is in the graph's RDF."""
    nodes: dict[tuple[str, str], _EventNode] = {}
    gatherings = {one.iri for one in graph.entities if one.cls == "Gathering"}
    for iri in gatherings:
        nodes["Gathering", iri] = _EventNode({iri} | {f.object for f in graph.facts if f.subject == iri})
    for one in graph.happenings:
        people = [iri for _, iri in one.participants]
        own = next((iri for iri in people if iri in gatherings), one.iri) if one.cls == "Gathering" else one.iri
        node = nodes.setdefault((one.cls, own), _EventNode())
        node.who.update(people, [one.place] if one.place else [])
        node.dates.update([one.date] if one.date else [])
        node.amounts.update([float(one.amount)] if one.amount is not None else [])
    by_class: dict[str, list[_EventNode]] = defaultdict(list)
    for (cls, _), node in sorted(nodes.items()):
        by_class[cls].append(node)
    return by_class


def _event_outcome(event: GoldEvent, nodes: Iterable[_EventNode], meant: dict[str, str]) -> EventOutcome:
    hits = [node for node in nodes if {meant[iri] for iri in node.who} & event.participants]
    near = AMOUNT_TOLERANCE * (event.amount or 0.0)
    return EventOutcome(
        event,
        bool(hits),
        any(event.date in node.dates for node in hits),
        event.amount is not None and any(abs(a - event.amount) <= near for node in hits for a in node.amounts),
    )
