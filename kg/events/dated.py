"""Events that a clause with a date tells of one alone: "2013년 설립된 가온은", "가온은 2016년 창업했다".

The clause may name nobody else, so no relation comes of it; its date makes it worth an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.text import Text
from kg.grammar import WordLists
from kg.mention_index import MentionIndex
from kg.relations import Telling, marks_in, sentence_evidence
from kg.syntax import Clause, Parse, Phrase
from kg.types import Chain, Mention

_DATA = WordLists("events.toml")
_STEMS = {stem: cls for cls, stems in _DATA.table("happened.stems").items() for stem in stems}
_BY_ITSELF = _DATA.set("happened.by_itself")
_OPENED, _DOOR = "열", "문"
"""What is said of a place that begins its work (문을 열다)."""
_WHO = _DATA.table("nouns.who")
_QUOTES = "’”\"'」』》〉"
_RULE = "dated-clause"
_CONFIDENCE = 0.8


def dated_tellings(text: Text, chains: tuple[Chain, ...]) -> list[Telling]:
    """Return what clauses with a date of their own tell of the one that they are said of."""
    reader = _Dated(text, MentionIndex(m for chain in chains for m in chain.mentions))
    return [telling for index in range(len(text.parses)) for telling in reader.read(index)]


class _Dated:
    """Reads the dated clauses of one announcement."""

    def __init__(self, text: Text, index: MentionIndex) -> None:
        self._text = text
        self._index = index

    def read(self, number: int) -> Iterator[Telling]:
        """Yield what the dated clauses of a sentence tell of."""
        parsed = self._text.parses[number]
        if parsed.sentence.headline or not self._text.dates(number):
            return
        for clause in parsed.clauses:
            cls = _class(clause)
            span = (clause.predicate.start, clause.predicate.end)
            if cls is None or not self._text.own_days(number, span):
                continue
            who = self._who(parsed, clause, _WHO[cls])
            if who is not None:
                marks = marks_in(parsed.sentence, (who,)) | {span}
                evidence = sentence_evidence(self._text.document, parsed.sentence, marks, _RULE, _CONFIDENCE)
                yield Telling(cls, "asserted", number, (who,), (who,), None, span, None, evidence)

    def _who(self, parsed: Parse, clause: Clause, classes: tuple[str, ...]) -> Mention | None:
        """Return of whom a clause is said: what it modifies or describes, or its subject."""
        if clause.predicate.ending != "adnominal":
            subject = next((a for a in clause.args if a.case == "subj"), None) or clause.subject or clause.topic
            return self._named(subject, classes) if subject is not None else None
        if clause.head is None:
            return None
        owned = next((p for p in parsed.phrases if p.owner is clause.head), None)
        for phrase in (owned, clause.head):
            if phrase is not None and (named := self._named(phrase, classes)) is not None:
                return named
        last = owned or clause.head
        is_described = last.case == "copula" or (last.case == "as" and self._follows(last, "로,", "로 "))
        return self._named(clause.topic, classes) if is_described and clause.topic is not None else None

    def _follows(self, phrase: Phrase, *particles: str) -> bool:
        """Tell whether one of some particles stands behind a phrase."""
        behind = self._text.document.text[phrase.end : phrase.end + 4].lstrip(_QUOTES).removeprefix("으")
        return behind.startswith(particles)

    def _named(self, phrase: Phrase, classes: tuple[str, ...]) -> Mention | None:
        """Return the one whom a phrase names: a person anywhere in it, anything else at its end."""
        start, end = phrase.words[0].outer[0], max(phrase.end, phrase.words[-1].outer[1])
        inside = [m for m in self._index.within(start, end) if m.cls in classes]
        if "Person" in classes:
            if len(inside) == 1:
                return inside[0]
            called = len(phrase.words) > 1 and len(phrase.words[0].text) == 1
            return self._index.only_person_before(phrase.start, phrase.words[0].text) if called else None
        text = self._text.document.text
        return inside[-1] if inside and not text[inside[-1].end : end].strip(_QUOTES) else None


def _class(clause: Clause) -> str | None:
    """Return the class of the event that a clause tells of: one that happened to, or by, the one it is said of."""
    predicate = clause.predicate
    if not predicate.past or predicate.status != "asserted" or predicate.ending in ("headline", "nominal"):
        return None
    objects = [a for a in clause.args if a.case == "obj"]
    if predicate.stem == _OPENED:
        return "Founding" if objects and objects[-1].words[-1].text == _DOOR else None
    cls = _STEMS.get(predicate.stem)
    if cls is None or objects:
        return None
    brought_out = cls == "Launch" and predicate.ending == "adnominal"  # 2022년 출시한 ‘다래’
    return cls if predicate.voice == "passive" or predicate.stem in _BY_ITSELF or brought_out else None
