"""How two things are connected: a shortest way over facts and shared events, with a sentence for each step."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import InputError
from kg.lookup.entities import Candidate
from kg.lookup.reader import Grounds, Reader

# A way is not led through what so many others touch (대한민국, 식약처), unless there is no other way.
HUB = 300


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: ``subject property object`` as the graph has it, and a sentence that says so."""

    subject: str
    property: str
    object: str
    grounds: Grounds | None


Link = tuple[str, str, str]


def path(reader: Reader, start: Candidate, goal: Candidate) -> tuple[Step, ...]:
    """Return a shortest way between two entities. Raises `InputError` where none leads from one to the other."""
    links = _search(reader, start.iri, goal.iri, HUB) or _search(reader, start.iri, goal.iri, None)
    if links is None:
        raise InputError(f"{start.label} and {goal.label}: no facts or events of the graph connect them")
    return tuple(_step(reader, link) for link in links)


def _search(reader: Reader, start: str, goal: str, hub: int | None) -> list[Link] | None:
    """Search from both ends, a layer of the smaller side at a time."""
    if start == goal:
        return []
    came: tuple[dict[str, Link | None], dict[str, Link | None]] = ({start: None}, {goal: None})
    edges = [[start], [goal]]
    while edges[0] and edges[1]:
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        layer = []
        for node in edges[side]:
            links = _links(reader, node)
            if hub is not None and len(links) > hub and node not in (start, goal):
                continue
            for link in links:
                other = link[2] if link[0] == node else link[0]
                if other not in came[side]:
                    came[side][other] = link
                    layer.append(other)
        if meeting := sorted(node for node in layer if node in came[1 - side]):
            return _trace(came[0], meeting[0])[::-1] + _trace(came[1], meeting[0])
        edges[side] = sorted(layer)
    return None


def _trace(came: dict[str, Link | None], node: str) -> list[Link]:
    links = []
    while link := came[node]:
        links.append(link)
        node = link[0] if link[2] == node else link[2]
    return links


def _links(reader: Reader, node: str) -> list[Link]:
    """Return the facts of a node and its events, in both directions, sorted."""
    links = {
        (node, quad.predicate.value, quad.object.value) for quad in reader.quads(node, None) if _leads(reader, quad)
    }
    links |= {
        (quad.subject.value, quad.predicate.value, node)
        for quad in reader.quads(None, None, node)
        if _leads(reader, quad)
    }
    return sorted(links)


def _leads(reader: Reader, quad: object) -> bool:
    predicate = reader.local(quad.predicate.value)  # type: ignore[attr-defined]  # pyoxigraph's Quad
    target = quad.object  # type: ignore[attr-defined]
    return predicate not in (None, "concerns") and getattr(target, "value", "").startswith(f"{reader.base}id/")


def _step(reader: Reader, link: Link) -> Step:
    subject, prop, obj = link
    facts = [r.statement for r in reader.relations(subject) if (r.subject, reader.own(r.property), r.object) == link]
    grounds = reader.grounds(facts[0] if facts else subject)
    return Step(reader.called(subject), reader.local(prop) or prop, reader.called(obj), grounds[0] if grounds else None)
