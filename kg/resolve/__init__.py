"""Mentions of all announcements become entities, facts and events: this half never looks at text.

The outcome depends on the set of announcements only, not on their order. An IRI depends on the names (for
people: names and organizations; for events: participants and date) of the announcements that speak of the
thing, so others do not change it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.names import CuratedNames, curated_names, identifier, language
from kg.resolve.facts import gather_facts
from kg.resolve.happenings import gather_happenings
from kg.resolve.intake import Claim, Intake, take_in
from kg.resolve.labels import label
from kg.resolve.people import ROLES, gather_people
from kg.resolve.things import Name, Things, gather
from kg.types import Entity, Extraction, Failure, Graph

__all__ = ["merge"]


def merge(
    extractions: Iterable[Extraction],
    *,
    base: str,
    failures: Iterable[Failure] = (),
    names: CuratedNames | None = None,
) -> Graph:
    """Return the graph of all announcements: one thing, one node.

    ``base`` is the beginning of every IRI and ends with a slash; ``names`` replaces the curated names.
    Extractions may come in any order, each announcement once.
    """
    known = names or curated_names()
    intake = take_in(extractions, base, known)
    things = gather(intake.locals, known)
    iris = _identify(intake, things, base)
    entities = _entities(intake, things, iris, known)
    called = {
        entity.iri: next((x.text for x in entity.labels if x.lang == "ko"), entity.labels[0].text)
        for entity in entities
    }
    return Graph(
        base,
        tuple(sorted(intake.sources, key=lambda source: source.iri)),
        entities,
        gather_facts(intake.claims, iris, base),
        gather_happenings(intake, iris, called, base),
        tuple(sorted(failures)),
    )


def _identify(intake: Intake, things: Things, base: str) -> list[str]:
    """Return the IRI of the entity of each local thing."""
    roots = [None if local.cls == "Person" else things.of(local) for local in intake.locals]
    leads: dict[Name, set[str]] = defaultdict(set)
    for local, root in zip(intake.locals, roots, strict=True):
        if root:
            leads[root].add(things.lead(local)[1])
    chosen = {root: root if root in things.known else (root[0], _fullest(keys)) for root, keys in leads.items()}
    iri_of = {root: identifier(base, *name) for root, name in chosen.items()}
    people = gather_people(intake.locals, intake.claims, roots)
    person_iris = _identify_people(intake, people, things, base)
    return [iri_of[root] if root else person_iris[people[index]] for index, root in enumerate(roots)]


def _fullest(keys: Iterable[str]) -> str:
    """Return the key that an IRI is made of: a Korean one before others, the longest, the first."""
    return min(keys, key=lambda key: (language(key) != "ko", -len(key), key))


def _identify_people(intake: Intake, people: dict[int, int], things: Things, base: str) -> dict[int, str]:
    """Return the IRI of each person by the local that stands for them: made of a name and a place to stand."""
    posts = _posts(intake.claims, intake, things)
    anchors: dict[int, set[tuple[bool, str]]] = defaultdict(set)
    names: dict[int, set[str]] = defaultdict(set)
    for index, person in people.items():
        local = intake.locals[index]
        names[person].add(local.keys[0])
        anchors[person].update((False, post) for post in posts.get(index, ()))
        anchors[person].add((True, f"announcement {intake.sources[local.document].id}"))
    return {person: identifier(base, "Person", _fullest(names[person]), min(anchors[person])[1]) for person in names}


def _posts(claims: Sequence[Claim], intake: Intake, things: Things) -> dict[int, set[str]]:
    """Return for each local person the names, as its announcement has them, of where it holds or held a post."""
    posts: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        place = intake.locals[claim.object]
        if claim.property in ROLES and place.cls != "Person":
            lead = things.lead(place)
            cls, key = things.curated.get(lead, lead)
            posts[claim.subject].add(f"{cls} {key}")
    return posts


def _entities(intake: Intake, things: Things, iris: Sequence[str], known: CuratedNames) -> tuple[Entity, ...]:
    members: dict[str, list[int]] = defaultdict(list)
    for index, iri in enumerate(iris):
        members[iri].append(index)
    found = []
    for iri, indexes in sorted(members.items()):
        locals_ = [intake.locals[index] for index in indexes]
        names, leads = Counter[str](), Counter[str]()
        for local in locals_:
            names.update(things.names_of(local))
            leads[local.names[0]] += 1
        documents = sorted({intake.sources[local.document].id for local in locals_})
        found.append(Entity(iri, locals_[0].cls, *label(locals_[0].cls, names, leads, known), tuple(documents)))
    return tuple(found)
