"""What the relations that were read say of others (``ontology/implications.toml``), and what none of them can say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.grammar import GRAMMAR
from kg.knowledge import load_toml
from kg.relations.reading import Reading
from kg.relations.references import References
from kg.types import Mention

_OF_MAKERS = frozenset({"develops", "launched", "conductsTrialOf", "appliedForApprovalOf", "receivedApprovalFor"})
"""Properties that no authority has which only approves what others make."""
_OF_BUYERS = frozenset({"acquired", "mergedWith"})
_BODIES = GRAMMAR.words("references.bodies")
"""Ends of bodies inside an organization, which buy nothing."""
_FOLLOWS = 0.9
"""Factor on the confidence of an approval from which it follows who received it, of a licence whose the product is."""


class Implied:
    """Adds to readings what follows from them."""

    def __init__(self) -> None:
        entries: list[dict[str, Any]] = load_toml("implications.toml")["implication"]
        self._stated = {entry["then"] for entry in entries}
        self._entries: dict[str, list[dict[str, Any]]] = {}
        for entry in entries:
            self._entries.setdefault(entry["if"], []).append(entry)

    def add(self, readings: list[Reading]) -> list[Reading]:
        """Return readings, then what they imply.

        What a text states of a thing (who develops it) nothing else implies: another may only sell it.
        """
        makers = {
            r.relation.object.name
            for r in readings
            if r.relation.property in self._stated and r.relation.status == "asserted"
        }
        implied = [r for one in readings for r in self._follow(one) if r.relation.object.name not in makers]
        return readings + implied + list(_received(readings + implied))

    def _follow(self, reading: Reading) -> Iterator[Reading]:
        relation = reading.relation
        for thing in reading.others if relation.property == "licensedTo" else ():
            if thing.cls == "Product":  # who grants the rights to a product owns it
                yield _as(
                    replace(reading, relation=replace(relation, object=thing)), "develops", relation.subject, _FOLLOWS
                )
        for entry in self._entries.get(relation.property, ()):
            yield _as(reading, entry["then"], relation.subject, entry["factor"])


def _received(readings: list[Reading]) -> Iterator[Reading]:
    """Yield that the one who makes a product received the approval that is told of it and of nobody."""
    told = {r.relation.object.name for r in readings if r.relation.property == "receivedApprovalFor"}
    makers: dict[str, dict[str, Mention]] = {}
    for reading in readings:
        relation = reading.relation
        if relation.property == "develops" and relation.status == "asserted":
            makers.setdefault(relation.object.name, {}).setdefault(relation.subject.name, relation.subject)
    for reading in readings:
        relation = reading.relation
        known = list(makers.get(relation.subject.name, {}).values())
        if relation.property != "approvedBy" or relation.subject.name in told or len(known) != 1:
            continue
        turned = replace(reading, relation=replace(relation, object=relation.subject))
        yield replace(_as(turned, "receivedApprovalFor", known[0], _FOLLOWS), event=reading.event)


def _as(reading: Reading, property_: str, subject: Mention, factor: float) -> Reading:
    """Return a reading as another property of the same thing, with the same sentence as its evidence."""
    evidence = reading.relation.evidence
    said = replace(evidence, rule=f"{evidence.rule}+{property_}", confidence=round(evidence.confidence * factor, 3))
    relation = replace(reading.relation, subject=subject, property=property_, evidence=said)
    return replace(reading, relation=relation, event="", others=[], place=None)


def possible(reading: Reading, references: References) -> bool:
    """Tell whether a reading may hold: no authority makes what it approves, no company approves, no union buys."""
    relation = reading.relation
    if relation.property in _OF_BUYERS and relation.subject.name.endswith(_BODIES):
        return False
    if relation.property == "develops" and references.authorities.governs(relation.subject):
        return False  # its services are programmes
    if relation.property in _OF_MAKERS:
        return not references.authorities.approves(relation.subject)
    return relation.property != "approvedBy" or references.authorities.may_approve(relation.object)
