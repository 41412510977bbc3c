"""Whether a predicate asserts, decides, plans or denies, from its endings and from the words behind it."""

from __future__ import annotations

from typing import cast

from kg.grammar import GRAMMAR
from kg.syntax import Clause, Parse, Phrase, Predicate
from kg.types import Status

_PLANS = GRAMMAR.words("status.plans")
_CALLED_OFF = GRAMMAR.set("status.called_off")
AIMING = GRAMMAR.set("status.aiming")
"""Predicates by which what their object names is yet to happen."""
_AHEAD = AIMING | GRAMMAR.set("status.ahead")
HEDGES = tuple(sorted(_AHEAD | GRAMMAR.set("status.called_off") | GRAMMAR.set("status.aiming")))
"""Words of a headline by which what it tells is yet to happen, or does not."""
_AGREEMENTS = GRAMMAR.words("status.agreements")
_RUMOUR = GRAMMAR.words("status.rumour")
_ENDED = GRAMMAR.words("status.ended")
_DECIDED = GRAMMAR.set("status.decided")
_DONE = GRAMMAR.words("status.done")
_AIMS = GRAMMAR.words("status.aims")
_REPORTED = GRAMMAR.words("endings.reported")
_SO_THAT = "도록"
_CONDITIONAL = GRAMMAR.set("endings.conditional")
_TAKEN_UP = {noun: frozenset(verbs) for noun, verbs in GRAMMAR.table("taken_up").items()}
_POSTPOSITIONAL = GRAMMAR.set("predicates.postpositional")


INTENDED = "intended"
"""Status of what stands before a decision: part of it (센터를 세워 힘쓰기로 했다), or its occasion (협약을 맺고 …)."""


def called_off(title: str) -> bool:
    """Tell whether a headline tells of an agreement's end."""
    return any(word in title for word in _ENDED)


def clause_status(predicate: Predicate) -> str:
    """Return asserted, decided, planned or denied, from the predicate and the word behind it."""
    if predicate.status != "asserted":
        return predicate.status
    if predicate.stem in _CALLED_OFF or predicate.after in _CALLED_OFF:
        return "denied"
    if predicate.ending == "headline" and predicate.stem in _AHEAD:
        return "planned"
    if predicate.ending == "nominal":
        return _nominal_status(predicate.after)
    if predicate.ending in ("quoted", "adnominal") and (_is_rumour(predicate) or _is_plan(predicate)):
        return "planned"
    if predicate.ending in ("quoted", "final") and not predicate.past and not predicate.progressive:
        return "decided"
    if predicate.ending == "connective" and predicate.tail in _CONDITIONAL:
        return "planned"
    return "asserted"


def _nominal_status(after: str) -> str:
    """Return what the word behind …기 (위해) or …기로 (했다, 결정했다) makes of a clause."""
    if after.startswith(_DONE):
        return "asserted"
    return "decided" if after in _DECIDED and not after.startswith(_AIMS) else "planned"


def _is_rumour(predicate: Predicate) -> bool:
    tail = predicate.tail
    return len(tail) > 1 and tail.endswith(_REPORTED) and predicate.after.startswith(_RUMOUR)


def _is_plan(predicate: Predicate) -> bool:
    return predicate.after.startswith(_PLANS) and not (predicate.ending == "adnominal" and predicate.past)


def chained(status: str, later: list[Clause]) -> str:
    """Return the status of a predicate without tense of its own, which it shares with the next one that has it."""
    for number, clause in enumerate(later):
        predicate = clause.predicate
        if predicate.ending == "adnominal":
            shares = number == 0 and predicate.voice != "passive"
            if predicate.status == "planned" and (shares or predicate.after.startswith(_PLANS)):
                if not _describes(later[number : number + 2]):
                    return "planned"
            continue
        if predicate.stem == "이" or predicate.tail == _SO_THAT:
            continue
        if predicate.past:
            return status
        if predicate.status != "asserted":
            return predicate.status
        if predicate.ending == "nominal" and clause_status(predicate) == "decided":
            return INTENDED
        if predicate.ending in ("final", "quoted"):
            ahead = clause_status(predicate)
            return status if ahead == "decided" else ahead
    return status


def _describes(clauses: list[Clause]) -> bool:
    """Tell whether what can be only describes a thing (… 수 있는 기술을): the sentence goes on behind it."""
    able = len(clauses) > 1 and clauses[0].predicate.after in ("수", "있")
    return able and clauses[1].predicate.ending == "adnominal"


def _is_called_off(phrase: Phrase, later: list[Clause]) -> bool:
    """Tell whether a later predicate says that a thing did not last (다래와 맺은 계약이 해지됐다)."""
    return any(one.predicate.stem in _CALLED_OFF and any(arg is phrase for arg in one.args) for one in later)


def _status_of_making(agreement: Phrase, later: list[Clause]) -> str:
    """Return the status of the clause that tells what became of an agreement (인수하는 계약을 맺었다), or nothing."""
    made = next((one.predicate for one in later if any(arg is agreement for arg in one.args)), None)
    return clause_status(made) if made is not None else ""


def seen_from_behind(status: str, clause: Clause, later: list[Clause]) -> str:
    """Return the status of a clause that another word takes up: …한 바 있다, …하는 데 실패했다, …하기로 했던."""
    if status not in ("asserted", "decided"):
        return status
    following = later[0].predicate if later else None
    if clause.head is not None and _is_called_off(clause.head, later):
        return "denied"
    if clause.predicate.ending == "nominal":
        behind = later[0].head if later else None
        taken_back = behind is not None and _is_called_off(behind, later)
        return "denied" if taken_back or (following is not None and following.stem in _CALLED_OFF) else status
    if clause.head is not None and not clause.predicate.past and clause.head.words[-1].text.endswith(_AGREEMENTS):
        return _status_of_making(clause.head, later) or status
    allowed = _TAKEN_UP.get(clause.head.words[0].text) if clause.head is not None else None
    if allowed is None:
        return status
    return (
        "asserted" if following is not None and following.stem in allowed and following.status != "denied" else "denied"
    )


def status_before(parsed: Parse, distance: int, *, decided: bool = False) -> Status:
    """Return the status of the first predicate that ends at most ``distance`` characters before the sentence's end.

    What is only decided counts as done where ``decided``, else as planned.
    """
    for number, clause in enumerate(parsed.clauses):
        predicate = clause.predicate
        if parsed.sentence.end - predicate.end > distance or predicate.stem in _POSTPOSITIONAL:
            continue
        status = clause_status(predicate)
        if clause.head is not None and clause.head.words[0].text in _TAKEN_UP:
            return cast(Status, seen_from_behind(status, clause, parsed.clauses[number + 1 :]))
        if status != "asserted":
            ahead: Status = "asserted" if decided else "planned"
            return ahead if status == "decided" else cast(Status, status)
        if predicate.ending != "adnominal":
            return "asserted"
    return "asserted"
