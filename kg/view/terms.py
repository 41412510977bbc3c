"""What the page calls classes and properties, in Korean and English: read from ``ontology/kg.ttl``."""

from __future__ import annotations

from functools import cache
from re import split

import pyoxigraph as ox

from kg.errors import KnowledgeError
from kg.knowledge import ontology_path

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SYMMETRIC = ox.NamedNode("http://www.w3.org/2002/07/owl#SymmetricProperty")


@cache
def _triples() -> tuple[tuple[str, ox.NamedNode, object], ...]:
    """Return the ontology's statements by the local name of their subject; none where it is missing."""
    try:
        path = ontology_path("kg.ttl")
    except KnowledgeError:
        return ()
    return tuple(
        (split("[#/]", quad.subject.value)[-1], quad.predicate, quad.object)
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
    )


@cache
def symmetric_properties() -> frozenset[str]:
    """Return the local names of the properties whose two directions say the same."""
    return frozenset(local for local, predicate, value in _triples() if (predicate, value) == (_TYPE, _SYMMETRIC))


@cache
def ontology_labels() -> dict[str, tuple[str | None, str | None]]:
    """Return the Korean and the English label of each term by its local name."""
    found: dict[str, dict[str, str]] = {}
    for local, predicate, value in _triples():
        if predicate == _LABEL and isinstance(value, ox.Literal):
            found.setdefault(local, {})[value.language or ""] = value.value
    return {local: (labels.get("ko"), labels.get("en")) for local, labels in sorted(found.items())}


def term(local: str) -> list[str | None]:
    """Return local name, Korean and English label; a term that the ontology lacks has only its name."""
    korean, english = ontology_labels().get(local, (None, None))
    return [local, korean, english]
