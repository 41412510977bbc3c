"""Persons that only what they are called shows, which is no post: 배우 김도윤, 김도윤 작가.

Those listed with one (배우 김도윤, 박서준) are persons too, where their names are far more often a person's than not.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line
from kg.people import People
from kg.syntax import Phrase, Word

_LONGEST_LIST = 20
"""Members of a list that are looked at."""
_UNNAMED = "모"
"""End of what stands for a name that is not told (김모 씨)."""


class Callings:
    """Finds such persons; one object for a process."""

    def __init__(self, lexicon: Lexicon, people: People) -> None:
        self._lexicon = lexicon
        self._people = people
        self._callings = lexicon.words("person.callings")

    def find(self, line: Line, text: str, found: Found) -> None:
        """Record the persons that a sentence calls something."""
        behind: dict[int, Phrase] = {id(p.before): p for p in line.phrases if p.before is not None}
        for phrase in line.phrases:
            for i, word in enumerate(phrase.words):
                if i and word.parens and self._people.foreign_in_latin(phrase.words[i - 1], word):
                    self._add(text[phrase.words[i - 1].start : word.end], found)
                if word.text not in self._callings or word.quoted:
                    continue
                for start, end in self._named(phrase.words, i):
                    self._add(text[start:end], found)
                if i + 2 == len(phrase.words):
                    self._listed(behind.get(id(phrase)), behind, found)

    def _named(self, words: list[Word], i: int) -> Iterator[tuple[int, int]]:
        """Yield the span of the name behind word ``i``, or of the one before it."""
        if i + 1 < len(words) and self._people.likely_name(words[i + 1]):
            yield words[i + 1].start, words[i + 1].end
        elif (span := self._people.foreign_name_behind(words[i + 1 :])) is not None:
            yield span
        elif i and self._people.likely_name(words[i - 1]) and not words[i - 1].text.endswith(_UNNAMED):
            yield words[i - 1].start, words[i - 1].end

    def _listed(self, phrase: Phrase | None, behind: dict[int, Phrase], found: Found) -> None:
        """Record the persons listed behind one, up to the first phrase that is more than a name."""
        for _ in range(_LONGEST_LIST):
            if phrase is None or not self._people.likely_name(phrase.words[0]):
                return
            if len(phrase.words) > 1 and phrase.words[1].text != "등":
                return
            self._add(phrase.words[0].text, found)
            phrase = behind.get(id(phrase))

    def _add(self, name: str, found: Found) -> None:
        if self._lexicon.known(name) is None:
            found.names.setdefault(name, "Person")
