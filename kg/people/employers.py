"""The organization that a title belongs to, among the words before it or inside its own word."""

from __future__ import annotations

from collections.abc import Callable

from kg.people.names import PersonNames
from kg.people.titles import HEADS, Title, Titles
from kg.syntax import Word

ClassOf = Callable[[str], str]
"""Tells the class of a name that is known so far, or an empty string."""
Span = tuple[int, int]

_LONGEST_NAME = 3
"""Words of the longest name of an organization that is looked up before a title."""
_NOUN_TAGS = frozenset({"NNG", "NNP", "SL", "XSN", "XPN", "SN"})


class Employers:
    """Finds the organization at which a post is held."""

    def __init__(self, titles: Titles, names: PersonNames) -> None:
        self._titles = titles
        self._names = names

    def before_title(self, words: list[Word], title: Title, word: Word, known: ClassOf) -> Span | None:
        """Return the organization among the words before a title, or inside the title's own word."""
        found = self.among(words, title, known)
        if found is not None:
            return found
        if title.prefix and known(title.prefix) == "Organization":
            return word.start, word.start + len(title.prefix)
        for kind in HEADS.get(title.word, ()):
            if title.prefix and len(title.prefix) >= 2 and known(title.prefix + kind) == "Organization":
                whole = word.text.startswith(title.prefix + kind)
                return word.start, word.start + len(title.prefix) + (len(kind) if whole else 0)
        return None

    def among(self, words: list[Word], title: Title | None, known: ClassOf) -> Span | None:
        """Return the span of the organization named in the words: a known one first, else an unknown proper name.

        ``title`` is the one that stands behind them, if any: a head of state may stand behind a country.
        """
        return self._known(words, title is not None and title.word in self._titles.of_state, known) or self._unknown(
            words, known
        )

    def _known(self, words: list[Word], of_state: bool, known: ClassOf) -> Span | None:
        for size in range(_LONGEST_NAME, 0, -1):
            for k in range(len(words) - size, -1, -1):
                part = words[k : k + size]
                text = " ".join(w.text for w in part)
                cls = known(text)
                if cls == "Organization" or (cls == "Place" and (of_state or text.endswith(self._titles.governed))):
                    return part[0].start, part[-1].end
        return None

    def _unknown(self, words: list[Word], known: ClassOf) -> Span | None:
        for word in words[::-1]:
            if word.text in self._titles.fillers or self.department(word) or self._titles.find(word.text):
                continue
            if known(word.text) or word.text in self._names.not_names:
                continue
            proper = "NNP" in word.tags or "SL" in word.tags or word.quoted
            if proper and len(word.text) >= 2 and not self._names.korean(word, strict=True):
                return word.start, word.end
            if word is words[-1] and len(word.text) >= 4 and word.text.endswith(self._titles.units) and not word.quoted:
                start = words[-2].start if len(words) > 1 and known(words[-2].text) == "Organization" else word.start
                return start, word.end
        return None

    def beside_name(self, word: Word, known: ClassOf) -> bool:
        """Tell whether a word right before a name and title can only be the organization (가온연금 김도윤 이사장)."""
        return self._school(word) or (
            all(t in _NOUN_TAGS for t in word.tags)
            and len(word.text) >= 4
            and not known(word.text)
            and not self.department(word)
            and word.text not in self._titles.fillers
            and word.text not in self._names.not_names
            and self._titles.find(word.text) is None
            and not word.text.endswith(self._titles.no_employer)
        )

    def _school(self, word: Word) -> bool:
        """Tell whether a word right before a name is a university's short name (가온대)."""
        return not word.quoted and len(word.text) >= 3 and word.text.endswith("대") and "NNP" in word.tags

    def department(self, word: Word) -> bool:
        """Tell whether a word names a part of an organization (홍보팀), so that the post is held at the whole."""
        if word.text.endswith(self._titles.faculties):
            return True
        return word.text.endswith(self._titles.departments) and "NNP" not in word.tags
