"""Predicates off their morphemes: stem, voice, ending, and whether they assert, plan or deny."""

from __future__ import annotations

from kg.grammar import GRAMMAR
from kg.syntax.tree import Phrase, Predicate
from kg.types import Token

_VOICES = {"되": "passive", "받": "received", "당하": "passive", "시키": "causative"}
_ENDINGS = {"ETM": "adnominal", "EC": "connective", "EF": "final", "ETN": "nominal"}
_QUOTED = GRAMMAR.words("endings.quoted")
_QUOTED_ADNOMINAL = GRAMMAR.set("endings.quoted_adnominal")
_PAST = GRAMMAR.set("endings.past")
_PAST_ADNOMINAL = GRAMMAR.set("endings.past_adnominal")
_DENIED = GRAMMAR.set("endings.denied")
_WISHED = GRAMMAR.set("endings.wished")
_SUPPOSED = GRAMMAR.set("endings.supposed")
_INTENDED = GRAMMAR.set("endings.intended")
_FUTURE = GRAMMAR.set("endings.future")
_FUTURE_STARTS = GRAMMAR.words("endings.future_starts")
_HYPOTHETICAL = GRAMMAR.set("endings.hypothetical")
_ASKED = GRAMMAR.words("endings.asked")
_ADJECTIVES = GRAMMAR.set("predicates.adjectives")
_GOING_ON = GRAMMAR.set("predicates.going_on")
_OUT, _PUT = "내", "놓"
"""The two parts that the analyser makes of 내놓다 where it is contracted (내놨다)."""


def predicate(tokens: list[Token], stem: str, start: int, compound: Phrase | None) -> Predicate:
    """Make a predicate of a stem and the morphemes behind it; ``tokens`` begin with the verb or verbal suffix."""
    first, last = tokens[0], tokens[-1]
    if stem == _OUT and any(t.tag == "VX" and t.form == _PUT for t in tokens[1:]):
        stem += _PUT
    past = any(t.tag == "EP" and t.form in _PAST for t in tokens)
    return Predicate(
        start=start,
        end=last.end,
        stem=stem,
        voice=_voice(tokens),
        ending=_ending(last),
        status=_status(tokens),
        past=past or (last.tag == "ETM" and last.form in _PAST_ADNOMINAL),
        compound=compound,
        tail=last.form,
        adjective=first.tag == "XSA" or first.tag.startswith("VA") or stem in _ADJECTIVES,
        progressive=any(t.tag == "VX" and t.form in _GOING_ON for t in tokens[1:]),
    )


def _voice(tokens: list[Token]) -> str:
    first = tokens[0]
    if any(t.form == "지" and (t.tag == "VX" or (t.tag == "VV" and t is not first)) for t in tokens):
        return "passive"
    return _VOICES.get(first.form, "active") if first.tag == "XSV" else "active"


def _ending(last: Token) -> str:
    if (last.tag == "EC" and last.form.endswith(_QUOTED)) or (last.tag == "ETM" and last.form in _QUOTED_ADNOMINAL):
        return "quoted"
    return _ENDINGS.get(last.tag, "final")


def _status(tokens: list[Token]) -> str:
    """Read asserted, planned or denied off the endings of a predicate."""
    for t in tokens:
        if t.tag == "VX" and t.form in _DENIED:
            return "denied"
        if t.tag == "EP" and t.form in _SUPPOSED:
            return "planned"
    if any(t.tag == "VX" and t.form in _WISHED for t in tokens):
        return "planned"
    if any(t.tag == "EC" and t.form in _INTENDED for t in tokens) or _leaves_open(tokens[-1]):
        return "planned"
    return "asserted"


def _leaves_open(last: Token) -> bool:
    """Tell whether the last ending says of something to come, possible or asked."""
    if last.tag == "ETM":
        return last.form in _FUTURE or last.form.startswith(_FUTURE_STARTS)
    if last.tag == "EC":
        return last.form in _HYPOTHETICAL
    return last.tag == "EF" and (last.form.endswith(_ASKED) or last.form in _HYPOTHETICAL)
