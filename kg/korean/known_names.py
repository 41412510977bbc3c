"""Names that are known and that the analyser takes apart into grammar: 삼성바이오로직스 is no "삼성바이오로 + 직 + 스".

A known name is a curated one, or one that the analyser took for a name in another sentence of the same text. Where
its morphemes hold a particle or a verb, or one of them reaches beyond its end, the sentence is analysed again with
the name given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.grammar import WordLists
from kg.types import Token

Span = tuple[int, int]

_SHORTEST = 3
"""Characters of the shortest name that is told from plain words."""
_LETTERS = re.compile(r"[가-힣A-Za-z0-9]+")
_NAME = re.compile(r"[가-힣A-Za-z0-9]*[가-힣][가-힣A-Za-z0-9]*")
_PARTICLES = "|".join(
    sorted(map(re.escape, WordLists("cues.toml").words("mention.particles")), key=lambda p: (-len(p), p))
)
_BEHIND = re.compile(rf"(?:{_PARTICLES})?$")
_GRAMMAR = ("J", "E", "V", "XS")


class KnownNames:
    """Names by their first two characters, so that a word is asked once for all of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name for name in names if len(name) >= _SHORTEST and _NAME.fullmatch(name)}
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {begin: sorted(found, reverse=True) for begin, found in lengths.items()}

    def torn(self, tokens: tuple[Token, ...], text: str, offset: int) -> list[Span]:
        """Return the spans of names that the morphemes of a sentence tear apart, in order, counted from its begin."""
        out: list[Span] = []
        k = 0
        for match in _LETTERS.finditer(text) if self._lengths else ():
            word = match.group()
            end = self._end(word, match.start()) if word[:2] in self._lengths else 0
            if not end:
                continue
            while k < len(tokens) and tokens[k].end - offset <= match.start():
                k += 1
            stop = k
            while stop < len(tokens) and tokens[stop].start - offset < end:
                stop += 1
            if tears(tokens[k:stop], offset + match.start(), offset + end):
                out.append((match.start(), end))
        return out

    def _end(self, word: str, start: int) -> int:
        """Return where the longest name ends that begins a word and has no more than a particle behind it, or 0."""
        for length in self._lengths[word[:2]]:
            if length <= len(word) and word[:length] in self._names and _BEHIND.match(word, length):
                return start + length
        return 0


def tears(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Tell whether morphemes make no one name of a span."""
    if not tokens or tokens[0].start != start:
        return False
    return tokens[-1].end > end or any(t.tag.startswith(_GRAMMAR) and t.tag != "XSN" for t in tokens)
