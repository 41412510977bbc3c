"""Events of an announcement: readings that mean a happening, with its date, amount and place.

Readings of one class that share a participant are one event. A date is taken from the sentence that tells of
the event, never the day on which it was made known ("26일 밝혔다").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.amounts import Amount, find_amounts
from kg.relations import Reading
from kg.syntax import Parse
from kg.times import is_announcing
from kg.types import Chain, Document, Event, Evidence, Mention, Participant, Status, Time

_WITH_AMOUNT = frozenset({"Acquisition", "Investment", "Contract", "License", "Supply", "Award", "MOU"})
_SUMMED = re.compile(r"매출|영업이익|영업수익|순이익|자산|시가총액|시장 규모|전년|누적|예산|매출액|대비|목표|기업가치")
_YEAR_REACH = 30
"""Characters between a bare year and the predicate it dates."""
_PRECISION = ("day", "month", "quarter", "half", "year")
_DATE_CUES = {
    "MOU": re.compile(r"협약식|체결식"),
    "Appointment": re.compile(r"(?:일|일자) ?(?:자로|부로|부터)|취임했|취임해|취임식"),
    "Contract": re.compile(r"체결식|계약식|서명식"),
}
"""Words in a sentence that date an event told elsewhere."""
_AMOUNT_CUES = {
    "Acquisition": re.compile(r"인수|취득|매입|사들"), "Investment": re.compile(r"투자|유치|출자|증자"),
    "Contract": re.compile(r"계약"),
    "License": re.compile(r"계약|기술료|선급금|마일스톤"), "Supply": re.compile(r"계약|공급|수주"),
    "Award": re.compile(r"상금"),
}  # fmt: skip
"""Words in a sentence that tell the amount of an event told elsewhere."""


@dataclass(slots=True)
class _Draft:
    cls: str
    participants: list[Mention]
    evidence: Evidence
    status: Status
    date: Time | None
    amount: Amount | None
    place: Mention | None
    keys: set[int] = field(default_factory=set)


def events(
    document: Document, parses: list[Parse], readings: list[Reading], times: tuple[Time, ...], chains: tuple[Chain, ...]
) -> tuple[Event, ...]:
    """Return the events of an announcement in text order."""
    chain_of = {m: i for i, chain in enumerate(chains) for m in chain.mentions}
    drafts: list[_Draft] = []
    for reading in sorted((r for r in readings if r.event), key=lambda r: (r.relation.evidence.start, r.span)):
        draft = _draft(document, parses[reading.sentence], reading, times)
        draft.keys = {chain_of[m] for m in draft.participants if m in chain_of}
        _merge(drafts, draft)
    for draft in drafts:
        if draft.amount is None and draft.cls in _AMOUNT_CUES and sum(d.cls == draft.cls for d in drafts) == 1:
            draft.amount = _told_elsewhere(parses, _AMOUNT_CUES[draft.cls])
        if draft.date is None and draft.cls in _DATE_CUES and sum(d.cls == draft.cls for d in drafts) == 1:
            draft.date = _dated_elsewhere(document, parses, times, _DATE_CUES[draft.cls])
    return tuple(_event(d) for d in drafts)


def _dated_elsewhere(
    document: Document, parses: list[Parse], times: tuple[Time, ...], cue: re.Pattern[str]
) -> Time | None:
    """Return the day told in the first sentence whose subject or predicate is the event's ceremony."""
    for parsed in parses:
        sentence = parsed.sentence
        match = cue.search(sentence.text)
        if match is None:
            continue
        days = [t for t in times if sentence.start <= t.start < sentence.end and t.precision == "day"]
        days = [t for t in days if not is_announcing(document.text, t)]
        if days:
            return min(days, key=lambda t: abs(t.start - sentence.start - match.start()))
    return None


def _told_elsewhere(parses: list[Parse], cue: re.Pattern[str]) -> Amount | None:
    """Return the first amount told in a sentence with a cue of the event and no word of other sums."""
    for parsed in parses:
        text = parsed.sentence.text
        if cue.search(text) and not _SUMMED.search(text) and (amounts := find_amounts(text)):
            return max(amounts, key=lambda a: a.value)
    return None


def _draft(document: Document, parsed: Parse, reading: Reading, times: tuple[Time, ...]) -> _Draft:
    relation = reading.relation
    sentence = parsed.sentence
    inside = [t for t in times if sentence.start <= t.start < sentence.end and not is_announcing(document.text, t)]
    before = [t for t in inside if t.end <= reading.span[1] and _near(t, reading)]
    first = [t for t in before if document.text.startswith(("부터", "~", "∼"), t.end)]
    date = _finest(first or before)
    if reading.event == "Gathering" and date is None and inside:
        date = inside[0]
    amount = None
    if reading.event in _WITH_AMOUNT:
        amounts = find_amounts(sentence.text)
        amount = max(amounts, key=lambda a: a.value) if amounts and not _SUMMED.search(sentence.text) else None
    place = relation.object if relation.property == "heldIn" else reading.place
    who = [m for m in (relation.subject, relation.object, *reading.others) if m.cls != "Place"]
    return _Draft(reading.event, who, relation.evidence, relation.status, date, amount, place)


def _near(time: Time, reading: Reading) -> bool:
    """Tell whether a date can be the event's: a bare year only close to the predicate."""
    return time.precision in ("day", "month") or reading.span[0] - time.end <= _YEAR_REACH


def _finest(times: list[Time]) -> Time | None:
    """Return the most precise date, the last of equally precise ones."""
    return min(reversed(times), key=lambda t: _PRECISION.index(t.precision), default=None)


def _merge(drafts: list[_Draft], new: _Draft) -> None:
    """Join a draft with an earlier one of its class that shares participants and has no other date."""
    for old in drafts:
        if old.cls != new.cls or old.status != new.status or not (old.keys & new.keys):
            continue
        if old.date is not None and new.date is not None and old.date.value != new.date.value:
            continue
        if new.cls == "Gathering" and not _same_gathering(old, new):
            continue
        if new.cls in (
            "Launch",
            "Approval",
            "Application",
            "Trial",
            "Publishing",
            "Award",
            "Founding",
        ) and not _same_thing(old, new):
            continue
        old.participants += [m for m in new.participants if m not in old.participants]
        old.keys |= new.keys
        old.date = old.date or new.date
        old.amount = old.amount or new.amount
        old.place = old.place or new.place
        return
    drafts.append(new)


def _same_gathering(old: _Draft, new: _Draft) -> bool:
    return bool(
        {m.name for m in old.participants if m.cls == "Gathering"}
        & {m.name for m in new.participants if m.cls == "Gathering"}
    )


def _same_thing(old: _Draft, new: _Draft) -> bool:
    """Tell whether two drafts of one class are about the same product, programme or organization founded."""
    return (
        len(old.keys & new.keys) >= 2
        or len(new.keys) < 2
        or (
            any(m.cls == "Product" for m in new.participants)
            and bool(
                {m.name for m in old.participants if m.cls != "Organization"}
                & {m.name for m in new.participants if m.cls != "Organization"}
            )
        )
    )


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
