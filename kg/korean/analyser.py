"""Kiwi, loaded once, with sentences cut before it and names repaired behind it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata

from kiwipiepy import Kiwi

from kg.korean.repairs import unglued, untorn, whole
from kg.korean.sentences import sentence_spans
from kg.korean.subheadlines import parted
from kg.korean.torn_names import torn_names
from kg.types import Document, Sentence, Token

Analyser = Callable[[Document], tuple[Sentence, ...]]


def versions() -> dict[str, str]:
    """Return the versions of the analyser and of its model, as installed."""
    return {name: metadata.version(name) for name in ("kiwipiepy", "kiwipiepy_model")}


def make_analyser(names: frozenset[str] = frozenset()) -> Analyser:
    """Load Kiwi once and return a function from a document to its sentences.

    ``names`` are curated names: one that is glued to the end of a sub-headline begins a sentence.
    """
    kiwi = Kiwi(num_workers=1)

    def analyse(document: Document) -> tuple[Sentence, ...]:
        text = document.text
        spans = parted(document, sentence_spans(text), names)
        headline = len(document.title) if document.title else 0
        lines = [untorn(whole(_analysed(kiwi, text[start:end], start, names), text), text) for start, end in spans]
        proper = {t.form for line in lines for t in line if t.tag == "NNP"}
        return tuple(
            Sentence(start, end, text[start:end], unglued(tokens, proper, text), end <= headline)
            for (start, end), tokens in zip(spans, lines, strict=True)
        )

    return analyse


def _analysed(kiwi: Kiwi, text: str, offset: int, names: frozenset[str]) -> tuple[Token, ...]:
    """Return the morphemes of a sentence, analysed a second time where the first tore a person's name apart."""
    tokens = _tokens(kiwi.tokenize(text), offset)
    torn = torn_names(tokens, text, offset, names)
    if not torn:
        return tokens
    return _tokens(kiwi.tokenize(text, pretokenized=[(start, end, "NNP") for start, end in torn]), offset)


def _tokens(result: object, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(t.start + offset, t.end + offset, t.form, t.lemma, t.tag, bool(t.oov))
        for t in result  # type: ignore[attr-defined]  # kiwipiepy's overloads return a union
    )
