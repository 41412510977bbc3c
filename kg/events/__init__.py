"""Events of an announcement: readings that mean a happening, with its date, amount and place.

Readings of one class that share a participant are one event (`drafts`). A date is taken from the sentence that tells
of the event (`text`), never the day on which it was made known ("26일 밝혔다"). A clause that names too few for a
relation adds to the event that it can be of, or is one of its own. What the classes differ in is data
(``ontology/events.toml``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kg.amounts import Amount
from kg.events.dated import dated_tellings
from kg.events.drafts import Draft, Drafts
from kg.events.nouns import RULE as DATED_NOUN
from kg.events.nouns import noun_tellings
from kg.events.text import Text, first_day, first_sum
from kg.grammar import WordLists
from kg.relations import Reading, Telling
from kg.types import Chain, Event, Mention, Participant, Status, Time

_DATA = WordLists("events.toml")
_WITH_AMOUNT = _DATA.set("classes.with_amount")
_AMOUNT_BEFORE = _DATA.set("classes.amount_before")
_AMOUNT_BY_CUE = _DATA.set("classes.amount_by_cue")
_SIGNED = _DATA.set("classes.signed")
_DATED_ANYWHERE = _DATA.set("classes.dated_anywhere")
_DONE = _DATA.set("classes.done")
_ALONE = _DATA.table("alone")
_BY_ACT = _DATA.regexes("tellings.by_act")
_BY_WORDS = _DATA.regexes("tellings.by_words")
_VAGUE = _DATA.set("tellings.vague")
_UNDERGONE = _DATA.set("tellings.undergone")
_AMOUNT_CUES = _DATA.regexes("amounts.cues")
_DATE_CUES = _DATA.regexes("dates.cues")

_TITLE_RULES = "role-"
"""How the rules are called that read a post off a title."""
_AT = re.compile(r"[’”\"'」』》〉]?(?:\([^()\n]{0,30}\))?(?: (?:시상식|행사|행사장|기념식))?에서")
_CEREMONY = re.compile("^(?:제?[0-9]{1,3}회|20[0-9]{2}) |[’'”]? ?시상식$|[‘’'“”]")
"""What the name of a gathering may lack elsewhere: its number, its ceremony, quotation marks."""
_YEAR = re.compile("(?<![0-9])20[0-9]{2}(?![0-9])")

_Chains = Mapping[Mention, int]


def events(
    text: Text, readings: list[Reading], tellings: list[Telling], chains: tuple[Chain, ...]
) -> tuple[Event, ...]:
    """Return the events of an announcement in text order."""
    chain_of = {m: i for i, chain in enumerate(chains) for m in chain.mentions}
    drafts = Drafts(text.document.published)
    for reading in sorted((r for r in readings if r.event), key=lambda r: (r.relation.evidence.start, r.span)):
        drafts.add(_read(text, reading, chain_of))
    named = [*noun_tellings(text, chains), *dated_tellings(text, chains)]
    for telling in sorted([*tellings, *named], key=lambda t: (t.evidence.start, t.span)):
        new = _told(text, telling, chain_of)
        spoken = chain_of.get(telling.spoken) if telling.spoken is not None else None
        drafts.add_telling(new, spoken, _stands_alone(telling, text))
    drafts.settle()
    once = Counter(d.cls for d in drafts.all if d.date is None or not text.is_background(d.date))
    for draft in drafts.all:
        if once[draft.cls] == 1:
            _complete(draft, text, drafts.all)
        elif draft.amount is None and draft.cls in _AMOUNT_CUES:
            draft.amount = _sum_behind(draft, text, drafts.all)
        if draft.date is None and draft.cls == "Gathering":
            draft.date = _year_of_name(draft)
    days = {key: draft.date for draft in drafts.all for key in draft.gatherings if draft.date is not None}
    for draft in drafts.all:
        if draft.date is None and draft.cls == "Award":
            at = _occasion(draft, text, chain_of)
            day = days.get(chain_of[at]) if at is not None else None
            draft.date = _done_by(day, draft.cls, draft.status, text)
    _date_occasions(drafts.all, text, chain_of)
    told = (draft for draft in drafts.all if draft.participants)
    return tuple(_event(draft) for draft in sorted(told, key=lambda d: d.evidence.start))


def _read(text: Text, reading: Reading, chain_of: _Chains) -> Draft:
    """Make a draft of a relation that means a happening."""
    relation = reading.relation
    who = [m for m in (relation.subject, relation.object, *reading.others) if m.cls != "Place"]
    place = relation.object if relation.property == "heldIn" else reading.place
    here = (reading.event, relation.status, reading.sentence)
    return _told(text, Telling(*here, tuple(who), (), None, reading.span, place, relation.evidence), chain_of)


def _told(text: Text, telling: Telling, chain_of: _Chains) -> Draft:
    """Make a draft of what a clause tells, with the date, the amount and the place in its sentence."""
    who = dict.fromkeys(m for m in telling.who if m in chain_of)
    headline = text.parses[telling.sentence].sentence.headline
    return Draft(
        telling.event,
        who,
        telling.evidence,
        telling.status,
        _day(text, telling),
        _sum(text, telling),
        telling.place,
        {chain_of[m] for m in who},
        telling.sentence,
        headline,
        rough=headline,
        things={chain_of[m] for m in who if m.cls != "Organization"},
        gatherings={chain_of[m] for m in who if m.cls == "Gathering"},
    )


def _sum(text: Text, telling: Telling) -> Amount | None:
    """Return the sum in a clause's sentence that can be that of what it tells."""
    if telling.event not in _WITH_AMOUNT:
        return None
    if telling.event in _AMOUNT_BY_CUE and not text.holds(telling.sentence, _AMOUNT_CUES[telling.event]):
        return None
    return text.amount(telling.sentence, telling.span, before=telling.event in _AMOUNT_BEFORE)


def _day(text: Text, telling: Telling) -> Time | None:
    """Return the day in a clause's sentence that can be that of what it tells."""
    if telling.evidence.rule.startswith(_TITLE_RULES) and not text.holds(telling.sentence, _DATE_CUES[telling.event]):
        return None  # a title dates no appointment: only words of taking the post do
    if telling.evidence.rule == DATED_NOUN:
        return next((t for t in reversed(text.dates(telling.sentence)) if t.end <= telling.span[0]), None)
    day = text.day(telling.sentence, telling.span, anywhere=telling.event in _DATED_ANYWHERE)
    return _done_by(day, telling.event, telling.status, text)


def _done_by(day: Time | None, cls: str, status: Status, text: Text) -> Time | None:
    """Return a day unless it is to come and the event has happened."""
    done = cls in _DONE and status == "asserted"
    return None if day is not None and done and text.is_to_come(day) else day


def _stands_alone(telling: Telling, text: Text) -> bool:
    """Tell whether those that a telling names are enough for an event of its class."""
    headline = text.parses[telling.sentence].sentence.headline
    if telling.evidence.rule in _VAGUE or (headline and telling.event in _UNDERGONE):
        return False
    who = telling.undergone if telling.event in _UNDERGONE else telling.who
    if any(m.cls in _ALONE.get(telling.event, ()) for m in who):
        return True
    if telling.status != "asserted":
        return False
    organizations = len({m.name for m in telling.who if m.cls == "Organization"})
    act, said = _BY_ACT.get(telling.event), _BY_WORDS.get(telling.event)
    if act is not None and organizations and text.begins(act, telling.span):
        return True
    enough = organizations >= (1 if act is not None else 2)
    return said is not None and enough and text.holds(telling.sentence, said)


def _complete(draft: Draft, text: Text, drafts: list[Draft]) -> None:
    """Give the only event of its class the amount, if a headline does not round it, and the date told elsewhere."""
    if draft.date is not None and text.is_background(draft.date):
        return
    if (draft.amount is None or draft.rough) and draft.cls in _AMOUNT_CUES:
        others = frozenset(d.amount.value for d in drafts if d is not draft and d.amount is not None)
        draft.amount = first_sum(text, _AMOUNT_CUES[draft.cls], others) or draft.amount
    if draft.cls in _DATE_CUES and (draft.date is None or (draft.cls in _SIGNED and text.is_day_of_news(draft.date))):
        told = _done_by(first_day(text, _DATE_CUES[draft.cls]), draft.cls, draft.status, text)
        draft.date = told or draft.date


def _sum_behind(draft: Draft, text: Text, drafts: list[Draft]) -> Amount | None:
    """Return the sum of one of several events where the next sentence tells it, and of no event itself."""
    behind = draft.sentence + 1
    if behind >= len(text.parses) or any(d.sentence == behind for d in drafts):
        return None
    return text.amount(behind) if text.holds(behind, _AMOUNT_CUES[draft.cls]) else None


def _year_of_name(draft: Draft) -> Time | None:
    """Return the year in the name of a gathering (가온엑스포 2026)."""
    for mention in draft.participants:
        year = _YEAR.search(mention.surface) if mention.cls == "Gathering" else None
        if year is not None:
            return Time(mention.start + year.start(), mention.start + year.end(), year[0], "year")
    return None


def _occasion(draft: Draft, text: Text, chain_of: _Chains) -> Mention | None:
    """Return the one gathering at which something was won (‘가온의 날’에서 … 받았다)."""
    seen = draft.evidence
    inside = [m for m in chain_of if m.cls == "Gathering" and seen.start <= m.start < seen.end]
    at = {chain_of[m]: m for m in inside if _AT.match(text.document.text, m.end)}
    return next(iter(at.values())) if len(at) == 1 else None


def _date_occasions(drafts: list[Draft], text: Text, chain_of: _Chains) -> None:
    """Give a gathering without a day of its own that on which something was won there, or at its ceremony."""
    days: dict[str, Time] = {}
    for draft in drafts:
        if draft.cls == "Award" and draft.status == "asserted" and draft.date is not None:
            at = _occasion(draft, text, chain_of) if draft.date.precision == "day" else None
            if at is not None:
                days[_CEREMONY.sub("", at.name)] = draft.date
    for draft in drafts if days else ():
        if draft.date is None and draft.cls == "Gathering":
            named = (_CEREMONY.sub("", m.name) for m in draft.participants if m.cls == "Gathering")
            draft.date = next((days[name] for name in named if name in days), None)


def _event(draft: Draft) -> Event:
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


__all__ = ["Text", "events"]
