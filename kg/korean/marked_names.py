"""Names with a legal form before them, which the analyser may take for grammar: ㈜가온 is no "㈜ + 가 + 온"."""

from __future__ import annotations

import re

from kg.grammar import GRAMMAR
from kg.korean.known_names import Span, tears
from kg.types import Token

_MARKED = re.compile(r"(?:㈜|\((?:주|유|사|재)\)|주식회사\s)([가-힣A-Za-z0-9&]{2,20})")
_CASES = ("subj", "obj", "gen", "with", "to", "at", "as", "from", "topic", "also")
_PARTICLES = tuple(
    sorted({word for case in _CASES for word in GRAMMAR.words(f"particles.{case}")}, key=lambda p: (-len(p), p))
)
_SHORTEST = 2
"""Characters of the shortest name."""


def marked_names(tokens: tuple[Token, ...], text: str, offset: int) -> list[Span]:
    """Return the spans of names behind a legal form that a sentence's morphemes tear apart, or to single syllables.

    The spans count from the beginning of ``text``, the tokens from ``offset`` before it.
    """
    out: list[Span] = []
    k = 0
    for match in _MARKED.finditer(text):
        start, end = match.start(1), match.end(1)
        particle = next((p for p in _PARTICLES if match[1].endswith(p) and len(match[1]) - len(p) >= _SHORTEST), "")
        end -= len(particle)
        while k < len(tokens) and tokens[k].end - offset <= start:
            k += 1
        stop = k
        while stop < len(tokens) and tokens[stop].start - offset < end:
            stop += 1
        inside = tokens[k:stop]
        crumbled = len(inside) > 1 and any(t.end - t.start == 1 for t in inside)
        if crumbled or tears(inside, offset + start, offset + end):
            out.append((start, end))
    return out
