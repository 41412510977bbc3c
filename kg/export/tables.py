"""A built graph as two tables: entities and events, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from kg import rdf
from kg.evidence import Announcement, Node, announcements_of, base_of, plain, union_of
from kg.types import EntityClass

_TYPE = f"<{rdf.RDF}type>"
_LABEL = f"<{rdf.RDFS}label>"
_STATED = tuple(f"<{rdf.RDF}{part}>" for part in ("subject", "predicate", "object"))
# What joins the items of a cell; it stands in no name of the kind that announcements have.
SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class NodeRow:
    """An entity or an event; what it has not is empty. ``date`` is ISO 8601 at its own precision."""

    id: str
    cls: str
    kind: str
    label: str
    label_en: str
    aliases: tuple[str, ...]
    date: str
    status: str
    amount: str
    currency: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A fact, or the tie of an event to a participant or a place, with where it was read."""

    id: str
    source: str
    property: str
    target: str
    kind: str
    confidence: str
    date: str
    documents: tuple[str, ...]
    quotes: tuple[str, ...]


# The columns of a written row: field of the row, as the column is called.
NODE_COLUMNS = {
    "id": "id", "cls": "class", "kind": "kind", "label": "label", "label_en": "label_en", "aliases": "aliases",
    "date": "date", "status": "status", "amount": "amount", "currency": "currency", "documents": "documents",
}  # fmt: skip
EDGE_COLUMNS = {
    "id": "id", "source": "source", "property": "property", "target": "target", "kind": "kind",
    "confidence": "confidence", "date": "date", "documents": "documents", "quotes": "quotes",
}  # fmt: skip


def cells(row: NodeRow | EdgeRow) -> dict[str, str]:
    """Return a row by columns, in their order, as text; the items of a list are joined."""
    columns = NODE_COLUMNS if isinstance(row, NodeRow) else EDGE_COLUMNS
    values = ((column, getattr(row, field)) for field, column in columns.items())
    return {column: value if isinstance(value, str) else _joined(value) for column, value in values}


def _joined(items: tuple[str, ...]) -> str:
    return SEPARATOR.join(item.replace(SEPARATOR, "/") for item in items)


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of a graph, sorted by id."""

    nodes: tuple[NodeRow, ...]
    edges: tuple[EdgeRow, ...]


def tables_of(built: Path) -> Tables:
    """Read the tables from the folder of a built graph. Raises `InputError` where there is none."""
    kg = rdf.ontology_namespace(base_of(built))
    seen = _seen(built)
    nodes: dict[str, NodeRow] = {}
    edges: list[EdgeRow] = []
    for iri, values in union_of(built / "graph.nq"):
        if _STATED[0] in values:
            edges.append(_fact(iri, values, kg, seen))
        elif cls := _class(values, kg):
            nodes[iri] = _node(iri, values, cls, kg, seen)
            edges += _ties(iri, values, kg, seen)
    found = (edge for edge in edges if f"<{edge.source}>" in nodes and f"<{edge.target}>" in nodes)
    return Tables(tuple(nodes.values()), tuple(sorted(found, key=lambda edge: edge.id)))


_Seen = dict[str, dict[str, list[str]]]


def _seen(built: Path) -> _Seen:
    """Return for each node the announcements that name it, with the quotations it has there."""
    seen: _Seen = {}
    for graph in announcements_of(built / "graph.nq"):
        for node in graph.nodes:
            seen.setdefault(node, {})[graph.document] = []
        for node, place in graph.grounds():
            seen[node][graph.document].append(_quote(graph, place))
    return seen


def _quote(graph: Announcement, place: str) -> str:
    return plain(graph.place(place)[2])


def _class(values: Node, kg: str) -> str:
    """Return the class of an entity or an event; nothing for other nodes."""
    classes = [o[1:-1].removeprefix(kg) for o in values.get(_TYPE, ()) if o.startswith(f"<{kg}")]
    return next((cls for cls in classes if cls in get_args(EntityClass) or f"<{kg}status>" in values), "")


def _first(values: Node, prop: str) -> str:
    found = values.get(prop)
    return plain(found[0]) if found else ""


def _documents(seen: _Seen, iri: str) -> tuple[str, ...]:
    return tuple(sorted(seen[iri]))


def _quotes(seen: _Seen, iri: str) -> tuple[str, ...]:
    return tuple(sorted({quote for quotes in seen[iri].values() for quote in quotes}))


def _node(iri: str, values: Node, cls: str, kg: str, seen: _Seen) -> NodeRow:
    labels = values.get(_LABEL, [])
    english = next((plain(o) for o in labels if o.endswith("@en")), "")
    korean = next((plain(o) for o in labels if o.endswith("@ko")), "")
    return NodeRow(
        id=iri[1:-1],
        cls=cls,
        kind="entity" if cls in get_args(EntityClass) else "event",
        label=korean or english or _first(values, _LABEL) or cls,
        label_en=english,
        aliases=tuple(plain(o) for o in values.get(f"<{rdf.SKOS}altLabel>", ())),
        date=_first(values, f"<{kg}date>"),
        status=_first(values, f"<{kg}status>"),
        amount=_first(values, f"<{kg}amount>"),
        currency=_first(values, f"<{kg}currency>"),
        documents=_documents(seen, iri),
    )


def _fact(iri: str, values: Node, kg: str, seen: _Seen) -> EdgeRow:
    subject, prop, target = (values[part][0][1:-1] for part in _STATED)
    return EdgeRow(
        id=iri[1:-1],
        source=subject,
        property=prop.removeprefix(kg),
        target=target,
        kind="fact",
        confidence=_first(values, f"<{kg}confidence>"),
        date=_first(values, f"<{kg}date>"),
        documents=_documents(seen, iri),
        quotes=_quotes(seen, iri),
    )


def _ties(iri: str, values: Node, kg: str, seen: _Seen) -> Iterator[EdgeRow]:
    """Yield an event's participants, each with its most telling role, and its place."""
    if f"<{kg}status>" not in values:
        return
    roles: dict[str, str] = {}
    for prop, objects in values.items():
        if prop.startswith(f"<{kg}"):
            for o in objects:
                if o[0] == "<" and roles.get(o, "participant") == "participant":
                    roles[o] = prop[1:-1].removeprefix(kg)
    participants = set(values.get(f"<{kg}participant>", ())) | set(values.get(f"<{kg}place>", ()))
    for target in sorted(participants):
        yield EdgeRow(
            id=f"{iri[1:-1]}#{target[1:-1].rpartition('/')[2]}",
            source=iri[1:-1],
            property=roles[target],
            target=target[1:-1],
            kind="tie",
            confidence=_first(values, f"<{kg}confidence>"),
            date=_first(values, f"<{kg}date>"),
            documents=_documents(seen, iri),
            quotes=_quotes(seen, iri),
        )
