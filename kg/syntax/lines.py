"""The line of a sentence: its morphemes, with quotations and parentheses folded into single pieces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import GRAMMAR
from kg.types import Sentence, Token

_SPEECH_LENGTH = 45
_SHORTEST_SPEECH = 12
_TITLE_LENGTH = 120
"""Characters: a longer quotation is speech, in double and in single quotation marks; in speech shorter than the
second no fact is looked for."""
_TITLE_SPACES = 3
"""Most spaces in what double quotation marks name."""
_SPEECH = GRAMMAR.regex("quotations.sentence")
_AFTER_SPEECH = GRAMMAR.regex("quotations.spoken")
_QUOTE = re.compile(
    r"‘([^‘’]{1,300})’|“([^“”]{1,1000})”|「([^「」]{1,80})」|『([^『』]{1,80})』|《([^《》]{1,80})》|〈([^〈〉]{1,80})〉"
    r"|(?<![0-9A-Za-z])'([^']{1,80})'|\"([^\"]{1,1000})\"|’([^‘’]{1,60})’"
)

_ONLY = "뿐"

Piece = tuple[str, Token | tuple[int, int]]
"""Its kind (``token``, ``paren``, ``quote``, ``quoted name``, ``speech``) and the token or the span."""


def quotations(sentence: Sentence) -> list[tuple[int, int, bool]]:
    """Return the spans (marks included) of quotations and whether each is speech rather than a name."""
    found = []
    for match in _QUOTE.finditer(sentence.text):
        inner = match.group()[1:-1]
        double = match.group()[0] in '“"'
        speech = (
            len(inner) > (_SPEECH_LENGTH if double else _TITLE_LENGTH)
            or (bool(_SPEECH.search(inner)) and not _ends_in_noun(sentence, sentence.start + match.end() - 1))
            or bool(_AFTER_SPEECH.match(sentence.text, match.end()))
            or (double and (sentence.headline or inner.count(" ") > _TITLE_SPACES))
        )
        found.append((sentence.start + match.start(), sentence.start + match.end(), speech))
    return found


def speeches(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the words of those whom a sentence quotes, each as a sentence without its quotation marks."""
    for outer_start, outer_end, speech in quotations(sentence):
        start, end = outer_start + 1, outer_end - 1
        if speech and end - start >= _SHORTEST_SPEECH:
            tokens = tuple(t for t in sentence.tokens if start <= t.start and t.end <= end)
            text = sentence.text[start - sentence.start : end - sentence.start]
            yield Sentence(start, end, text, tokens, sentence.headline, spoken=True)


def _ends_in_noun(sentence: Sentence, end: int) -> bool:
    """Tell whether what ends before an offset ends in a noun, whatever its last syllable looks like (‘다래 피자’)."""
    at = bisect_left(sentence.tokens, end, key=lambda token: token.end)
    last = sentence.tokens[at] if at < len(sentence.tokens) and sentence.tokens[at].end == end else None
    return last is not None and last.tag in ("NNG", "NNP", "SL") and " " in sentence.text[: last.start - sentence.start]


def parentheses(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the spans of outermost parentheses, marks included; one never closed is none."""
    spans, depth, opened = [], 0, 0
    for i, c in enumerate(sentence.text):
        if c in "([{（":
            if depth == 0:
                opened = i
            depth += 1
        elif c in ")]}）" and depth:
            depth -= 1
            if depth == 0:
                spans.append((sentence.start + opened, sentence.start + i + 1))
    return spans


def line(sentence: Sentence) -> Iterator[Piece]:
    """Yield tokens with parentheses and quotations folded into single pieces; 뿐만 아니라 is a particle."""
    if _ONLY not in sentence.text:
        yield from _pieces(sentence)
        return
    pieces = list(_pieces(sentence))
    number = 0
    while number < len(pieces):
        kind, item = pieces[number]
        length = _not_only(pieces, number) if isinstance(item, Token) and item.form == _ONLY else 0
        yield kind, replace(item, tag="JX") if length and isinstance(item, Token) else item
        number += length or 1


def _not_only(pieces: list[Piece], number: int) -> int:
    """Return how many pieces 뿐만 아니라 takes whose 뿐 is at a place; 0 where it is another one."""
    forms = [item.form if isinstance(item, Token) else "" for _, item in pieces[number + 1 : number + 4]]
    rest = forms[forms[:1] == ["만"] :]
    return 1 + len(forms) - len(rest) + 2 if rest[:2] in (["아니", "라"], ["이", "라"]) else 0


def _pieces(sentence: Sentence) -> Iterator[Piece]:
    folds = _folds(sentence)
    k = 0
    proper = False
    for token in sentence.tokens:
        while k < len(folds) and folds[k][2] <= token.start:
            yield _proper_fold(folds[k][0], proper), folds[k][1:]
            k += 1
            proper = False
        opens = folds[k][1] if k < len(folds) else token.end
        if k < len(folds) and opens <= token.start:
            proper = proper or token.new or token.tag in ("NNP", "SL")
        elif not token.start < opens < token.end:
            yield "token", token
    for kind, a, b in folds[k:]:
        yield _proper_fold(kind, proper), (a, b)
        proper = False


def _folds(sentence: Sentence) -> list[tuple[str, int, int]]:
    """Return the pieces to fold, in order and without overlaps: the outer of two that lie in one another."""
    quoted = [("speech" if speech else "quote", a, b) for a, b, speech in quotations(sentence)]
    bracketed = parentheses(sentence)
    kept = [fold for fold in quoted if not any(a <= fold[1] and fold[2] <= b for a, b in bracketed)]
    kept += [("paren", a, b) for a, b in bracketed if not any(x <= a and b <= y for _, x, y in quoted)]
    return sorted(kept, key=lambda fold: fold[1])


def _proper_fold(kind: str, proper: bool) -> str:
    """Return the kind of a fold; a quotation that holds a proper or unknown word is told apart."""
    return "quoted name" if kind == "quote" and proper else kind
