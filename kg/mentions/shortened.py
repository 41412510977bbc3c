"""Short forms of organizations that the text uses without saying so: 가온위 of 가온성장위원회, 가온 of 가온 그룹."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line
from kg.people import People
from kg.syntax import Word

_LONGEST = 5
"""Syllables of the longest short form."""
_SHORTEST = 3
"""Syllables of the shortest one that takes a syllable of each word (가온위)."""
_SHORTEST_FULL = 5
"""Syllables of the shortest name that has one."""
_SCHOOLS = GRAMMAR.words("short_forms.schools")
_HOSPITAL = "병원"


class Shortened:
    """Finds short forms among the words that name nothing yet; one object for a process."""

    def __init__(self, lexicon: Lexicon, people: People) -> None:
        self._lexicon = lexicon
        self._people = people
        self._dropped = sorted(GRAMMAR.set("short_forms.dropped"), key=lambda end: (-len(end), end))
        self._leading = GRAMMAR.words("short_forms.leading")
        self._last = dict(pair.split(":") for pair in GRAMMAR.words("short_forms.last"))

    def find(self, lines: list[Line], found: Found) -> None:
        """Record the short forms of the organizations found so far, each the same as its full form."""
        words: dict[str, dict[str, Word]] = {}
        for line in lines:
            for word in line.parsed.words:
                if self._may_be_short(word, found):
                    words.setdefault(word.text[0], {}).setdefault(word.text, word)
        for name in [n for n, cls in found.names.items() if cls == "Organization"]:
            for short in self._of(name, words):
                if name.endswith(_HOSPITAL) and short.endswith(_SCHOOLS):
                    continue
                found.names.setdefault(short, "Organization")
                found.equal.append((name, short))

    def _may_be_short(self, word: Word, found: Found) -> bool:
        text = word.text
        if word.quoted or not 2 <= len(text) <= _LONGEST or text in found.names or not "가" <= text[0] <= "힣":
            return False
        if text in self._lexicon.suffixes:
            return False
        return self._lexicon.cls(text) in (None, "Organization") and self._people.titles.find(text) is None

    def _of(self, name: str, words: dict[str, dict[str, Word]]) -> Iterator[str]:
        """Yield the words that are short forms of a name."""
        begins = [name, *(name[len(lead) :].lstrip() for lead in self._leading if name.startswith(lead))]
        for begin in begins:
            candidates = words.get(begin[:1], {})
            yield from (short for short in candidates if len(short) >= _SHORTEST and self._by_syllables(short, begin))
        first, _, rest = name.partition(" ")
        dropped = [end for end in self._dropped if name.endswith(end)][:1]
        stems = [name.removesuffix(end) for end in dropped if end not in self._lexicon.generic]
        stems += [first] if rest and rest in self._lexicon.suffixes else []
        for stem in stems:
            word = words.get(stem[:1], {}).get(stem.strip())
            if word is not None and (word.new or (word.tags == ("NNP",) and len(word.text) >= _SHORTEST)):
                yield word.text

    def _by_syllables(self, short: str, name: str) -> bool:
        """Tell whether a word begins as a name does and ends in the syllable for the noun that ends the name."""
        end = self._last.get(short[-1], "")
        if not end or not name.endswith(end) or len(name) < _SHORTEST_FULL or short[-2:] == name[-2:]:
            return False
        rest = iter(name[: -len(end)])
        return all(syllable in rest for syllable in short[:-1])
