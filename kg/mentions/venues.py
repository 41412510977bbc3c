"""Venues that no table has: a hotel, a hall or a park at which something is held (가온호텔에서 열린 …)."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line, proper
from kg.syntax import Phrase, Word

_LONGEST_NAME = 4
"""Words of the longest name."""
_SHORTEST = 4
"""Characters of the shortest one."""


class Venues:
    """Finds venues; one object for a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ends = lexicon.ends("place.venues")
        self._plain = lexicon.words("place.plain_venues")
        self._of_cities = lexicon.words("place.of_cities")
        self._parts = lexicon.ends("place.parts")
        self._held = frozenset(lexicon.words("gathering.held")) | lexicon.words("place.holding")

    def find(self, line: Line, text: str, found: Found) -> None:
        """Record the venues at which something of a sentence takes place."""
        for clause in line.parsed.clauses:
            if clause.predicate.stem in self._held:
                for phrase in clause.args:
                    if phrase.case == "at" and not phrase.speech:
                        self._at(phrase, text, found)

    def _at(self, phrase: Phrase, text: str, found: Found) -> None:
        """Record the venue that a phrase names, its floor or room left out (가온호텔 2층 다래홀)."""
        last = next((i for i, w in enumerate(phrase.words) if not w.quoted and w.text.endswith(self._ends)), -1)
        if last < 0 or self._lexicon.known(phrase.words[last].text) is not None:
            return
        first = last
        while first and last - first < _LONGEST_NAME - 1 and self._belongs(phrase.words[first - 1], found):
            first -= 1
        if first == last and first and phrase.words[last].text in self._of_cities:
            first -= self._lexicon.cls(phrase.words[first - 1].text) == "Place"
        words = phrase.words[first : last + 1]
        name = text[words[0].start : words[-1].end]
        if self._named(words, name) and not self._of_somebody(words, text, found):
            found.names.setdefault(name, "Place")

    def _belongs(self, word: Word, found: Found) -> bool:
        """Tell whether a word before a venue's noun may be of its name."""
        known = self._lexicon.known(word.text)
        if word.quoted or word.parens or word.text in found.names or any(c.isdigit() for c in word.text):
            return False
        return known is None and not word.text.endswith(self._parts) and (proper(word) or word.new)

    def _named(self, words: list[Word], name: str) -> bool:
        """Tell whether words name a venue, and do not only say what it is (대강당)."""
        if len(name.replace(" ", "")) < _SHORTEST or (words[-1].text in self._plain and len(words) == 1):
            return False
        return any(proper(w) or w.new for w in words)

    def _of_somebody(self, words: list[Word], text: str, found: Found) -> bool:
        """Tell whether the words are or hold the name of an organization (가온병원 대강당)."""
        parts = {text[a.start : b.end] for i, a in enumerate(words) for b in words[i:]}
        return any(found.names.get(part) not in (None, "Place") for part in parts)
