"""Events of an announcement: readings that mean a happening, with its date, amount and place.

Readings of one class that share a participant are one event. A date is taken from the sentence that tells of
the event, never the day on which it was made known ("26일 밝혔다"). What the classes differ in is data
(``ontology/events.toml``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.amounts import Amount, find_amounts
from kg.grammar import WordLists
from kg.relations import Reading
from kg.syntax import Parse
from kg.times import is_announcing
from kg.types import Chain, Document, Event, Evidence, Mention, Participant, Status, Time

_DATA = WordLists("events.toml")
_WITH_AMOUNT = _DATA.set("classes.with_amount")
_OF_A_THING = _DATA.set("classes.of_a_thing")
_DATED_ANYWHERE = _DATA.set("classes.dated_anywhere")
_OTHER_SUMS = _DATA.regex("amounts.other")
_AMOUNT_CUES = _DATA.regexes("amounts.cues")
_DATE_CUES = _DATA.regexes("dates.cues")
_FIRST_OF_MANY = _DATA.words("dates.first_of_many")
_YEAR_REACH = 30
"""Characters between a bare year and the predicate it dates."""
_LOOK_BACK = 50
"""Events of one class and participant among which an earlier telling is sought: no announcement has as many."""
_PRECISION = ("day", "month", "quarter", "half", "year")


@dataclass(slots=True)
class _Draft:
    """An event while its tellings are joined; ``keys`` are the chains that take part, ``things`` their names
    but for organizations, ``gatherings`` those of gatherings."""

    cls: str
    participants: dict[Mention, None]
    evidence: Evidence
    status: Status
    date: Time | None
    amount: Amount | None
    place: Mention | None
    keys: set[int]
    things: set[str] = field(default_factory=set)
    gatherings: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.things = {m.name for m in self.participants if m.cls != "Organization"}
        self.gatherings = {m.name for m in self.participants if m.cls == "Gathering"}

    def absorb(self, other: _Draft) -> None:
        """Take over what another telling of the same event adds."""
        self.participants |= other.participants
        self.keys |= other.keys
        self.things |= other.things
        self.gatherings |= other.gatherings
        self.date = self.date or other.date
        self.amount = self.amount or other.amount
        self.place = self.place or other.place


def events(
    document: Document, parses: list[Parse], readings: list[Reading], times: tuple[Time, ...], chains: tuple[Chain, ...]
) -> tuple[Event, ...]:
    """Return the events of an announcement in text order."""
    chain_of = {m: i for i, chain in enumerate(chains) for m in chain.mentions}
    text = _Text(document, parses, times)
    drafts = _Drafts()
    for reading in sorted((r for r in readings if r.event), key=lambda r: (r.relation.evidence.start, r.span)):
        drafts.add(_draft(text, reading, chain_of))
    once = Counter(draft.cls for draft in drafts.all)
    for draft in drafts.all:
        if once[draft.cls] == 1:
            _complete(draft, text)
    return tuple(_event(draft) for draft in drafts.all)


class _Text:
    """An announcement with the dates and amounts of each sentence, each looked for once."""

    def __init__(self, document: Document, parses: list[Parse], times: tuple[Time, ...]) -> None:
        self.parses = parses
        self._text = document.text
        self._times = times
        self._starts = [time.start for time in times]
        self._largest: dict[int, Amount | None] = {}

    def dates(self, index: int) -> list[Time]:
        """Return the dates of a sentence that are not the day on which it was made known."""
        sentence = self.parses[index].sentence
        first, last = (bisect_left(self._starts, at) for at in (sentence.start, sentence.end))
        return [time for time in self._times[first:last] if not is_announcing(self._text, time)]

    def begins_span(self, time: Time) -> bool:
        """Tell whether a date is the first of many (3일부터 5일까지)."""
        return self._text.startswith(_FIRST_OF_MANY, time.end)

    def amount(self, index: int) -> Amount | None:
        """Return the largest amount of a sentence that tells of no other sums."""
        if index not in self._largest:
            text = self.parses[index].sentence.text
            amounts = () if _OTHER_SUMS.search(text) else find_amounts(text)
            self._largest[index] = max(amounts, key=lambda a: a.value, default=None)
        return self._largest[index]


def _draft(text: _Text, reading: Reading, chain_of: dict[Mention, int]) -> _Draft:
    relation = reading.relation
    inside = text.dates(reading.sentence)
    before = [t for t in inside if t.end <= reading.span[1] and _near(t, reading)]
    date = _finest([t for t in before if text.begins_span(t)] or before)
    if reading.event in _DATED_ANYWHERE and date is None and inside:
        date = inside[0]
    amount = text.amount(reading.sentence) if reading.event in _WITH_AMOUNT else None
    place = relation.object if relation.property == "heldIn" else reading.place
    who = dict.fromkeys(m for m in (relation.subject, relation.object, *reading.others) if m.cls != "Place")
    keys = {chain_of[m] for m in who if m in chain_of}
    return _Draft(reading.event, who, relation.evidence, relation.status, date, amount, place, keys)


def _near(time: Time, reading: Reading) -> bool:
    """Tell whether a date can be the event's: a bare year only close to the predicate."""
    return time.precision in ("day", "month") or reading.span[0] - time.end <= _YEAR_REACH


def _finest(times: list[Time]) -> Time | None:
    """Return the most precise date, the last of equally precise ones."""
    return min(reversed(times), key=lambda t: _PRECISION.index(t.precision), default=None)


class _Drafts:
    """The events told so far, found by class, status and participant."""

    def __init__(self) -> None:
        self.all: list[_Draft] = []
        self._by_key: dict[tuple[str, str, int], dict[int, None]] = {}

    def add(self, new: _Draft) -> None:
        """Join a draft with an earlier one of its class that shares participants and has no other date."""
        number = next((n for n in self._candidates(new) if _same_event(self.all[n], new)), len(self.all))
        if number < len(self.all):
            self.all[number].absorb(new)
        else:
            self.all.append(new)
        for key in new.keys:
            self._by_key.setdefault((new.cls, new.status, key), {})[number] = None

    def _candidates(self, new: _Draft) -> Iterable[int]:
        """Return the numbers of earlier drafts that share a participant, in order, the last ones of each."""
        near: set[int] = set()
        for key in new.keys:
            numbers = self._by_key.get((new.cls, new.status, key), {})
            near.update(number for number, _ in zip(reversed(numbers), range(_LOOK_BACK), strict=False))
        return sorted(near)


def _same_event(old: _Draft, new: _Draft) -> bool:
    """Tell whether two drafts of one class that share a participant tell of one event."""
    if old.date is not None and new.date is not None and old.date.value != new.date.value:
        return False
    if new.cls == "Gathering":
        return not old.gatherings.isdisjoint(new.gatherings)
    return new.cls not in _OF_A_THING or _same_thing(old, new)


def _same_thing(old: _Draft, new: _Draft) -> bool:
    """Tell whether two drafts of one class are about the same product, programme or organization founded."""
    if len(new.keys) < 2 or len(old.keys & new.keys) >= 2:
        return True
    return any(m.cls == "Product" for m in new.participants) and not old.things.isdisjoint(new.things)


def _complete(draft: _Draft, text: _Text) -> None:
    """Give the only event of its class the amount and the date that other sentences tell of it."""
    if draft.amount is None and draft.cls in _AMOUNT_CUES:
        draft.amount = _told_elsewhere(text, _AMOUNT_CUES[draft.cls])
    if draft.date is None and draft.cls in _DATE_CUES:
        draft.date = _dated_elsewhere(text, _DATE_CUES[draft.cls])


def _told_elsewhere(text: _Text, cue: re.Pattern[str]) -> Amount | None:
    """Return the largest amount told in the first sentence with a cue of the event and no word of other sums."""
    amounts = (text.amount(index) for index, parsed in enumerate(text.parses) if cue.search(parsed.sentence.text))
    return next((amount for amount in amounts if amount is not None), None)


def _dated_elsewhere(text: _Text, cue: re.Pattern[str]) -> Time | None:
    """Return the day told in the first sentence whose subject or predicate is the event's ceremony."""
    for index, parsed in enumerate(text.parses):
        if match := cue.search(parsed.sentence.text):
            at = parsed.sentence.start + match.start()
            if days := [t for t in text.dates(index) if t.precision == "day"]:
                return min(days, key=lambda t: abs(t.start - at))
    return None


def _event(draft: _Draft) -> Event:
    seen: dict[str, Participant] = {}
    for mention in draft.participants:
        seen.setdefault(mention.name, Participant("participant", mention))
    return Event(
        cls=draft.cls,
        participants=tuple(seen.values()),
        evidence=draft.evidence,
        status=draft.status,
        date=draft.date,
        amount=draft.amount.value if draft.amount is not None else None,
        currency=draft.amount.currency if draft.amount is not None else None,
        place=draft.place,
    )
