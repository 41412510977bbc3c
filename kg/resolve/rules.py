"""How a person's decisions change what is known beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from kg.decisions import Decision
from kg.names import CuratedNames, name_key
from kg.types import EntityClass


def parted(known: CuratedNames, decisions: Iterable[Decision]) -> CuratedNames:
    """Return curated names without those that a person decided to mean something else than their row."""
    strangers = []
    for cls, left, right in distinct_names(decisions):
        if (row := known.identity(cls, left)) and row == known.identity(cls, right):
            strangers.append((cls, left if right == row else right))
    return known.without(strangers) if strangers else known


def distinct_names(decisions: Iterable[Decision]) -> list[tuple[EntityClass, str, str]]:
    """Return the pairs of keys of things that a person decided to be two."""
    return [
        (d.cls, name_key(d.left, d.cls), name_key(d.right, d.cls))
        for d in decisions
        if d.what == "distinct" and d.cls != "Person"
    ]
