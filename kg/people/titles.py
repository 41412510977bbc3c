"""Titles as the ontology lists them, found at the end of a word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.knowledge import load_toml

_WORDS_KEPT = 1 << 12
"""Words of which is remembered what title they end in: several steps ask it of each word."""
_NUMBER = re.compile(r"^제?[0-9]$")
"""The number of one of several with the same post (제1차관, 2차관)."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title found at the end of a word: its property and how much of the word stands before it.

    ``rank`` is the place of the property among all: of two posts at once the one with the lower rank counts.
    """

    word: str
    property: str
    prefix: str
    rank: int


class Titles:
    """The titles of the ontology, with the longest match at the end of a word, and the words around titles."""

    def __init__(self) -> None:
        data = load_toml("titles.toml")
        self.of: dict[str, tuple[str, int]] = {}
        for rank, entry in enumerate(data["title"]):
            for word in entry["words"]:
                self.of.setdefault(word, (entry["property"], rank))
        self.longest = max(map(len, self.of))
        self._acting = tuple(data["acting"]["words"])
        self.acting = frozenset(self._acting)
        self._last = frozenset(word[-1] for word in (*self.of, *self._acting))
        self.fillers = frozenset(data["fillers"]["words"])
        self.former = frozenset(data["former"]["words"])
        self.predecessors = frozenset(data["former"]["before_name"])
        self.common = frozenset(data["common"]["words"])
        self.not_a_post = frozenset(data["not_a_post"]["words"])
        self.of_state = frozenset(data["of_state"]["words"])
        self.belonging = frozenset(data["belonging"]["words"])
        self.joining = frozenset(data["joining"]["words"])
        self.departments = tuple(data["departments"]["suffixes"])
        self.faculties = tuple(data["departments"]["faculties"])
        self.branches = tuple(data["departments"]["branches"])
        self.units = tuple(data["units"]["suffixes"])
        self.governed = tuple(data["governed"]["suffixes"])
        self.no_employer = tuple(data["no_employer"]["suffixes"])
        self.of_school = frozenset(data["of_school"]["words"])
        self.schools = tuple(data["of_school"]["schools"])
        self.no_schools = tuple(data["of_school"]["no_schools"])
        self.of_all = frozenset(data["of_all"]["words"])
        self.no_names = frozenset(data["of_all"]["no_names"])
        self.moves = frozenset(data["notices"]["moves"])
        self.planned = frozenset(data["notices"]["planned"])
        self.adjectival = frozenset(data["adjectival"]["words"])
        self.behind = frozenset(data["adjectival"]["behind"])
        self.of_bodies = frozenset(data["of_bodies"]["words"])
        self.body_syllables = data["of_bodies"]["syllables"]
        self.of_local = tuple(data["of_local"]["words"])
        self.reigns = frozenset(data["reigns"]["words"])
        self.teams = frozenset(data["teams"]["words"])
        self.of_whole = self.of_all | frozenset(data["notices"]["heads"])
        self.find = lru_cache(maxsize=_WORDS_KEPT)(self._find)
        self.ministers = frozenset(data["of_ministry"]["words"])
        self.ministries = tuple(data["of_ministry"]["suffixes"])

    def _find(self, text: str) -> Title | None:
        """Return the title that ends ``text``, the longest one, or None; an acting post (직무대행) is one."""
        if text[-1:] not in self._last:
            return None
        if text.endswith(self._acting):
            text = next(text.removesuffix(end) for end in self._acting if text.endswith(end)) or text
        for start in range(max(0, len(text) - self.longest), len(text)):
            found = self.of.get(text[start:])
            if found and not (start and len(text) - start < 2):
                return Title(text[start:], found[0], _NUMBER.sub("", text[:start]), found[1])
        return None

    def staff(self, text: str) -> bool:
        """Tell whether a word ends in a title of those who head nothing (책임연구원)."""
        title = self.find(text)
        return title is not None and title.property == "affiliatedWith"

    def alone(self, text: str) -> bool:
        """Tell whether a word is a title and nothing else."""
        title = self.find(text)
        return title is not None and not title.prefix


HEADS: Mapping[str, tuple[str, ...]] = {word: tuple(ends) for word, ends in load_toml("titles.toml")["heads"].items()}
"""What a title that is glued to an organization's name has swallowed of it (한국바이오협회장)."""
