"""A name that the analyser tears inside a syllable is put back together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.korean import make_analyser
from kg.types import Document, Sentence


@pytest.fixture(scope="module")
def analyse() -> Callable[[str], Sentence]:
    """A function from a sentence to its analysis."""
    analyser = make_analyser()
    return lambda text: analyser(Document("a", None, text, date(2026, 11, 2), None, None, ""))[0]


@pytest.mark.parametrize(
    ("text", "form", "tag"),
    [
        ("다래병원 소아청소년과 김경훈 교수팀은 결과를 냈다.", "김경훈", "NNP"),
        ("이건재 다래병원 기술사업원장은 계획을 설명했다.", "이건재", "NNP"),
        ("박대하 디지털기획부장이 새로 선임됐다.", "박대하", "NNP"),
        ("최휘영 문체부 장관은 계획을 설명했다.", "최휘영", "NNP"),
        ("홍석준 가온바이오 영업본부장은 계획을 설명했다.", "홍석준", "NNP"),
        ("가온시는 땅 59㎡를 사들였다.", "를", "JKO"),
        ("가온제약은 다래제약에 판매 권리를 기술이전했다.", "이전", "NNG"),
    ],
)
def test_a_torn_word_is_whole(analyse: Callable[[str], Sentence], text: str, form: str, tag: str) -> None:
    """The word is one token, and its span holds it."""
    sentence = analyse(text)
    assert (form, tag) in {(token.form, token.tag) for token in sentence.tokens}
    word = next(token for token in sentence.tokens if token.form == form)
    assert text[word.start : word.end] == form


@pytest.mark.parametrize(
    "text",
    ["이러한 회장은 드물다.", "이어진 행사에서 가온바이오 대표가 말했다.", "가온은 다래바이오 대표를 만났다."],
)
def test_grammar_before_a_title_is_no_name(analyse: Callable[[str], Sentence], text: str) -> None:
    """A word that an ending or a particle closes stays what it is, also where a title stands behind it."""
    assert (text.split()[0], "NNP") not in {(token.form, token.tag) for token in analyse(text).tokens}


def test_particles_inside_a_syllable_of_a_verb_stay(analyse: Callable[[str], Sentence]) -> None:
    """What belongs to grammar is left alone: the contracted endings of verbs."""
    sentence = analyse("가온바이오가 개발한 신약을 다래제약이 판다.")
    assert {"ᆫ", "ᆫ다"} & {token.form for token in sentence.tokens}
