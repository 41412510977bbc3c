"""Names that are known are not taken apart into grammar."""

from __future__ import annotations

from datetime import date

import pytest

from kg.korean import make_analyser
from kg.korean.known_names import KnownNames
from kg.types import Document, Token


def forms(text: str, names: frozenset[str]) -> set[tuple[str, str]]:
    """The morphemes of all sentences of a text with their tags."""
    sentences = make_analyser(names)(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    return {(token.form, token.tag) for sentence in sentences for token in sentence.tokens}


@pytest.mark.parametrize(
    "text",
    ["가온바이오로직스가 행사에 참가한다고 밝혔다.", "이번 행사에는 가온바이오로직스도 참가한다."],
)
def test_a_known_name_is_no_grammar(text: str) -> None:
    """What the analyser may take for a particle and a verb is the end of a curated name."""
    found = forms(text, frozenset({"가온바이오로직스"}))
    assert not {"스", "직"} & {form for form, tag in found if tag.startswith("V")}


def test_words_that_only_begin_so_are_left_alone() -> None:
    """A name ends with its word or before a particle, and morphemes that make it up are no tear."""
    known = KnownNames({"가온바이오"})
    whole = (Token(0, 5, "가온바이오", "NNP"), Token(5, 6, "가", "JKS"))
    parts = (Token(0, 2, "가온", "NNG"), Token(2, 5, "바이오", "NNG"))
    torn = (Token(0, 4, "가온바이", "NNG"), Token(4, 6, "오가", "VV"))
    assert known.torn(whole, "가온바이오가", 0) == []
    assert known.torn(parts, "가온바이오", 0) == []
    assert known.torn(torn, "가온바이오가", 0) == [(0, 5)]
    assert known.torn(torn, "가온바이오가방", 0) == []
