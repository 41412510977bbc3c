"""Which mentions of a name mean one person.

A name alone makes no person: two 김민수 are two until they have something in common. What counts is where a
person stands: the organizations (or countries) of the roles that announcements give them. A person without
a role in an announcement joins the one person of that name whose organization the announcement names, if it
is one only; among themselves such mentions are one where their announcements share a rare organization. Whoever
stands in two announcements that both name the same two telling organizations is one person too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from kg.resolve.intake import Claim, Local
from kg.resolve.things import Name
from kg.resolve.union import Sets

ROLES = frozenset(
    {"chairOf", "ceoOf", "presidentOf", "headOf", "executiveOf", "founderOf", "affiliatedWith", "formerlyAt"}
)
# An organization that so few announcements name ties two mentions of one name together by itself.
RARE = 10
# What more than this share of all announcements names (식약처, FDA) tells nothing about a person.
COMMON_SHARE = 0.01
# Of an announcement that names very many organizations the first ones are enough to compare by.
COMPARED = 12


# Groups of indexes that are one person each, and pairs of groups that are two.
Decided = tuple[Sequence[Sequence[int]], Sequence[tuple[Sequence[int], Sequence[int]]]]


class Surroundings:
    """Where people stand: organizations by role, and what else their announcement names."""

    def __init__(self, locals_: Sequence[Local], claims: Iterable[Claim], roots: Sequence[Name | None]) -> None:
        self.posts: dict[int, set[Name]] = defaultdict(set)
        self.named: dict[int, list[Name]] = defaultdict(list)
        self.kin: dict[Name, set[Name]] = defaultdict(set)
        for local, root in zip(locals_, roots, strict=True):
            if root and local.cls in ("Organization", "Place") and root not in self.named[local.document]:
                self.named[local.document].append(root)
        self.frequency = Counter(root for named in self.named.values() for root in named)
        for claim in claims:
            subject, target = roots[claim.subject], roots[claim.object]
            if claim.property in ROLES and target:
                self.posts[claim.subject].add(target)
            elif claim.property in ("subsidiaryOf", "established", "mergedWith") and subject and target:
                self.kin[subject].add(target)
                self.kin[target].add(subject)


def gather_people(
    locals_: Sequence[Local],
    claims: Iterable[Claim],
    roots: Sequence[Name | None],
    decided: Decided = ((), ()),
) -> dict[int, int]:
    """Return for the index of each local person the index of the local that stands for the whole person.

    ``decided`` are groups of locals that are one each, and pairs of such groups that are two people.
    """
    around = Surroundings(locals_, claims, roots)
    sets: Sets[int] = Sets()
    together, apart = decided
    for group in (*together, *(group for pair in apart for group in pair)):
        for index in group[1:]:
            sets.join(group[0], index)
    for left, right in apart:
        sets.keep_apart(left[0], right[0])
    by_name: dict[str, list[int]] = defaultdict(list)
    for index, local in enumerate(locals_):
        if local.cls == "Person":
            for key in local.keys:
                by_name[key].append(index)
    for indexes in by_name.values():
        if len(indexes) > 1:
            _join_by_post(indexes, around, sets)
    for indexes in by_name.values():
        if len(indexes) > 1:
            _join_without_post(indexes, locals_, around, sets)
            _join_by_company(indexes, locals_, around, sets)
    return {index: sets.find(index) for indexes in by_name.values() for index in indexes}


def _join_by_post(indexes: list[int], around: Surroundings, sets: Sets[int]) -> None:
    """Join those of one name who hold posts at one organization, or at related ones."""
    first_at: dict[Name, int] = {}
    for index in indexes:
        for place in sorted(around.posts.get(index, ())):
            sets.join(first_at.setdefault(place, index), index)
    for place, index in sorted(first_at.items()):
        for relative in sorted(around.kin.get(place, set()) & first_at.keys()):
            sets.join(first_at[relative], index)


def _join_without_post(indexes: list[int], locals_: Sequence[Local], around: Surroundings, sets: Sets[int]) -> None:
    """Join those without a post to the one person they can be, and then among themselves."""
    holders: dict[Name, set[int]] = defaultdict(set)
    for index in indexes:
        for place in around.posts.get(index, ()):
            holders[place].add(sets.find(index))
    loose = []
    for index in indexes:
        if index in around.posts:
            continue
        candidates = {holder for place in around.named[locals_[index].document] for holder in holders.get(place, ())}
        if len(candidates) == 1:
            sets.join(candidates.pop(), index)
        elif not candidates:
            loose.append(index)
    first_in: dict[int, int] = {}
    first_with: dict[tuple[Name, ...], int] = {}
    for index in loose:
        document = locals_[index].document
        sets.join(first_in.setdefault(document, index), index)
        for tie in _ties(around.named[document], around):
            sets.join(first_with.setdefault(tie, index), index)


def _join_by_company(indexes: list[int], locals_: Sequence[Local], around: Surroundings, sets: Sets[int]) -> None:
    """Join those whose announcements, two different ones, name two telling organizations both."""
    first_with: dict[tuple[Name, ...], int] = {}
    for index in indexes:
        for tie in _ties(around.named[locals_[index].document], around):
            other = first_with.setdefault(tie, index)
            if len(tie) > 1 and locals_[other].document != locals_[index].document:
                sets.join(other, index)


def _ties(named: list[Name], around: Surroundings) -> Iterable[tuple[Name, ...]]:
    """Yield what ties two announcements together: a rare organization, or any two that not everyone names."""
    frequency, limit = around.frequency, max(RARE, len(around.named) * COMMON_SHARE)
    telling = [name for name in named if name[0] == "Organization" and frequency[name] <= limit]
    telling = sorted(sorted(telling, key=lambda name: (frequency[name], name))[:COMPARED])
    yield from ((name,) for name in telling if frequency[name] <= RARE)
    yield from combinations(telling, 2)
