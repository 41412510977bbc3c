"""IRIs of entities: each local thing has one of its own, and the whole thing has the best of those.

So the IRI of a whole is always one that a part of it would have alone. When two nodes turn out to be one, the
IRI given up is known without a memory of earlier runs, and others' announcements change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.decisions import Decision
from kg.names import CuratedNames, identifier, language
from kg.resolve.intake import Intake
from kg.resolve.people import ROLES, Decided, as_post, gather_people
from kg.resolve.things import Name, Things

# What the IRI of a local thing is made of, and before it what makes one better than another.
Rank = tuple[bool, bool, int, str]
Own = tuple[Rank, tuple[str, ...]]


@dataclass(slots=True)
class Identities:
    """The IRI of the entity of each local thing, its name as its announcement has it, and the IRIs given up."""

    iris: list[str]
    names: list[str]
    given_up: dict[str, set[str]] = field(default_factory=dict)

    def replaced(self, iri: str) -> tuple[str, ...]:
        """Return the IRIs that an entity replaces, sorted."""
        return tuple(sorted(self.given_up.get(iri, ())))


def identify(
    intake: Intake,
    things: Things,
    base: str,
    known: CuratedNames,
    decisions: Iterable[Decision] = (),
) -> Identities:
    """Find out which local things are one entity, and give each entity its IRI."""
    roots = [None if local.cls == "Person" else things.of(local) for local in intake.locals]
    posts = own_posts(intake, things)
    own = [
        _own_of_thing(things.lead(local), things) if root else _own_of_person(index, intake, posts)
        for index, (local, root) in enumerate(zip(intake.locals, roots, strict=True))
    ]
    decided = _decided(decisions, [None if root else part[1] for root, part in zip(roots, own, strict=True)], base)
    people = gather_people(intake, roots, known, decided, intake.reprints)
    wholes: dict[Name | int, set[Own]] = defaultdict(set)
    keys: list[Name | int] = [root or people[index] for index, root in enumerate(roots)]
    for key, mine in zip(keys, own, strict=True):
        wholes[key].add(mine)
    iri_of = {key: identifier(base, *min(parts)[1]) for key, parts in wholes.items()}
    given_up = {
        iri_of[key]: {identifier(base, *part[1]) for part in parts} - {iri_of[key]}
        for key, parts in wholes.items()
        if len(parts) > 1
    }
    names = [" ".join(parts[:2]) for _, parts in own]
    return Identities([iri_of[key] for key in keys], names, without_doubt(given_up, set(iri_of.values())))


def _decided(decisions: Iterable[Decision], own: Sequence[tuple[str, ...] | None], base: str) -> Decided:
    """Turn decisions about people, who are named by the end of an IRI, into groups of local people."""
    mine = [decision for decision in decisions if decision.cls == "Person"]
    if not mine:
        return (), ()
    having: dict[str, list[int]] = defaultdict(list)
    for index, parts in enumerate(own):
        if parts:
            having[identifier(base, *parts).rpartition("/")[2]].append(index)
    together, apart = [], []
    for decision in mine:
        left, right = (having.get(side.rpartition(" ")[2], []) for side in (decision.left, decision.right))
        if left and right and decision.what == "merge":
            together.append((*left, *right))
        elif left and right:
            apart.append((left, right))
    return together, apart


def without_doubt(given_up: dict[str, set[str]], in_use: set[str]) -> dict[str, set[str]]:
    """Leave out IRIs that something else has or that two things would replace."""
    claimed: dict[str, int] = defaultdict(int)
    for old in given_up.values():
        for iri in old:
            claimed[iri] += 1
    sure = {kept: {iri for iri in old if claimed[iri] == 1 and iri not in in_use} for kept, old in given_up.items()}
    return {kept: old for kept, old in sure.items() if old}


def _own_of_thing(lead: Name, things: Things) -> Own:
    cls, key = things.curated.get(lead, lead)
    return (lead not in things.curated, *_fullness(key)), (cls, key)


def _fullness(key: str) -> tuple[bool, int, str]:
    """Rank keys: a Korean one before others, the longest, the first."""
    return language(key) != "ko", -len(key), key


def _own_of_person(index: int, intake: Intake, posts: dict[int, set[str]]) -> Own:
    """A person's IRI is made of a name and of where a post is held, or else of the announcement."""
    local = intake.locals[index]
    place = min(posts.get(index, ()), default=None)
    stand = place or f"announcement {intake.sources[local.document].id}"
    return (place is None, language(local.keys[0]) != "ko", 0, f"{stand} {local.keys[0]}"), (
        "Person",
        local.keys[0],
        stand,
    )


def own_posts(intake: Intake, things: Things) -> dict[int, set[str]]:
    """Return for each local person the names, as its announcement has them, of where it holds or held a post."""
    posts: dict[int, set[str]] = defaultdict(set)
    for claim in intake.claims:
        place = intake.locals[claim.object]
        if claim.property in ROLES and place.cls != "Person":
            lead = things.lead(place)
            cls, key = as_post(things.curated.get(lead, lead))
            posts[claim.subject].add(f"{cls} {key}")
    return posts
