"""Institutions named by common words: centres, museums and offices that only their owner, place or deeds make a name.

"창업보육센터" says what a thing is and not which one. With the university or the city before it, it is the name of one;
alone it is a name where the announcement has it act again and again.
"""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line, near
from kg.mentions.occurrences import END, written
from kg.people import People
from kg.syntax import Phrase, Word

_ACTING = frozenset({"subj", "topic", "with"})
"""Cases of phrases whose name takes part in something."""
_LONGEST_NAME = 4
"""Words of the longest name of a unit, its owner aside."""
_LONGEST_OWNER = 3
"""Words of the longest name of an owner."""
_SHORTEST_STEM = 3
"""Characters before the noun of an institution that can tell it from all others."""
_QUARTER = re.compile(r"[가-힣]{1,4}[0-9]{0,2}(?:동|읍|면)")
"""The name of a quarter of a city or of a village."""


_PART = re.compile("(?:지역|권역|권)$")
"""What a branch may call the part of the country that it is for, behind its name (다래권지사)."""


class Units:
    """Finds names of units and offices; one object for a process."""

    def __init__(self, lexicon: Lexicon, people: People) -> None:
        self._lexicon = lexicon
        self._people = people
        self._owned = lexicon.ends("unit.owned")
        self._unions = lexicon.ends("unit.unions")
        self._placed = lexicon.ends("unit.placed")
        self._branches = sorted(lexicon.ends("unit.branches"), key=lambda end: (-len(end), end))
        self._chartered = lexicon.words("unit.chartered")
        self._regions = lexicon.words("unit.regions")
        self._alone = lexicon.ends("unit.alone")
        self._common = lexicon.ends("unit.common")
        self._apart = lexicon.kinds | lexicon.words("unit.apart")
        self._behind = lexicon.words("organization.behind") | lexicon.followers

    def find(self, lines: list[Line], text: str, found: Found) -> None:
        """Record the units that act, under their full names; a bare one that is no other's is the same."""
        full: dict[str, set[str]] = {}
        for line in lines:
            for phrase in line.phrases:
                last = self._last(phrase)
                if last < 0 or not self._acts(line, phrase, phrase.words[last], text):
                    continue
                name = self._owner_named(phrase, last, text, found) or self._place_named(phrase, last, text)
                name = name or self._union(phrase.words[last].text, found)
                if name:
                    found.names.setdefault(name, "Organization")
                    full.setdefault(phrase.words[last].text, set()).add(name)
                elif self._named(phrase.words[last], text):
                    found.names.setdefault(phrase.words[last].text, "Organization")
        for bare, names in full.items():
            self._bare(bare, sorted(names), text, found)

    def _last(self, phrase: Phrase) -> int:
        """Return the place of the last word of a phrase that may be a name's, or -1."""
        last = len(phrase.words) - 1
        while last >= 0 and phrase.words[last].text in self._behind:
            last -= 1
        return -1 if last < 0 or phrase.words[last].quoted else last

    def _acts(self, line: Line, phrase: Phrase, word: Word, text: str) -> bool:
        """Tell whether a phrase takes part in something: by its case, as a headline's head, or with its own head."""
        if phrase.case in _ACTING or (line.parsed.sentence.headline and phrase.case == "list"):
            return True
        inner = (text[a + 1 : b - 1].split(" ")[0] for a, b in word.parens)
        return any(self._people.titles.find(title) is not None for title in inner)

    def _owner_named(self, phrase: Phrase, last: int, text: str, found: Found) -> str:
        """Return the name of a unit with its owner's before it (가온대 창업보육센터), or an empty string."""
        words = phrase.words
        if self._lexicon.known(words[last].text) is not None:
            return ""
        branch = self._branch(words[last])
        if not words[last].text.endswith(self._owned) and not branch:
            return ""
        for first in range(max(0, last - _LONGEST_NAME), last):
            for size in range(min(_LONGEST_OWNER, last - first), 0, -1):
                owner = words[first + size - 1]
                if found.names.get(text[words[first].start : owner.end]) != "Organization" or owner.parens:
                    continue
                if all(self._part(word, found) for word in words[first + size : last + (not branch)]):
                    return text[words[first].start : words[last].end]
        return ""

    def _branch(self, word: Word) -> bool:
        """Tell whether a word is the noun of a branch behind the places that it is for (경기북부지역본부)."""
        text = word.text
        end = next((end for end in self._branches if text.endswith(end)), "")
        if end in self._chartered and len(text) > len(end) + 1 and (word.new or "NNP" in word.tags):
            return True
        return bool(end) and self._region(_PART.sub("", text.removesuffix(end)))

    def _region(self, text: str) -> bool:
        """Tell whether a word is the name of a place or of two, or one with a part of it (대전충청, 경기북부)."""
        return self._place(text) or any(
            self._place(text[:cut]) and self._place(text[cut:]) for cut in range(2, len(text) - 1)
        )

    def _place(self, text: str) -> bool:
        return text in self._regions or self._lexicon.cls(text) == "Place"

    def _part(self, word: Word, found: Found) -> bool:
        """Tell whether a word may stand in the name of a unit behind its owner's."""
        if word.quoted or word.text in self._apart or found.names.get(word.text, "Organization") == "Person":
            return False
        return not word.text.endswith(self._common) and self._people.titles.find(word.text) is None

    def _union(self, word: str, found: Found) -> str:
        """Return the name of a union with its company's glued to it (가온전자노조), or an empty string."""
        owner = next((word.removesuffix(end) for end in self._unions if word.endswith(end)), "")
        known = "Organization" in (found.names.get(owner), self._lexicon.cls(owner))
        return word if owner and known else ""

    def _place_named(self, phrase: Phrase, last: int, text: str) -> str:
        """Return the name of an office with that of its place before it (다래시 보건소), or an empty string."""
        word = phrase.words[last]
        if not last or not word.text.endswith(self._placed) or word.text.endswith(self._common):
            return ""
        before = phrase.words[last - 1]
        known = self._lexicon.known(before.text)
        place = known is not None and known.cls == "Place" and known.kind != "country"
        if before.parens or before.quoted or not (place or (known is None and _QUARTER.fullmatch(before.text))):
            return ""
        if "NNP" in word.tags and word.text not in self._placed:
            return ""
        return text[before.start : word.end]

    def _named(self, word: Word, text: str) -> bool:
        """Tell whether a word alone is the name of an institution: long enough, and named more than once."""
        head = next((end for end in self._alone if word.text.endswith(end)), "")
        stem = word.text[: len(word.text) - len(head)]
        if not head or len(stem) < _SHORTEST_STEM or word.text.endswith(self._common):
            return False
        if any(form in self._lexicon.common for form in word.forms[:1]):
            return False
        return text.count(word.text, *near(word.start, word.end)) > 1

    def _bare(self, bare: str, names: list[str], text: str, found: Found) -> None:
        """Record that a unit is named without its owner too, where it can be no other unit."""
        if len(names) == 1 and len(bare) > _SHORTEST_STEM and found.names.get(bare, "Organization") == "Organization":
            if written(bare, text.replace(names[0], "\n" * len(names[0])), END, (0, len(text))):
                found.names[bare] = "Organization"
                found.equal.append((names[0], bare))


__all__ = ["Units"]
