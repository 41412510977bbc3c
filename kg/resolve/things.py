"""Which names mean one thing, for everything but people.

Equal keys are one thing. Different keys are joined when announcements declare them equal (one chain holds
both) or when the curated names do; never because they look alike. A declared link is cut where it would
join two curated things, where two names that stand well alone are linked only here and there, or where it
goes through a short form that several things use. Prints of one release are declarations as well: where one has
a name that the other has not, and that one a variant of it in its place, they name one thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.decisions import Decision, What
from kg.names import CuratedNames, is_short_for, name_key
from kg.resolve.intake import Local, is_scoped
from kg.resolve.union import Sets
from kg.resolve.variants import is_variant
from kg.types import EntityClass

Name = tuple[EntityClass, str]
Link = tuple[Name, Name]

# A link is cut when the rarer of its ends stands without it in more than this many announcements for each one
# that declares it: one false chain among many must not join two names that everyone keeps apart.
ALONE_FOR_EACH_LINK = 5
# A name in Latin letters of this length may be a word.
SHORTEST_WORD = 4
# A short form that several things use means the one that declares it this many times as often as the next.
DOMINANCE = 5


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A declared link that was not followed, and why."""

    cls: EntityClass
    left: str
    right: str
    reason: str


@dataclass(slots=True)
class Things:
    """The outcome: which names stand in one set, and what was cut.

    ``curated`` maps a known name to the one that stands for the known thing, which is always the root of its set.
    ``printed`` are names that prints of one release have in the place of another.
    """

    sets: Sets[Name] = field(default_factory=Sets)
    curated: dict[Name, Name] = field(default_factory=dict)
    cuts: list[Cut] = field(default_factory=list)
    severed: set[frozenset[Name]] = field(default_factory=set)
    printed: set[Name] = field(default_factory=set)
    known: set[Name] = field(default_factory=set)

    def root(self, name: Name) -> Name:
        """Return the root of the set that a name is in."""
        return self.sets.find(self.curated.get(name, name))

    def of(self, local: Local) -> Name:
        """Return the root of the set that a local thing belongs to."""
        return self.root(self.lead(local))

    def lead(self, local: Local) -> Name:
        """Return the name that a local thing stands under: a curated one, else the best that is no short form."""
        names = [(local.cls, key) for key in local.keys]
        if known := [name for name in names if name in self.curated]:
            return known[0]
        names = [name for name in names if not is_scoped(name[1])] or names
        return next((name for name in names[1:] if is_short_for(names[0][1], name[1], local.cls)), names[0])

    def names_of(self, local: Local) -> Iterator[str]:
        """Yield the names of a local thing, without those that a cut keeps apart from it."""
        first = self.lead(local)
        for name in local.names:
            if not self.severed or frozenset((first, (local.cls, name_key(name, local.cls)))) not in self.severed:
                yield name


def gather(
    locals_: Iterable[Local],
    known: CuratedNames,
    decisions: Iterable[Decision] = (),
    reprints: Iterable[tuple[int, int]] = (),
) -> Things:
    """Find the sets of names of all local things that are not people; decisions stand above everything else.

    ``reprints`` are pairs of numbers of announcements that print one release.
    """
    things = Things()
    named = [local for local in locals_ if local.cls != "Person"]
    for name in {(local.cls, key) for local in named for key in local.keys}:
        if identity := known.identity(*name):
            things.curated[name] = (name[0], identity)
    things.known = set(things.curated.values())
    _decide(decisions, things)
    links, seen = _count(named, things)
    _follow_short(_follow_full(links, seen, _written_out(named), things), seen, things)
    for link, weight in sorted(_printed(named, reprints, things).items(), key=lambda item: (-item[1], item[0])):
        _follow(link, weight, seen, things)
        things.printed.update(link)
    things.cuts.sort()
    return things


def _decide(decisions: Iterable[Decision], things: Things) -> None:
    """Join and part what a person decided; decisions about people are not for here."""
    pairs: dict[What, list[Link]] = {"merge": [], "distinct": []}
    for decision in decisions:
        if decision.cls != "Person":
            left, right = (name_key(name, decision.cls) for name in (decision.left, decision.right))
            pairs[decision.what].append(((decision.cls, left), (decision.cls, right)))
    for one, other in pairs["distinct"]:
        things.sets.keep_apart(things.curated.get(one, one), things.curated.get(other, other))
        things.severed.add(frozenset((one, other)))
    for one, other in pairs["merge"]:
        a, b = things.root(one), things.root(other)
        things.sets.join(*((b, a) if b in things.known and a not in things.known else (a, b)))


def _count(named: list[Local], things: Things) -> tuple[Counter[Link], Counter[Name]]:
    """Count the announcements that declare each link and those that each name stands in."""
    links: Counter[Link] = Counter()
    seen: Counter[Name] = Counter()
    for local in named:
        first = things.lead(local)
        roots = {things.root((local.cls, key)) for key in local.keys}
        seen.update(roots)
        if len(roots) > 1:
            links.update((first, (local.cls, key)) for key in local.keys if things.root((local.cls, key)) != first)
    return links, seen


def _printed(named: list[Local], reprints: Iterable[tuple[int, int]], things: Things) -> Counter[Link]:
    """Count the pairs of prints in which one has a name and the other, in its place, a variant."""
    keys: dict[int, dict[Name, set[str]]] = defaultdict(lambda: defaultdict(set))
    for local in named:
        keys[local.document][things.of(local)].update(key for key in local.keys if not is_scoped(key))
    found: Counter[Link] = Counter()
    for left, right in reprints:
        one, other = keys[left], keys[right]
        for a in one.keys() - other.keys():
            found.update(
                (b, a) if len(a[1]) < len(b[1]) else (a, b)
                for b in other.keys() - one.keys()
                if a[0] == b[0] and any(is_variant(x, y, a[0]) for x in one[a] for y in other[b])
            )
    return found


def _written_out(named: list[Local]) -> set[Name]:
    """Return the names in Latin letters that are words (Hanbit) and no initials (HBT)."""
    return {
        (local.cls, name_key(name, local.cls))
        for local in named
        for name in local.names
        if len(name) >= SHORTEST_WORD and name.isascii() and any(map(str.islower, name[1:]))
    }


def _follow_full(links: Counter[Link], seen: Counter[Name], words: set[Name], things: Things) -> Counter[Link]:
    """Follow the links between full names; return those that go through a short form."""
    short: Counter[Link] = Counter()
    for link, weight in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        brief = is_short_for(link[1][1], link[0][1], link[0][0]) and link[1] not in words
        if brief and link[1] not in things.curated:
            short[link] = weight
        else:
            _follow(link, weight, seen, things)
    return short


def _follow_short(links: Counter[Link], seen: Counter[Name], things: Things) -> None:
    """Follow the link of a short form when only one thing uses it, or one far more often than the others."""
    users: dict[Name, Counter[Name]] = defaultdict(Counter)
    for (full, short), weight in links.items():
        users[short][things.root(full)] += weight
    for short, weights in sorted(users.items()):
        (best, weight), *others = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if others and weight < DOMINANCE * others[0][1]:
            things.cuts.append(Cut(short[0], short[1], best[1], "a short form of several"))
        else:
            _follow((best, short), weight, seen, things)


def _follow(link: Link, weight: int, seen: Counter[Name], things: Things) -> None:
    """Join the two ends of a link, or cut it."""
    left, right = things.root(link[0]), things.root(link[1])
    if left == right:
        return
    reason = ""
    if not things.sets.may_join(left, right):
        reason = "decided to be distinct"
    elif left in things.known and right in things.known:
        reason = "two curated names"
    elif min(seen[left], seen[right]) - weight > ALONE_FOR_EACH_LINK * weight:
        reason = "two names that stand alone elsewhere"
    if reason:
        things.cuts.append(Cut(link[0][0], link[0][1], link[1][1], reason))
        things.severed.add(frozenset(link))
        return
    kept, other = (right, left) if right in things.known else (left, right)
    things.sets.join(kept, other)
    seen[kept] += seen[other]
