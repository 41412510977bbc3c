"""Which mentions of a name mean one person.

A name alone makes no person: two 김민수 are two until they have something in common. What counts is where a
person stands: the organizations (or countries) of the roles that announcements give them. Mentions of one name
without a role are one person where their announcements name the same rare thing, or the same two things, or, in
one week, the same company; together they are the one person of that name who holds a post that their announcements
name, if it is one only. Holders of different posts are one where two announcements of one week name two same
things beside them. In prints of one release a name is one person. Nothing here depends on how often something is named
elsewhere: announcements about others change no person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from kg.names import CuratedNames
from kg.resolve.intake import Intake
from kg.resolve.things import Name
from kg.resolve.union import Sets

ROLES = frozenset(
    {"chairOf", "ceoOf", "presidentOf", "headOf", "executiveOf", "founderOf", "affiliatedWith", "formerlyAt"}
)
# An organization whose name begins or ends with another's of this length (한빛제약코리아, 한빛제약) is a relative.
SHORTEST_KIN = 3
# Of an announcement that names very many things the first ones are enough to compare by.
COMPARED = 12
# The days in which outlets tell one story.
DAYS_OF_ONE_STORY = 7
# Kinds of curated organizations that stand in announcements about everyone.
_PUBLIC = frozenset(
    "ministry agency regulator local-government government-body parliament court international party central-bank "
    "exchange media".split()
)

# Groups of indexes that are one person each, and pairs of groups that are two.
Decided = tuple[Sequence[Sequence[int]], Sequence[tuple[Sequence[int], Sequence[int]]]]


class Surroundings:
    """Where people stand: organizations by role, and what else their announcement names."""

    def __init__(self, intake: Intake, roots: Sequence[Name | None], known: CuratedNames) -> None:
        self.published = intake.published
        self.document = [local.document for local in intake.locals]
        self.posts: dict[int, set[Name]] = defaultdict(set)
        self.named: dict[int, list[Name]] = defaultdict(list)
        self.kin: dict[Name, set[Name]] = defaultdict(set)
        self._known = known
        for local, root in zip(intake.locals, roots, strict=True):
            if root and local.cls != "Condition" and root not in self.named[local.document]:
                self.named[local.document].append(root)
        for claim in intake.claims:
            subject, target = roots[claim.subject], roots[claim.object]
            if claim.property in ROLES and target:
                self.posts[claim.subject].add(as_post(target))
            elif claim.property in ("subsidiaryOf", "established", "mergedWith") and subject and target:
                self.kin[subject].add(target)
                self.kin[target].add(subject)

    def day(self, index: int) -> date:
        """Return when the announcement of a local person was published; without a date the first of all days."""
        return self.published[self.document[index]] or date.min

    def ties(self, index: int) -> Iterator[tuple[tuple[Name, ...], bool]]:
        """Yield what ties the announcement of a local person to others; true for what does so in one week only."""
        things = [name for name in self.named[self.document[index]] if name[0] != "Place"]
        ranks = {name: self._rank(name) for name in things}
        things = sorted(things, key=lambda name: (ranks[name], name))[:COMPARED]
        for name in things:
            if ranks[name] < 2:
                yield (name,), ranks[name] > 0
        for one, other in combinations(things, 2):
            pair = (one, other) if one < other else (other, one)
            yield pair, ranks[one] + ranks[other] > 2

    def _rank(self, name: Name) -> int:
        """Return 0 for a thing that few name, 1 for one known to many, 2 for a public body that all name."""
        thing = self._known.find(*name)
        return 0 if thing is None else 2 if thing.kind in _PUBLIC or name[0] == "Gathering" else 1


def as_post(place: Name) -> Name:
    """Return where a post is held: a city as a place and as an organization is one employer."""
    return ("Organization", place[1]) if place[0] == "Place" else place


def gather_people(
    intake: Intake,
    roots: Sequence[Name | None],
    known: CuratedNames,
    decided: Decided = ((), ()),
    reprints: Iterable[tuple[int, int]] = (),
) -> dict[int, int]:
    """Return for the index of each local person the index of the local that stands for the whole person.

    ``decided`` are groups of locals that are one each, and pairs of such groups that are two people; ``reprints`` are
    pairs of announcements that print one release.
    """
    around = Surroundings(intake, roots, known)
    sets: Sets[int] = Sets()
    together, apart = decided
    for group in (*together, *(group for pair in apart for group in pair)):
        for index in group[1:]:
            sets.join(group[0], index)
    for left, right in apart:
        sets.keep_apart(left[0], right[0])
    by_name: dict[str, list[int]] = defaultdict(list)
    for index, local in enumerate(intake.locals):
        if local.cls == "Person":
            for key in local.keys:
                by_name[key].append(index)
    several = [indexes for indexes in by_name.values() if len(indexes) > 1]
    _join_by_print(several, reprints, around, sets)
    for indexes in several:
        _join_by_post(indexes, around, sets)
    for indexes in several:
        _join_without_post(indexes, around, sets)
        _join_by_story([index for index in indexes if index in around.posts], around, sets)
    return {index: sets.find(index) for indexes in by_name.values() for index in indexes}


def _join_by_print(
    several: Sequence[Sequence[int]], reprints: Iterable[tuple[int, int]], around: Surroundings, sets: Sets[int]
) -> None:
    """Join those of one name in prints of one release."""
    prints: dict[int, list[int]] = defaultdict(list)
    for left, right in reprints:
        prints[left].append(right)
    for indexes in several if prints else ():
        first = {around.document[index]: index for index in reversed(indexes)}
        for document in sorted(first.keys() & prints.keys()):
            for other in prints[document]:
                if other in first:
                    sets.join(first[document], first[other])


def _join_by_post(indexes: list[int], around: Surroundings, sets: Sets[int]) -> None:
    """Join those of one name who hold posts at one organization, or at related ones."""
    first_at: dict[Name, int] = {}
    for index in indexes:
        for place in sorted(around.posts.get(index, ())):
            sets.join(first_at.setdefault(place, index), index)
    for place, index in sorted(first_at.items()):
        for relative in sorted({*around.kin.get(place, ()), *_contained(place)} & first_at.keys()):
            sets.join(first_at[relative], index)


def _contained(place: Name) -> Iterable[Name]:
    """Yield names at the start or the end of an organization's, as that of a subsidiary or a unit has its parent's."""
    cls, key = place
    if cls == "Organization":
        for length in range(SHORTEST_KIN, len(key)):
            yield cls, key[:length]
            yield cls, key[-length:]


def _join_without_post(indexes: list[int], around: Surroundings, sets: Sets[int]) -> None:
    """Join those without a post among themselves, and then each group to the one person with a post it can be."""
    loose = [index for index in indexes if index not in around.posts]
    _join_by_ties(loose, around, sets)
    holders: dict[tuple[Name, ...], list[int]] = defaultdict(list)
    for index in indexes:
        if index in around.posts:
            for tie in {*((place,) for place in around.posts[index]), *(tie for tie, _ in around.ties(index))}:
                holders[tie].append(index)
    candidates: dict[int, set[int]] = defaultdict(set)
    for index in loose:
        group = candidates[sets.find(index)]
        for place in map(as_post, around.named[around.document[index]]):
            group.update(sets.find(holder) for holder in holders.get((place,), ()) if place in around.posts[holder])
        for tie, in_one_week in around.ties(index):
            group.update(
                sets.find(holder)
                for holder in holders.get(tie, ())
                if not in_one_week or abs((around.day(holder) - around.day(index)).days) <= DAYS_OF_ONE_STORY
            )
    for group_root, found in sorted(candidates.items()):
        if len(found) == 1:
            sets.join(found.pop(), group_root)


def _join_by_ties(indexes: list[int], around: Surroundings, sets: Sets[int]) -> None:
    """Join mentions of one name that stand in one announcement, or in announcements that something ties together."""
    last: dict[tuple[Name, ...] | int, int] = {}
    for index in sorted(indexes, key=lambda one: (around.day(one), one)):
        sets.join(last.setdefault(around.document[index], index), index)
        for tie, in_one_week in around.ties(index):
            before = last.get(tie)
            if before is not None and not (
                in_one_week and (around.day(index) - around.day(before)).days > DAYS_OF_ONE_STORY
            ):
                sets.join(before, index)
            last[tie] = index


def _join_by_story(indexes: list[int], around: Surroundings, sets: Sets[int]) -> None:
    """Join holders of different posts of whom two announcements of one week tell beside the same two things."""
    last: dict[tuple[Name, ...], int] = {}
    for index in sorted(indexes, key=lambda one: (around.day(one), one)):
        for tie, weak in around.ties(index):
            if len(tie) > 1 and not weak:
                before = last.setdefault(tie, index)
                apart = around.document[before] != around.document[index]
                if apart and (around.day(index) - around.day(before)).days <= DAYS_OF_ONE_STORY:
                    sets.join(before, index)
                last[tie] = index
