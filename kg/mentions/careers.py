"""Former employers that nobody knows, shown by the career that a sentence tells: "다온제관 부사장 등을 역임했다".

What stands before a title among the posts that somebody held is an organization; so is where somebody worked, or what
somebody passed through, in a sentence about a person with a title.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.mentions.listings import CALLED, Place
from kg.people import People
from kg.syntax import Clause, Phrase, Word

_HELD = GRAMMAR.set("posts.held") | GRAMMAR.set("posts.left")
_NOUNS = GRAMMAR.set("careers.nouns")
_TIMES = GRAMMAR.set("careers.times")
_JOINED = GRAMMAR.set("careers.joined")
_JOINED_ALONE = [[noun] for noun in sorted(_JOINED)]
_PASSED = GRAMMAR.set("careers.passed")
_WORKED = frozenset.union(
    *map(GRAMMAR.set, ("careers.worked", "careers.charged", "careers.exceeded")),
    frozenset(GRAMMAR.table("careers.gained")),
)
_NO_EMPLOYER = GRAMMAR.words("careers.no_employer")
_ABROAD = GRAMMAR.set("careers.abroad")
_AND_OTHERS = "등"
_LONGEST_LIST = 20
"""Posts of a list that are looked at."""


class CareerPlaces:
    """Finds the places of employers in the clauses that tell a career; one object for a process."""

    def __init__(self, people: People) -> None:
        self._titles = people.titles

    def places(self, clause: Clause) -> Iterator[Place]:
        """Yield the runs of words that end in the name of an employer, with the weight of their place."""
        stem = clause.predicate.stem
        of_person = self._of_person(clause)
        if of_person and (joined := _joined(clause)) is not None:
            yield joined, CALLED
        if of_person:
            yield from ((words, CALLED) for words in _before_nouns(clause))
        if stem in _HELD or stem in _PASSED:
            for words in _members(clause, ("obj", "as", "topic")):
                if (before := self._before_post(words)) is not None:
                    yield before, CALLED
                elif stem in _PASSED and of_person and not words[-1].text.endswith(self._titles.branches):
                    yield words, CALLED
        held = stem in _HELD and any(a.case == "obj" and self._titles.alone(a.words[-1].text) for a in clause.args)
        if held or (stem in _WORKED and of_person):
            for words in _members(clause, ("at",)):
                yield words, CALLED

    def _before_post(self, words: list[Word]) -> list[Word] | None:
        """Return the words before a post and its department, or None where no post ends the words."""
        title = self._titles.find(words[-1].text)
        if title is None or words[-1].quoted or title.word in _ABROAD:
            return None
        k = len(words) - 1
        while k and words[k - 1].text.endswith(self._titles.departments) and not words[k - 1].new:
            k -= 1
        return words[:k] if k and not words[k - 1].text.endswith(_NO_EMPLOYER) else None

    def _of_person(self, clause: Clause) -> bool:
        """Tell whether a clause is about somebody with a title: its subject, its topic or what it modifies."""
        for phrase in (clause.subject, clause.topic, clause.head):
            if phrase is not None and any(self._titles.alone(w.text) for w in phrase.words):
                return True
        return False


def _joined(clause: Clause) -> list[Word] | None:
    """Return the words of what somebody joined (가온산업에 입사해, 가온산업에 입사, …)."""
    for phrase, behind in pairwise(clause.args):
        if phrase.case == "to" and behind.case == "list" and [w.text for w in behind.words] in _JOINED_ALONE:
            return phrase.words
    last = clause.args[-1] if clause.args and clause.predicate.stem in _JOINED else None
    return last.words if last is not None and last.case == "to" else None


def _before_nouns(clause: Clause) -> Iterator[list[Word]]:
    """Yield the words before a noun of working somewhere and one of time (가온산업 재직 시절)."""
    for phrase in clause.args:
        for i, (noun, time) in enumerate(pairwise(phrase.words)):
            if i and noun.text in _NOUNS and time.text in _TIMES:
                yield phrase.words[:i]


def _members(clause: Clause, cases: tuple[str, ...]) -> Iterator[list[Word]]:
    """Yield the words of each member of the lists that some arguments of a clause end, up to 등."""
    for phrase in clause.args:
        meant = phrase.case in cases and not phrase.speech and not phrase.topic
        item: Phrase | None = phrase if meant else None
        for _ in range(_LONGEST_LIST):
            if item is None:
                break
            texts = [w.text for w in item.words]
            words = item.words[: texts.index(_AND_OTHERS)] if _AND_OTHERS in texts else item.words
            if words:
                yield words
            item = item.before or item.joined
