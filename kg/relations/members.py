"""Parties counted first and named later: "10개 기관과 협약을 맺었다. 10개 기관은 가온, 다래 등이다"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.grammar import GRAMMAR
from kg.patterns import ClausePattern
from kg.relations.reading import Reading, Said
from kg.relations.references import References
from kg.syntax import Clause, Phrase
from kg.types import Mention, Status

_MEMBERS = GRAMMAR.words("references.members")
_COUNT = GRAMMAR.regex("references.count")
_THOSE = GRAMMAR.regex("references.those")
_FEWEST = 2
"""Names from which on a sentence is the list that was announced."""
_ALL = "all"
"""Pairs of an agreement of all with all."""
_REACH = 6
"""Sentences within which the list follows."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """An agreement whose other parties were only counted, or left out, and the number of its sentence."""

    pattern: ClausePattern
    parties: tuple[Mention, ...]
    status: Status
    sentence: int
    counted: bool


class Members:
    """Waits, in one announcement, for the list of parties that it has counted."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._counted: _Counted | None = None

    def expect(self, pattern: ClausePattern, parties: list[Mention], clause: Clause, status: Status) -> None:
        """Remember an agreement with parties that a clause only counts (10개 증권사와), or does not name."""
        counted = any(a.case == "with" and _only_counts(a) for a in clause.args)
        if counted or self._counted is None:
            self._counted = _Counted(pattern, tuple(parties), status, self._references.scene.index, counted)

    def read(self, clause: Clause) -> Iterator[Reading]:
        """Yield the agreement with each party where a clause lists them (10개 증권사는 가온증권, 다래증권 등이다)."""
        counted, topic = self._counted, clause.topic
        if counted is None or topic is None or clause.predicate.stem != "이" or not clause.args:
            return
        scene = self._references.scene
        announced = (counted.counted and _only_counts(topic)) or _THOSE.search(topic.text)
        if scene.index - counted.sentence > _REACH or not announced:
            return
        listed = self._references.heads(clause.args[-1], "Organization")
        pattern, span = counted.pattern, (clause.predicate.start, clause.predicate.end)
        said = Said(pattern.property, pattern.name, pattern.confidence, counted.status)
        pairs = [(party, member) for party in counted.parties for member in listed]
        pairs += combinations(listed, 2) if pattern.pairs == _ALL else ()
        for one, other in pairs if len(listed) >= _FEWEST else ():
            if one.name != other.name:
                yield Reading(scene.relation(one, other, said, span), pattern.event, scene.index, [], span)


def _only_counts(phrase: Phrase) -> bool:
    """Tell whether a phrase counts organizations and names none (국내외 10개 증권사)."""
    texts = [w.text for w in phrase.words]
    return texts[-1].endswith(_MEMBERS) and any(_COUNT.fullmatch(text) for text in texts)
