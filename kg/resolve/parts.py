"""Which part each participant takes in an event: who acquires and who is acquired, who hosts, who attends.

An announcement's reader says who takes part; the facts of the same sentences say as what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.knowledge import load_toml
from kg.types import Entity, Fact, Happening

# The role of somebody of whom nothing more is known.
ANY = "participant"


@cache
def _parts() -> dict[tuple[str, str], tuple[str, str]]:
    """Return for a class of events and a property the parts of subject and object; an empty one says nothing."""
    found = {}
    for row in load_toml("parts.toml")["part"]:
        for prop in [row["fact"]] if isinstance(row["fact"], str) else row["fact"]:
            found[row["event"], prop] = (row["subject"], row.get("object", ""))
    return found


@cache
def _of_class() -> dict[str, str]:
    """Return the part that things of a class take in any event."""
    return dict(load_toml("parts.toml")["of_class"])


def with_parts(
    happenings: Iterable[Happening], facts: Iterable[Fact], entities: Iterable[Entity]
) -> tuple[Happening, ...]:
    """Return events whose participants have the parts that facts of the same sentences tell."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.subject].append(fact)
    classes: dict[str, str] = {entity.iri: entity.cls for entity in entities}
    return tuple(replace(one, participants=_of(one, told, classes)) for one in happenings)


def _of(
    event: Happening, told: Mapping[str, Sequence[Fact]], classes: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the participants of an event with their parts."""
    who = {iri for _, iri in event.participants}
    sentences = {(item.document, item.start, item.end) for item in event.evidence}
    parts: dict[str, set[str]] = defaultdict(set)
    for subject in who:
        for fact in told.get(subject, ()):
            both = _parts().get((event.cls, fact.property))
            if both and fact.object in who and _stands_in(fact, sentences):
                for iri, part in zip((subject, fact.object), both, strict=True):
                    parts[iri].update([part] if part else [])
    for iri in who:
        if not parts.get(iri) and classes[iri] in _of_class():
            parts[iri].add(_of_class()[classes[iri]])
    named = ((role, iri, parts.get(iri) if role == ANY else None) for role, iri in event.participants)
    return tuple(sorted({(part, iri) for role, iri, known in named for part in known or (role,)}))


def _stands_in(fact: Fact, sentences: set[tuple[str, int, int]]) -> bool:
    return any((item.document, item.start, item.end) in sentences for item in fact.evidence)
