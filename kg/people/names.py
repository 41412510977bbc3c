"""The forms of persons' names: Korean ones by surname and length, foreign ones in Latin letters or in Hangul."""

from __future__ import annotations

import re

from kg.knowledge import load_table
from kg.lexicon import CUES
from kg.people.titles import Titles
from kg.syntax import Word

HANGUL = re.compile(r"[가-힣]+")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+[a-zA-Z'’\-]*|[A-Z]\.")
_FIRST_LATIN = re.compile(r"[A-Z][a-z'’\-]+")
_COMMON_TAGS = frozenset({"NNG", "XSN", "XPN", "NNB", "MM", "NR", "SN", "XR"})
"""Tags of morphemes that are no proper noun."""

Named = tuple[tuple[int, int], int]
"""The span of a name and how many words it takes."""


class PersonNames:
    """Tells persons' names from other words; surnames and words that only look like a name are data."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        names = {row["hangul"] for row in load_table("names/surnames.tsv")}
        self.short = frozenset(n for n in names if len(n) == 1)
        self._long = frozenset(n for n in names if len(n) == 2)
        self.not_names = CUES.set("not_a_person.words")
        self._no_ends = CUES.words("not_a_person.suffixes")

    def korean(self, word: Word, strict: bool = False) -> bool:
        """Tell whether a word has the form of a Korean person's full name.

        ``strict`` asks the analyser too: it must have taken the word, or a part of it, for a proper noun.
        """
        text = word.text
        if not 2 <= len(text) <= 4 or word.quoted or text.endswith(self._no_ends) or text in self.not_names:
            return False
        if not HANGUL.fullmatch(text) or self._titles.alone(text) or any(t.startswith("J") for t in word.tags):
            return False
        common = len(word.tags) == 1 and word.tags[0] in _COMMON_TAGS
        if text[:2] in self._long and len(text) > 2:
            return not common
        if text[0] not in self.short or len(text) == 4:
            return False
        if len(text) == 3:
            return not common and not (strict and "NNP" not in word.tags)
        return word.tags == ("NNP",) or (not common and not strict and "NNG" not in word.tags)

    def ending(self, words: list[Word], known: bool) -> Named | None:
        """Return the name that ends the words, or None.

        ``known`` tells that one of the last two words is a name of something already, so that they are no foreign
        name written in Hangul.
        """
        last = words[-1]
        two = (words[-2].start, last.end) if len(words) > 1 else None
        if two and last.parens and self._latin_pair(last) and HANGUL.fullmatch(words[-2].text):
            return two, 2
        if self.korean(last):
            return (last.start, last.end), 1
        if two and _FIRST_LATIN.fullmatch(last.text) and _LATIN_NAME.fullmatch(words[-2].text):
            return two, 2
        if two and not known and self.transcribed(words[-2], last):
            return two, 2
        return None

    def beginning(self, words: list[Word]) -> Named | None:
        """Return the name that begins the words, or None."""
        first = words[0]
        if self.korean(first, strict=True) and not first.text.endswith("들"):
            return (first.start, first.end), 1
        if len(words) > 1 and _LATIN_NAME.fullmatch(first.text) and _FIRST_LATIN.fullmatch(words[1].text):
            return (first.start, words[1].end), 2
        if len(words) == 2 and self.transcribed(first, words[1]):
            return (first.start, words[1].end), 2
        return None

    def _latin_pair(self, word: Word) -> bool:
        """Tell whether the parenthesis behind a word is long enough to hold a whole foreign name."""
        a, b = word.parens[0]
        return b - a - 2 > 2 * len(word.text) + 3 and (len(word.text) == 2 or not self.korean(word, strict=True))

    def transcribed(self, first: Word, second: Word) -> bool:
        """Tell whether two words look like a foreign name in Hangul (조 바이든)."""
        return (
            not first.quoted
            and not second.quoted
            and bool(HANGUL.fullmatch(first.text))
            and bool(HANGUL.fullmatch(second.text))
            and first.tags[-1] == "NNP"
            and second.tags == ("NNP",)
            and len(first.text) <= 5
            and (2 <= len(second.text) <= 6 or (first.new and second.text in self.short))
            and first.text not in self.not_names
            and not self.korean(first)
            and self._titles.find(second.text) is None
        )

    def foreign(self, words: list[Word]) -> bool:
        """Tell whether the words begin with a foreign name that its form, or Latin letters behind it, prove."""
        if len(words) < 3 or not all(HANGUL.fullmatch(w.text) for w in words[:2]):
            return False
        return bool(words[1].parens) or self.transcribed(words[0], words[1])

    def unknown_pair(self, first: Word, second: Word) -> bool:
        """Tell whether two words that are no known name, before an organization and a title, can only be a person."""
        return (
            all(
                HANGUL.fullmatch(w.text)
                and (len(w.text) > 1 or w.text in self.short)
                and len(w.text) <= 5
                and w.text not in self.not_names
                for w in (first, second)
            )
            and not self.korean(first, strict=True)
            and "NNP" in first.tags + second.tags
            and first.text not in self._titles.fillers
        )
