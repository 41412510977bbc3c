"""Kiwi, loaded once, with sentences cut before it and names repaired behind it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata

from kiwipiepy import Kiwi

from kg.grammar import GRAMMAR
from kg.korean.known_names import KnownNames
from kg.korean.marked_names import marked_names
from kg.korean.repairs import suffixed, unglued, untorn, whole
from kg.korean.sentences import Span, sentence_spans
from kg.korean.subheadlines import parted
from kg.korean.torn_names import torn_names
from kg.types import Document, Sentence, Token

_NOUNS = GRAMMAR.words("analyser.nouns")
"""Nouns that the model takes apart."""

Analyser = Callable[[Document], tuple[Sentence, ...]]


def versions() -> dict[str, str]:
    """Return the versions of the analyser and of its model, as installed."""
    return {name: metadata.version(name) for name in ("kiwipiepy", "kiwipiepy_model")}


def make_analyser(names: frozenset[str] = frozenset()) -> Analyser:
    """Load Kiwi once and return a function from a document to its sentences.

    ``names`` are curated names: one that is glued to the end of a sub-headline begins a sentence.
    """
    kiwi = Kiwi(num_workers=1)
    for word in _NOUNS:
        kiwi.add_user_word(word, "NNG")
    curated = KnownNames(names)

    def analyse(document: Document) -> tuple[Sentence, ...]:
        text = document.text
        spans = parted(document, sentence_spans(text), names)
        headline = len(document.title) if document.title else 0
        first = [_tokens(kiwi.tokenize(text[start:end]), start) for start, end in spans]
        own = KnownNames({t.form for line in first for t in line if t.tag == "NNP" and t.new})
        lines = []
        for (start, end), tokens in zip(spans, first, strict=True):
            part = text[start:end]
            torn = [*torn_names(tokens, part, start, names), *curated.torn(tokens, part, start)]
            torn += [*own.torn(tokens, part, start), *marked_names(tokens, part, start)]
            if torn:
                given = [(a, b, "NNP") for a, b in _apart(torn)]
                tokens = _tokens(kiwi.tokenize(part, pretokenized=given), start)
            lines.append(suffixed(untorn(whole(tokens, text), text)))
        proper = {t.form for line in lines for t in line if t.tag == "NNP"}
        return tuple(
            Sentence(start, end, text[start:end], unglued(tokens, proper, text), end <= headline)
            for (start, end), tokens in zip(spans, lines, strict=True)
        )

    return analyse


def _apart(spans: list[Span]) -> list[Span]:
    """Return spans in order, the longest of those that begin at one place, without those that overlap another."""
    out: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out


def _tokens(result: object, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(t.start + offset, t.end + offset, t.form, t.tag, bool(t.oov))
        for t in result  # type: ignore[attr-defined]  # kiwipiepy's overloads return a union
    )
