"""Parties counted first and named later: "10개 기관과 협약을 맺었다. 10개 기관은 가온, 다래 등이다".

Or they act under their names and the same number: "4개 기업과 협약을 맺었다. 가온, 다래 등 4개 기업은 공장을 짓는다".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.grammar import GRAMMAR
from kg.patterns import ClausePattern
from kg.relations.heads import count, only_counts
from kg.relations.reading import Reading, Said
from kg.relations.references import References
from kg.syntax import Clause, Word
from kg.types import Mention, Status

_THOSE = GRAMMAR.regex("references.those")
_FEWEST = 2
"""Names from which on a sentence is the list that was announced."""
_ALL = "all"
"""Pairs of an agreement of all with all."""
_REACH = 6
"""Sentences within which the list follows."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """An agreement whose other parties were only counted, or left out, the number of its sentence and theirs."""

    pattern: ClausePattern
    parties: tuple[Mention, ...]
    status: Status
    sentence: int
    counted: bool
    number: int


class Members:
    """Waits, in one announcement, for the list of parties that it has counted."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._counted: _Counted | None = None

    def expect(self, pattern: ClausePattern, parties: list[Mention], clause: Clause, status: Status) -> None:
        """Remember an agreement with parties that a clause only counts (10개 증권사와), or does not name."""
        those = next((a for a in clause.args if a.case == "with" and _counts(a.words)), None)
        if those is not None or self._counted is None:
            number = count(those.words) if those is not None else 0
            sentence = self._references.scene.index
            self._counted = _Counted(pattern, tuple(parties), status, sentence, those is not None, number)

    def read(self, clause: Clause) -> Iterator[Reading]:
        """Yield the agreement with each party where a clause names those that were counted."""
        counted, scene = self._counted, self._references.scene
        if counted is None or not 0 < scene.index - counted.sentence <= _REACH:
            return
        listed = self._told(counted, clause) or self._acting(counted, clause)
        pattern, span = counted.pattern, (clause.predicate.start, clause.predicate.end)
        said = Said(pattern.property, pattern.name, pattern.confidence, counted.status)
        pairs = [(party, member) for party in counted.parties for member in listed]
        pairs += combinations(listed, 2) if pattern.pairs == _ALL else ()
        for one, other in pairs if len(listed) >= _FEWEST else ():
            if one.name != other.name:
                yield Reading(scene.relation(one, other, said, span), pattern.event, scene.index, [], span)

    def _told(self, counted: _Counted, clause: Clause) -> list[Mention]:
        """Return whom a clause says them to be (10개 증권사는 가온증권, 다래증권 등이다)."""
        topic = clause.topic
        if topic is None or clause.predicate.stem != "이" or not clause.args:
            return []
        announced = (counted.counted and _counts(topic.words)) or _THOSE.search(topic.text)
        return self._references.heads(clause.args[-1], "Organization") if announced else []

    def _acting(self, counted: _Counted, clause: Clause) -> list[Mention]:
        """Return those who act in the same number, or with who is known one more (가온, 다래 등 4개 기업은)."""
        for phrase in (a for a in clause.args if a.case in ("topic", "subj")) if counted.number else ():
            number = count(phrase.words)
            listed = self._references.heads(phrase, "Organization") if number else []
            known = any(one.name == party.name for one in listed for party in counted.parties)
            if number == counted.number + known and _FEWEST <= len(listed) <= number:
                return listed
        return []


def _counts(words: list[Word]) -> bool:
    """Tell whether some words only count organizations (국내외 10개 증권사, 10개사)."""
    return only_counts(words) or (len(words) == 1 and count(words) > 0)
