"""What the page calls classes and properties, in Korean and English: read from ``ontology/kg.ttl``."""

from __future__ import annotations

from functools import cache
from re import split

import pyoxigraph as ox

from kg.errors import KnowledgeError
from kg.knowledge import ontology_path

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


@cache
def ontology_labels() -> dict[str, tuple[str | None, str | None]]:
    """Return the Korean and the English label of each term by its local name."""
    try:
        path = ontology_path("kg.ttl")
    except KnowledgeError:
        return {}
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate == _LABEL and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            local = split("[#/]", quad.subject.value)[-1]
            found.setdefault(local, {})[quad.object.language or ""] = quad.object.value
    return {local: (labels.get("ko"), labels.get("en")) for local, labels in sorted(found.items())}


def term(local: str) -> list[str | None]:
    """Return local name, Korean and English label; a term that the ontology lacks has only its name."""
    korean, english = ontology_labels().get(local, (None, None))
    return [local, korean, english]
