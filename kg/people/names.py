"""The forms of persons' names: Korean ones by surname and length, foreign ones in Latin letters or in Hangul."""

from __future__ import annotations

import re

from kg.knowledge import load_table
from kg.lexicon import CUES
from kg.people.titles import Titles
from kg.syntax import Word

HANGUL = re.compile(r"[가-힣]+")
_MERGED = re.compile(r"[가-힣]{1,6}(?: [가-힣]{1,6}){1,2}")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+[a-zA-Z'’\-]*|[A-Z]\.?")
_FIRST_LATIN = re.compile(r"[A-Z][a-z'’\-]+")
_COMMON_TAGS = frozenset({"NNG", "XSN", "XPN", "NNB", "MM", "NR", "SN", "XR"})
"""Tags of morphemes that are no proper noun."""
_LONGEST_PART = 8
"""Syllables of the longest word of a foreign name."""
_TWO = 2
"""Words of the shortest name in Latin letters, and letters of its last word."""
_LONGEST_LATIN = 4
"""Words of the longest name in Latin letters."""

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
        self._departments = tuple(end for end in titles.departments if len(end) > 1)
        self._given = frozenset("".join(CUES.words("given_name.syllables")).split())
        self._loans = frozenset("".join(CUES.words("not_a_person.loaned")))
        self._seldom_last = CUES.set("given_name.seldom_last")
        self._foreign_given = CUES.set("given_name.foreign")
        self._behind_foreign = CUES.set("given_name.behind_foreign")

    def korean(self, word: Word, strict: bool = False) -> bool:
        """Tell whether a word has the form of a Korean person's full name.

        ``strict`` asks the analyser too: it must have taken the word, or a part of it, for a proper noun or for
        nothing that it knows.
        """
        text = word.text
        if not 2 <= len(text) <= 4 or word.quoted or text.endswith(self._no_ends) or text in self.not_names:
            return False
        if not HANGUL.fullmatch(text) or self._titles.alone(text) or any(t.startswith("J") for t in word.tags):
            return False
        common = len(word.tags) == 1 and word.tags[0] in _COMMON_TAGS and not (word.new and self.given(text))
        if word.tags[-1] == "XSN" and len(word.forms[0]) > 1 and "NNP" not in word.tags:
            return False
        if text[:2] in self._long and len(text) > 2:
            return not common
        if text[0] not in self.short or len(text) == 4:
            return False
        if len(text) == 3:
            return not common and ("NNP" in word.tags or self.given(text) or (word.new and not strict))
        return word.tags == ("NNP",) or (not common and not strict and "NNG" not in word.tags)

    def likely(self, word: Word) -> bool:
        """Tell whether a word is far more often a person's name than another: its syllables are of given names."""
        return (
            len(word.text) == 3
            and word.text[-1] not in self._seldom_last
            and self.korean(word)
            and self.given(word.text)
        )

    def given(self, text: str) -> bool:
        """Tell whether what stands behind the surname is made of syllables of given names."""
        return all(c in self._given for c in text[1:])

    def ending(self, words: list[Word], known: bool, owned: bool = False) -> Named | None:
        """Return the name that ends the words, or None.

        ``known`` tells that one of the last two words is a name of something already, so that they are no foreign
        name written in Hangul; ``owned`` that an organization stands before all of them (가온의 에단 브룩스 대표).
        """
        last = words[-1]
        two = (words[-2].start, last.end) if len(words) > 1 else None
        if two and last.parens and self._latin_pair(last) and HANGUL.fullmatch(words[-2].text):
            return two, 2
        odd = last.text in self.short or (len(last.text) == 3 and not self.given(last.text))
        if two and not known and odd and self.transcribed(words[-2], last):
            return two, 2
        if two and not known and owned and len(words) == 2 and not self.likely(last) and self._of_two(words):
            return two, 2
        if self.korean(last) or self._merged(last):
            return (last.start, last.end), 1
        if count := self._latin_ending(words):
            return (words[-count].start, last.end), count
        if two and not known and self.transcribed(words[-2], last):
            return two, 2
        return None

    def _of_two(self, words: list[Word]) -> bool:
        """Tell whether two words behind an organization can only be a foreign name, whatever the analyser knows."""
        return (
            all(HANGUL.fullmatch(w.text) and w.text not in self.not_names and not w.quoted for w in words)
            and ("NNP" in words[0].tags or words[0].new)
            and not self.likely(words[0])
            and words[0].text not in self._titles.fillers
            and words[1].text not in self._titles.fillers
            and not words[1].text.endswith(self._departments)
            and self._titles.find(words[1].text) is None
        )

    def beginning(self, words: list[Word]) -> Named | None:
        """Return the name that begins the words, or None."""
        first = words[0]
        if count := self.latin(words):
            return (first.start, words[count - 1].end), count
        if len(words) > 1 and not self.likely(first) and self.transcribed(first, words[1]):
            return (first.start, words[1].end), 2
        if self.korean(first, strict=True) and not first.text.endswith("들"):
            return (first.start, first.end), 1
        if len(words) == 1 and self._merged(first):
            return (first.start, first.end), 1
        return None

    def latin(self, words: list[Word]) -> int:
        """Return how many words a name in Latin letters takes that begins the words, or 0."""
        count = 0
        while count < min(len(words), _LONGEST_LATIN) and _LATIN_NAME.fullmatch(words[count].text):
            count += 1
        if count < _TWO or _joins(words[count : count + 1]) or len(words[count - 1].text) < _TWO:
            return 0
        return count if _FIRST_LATIN.match(words[count - 1].text) else 0

    def _latin_ending(self, words: list[Word]) -> int:
        """Return how many words a name in Latin letters takes that ends the words, or 0."""
        if not _FIRST_LATIN.fullmatch(words[-1].text):
            return 0
        count = 1
        while count < min(len(words), _LONGEST_LATIN) and _LATIN_NAME.fullmatch(words[-1 - count].text):
            count += 1
        return count if count > 1 and not _joins(words[:-count][-1:]) else 0

    def _merged(self, word: Word) -> bool:
        """Tell whether the analyser knows the word as a name of several words (of a foreign person)."""
        return word.tags == ("NNP",) and not word.quoted and bool(_MERGED.fullmatch(word.text))

    def _latin_pair(self, word: Word) -> bool:
        """Tell whether the parenthesis behind a word is long enough to hold a whole foreign name."""
        a, b = word.parens[0]
        return b - a - 2 > 2 * len(word.text) + 3 and (len(word.text) == 2 or not self.korean(word, strict=True))

    def transcribed(self, first: Word, second: Word) -> bool:
        """Tell whether two words look like a foreign name in Hangul (조 바이든)."""
        return self._by_given(first, second) or (
            not second.quoted
            and bool(HANGUL.fullmatch(second.text))
            and "NNB" not in second.tags
            and self._foreign_first(first)
            and (second.tags == ("NNP",) or second.new or second.text in self.short)
            and (2 <= len(second.text) <= _LONGEST_PART or second.text in self.short)
            and not self.likely(second)
            and second.text not in self.not_names
            and self._titles.find(second.text) is None
        )

    def _by_given(self, first: Word, second: Word) -> bool:
        """Tell whether a given name of another language stands before what may be a family name (마크 다온)."""
        return (
            first.text in self._foreign_given
            and not first.quoted
            and not second.quoted
            and bool(HANGUL.fullmatch(second.text))
            and len(second.text) <= _LONGEST_PART
            and second.text not in self._titles.fillers
            and second.text not in self.not_names
            and not second.text.endswith(self._departments)
            and self._titles.find(second.text) is None
        )

    def in_latin(self, first: Word, second: Word) -> bool:
        """Tell whether a foreign given and family name stand with both in Latin letters behind them."""
        return self._by_given(first, second) and not first.parens and _in_latin(first, second)

    def in_one_word(self, word: Word) -> bool:
        """Tell whether a word may be a whole foreign name, written without a space (마크베른)."""
        return self._foreign_first(word) and len(word.text) > 2 and not set(word.text) <= self._given | self.short

    def _foreign_first(self, word: Word) -> bool:
        """Tell whether a word may be the first of a foreign name in Hangul."""
        return (
            not word.quoted
            and bool(HANGUL.fullmatch(word.text))
            and ("NNP" in word.tags or word.new)
            and len(word.text) <= 5
            and word.text not in self.not_names
            and not (self.korean(word) and self.given(word.text))
            and not word.text.endswith(self._departments)
        )

    def foreign(self, words: list[Word], alone: bool = False) -> int:
        """Return how many words a foreign name takes that begins the words, or 0: its form, or Latin letters, prove it.

        There must be a word behind it, which may be an organization, unless it may stand ``alone``.
        """
        most = len(words) if alone else len(words) - 1
        if most and self._merged(words[0]):
            return 1
        if count := self.latin(words[:most]):
            return count
        if most < 2 or not all(HANGUL.fullmatch(w.text) for w in words[:2]) or words[1].text in self._titles.former:
            return 0
        if not _in_latin(words[0], words[1]) and not self.transcribed(words[0], words[1]):
            return 0
        return 3 if most > 2 and words[2].text in self._behind_foreign else 2

    def _loaned(self, word: Word) -> bool:
        """Tell whether a word has a syllable that no Korean's given name has (타쿠오)."""
        return ("NNP" in word.tags or word.new) and not self._loans.isdisjoint(word.text)

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
            and (not self.korean(first, strict=True) or (self._loaned(second) and not self.likely(first)))
            and ("NNP" in first.tags + second.tags or second.new)
            and first.text not in self._titles.fillers
            and second.text not in self._titles.former
        )


def _joins(words: list[Word]) -> bool:
    """Tell whether a word beside a name in Latin letters makes it part of a longer one (Society of Care)."""
    return any(word.text.isascii() and word.text.islower() for word in words)


def _in_latin(first: Word, second: Word) -> bool:
    """Tell whether the parenthesis behind two words is long enough to hold both in Latin letters (마 리(Ma Li))."""
    return any(b - a - 2 > 2 * (len(first.text) + len(second.text)) for a, b in second.parens)
