"""Events while their tellings are joined: what one sentence leaves out another may tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kg.amounts import Amount
from kg.events.text import NEWS, finest
from kg.grammar import WordLists
from kg.types import Evidence, Mention, Status, Time

_DATA = WordLists("events.toml")
_OF_A_THING = _DATA.set("classes.of_a_thing")
_OF_PARTNERS = _DATA.set("classes.of_partners")
_DEALS = _OF_PARTNERS | _DATA.set("classes.deals")
_GENERAL = _DATA.table("general")
_AGAIN = _DATA.set("classes.again")
_ONCE = _DATA.set("classes.once")
_DAY_TO_COME = _DATA.set("classes.day_to_come")
_LOOK_BACK = 50
"""Events of one class and participant among which an earlier telling is sought: no announcement has as many."""


@dataclass(slots=True)
class Draft:
    """An event while its tellings are joined; ``keys`` are the chains that take part, ``things`` those of them
    but for organizations, ``gatherings`` those of gatherings; ``sentence`` is the number of the first telling's,
    ``headline`` whether that is a headline's, and ``rough`` whether the amount is, which rounds."""

    cls: str
    participants: dict[Mention, None]
    evidence: Evidence
    status: Status
    date: Time | None
    amount: Amount | None
    place: Mention | None
    keys: set[int]
    sentence: int
    headline: bool
    rough: bool = False
    things: set[int] = field(default_factory=set)
    gatherings: set[int] = field(default_factory=set)

    def absorb(self, other: Draft) -> None:
        """Take over what another telling of the same event adds."""
        self.participants |= other.participants
        self.keys |= other.keys
        self.things |= other.things
        self.gatherings |= other.gatherings
        self.learn(other)
        if self.status == "planned" and other.status == "asserted":
            self.status, self.evidence = other.status, other.evidence

    def learn(self, other: Draft) -> None:
        """Take over the date, the amount and the place that another telling of the same event adds."""
        self.date = finest([t for t in (other.date, self.date) if t is not None])
        if other.amount is not None and (self.amount is None or (self.rough and not other.headline)):
            self.amount, self.rough = other.amount, other.headline
        self.place = self.place or other.place


class Drafts:
    """The events told so far, found by class and participant."""

    def __init__(self, published: date | None) -> None:
        self.all: list[Draft] = []
        self._published = published
        self._by_key: dict[tuple[str, int], dict[int, None]] = {}

    def add(self, new: Draft, *, apart: bool = False) -> None:
        """Join a draft with an earlier one of its class that shares participants and has no other date.

        ``apart`` keeps it as an event of its own.
        """
        near = () if apart else self._candidates(new)
        found = next((n for n in near if _same_event(self.all[n], new)), len(self.all))
        if found < len(self.all):
            self.all[found].absorb(new)
        else:
            self.all.append(new)
        for key in new.keys:
            self._by_key.setdefault((new.cls, key), {})[found] = None

    def add_telling(self, new: Draft, spoken: int | None, alone: bool) -> None:
        """Let a telling that names too few add to the one event that it can be of; else keep it where it can stand
        ``alone``. ``spoken`` is the chain of who is understood."""
        keys = new.keys | ({spoken} if spoken is not None else set())
        candidates = [self.all[n] for n in self._numbers(new.cls, keys)] if keys else self._of_class(new.cls)
        fitting = [old for old in candidates if self._may_tell_of(old, new)]
        if len(fitting) == 1:
            fitting[0].learn(new)
            if new.cls == "Gathering":
                fitting[0].absorb(new)
        elif alone and not any(_repeats(old, new) for old in candidates):
            self.add(new, apart=bool(candidates) and new.cls not in _ONCE)
        elif len(candidates) == 1 and new.cls in _AGAIN and new.date is not None and not new.keys:
            self._add_again(candidates[0], new)

    def _add_again(self, old: Draft, new: Draft) -> None:
        """Keep what a telling without names dates otherwise as another event of the same (… 2018년엔 1상을 마쳤다)."""
        if not _dates_agree(old.date, new.date) or old.date is None:
            new.participants, new.keys, new.things = dict(old.participants), set(old.keys), set(old.things)
            self.add(new, apart=True)

    def settle(self) -> None:
        """Join what is one event under two classes; date what was decided by the day planned for the same thing."""
        for one in [d for d in self.all if d.cls in _GENERAL]:
            same = [d for cls in _GENERAL[one.cls] for d in self._of_class(cls) if _is_general(one, d)]
            if len(same) == 1:
                same[0].absorb(one)
                self.all.remove(one)
        self._drop_plans()
        for plan in [d for d in self.all if d.cls in _DAY_TO_COME and d.status == "planned"]:
            if plan.date is None or plan.date.precision != "day":
                continue
            decided = [d for d in self._of_class(plan.cls) if d.status == "asserted" and d.things & plan.things]
            if len(decided) == 1 and decided[0].date is None:
                decided[0].absorb(plan)
                self.all.remove(plan)

    def _drop_plans(self) -> None:
        """Drop plans of what is told to be done with the same parties (인수했다 … 인수에 나선 것은)."""
        for plan in [d for d in self.all if d.cls in _DEALS and d.status == "planned"]:
            done = (d for d in self._of_class(plan.cls) if d.status == "asserted")
            if len(plan.keys) > 1 and any(plan.keys <= d.keys and _dates_agree(plan.date, d.date) for d in done):
                self.all.remove(plan)

    def _may_tell_of(self, old: Draft, new: Draft) -> bool:
        """Tell whether a telling can be of an event: of its things, and with no date but a day that is news."""
        if new.cls == "Gathering":
            return _same_event(old, new)
        if old.status != new.status or (new.things and old.things.isdisjoint(new.things)):
            return False
        if new.date is None or new.date.precision != "day" or self._published is None:
            return new.date is None
        same = old.date is None or old.date.value == new.date.value
        return same and abs(date.fromisoformat(new.date.value) - self._published) <= NEWS

    def _of_class(self, cls: str) -> list[Draft]:
        return [draft for draft in self.all if draft.cls == cls]

    def _candidates(self, new: Draft) -> Iterable[int]:
        return [n for n in self._numbers(new.cls, new.keys) if _same_status(self.all[n], new)]

    def _numbers(self, cls: str, keys: Iterable[int]) -> list[int]:
        """Return the numbers of drafts that share a participant, in order, the last ones of each."""
        near: set[int] = set()
        for key in keys:
            numbers = self._by_key.get((cls, key), {})
            near.update(number for number, _ in zip(reversed(numbers), range(_LOOK_BACK), strict=False))
        return sorted(near)


def _is_general(one: Draft, other: Draft) -> bool:
    """Tell whether a draft tells in general words, in a headline or with the same parties, of another."""
    if one.status != other.status or not _dates_agree(one.date, other.date):
        return False
    shared = len(one.keys & other.keys)
    return shared > 1 or (shared > 0 and one.headline)


def _same_status(old: Draft, new: Draft) -> bool:
    """Tell whether two drafts may be one as far as their status goes: a gathering that is planned is one that is."""
    return old.status == new.status or (new.cls == "Gathering" and "denied" not in (old.status, new.status))


def _repeats(old: Draft, new: Draft) -> bool:
    """Tell whether a telling says no more than an event that is known."""
    return new.keys <= old.keys and (new.date is None or (old.date is not None and new.date.value == old.date.value))


def _same_event(old: Draft, new: Draft) -> bool:
    """Tell whether two drafts of one class that share a participant tell of one event."""
    if not _dates_agree(old.date, new.date):
        return False
    if new.cls == "Gathering":
        return not old.gatherings.isdisjoint(new.gatherings)
    if new.cls in _OF_PARTNERS and not _same_partners(old, new):
        return False
    return new.cls not in _OF_A_THING or _same_thing(old, new)


def _same_partners(old: Draft, new: Draft) -> bool:
    """Tell whether two drafts name the same parties, or one of them fewer, or stand in one sentence or headline."""
    if old.headline or new.headline or old.sentence == new.sentence:
        return True
    return len(old.keys & new.keys) > 1 or new.keys <= old.keys or old.keys <= new.keys


def _dates_agree(one: Time | None, other: Time | None) -> bool:
    """Tell whether two dates may be one, told more and less precisely."""
    if one is None or other is None:
        return True
    return one.value.startswith(other.value) or other.value.startswith(one.value)


def _same_thing(old: Draft, new: Draft) -> bool:
    """Tell whether two drafts of one class are about the same product, programme or organization founded."""
    if len(new.keys) < 2 or len(old.keys & new.keys) >= 2:
        return True
    if old.sentence == new.sentence and new.cls == "Award" and old.things & new.things:
        return True
    return any(m.cls == "Product" for m in new.participants) and not old.things.isdisjoint(new.things)
