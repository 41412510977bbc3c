"""What is read in a sentence, and the sentence as it is seen while reading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.grammar import GRAMMAR
from kg.syntax import Clause, Parse, Phrase, Word
from kg.types import Document, Evidence, Mention, Relation, Sentence, Status

_INCLUDING = GRAMMAR.set("predicates.including")
_JOINING = GRAMMAR.set("predicates.joining")


_ASIDE = re.compile(r"\([^()]*\)?|['’”™®]|제?[0-9]+(?:회|차|년도?)?")
"""What may stand beside a name in its quotation: a parenthesis, a mark, a number."""


@dataclass(slots=True)
class Reading:
    """A relation read in a sentence, with what an event of it needs.

    ``event`` is the class of the event that it tells of, or empty; ``sentence`` the number of the sentence; ``others``
    take part beside subject and object; ``span`` is the cue; ``place`` is where it happened.
    """

    relation: Relation
    event: str
    sentence: int
    others: list[Mention] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    place: Mention | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells of an event without naming two who take part (가온은 300억원 규모의 공급 계약을 체결했다).

    ``who`` are those it names, ``undergone`` those of them to whom it is done, ``spoken`` is who is understood where
    it names no subject; the rest as in `Reading`.
    """

    event: str
    status: Status
    sentence: int
    who: tuple[Mention, ...]
    undergone: tuple[Mention, ...]
    spoken: Mention | None
    span: tuple[int, int]
    place: Mention | None
    evidence: Evidence


@dataclass(slots=True)
class View:
    """A predicate seen as an event: its stem, theme and compound (인수를 완료했다 = 인수했다).

    ``agent`` is who does it where a genitive says so (가온의 다래 인수가 완료됐다).
    """

    stem: str
    theme: Phrase | None
    clause: Clause
    status: str
    passive: bool
    agent: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a pattern says of the two that it found."""

    property: str
    rule: str
    confidence: float
    status: Status


def _quoted(parsed: Parse) -> list[Word]:
    """Return the quoted words of a sentence, in text order."""
    compounds = [c.predicate.compound for c in parsed.clauses if c.predicate.compound is not None]
    words = [w for phrase in (*parsed.phrases, *compounds) for w in phrase.words if w.quoted]
    return sorted(words, key=lambda w: w.start)


def _part(mention: Mention, quoted: list[Word], text: str) -> bool:
    """Tell whether a name is but a part of what a quotation names (‘다래 아이스바’, ‘CES 다래관’)."""
    if mention.cls not in ("Product", "Gathering"):
        return False
    at = bisect_right(quoted, mention.start, key=lambda w: w.start) - 1
    if at < 0 or mention.end > quoted[at].end:
        return False
    rest = text[quoted[at].start : mention.start] + text[mention.end : quoted[at].end]
    return bool(_ASIDE.sub("", rest).strip())


class Scene:
    """One sentence with the mentions in it that stand outside quoted speech, in text order.

    ``including`` are its clauses that head a list (를 비롯해), ``joining`` those that join two for what follows
    (와 손잡고).
    """

    def __init__(self, document: Document, index: int, parsed: Parse, mentions: list[Mention]) -> None:
        self.document = document
        self.index = index
        self.parsed = parsed
        self.speech = [p.words[0].outer for p in parsed.phrases if p.speech]
        quoted = _quoted(parsed)
        self.mentions = [
            m
            for m in mentions
            if not any(a <= m.start < b for a, b in self.speech) and not _part(m, quoted, document.text)
        ]
        clauses = parsed.clauses
        self.including = [c for c in clauses if c.predicate.stem in _INCLUDING]
        self.joining = [c for c in clauses if c.predicate.stem in _JOINING and c.predicate.ending == "connective"]
        self._starts = [m.start for m in self.mentions]
        self._inside: dict[Phrase, list[Mention]] = {}

    def inside(self, phrase: Phrase) -> list[Mention]:
        """Return the mentions that stand in the words of a phrase."""
        known = self._inside.get(phrase)
        if known is None:
            start, end = phrase.words[0].outer[0], phrase.words[-1].outer[1]
            near = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            spans = [w.outer for w in phrase.words] if near else []
            known = [m for m in near if m.end <= end and any(a <= m.start < b for a, b in spans)]
            self._inside[phrase] = known
        return known

    def in_parentheses(self, phrase: Phrase, cls: str) -> list[Mention]:
        """Return the mentions of a class in the parentheses behind the words of a phrase (국제학술지(Gaon Letters))."""
        spans = [span for w in phrase.words for span in w.parens]
        return [m for m in self.mentions if m.cls == cls and any(a < m.start and m.end < b for a, b in spans)]

    def has(self, phrase: Phrase, cls: str) -> bool:
        """Tell whether a mention of a class stands in a phrase."""
        return any(m.cls == cls for m in self.inside(phrase))

    def of_class(self, phrase: Phrase, cls: str) -> list[Mention]:
        """Return the mentions of a class in a phrase."""
        return [m for m in self.inside(phrase) if m.cls == cls]

    def relation(self, subject: Mention, object_: Mention, said: Said, cue: tuple[int, int] | None = None) -> Relation:
        """Return a relation with the sentence as its evidence; the marks are its two ends, here, and the cue."""
        return Relation(subject, said.property, object_, self.evidence((subject, object_), said, cue), said.status)

    def evidence(self, who: Iterable[Mention], said: Said, cue: tuple[int, int] | None) -> Evidence:
        """Return the sentence as evidence; the marks are the mentions that stand in it, and the cue."""
        sentence = self.parsed.sentence
        marks = marks_in(sentence, who) | ({cue} if cue is not None else set())
        return sentence_evidence(self.document, sentence, marks, said.rule, said.confidence)


def marks_in(sentence: Sentence, who: Iterable[Mention]) -> set[tuple[int, int]]:
    """Return the spans of those of some mentions that stand in a sentence."""
    return {(m.start, m.end) for m in who if sentence.start <= m.start < sentence.end}


def sentence_evidence(
    document: Document, sentence: Sentence, marks: Iterable[tuple[int, int]], rule: str, confidence: float
) -> Evidence:
    """Return a sentence as evidence for what a rule reads in it; ``marks`` are the spans that it stands on."""
    spans = tuple(sorted(set(marks)))
    return Evidence(document.id, sentence.start, sentence.end, sentence.text, spans, rule, round(confidence, 3))
