"""Pairs that may be one thing, for a person to decide: likeness only proposes, it never joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.decisions import Decision
from kg.names import CuratedNames, is_generic, name_key
from kg.types import Entity, EntityClass

# Names shorter than this are like too many others.
SHORTEST = 4
# A name that contains another and is longer by at most so many letters may be its full form.
LONGER = 4
# A likeness that more than this many things share says nothing.
CROWD = 8
_CLASSES: tuple[EntityClass, ...] = ("Organization", "Product", "Gathering", "Programme", "Publication")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities that may be one; ``weight`` is the number of announcements that would come together."""

    left: Entity
    right: Entity
    reason: str
    weight: int


def propose(
    entities: Iterable[Entity], decisions: Sequence[Decision] = (), known: CuratedNames | None = None
) -> tuple[Proposal, ...]:
    """Return proposals, the most useful first.

    What is decided already, known to be two things, or named side by side in one announcement is not proposed.
    """
    by_iri = {entity.iri: entity for entity in entities}
    decided = {frozenset((d.left.rpartition(" ")[2], d.right.rpartition(" ")[2])) for d in decisions}
    decided |= {frozenset((name_key(d.left, d.cls), name_key(d.right, d.cls))) for d in decisions}
    found: dict[tuple[str, str], str] = {}
    for left, right, reason in (*_alike(by_iri.values()), *_namesakes(by_iri.values())):
        found.setdefault((min(left, right), max(left, right)), reason)
    proposals = (
        Proposal(by_iri[left], by_iri[right], reason, _weight(by_iri[left], by_iri[right]))
        for (left, right), reason in found.items()
        if not (known and _is_known(by_iri[left], known) and _is_known(by_iri[right], known))
        and not _decided(by_iri[left], by_iri[right], decided)
        and not _side_by_side(by_iri[left], by_iri[right])
    )
    return tuple(sorted(proposals, key=lambda one: (-one.weight, one.left.iri, one.right.iri)))


def _is_known(entity: Entity, known: CuratedNames) -> bool:
    return any(known.find(entity.cls, name_key(label.text, entity.cls)) for label in entity.labels)


def _side_by_side(left: Entity, right: Entity) -> bool:
    """Tell whether one announcement names both, and so as two; people of one name may stand twice in one by mistake."""
    return left.cls != "Person" and not set(left.documents).isdisjoint(right.documents)


def _weight(left: Entity, right: Entity) -> int:
    return min(len(left.documents), len(right.documents))


def _decided(left: Entity, right: Entity, decided: set[frozenset[str]]) -> bool:
    mine = [
        {e.iri.rpartition("/")[2], *(name_key(x.text, e.cls) for x in (*e.labels, *e.aliases))} for e in (left, right)
    ]
    return any(frozenset((a, b)) in decided for a in mine[0] for b in mine[1]) if decided else False


def _alike(entities: Iterable[Entity]) -> Iterator[tuple[str, str, str]]:
    """Yield pairs whose names differ by one letter, or one of which is the other with a little before or after it.

    A digit tells two things apart: 2025 and 2026 are no likeness.
    """
    shapes: dict[tuple[str, str], set[str]] = defaultdict(set)
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in entities:
        if entity.cls in _CLASSES:
            for key in {name_key(label.text, entity.cls) for label in (*entity.labels, *entity.aliases)}:
                if len(key) >= SHORTEST and not is_generic(key):
                    keys[entity.cls, key].add(entity.iri)
                    for i in (i for i, letter in enumerate(key) if not letter.isdigit()):
                        shapes[entity.cls, key[:i] + key[i + 1 :]].add(entity.iri)
    for (cls, key), iris in keys.items():
        for cut in range(1, min(LONGER, len(key) - SHORTEST) + 1):
            for part, rest in ((key[cut:], key[:cut]), (key[:-cut], key[-cut:])):
                if any(map(str.isdigit, rest)):
                    continue
                yield from ((a, b, "one name in the other") for a in iris for b in keys.get((cls, part), ()) if a != b)
    for iris in shapes.values():
        if 1 < len(iris) <= CROWD:
            yield from ((a, b, "one letter apart") for a, b in combinations(sorted(iris), 2))


def _namesakes(entities: Iterable[Entity]) -> Iterator[tuple[str, str, str]]:
    """Yield people of one name who are kept apart."""
    people: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.cls == "Person":
            for label in (*entity.labels, *entity.aliases):
                people[name_key(label.text, "Person")].add(entity.iri)
    for iris in people.values():
        if 1 < len(iris) <= CROWD:
            yield from ((a, b, "one name") for a, b in combinations(sorted(iris), 2))
