"""Mentions of all announcements become entities, facts and events: this half never looks at text.

The outcome depends on the set of announcements only, not on their order. An IRI depends on the names (for
people: names and organizations; for events: participants and date) of the announcements that speak of the
thing, so others do not change it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.collection import without_collection
from kg.decisions import Decision
from kg.names import CuratedNames, curated_names
from kg.resolve.facts import gather_facts
from kg.resolve.happenings import gather_happenings
from kg.resolve.identities import Identities, identify
from kg.resolve.intake import Intake, take_in
from kg.resolve.labels import label
from kg.resolve.parts import with_parts
from kg.resolve.rules import distinct_names, parted
from kg.resolve.things import Things, gather
from kg.types import Entity, Extraction, Failure, Graph

__all__ = ["call", "merge"]


def merge(
    extractions: Iterable[Extraction],
    *,
    base: str,
    failures: Iterable[Failure] = (),
    names: CuratedNames | None = None,
    decisions: Sequence[Decision] = (),
    reprints: Iterable[tuple[str, str]] = (),
) -> Graph:
    """Return the graph of all announcements: one thing, one node.

    ``base`` is the beginning of every IRI and ends with a slash; ``names`` replaces the curated names;
    ``decisions`` are a person's, which stand above all rules; ``reprints`` are ids of two that print one release.
    Extractions may come in any order, each announcement once.
    """
    with without_collection():
        known = parted(names or curated_names(), decisions)
        return _merge(
            take_in(extractions, base, known, distinct_names(decisions), reprints), base, failures, known, decisions
        )


def _merge(
    intake: Intake,
    base: str,
    failures: Iterable[Failure],
    known: CuratedNames,
    decisions: Sequence[Decision],
) -> Graph:
    things = gather(intake.locals, known, decisions, intake.reprints)
    identities = identify(intake, things, base, known, decisions)
    entities = _entities(intake, things, identities, known)
    called = {entity.iri: call(entity) for entity in entities}
    facts = gather_facts(intake.claims, identities.iris, base)
    return Graph(
        base,
        tuple(sorted(intake.sources, key=lambda source: source.iri)),
        entities,
        facts,
        with_parts(gather_happenings(intake, identities, called, base), facts, entities),
        tuple(sorted(failures)),
    )


def call(entity: Entity) -> str:
    """Return what to call an entity in Korean text: its Korean name, or the one it has."""
    return next((label.text for label in entity.labels if label.lang == "ko"), entity.labels[0].text)


def _entities(intake: Intake, things: Things, identities: Identities, known: CuratedNames) -> tuple[Entity, ...]:
    members: dict[str, list[int]] = defaultdict(list)
    for index, iri in enumerate(identities.iris):
        members[iri].append(index)
    found = []
    for iri, indexes in sorted(members.items()):
        locals_ = [intake.locals[index] for index in indexes]
        names, leads = Counter[str](), Counter[str]()
        for local in locals_:
            names.update(things.names_of(local))
            leads[local.names[0]] += 1
        documents = tuple(sorted({intake.sources[local.document].id for local in locals_}))
        cls = locals_[0].cls
        found.append(Entity(iri, cls, *label(cls, names, leads, known), documents, identities.replaced(iri)))
    return tuple(found)
