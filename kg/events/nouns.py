"""Events that only a noun behind a date tells of: "2015년 출시 이후", "지난 19일 취임 뒤"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.events.text import Text
from kg.grammar import WordLists
from kg.mention_index import MentionIndex
from kg.relations import Telling, marks_in, sentence_evidence
from kg.types import Chain, Mention, Time

_DATA = WordLists("events.toml")
_NOUNS = _DATA.regexes("nouns.behind")
_WHO = _DATA.table("nouns.who")
_JOINED = _DATA.regex("nouns.joined")
_TITLED = _DATA.regex("nouns.titled")
_CONFIDENCE = 0.8
_SURNAME = re.compile(r"([가-힣]) [가-힣]{2,6}[은는] ")
_CALLED = re.compile(r"(?<![가-힣])([가-힣]) [가-힣]{2,6}[은는이가] $")
"""A topic that calls somebody by surname and title, at the front and at the end of some words."""
RULE = "dated-noun"


def noun_tellings(text: Text, chains: tuple[Chain, ...]) -> list[Telling]:
    """Return what dated nouns tell of, each of the one named right before, or of the sentence before."""
    mentions = sorted({m for chain in chains for m in chain.mentions}, key=lambda m: (m.start, m.end, m.cls, m.name))
    chain_of = {m: i for i, chain in enumerate(chains) for m in chain.mentions}
    reader = _Nouns(text, MentionIndex(mentions), chain_of)
    return [telling for index in range(len(text.parses)) for telling in reader.read(index)]


class _Nouns:
    """Reads the dated nouns of one announcement."""

    def __init__(self, text: Text, index: MentionIndex, chain_of: dict[Mention, int]) -> None:
        self._text = text
        self._index = index
        self._chain_of = chain_of

    def read(self, index: int) -> Iterator[Telling]:
        """Yield what the dated nouns of a sentence tell of."""
        whole = self._text.document.text
        for time in self._text.dates(index):
            for cls, noun in _NOUNS.items():
                match = noun.match(whole, time.end)
                who = self._who(index, time, _WHO[cls]) if match else None
                if match and who is not None:
                    yield self._telling(index, cls, who, (match.start(1), match.end(1)))

    def _who(self, index: int, time: Time, classes: tuple[str, ...]) -> Mention | None:
        """Return of whom a date is said: what its clause modifies, who is named before it or a sentence before."""
        if (modified := self._modified(index, time, classes)) is not None:
            return modified
        here = self._named(index, classes, time.start)
        if here:
            all_here = {self._chain_of[m] for m in self._named(index, classes)}
            between = self._text.document.text[here[-1].end : time.start]
            is_topic = between.lstrip("’”\"' ").startswith(("은 ", "는 ")) or (
                here[-1].cls == "Person" and _TITLED.fullmatch(between)
            )
            return here[-1] if len(all_here) == 1 and (is_topic or _JOINED.fullmatch(between)) else None
        before = self._named(index - 1, classes) if index else []
        if len({self._chain_of[m] for m in before}) == 1:
            return before[0]
        calls = (index, index - 1) if "Person" in classes and index else ()
        called = (self._by_surname(i, time.start) for i in calls)
        return next((bearer for bearer in called if bearer is not None), None)

    def _by_surname(self, index: int, until: int) -> Mention | None:
        """Return the one person before a sentence whom a topic calls by the surname (김 교수는 …): its first one, or
        the one right before the date."""
        sentence = self._text.parses[index].sentence
        match = _SURNAME.match(sentence.text) or _CALLED.search(sentence.text[: max(0, until - sentence.start)])
        return self._index.only_person_before(sentence.start, match[1]) if match else None

    def _modified(self, index: int, time: Time, classes: tuple[str, ...]) -> Mention | None:
        """Return what the clause with the date modifies (2015년 출시 이후 … 팔린 ‘다래정’)."""
        clauses = (c for c in self._text.parses[index].clauses if c.predicate.start >= time.end)
        clause = next((c for c in clauses if not c.predicate.adjective), None)
        if clause is None or clause.predicate.ending != "adnominal" or clause.head is None:
            return None
        start, end = clause.head.words[0].outer[0], clause.head.words[-1].outer[1]
        inside = [m for m in self._named(index, classes, end) if m.start >= start]
        return inside[-1] if inside else None

    def _named(self, index: int, classes: tuple[str, ...], until: int | None = None) -> list[Mention]:
        """Return the mentions of some classes in a sentence, up to a place in it."""
        sentence = self._text.parses[index].sentence
        end = sentence.end if until is None else until
        return [m for m in self._index.within(sentence.start, end) if m.cls in classes]

    def _telling(self, index: int, cls: str, who: Mention, span: tuple[int, int]) -> Telling:
        sentence = self._text.parses[index].sentence
        marks = marks_in(sentence, (who,)) | {span}
        evidence = sentence_evidence(self._text.document, sentence, marks, RULE, _CONFIDENCE)
        return Telling(cls, "asserted", index, (who,), (who,), None, span, None, evidence)
