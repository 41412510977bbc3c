"""Gatherings that what is said of them shows: "3일 서울에서 열린 ‘가온 2026’", "제5회 다래마켓"."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.syntax import Phrase, Word

_MOST_WORDS = 6
"""Words of the longest unquoted name."""
_SHORTEST = 3
"""Characters of the shortest name of one word."""
_CASES = frozenset({"at", "to", "subj", "topic", "obj"})
_NTH = re.compile(r"^제[0-9]+회$")
_NUMBERED = re.compile(r"^제?[0-9]+(?:회|차)$|^20[0-9]{2}년?$")


class Gatherings:
    """Tells by the clause that modifies a phrase whether it names a gathering."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._held = frozenset(lexicon.words("gathering.held"))

    def shown(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is said to be held somewhere or some time (3일 열린 …)."""
        clause = phrase.relative
        told = clause is not None and (clause.args or clause.predicate.compound is not None)
        return bool(told and clause is not None and clause.predicate.stem in self._held)

    def named(self, phrase: Phrase) -> tuple[int, int] | None:
        """Return the span of the unquoted name of what is held: Latin letters, or words that end as gatherings do."""
        words = phrase.words
        if not self.shown(phrase) or any(w.quoted for w in words):
            return None
        if len(words) <= _MOST_WORDS and words[-1].text.endswith(self._lexicon.gathering_strong):
            proper = any("NNP" in w.tags or "SL" in w.tags or _NUMBERED.match(w.text) for w in words)
            return (words[0].start, words[-1].end) if proper and len(words) > 1 else None
        last = len(words) - 1
        while last > 0 and words[last].text.isdigit():
            last -= 1
        first = next((k for k, w in enumerate(words[:-1]) if _NTH.match(w.text)), -1)
        if first >= 0 and phrase.case in _CASES and len(words) - first <= _MOST_WORDS:
            return words[first].start, words[-1].end
        text = words[last].text
        name = words[last].tags[0] == "SL" or (len(words) == 1 and self._is_new(words[0]))
        name = name and len(text) >= _SHORTEST and phrase.case in _CASES
        return (words[last].start, words[-1].end) if name else None

    def _is_new(self, word: Word) -> bool:
        """Tell whether a word is a name that nothing known bears."""
        proper = word.new or word.tags[0] == "NNP"
        return proper and self._lexicon.known(word.text) is None and not self._lexicon.suffix(word.text)[0]
