"""Every place where names stand in a text, in one pass however many names there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.lexicon import CUES
from kg.types import EntityClass, Mention

_MARKS = re.compile(r"[‘’“”'\"「」『』《》〈〉]")


def _edge(glued: Iterable[str] = ()) -> str:
    """Return a pattern of what may follow a name: no letter, a particle, or words that may be glued to it."""
    particles = "|".join(sorted(map(re.escape, CUES.words("mention.particles")), key=len, reverse=True))
    return rf"(?=[^가-힣A-Za-z0-9]|$|{''.join(f'{word}|' for word in glued)}(?:{particles})(?![가-힣]))"


EDGE = _edge()
"""Pattern of what follows the end of a name."""
END = re.compile(EDGE)
_ENDS: dict[EntityClass, re.Pattern[str]] = {
    "Condition": re.compile(_edge(CUES.words("condition.glued"))),
    "Place": re.compile(_edge(CUES.words("place.glued"))),
}
"""What follows a name of a class, where that is more than `END`."""


_BEGIN = re.compile(r"(?s)(?<![가-힣A-Za-z0-9]).")
"""The first character of a word."""
_HANGUL_BEGIN = re.compile(r"(?s)(?<![가-힣]).")
"""The first character of a word of Hangul, or of what is none."""
_STREET = re.compile(r"로(?=\s?[0-9A-Z]|\s일대|\s일원)")
"""What stands behind the name of a street that looks like that of a university (가온대로 12)."""


class Names:
    """Names by their first character and their length, so that a place of a text is asked once for all of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names) - {""}
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def starts(self, text: str, words: re.Pattern[str]) -> Iterator[int]:
        """Yield the begins of words (what ``words`` matches) at which a name may stand."""
        for match in words.finditer(text):
            if text[match.start()] in self._lengths:
                yield match.start()

    def at(self, text: str, start: int) -> Iterator[str]:
        """Yield the names that stand at a place of the text, the longest first."""
        for length in self._lengths.get(text[start], ()):
            if (part := text[start : start + length]) in self._names:
                yield part


def places_of(names: list[str], text: str) -> dict[str, list[int]]:
    """Return where each of the names begins a word of Hangul, whatever follows it; names that occur, in their order."""
    index = Names(names)
    places: dict[str, list[int]] = {name: [] for name in names}
    for start in index.starts(text, _HANGUL_BEGIN):
        for name in index.at(text, start):
            places[name].append(start)
    return {name: found for name, found in places.items() if found}


def written(name: str, text: str, behind: re.Pattern[str], span: tuple[int, int]) -> bool:
    """Tell whether the name stands somewhere in a span of the text with what ``behind`` matches right behind it."""
    at = text.find(name, *span)
    while at >= 0:
        if behind.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1, span[1])
    return False


def occurrences(text: str, names: dict[str, EntityClass], starts: Iterable[int] = ()) -> list[Mention]:
    """Return every mention of the names in the text, the longest name first where several fit.

    A mention begins at a word's begin, or where a sentence begins without a space (``starts``), and ends at the
    word's end or before a particle. The cost is that of the text, however many names there are.
    """
    index = Names(names)
    ranks: dict[re.Pattern[str], int] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        ranks.setdefault(_ENDS.get(names[name], END), len(ranks))

    def mention(start: int) -> Mention | None:
        ends = ((n, _ENDS.get(names[n], END)) for n in index.at(text, start))
        fitting = [(n, end) for n, end in ends if end.match(text, start + len(n))]
        if not fitting:
            return None
        surface, _ = min(fitting, key=lambda one: ranks[one[1]])
        if surface.endswith("대") and _STREET.match(text, start + len(surface)):
            return None
        return Mention(start, start + len(surface), names[surface], surface, _MARKS.sub("", surface))

    glued = [m for at in sorted(starts) if at and text[at - 1].isalnum() and (m := mention(at)) is not None]
    found: list[Mention] = []
    for start in index.starts(text, _BEGIN):
        if not found or start >= found[-1].end:
            if (one := mention(start)) is not None:
                found.append(one)
    return glued + found
