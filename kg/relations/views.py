"""A predicate as the events it may tell of: 인수했다, 인수를 완료했다, 인수 완료 and 인수 중이다 are one."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kg.grammar import GRAMMAR
from kg.relations.reading import View
from kg.relations.status import AIMING, chained, clause_status, seen_from_behind
from kg.syntax import Clause, Phrase, Word

_DONE = GRAMMAR.set("predicates.done")
_BEGINNING = GRAMMAR.set("predicates.beginning")
_UNDERGONE = GRAMMAR.set("predicates.undergone")
_GOING_ON = GRAMMAR.set("references.going_on")
_AMOUNT = GRAMMAR.regex("references.amount")
_ABOUT = GRAMMAR.set("references.about")
_TIME_HEADS = GRAMMAR.set("light_heads.times")
_LIGHT_HEADS = GRAMMAR.words("light_heads.words")
_AMONG_OTHERS = "등"
"""A noun by which a clause is only one of several things told (선정되는 등 …)."""
_LIES_BACK = GRAMMAR.set("status.lies_back")
_SEQUENCE = GRAMMAR.set("status.sequence")
_TIMES = GRAMMAR.regex("references.times")


def views(clause: Clause, later: list[Clause], verbs: Container[str]) -> Iterator[View]:
    """Yield what a clause may tell of. ``later`` are the clauses behind it, ``verbs`` the stems of patterns."""
    predicate = clause.predicate
    main = _view(clause, later)
    yield main
    compound = predicate.compound
    if compound is not None and compound.words[-1].text.endswith("·"):
        yield View(compound.words[-1].text[:-1], _object(clause), clause, main.status, main.passive)
    if predicate.stem == "이":
        yield from _ongoing(clause, main.status, verbs)
        yield from _aimed_at(clause, verbs)
    if predicate.stem in _DONE and not _has_aim(clause):
        carried = _act(clause)
        if carried is not None and carried[0] in verbs:
            yield View(*carried, clause, main.status, main.passive)
        elif (undergone := _undergone(clause)) is not None and undergone.stem in verbs:
            yield undergone
    if predicate.stem in AIMING or _has_aim(clause):
        yield from _aimed(clause, verbs)


def is_light(clause: Clause) -> bool:
    """Tell whether the noun that a clause modifies only takes it up (인수된 바 있다): its subject is the sentence's."""
    return clause.head is not None and (
        clause.head.words[0].text.startswith(_LIGHT_HEADS) or clause.head.words[0].text == _AMONG_OTHERS
    )


def also(clause: Clause) -> Phrase | None:
    """Return the phrase with 도 that stands as the subject (가온도 협약을 맺었다), if there is one."""
    return next((a for a in clause.args if a.case == "topic" and not a.topic and not a.speech), None)


def _has_happened(clause: Clause) -> bool:
    """Tell whether a word of a clause says that it lies back, whatever is to follow (이날 협약을 체결하고 …할 예정)."""
    phrases = [*clause.args, clause.predicate.compound]
    joins = clause.predicate.tail in _SEQUENCE
    return joins and any(w.text in _LIES_BACK for p in phrases if p is not None for w in p.words)


def before_time(clause: Clause) -> bool:
    """Tell whether a clause modifies no more than a time, so that it is said of the topic (지정된 이후)."""
    return clause.head is not None and clause.head.words[0].text in _TIME_HEADS


def _object(clause: Clause) -> Phrase | None:
    return next((a for a in reversed(clause.args) if a.case == "obj"), None)


def _view(clause: Clause, later: list[Clause]) -> View:
    predicate = clause.predicate
    theme = _object(clause)
    received = predicate.voice == "received"
    passive = predicate.voice == "passive" or predicate.stem in _UNDERGONE or (received and theme is None)
    stem = predicate.stem + "받" if received and theme is not None else predicate.stem
    status = clause_status(predicate)
    if status in ("asserted", "decided") and predicate.ending == "connective" and not predicate.past:
        status = status if _has_happened(clause) else chained(status, later)
    elif predicate.ending in ("adnominal", "nominal"):
        status = seen_from_behind(status, clause, later)
    if theme is None and predicate.compound is not None:
        theme = _without_times(predicate.compound)
    if theme is None and predicate.ending == "headline":
        theme = _before_amount(clause)
    if passive and theme is None:
        theme = clause.subject or also(clause) or (clause.topic if before_time(clause) or is_light(clause) else None)
    if theme is None and predicate.ending != "adnominal" and _has_subject_beside_topic(clause):
        theme = clause.topic
    if theme is None and not passive and clause.subject is not None and (added := also(clause)) is not None:
        theme = added if added is not clause.subject else None
    if theme is None and predicate.stem in _BEGINNING:
        passive, theme = True, clause.subject if predicate.ending != "adnominal" else None
    return View(stem, theme, clause, status, passive)


def _timeless(words: list[Word]) -> list[Word]:
    """Return words without those at their end that say when or how often."""
    end = len(words)
    while end and _TIMES.match(words[end - 1].text):
        end -= 1
    return words[:end]


def _without_times(compound: Phrase) -> Phrase | None:
    """Return a bare phrase before a predicate without how often or when it was (다래대상 3년 연속 수상)."""
    words = _timeless(compound.words)
    if len(words) == len(compound.words):
        return compound
    rest = Phrase(words, compound.case, before=compound.before, owner=compound.owner, relative=compound.relative)
    return rest if words else None


def _aimed(clause: Clause, verbs: Container[str]) -> Iterator[View]:
    """See "인수를 추진하다", "체결을 앞두다", "MOU 체결 추진" and "출시를 목표로 하다" as what is planned."""
    carried = _act(clause)
    if carried is not None and carried[0] in verbs:
        status = "denied" if clause_status(clause.predicate) == "denied" else "planned"
        yield View(*carried, clause, status, False)


def _aimed_at(clause: Clause, verbs: Container[str]) -> Iterator[View]:
    """See "체결을 추진 중이다" and "3일 출시 예정이다" as what is planned."""
    phrase = clause.args[-1] if clause.args else None
    if phrase is None or phrase.case != "copula":
        return
    if phrase.words[-1].text in AIMING and len(phrase.words) > 1:
        yield from _due(clause, phrase, verbs)
    if phrase.words[-1].text not in _GOING_ON:
        return
    carried = _carried(clause) if len(phrase.words) > 1 and phrase.words[-2].text in AIMING else None
    if carried is not None and carried[0] in verbs:
        yield View(*carried, clause, "planned", False)


def _due(clause: Clause, phrase: Phrase, verbs: Container[str]) -> Iterator[View]:
    """See "다래정을 3일 출시 예정이다" and, of what its subject undergoes, "다래정은 출시 예정이다" as planned."""
    stem, theme = _carried_bare(Phrase(phrase.words[:-1]))
    if stem in verbs:
        theme = theme or _object(clause)
        yield View(stem, theme or clause.subject, clause, "planned", theme is None)


def _has_aim(clause: Clause) -> bool:
    """Tell whether a clause says of its object that it is the aim (출시를 목표로 한다)."""
    return any(a.case == "as" and a.words[-1].text in AIMING for a in clause.args)


def _act(clause: Clause) -> tuple[str, Phrase | None] | None:
    """Return the noun of action that a predicate takes up, bare in a headline or as its object, and what is left."""
    compound = clause.predicate.compound if clause.predicate.ending == "headline" else None
    return _carried_bare(compound) if compound is not None else _carried(clause)


def _carried_bare(compound: Phrase) -> tuple[str, Phrase | None]:
    """Return the noun of action before a bare 완료, and the words before it (다래 인수 완료)."""
    words = _timeless(compound.words[:-1])
    return compound.words[-1].text, Phrase(words, before=compound.before) if words else None


def _carried(clause: Clause) -> tuple[str, Phrase | None] | None:
    """Return the noun of action that is the object of 완료하다, and what is left of it (다래 인수를 완료했다)."""
    phrase = next((a for a in reversed(clause.args) if a.case in ("obj", "to")), None)
    if phrase is None or phrase.words[-1].quoted:
        return None
    stem = phrase.words[-1].text
    if all(_TIMES.match(word.text) for word in phrase.words[:-1]):
        return stem, phrase.owner
    rest = Phrase(phrase.words[:-1], "obj", before=phrase.before, owner=phrase.owner, relative=phrase.relative)
    return stem, rest


def _undergone(clause: Clause) -> View | None:
    """See "가온의 다래 인수가 완료됐다" as the purchase that it tells of; the genitive says who bought."""
    phrase = clause.subject
    if phrase is None or phrase.speech or phrase.owner is None or len(phrase.words) < 2 or phrase.words[-1].quoted:
        return None
    if any(a.case == "obj" for a in clause.args):
        return None
    rest = Phrase(phrase.words[:-1], "obj", before=phrase.before)
    return View(phrase.words[-1].text, rest, clause, clause_status(clause.predicate), False, phrase.owner)


def _before_amount(clause: Clause) -> Phrase | None:
    """Return the words of a headline before the amount that the particle belongs to (다래제약 3조원에 인수)."""
    phrase = next((a for a in clause.args if a.case == "to" and _AMOUNT.fullmatch(a.words[-1].text)), None)
    words = list(phrase.words) if phrase is not None else []
    while words and (_AMOUNT.fullmatch(words[-1].text) or words[-1].text in _ABOUT):
        words.pop()
    return Phrase(words) if words else None


def _has_subject_beside_topic(clause: Clause) -> bool:
    """Tell whether a clause has a subject of its own beside the topic (이번 협약은 가온이 다래와 맺었다)."""
    return clause.topic is not None and any(a.case == "subj" and a is not clause.topic for a in clause.args)


def _ongoing(clause: Clause, status: str, verbs: Container[str]) -> Iterator[View]:
    """See "개발 중인", "진행 중이다" as the verb that it stands for."""
    phrase = clause.args[-1] if clause.args else None
    if phrase is None or phrase.case != "copula" or len(phrase.words) < 2 or phrase.words[-1].text not in _GOING_ON:
        return
    words = phrase.words
    noun = words[-2].text
    stem = next((noun[k:] for k in range(len(noun)) if noun[k:] in verbs), "")
    if stem:
        rest = Phrase(words[:-2]) if len(words) > 2 else None
        yield View(stem, _object(clause) or rest, clause, "asserted" if status == "decided" else status, False)
