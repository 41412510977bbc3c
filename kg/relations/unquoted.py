"""Names of products without quotation marks: what stands between the noun of their kind and how many they are."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.patterns import ClausePattern
from kg.relations.heads import only_its_kind
from kg.relations.name_words import NUMBERED, is_new_name, may_name
from kg.syntax import Phrase, Word

_MODEL = re.compile(r"^[0-9]+(?:\.[0-9]+)?[A-Za-z]{0,3}$|^(?:프로|맥스|울트라|플러스|미니|에어|라이트|시즌|에디션)\+?$")
MOST_WORDS = 4
"""Words of the longest name without quotation marks that is made."""


class Unquoted:
    """Finds such names in phrases; one object for an announcement."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def name(self, pattern: ClausePattern, phrase: Phrase) -> list[Word]:
        """Return the words of a phrase that can only be a new name, without what says its kind (신작 다래전설 2종)."""
        words = phrase.words
        last = len(words)
        while last > 1 and self._is_kind(words[last - 1]):
            last -= 1
        first = last
        while first and (may_name(words[first - 1]) or (first < last and _MODEL.match(words[first - 1].text))):
            first -= 1
        if first == last and first > 1 and _MODEL.match(words[first - 1].text) and may_name(words[first - 2]):
            first -= 2
        name = words[first:last]
        if not name or self._is_kind(name[-1]) or len(name) > MOST_WORDS or any(w.text == "등" for w in words[last:]):
            return []
        shown = not pattern.behind_kind or (first > 0 and words[first - 1].text.endswith(self._lexicon.product_kinds))
        numbered = bool(NUMBERED.search(" ".join(w.text for w in name)))
        return name if (shown or numbered) and is_new_name(name) else []

    def _is_kind(self, word: Word) -> bool:
        """Tell whether a word says what a product is, or how many there are."""
        return word.text in self._lexicon.product or (not may_name(word) and only_its_kind([word], self._lexicon))
