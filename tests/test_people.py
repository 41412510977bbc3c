"""Titles, names of persons, and what stands in parentheses."""

from __future__ import annotations

from datetime import date

import pytest

from kg.people import HEADS, Titles, inside_parentheses
from kg.types import Document, Extractor

TITLES = Titles()


@pytest.mark.parametrize(
    ("text", "word", "prefix"),
    [
        ("회장", "회장", ""),
        ("부회장", "부회장", ""),
        ("가온협회장", "협회장", "가온"),
        ("대표이사", "대표이사", ""),
        ("회장직무대행", "회장", ""),
        ("제1차관", "차관", ""),
        ("2차관", "차관", ""),
    ],
)
def test_the_longest_title_at_the_end_counts(text: str, word: str, prefix: str) -> None:
    """A title is the longest one that ends a word, found also where it is held for a while only."""
    found = TITLES.find(text)
    assert found is not None
    assert (found.word, found.prefix) == (word, prefix)


@pytest.mark.parametrize("text", ["회장단", "가온", "", "바이오"])
def test_other_words_hold_no_title(text: str) -> None:
    """A word that a title does not end holds none."""
    assert TITLES.find(text) is None


def test_what_a_title_swallows_belongs_to_titles() -> None:
    """Each title with an end that it swallows is a title of the ontology."""
    assert set(HEADS) <= set(TITLES.of)


@pytest.mark.parametrize(
    ("inside", "title", "names"),
    [
        ("대표 김도윤", "대표", ["김도윤"]),
        ("각자대표 김도윤, 박서준", "각자대표", ["김도윤", "박서준"]),
        ("대표이사 겸 회장 김도윤", "회장", ["김도윤"]),
        ("공동대표 김도윤 및 박서준", "공동대표", ["김도윤", "박서준"]),
        ("회장 Jane Doe", "회장", ["Jane Doe"]),
        ("대표 김도윤, 이하 가온", "대표", ["김도윤"]),
        ("대표  김도윤", "대표", ["김도윤"]),
        ("대표 김도윤, 123450", "대표", ["김도윤"]),
        ("소장 김도윤 교수", "소장", ["김도윤"]),
        ("대표이사 직무대행 김도윤", "대표이사", ["김도윤"]),
    ],
)
def test_a_parenthesis_gives_a_title_and_names(inside: str, title: str, names: list[str]) -> None:
    """The inside of a parenthesis gives the highest title and each name with its place in the text."""
    text = f"가온바이오({inside})"
    found = list(inside_parentheses(inside, 6, TITLES))
    assert [t.word for t, _ in found] == [title] * len(names)
    assert [text[a:b] for _, (a, b) in found] == names


@pytest.mark.parametrize(
    "inside", ["", "김도윤", "대표", "대표 김도윤이 사는 먼 곳", "회장 010-1234", "대표 김도윤, 1999년"]
)
def test_a_parenthesis_with_anything_else_gives_nothing(inside: str) -> None:
    """Without a title in front, or with words that are no names behind it, a parenthesis names nobody."""
    assert list(inside_parentheses(inside, 0, TITLES)) == []


def test_marks_that_list_nobody_are_no_notice(extractor: Extractor) -> None:
    """A list of points under marks gives no persons, and a designated one holds no post yet."""
    text = "가온그룹은 3일 밝혔다. ▲신규 투자 ▲사업부 이전 ▲주요 사업 확대. ◇대표이사 내정 ▲김도윤 ▲박서준 ▲이하린"
    extraction = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    assert not [r for r in extraction.relations if r.evidence.rule == "role-notice"]


@pytest.mark.parametrize(
    "text",
    [
        "가온식품은 괌 다래호텔, 괌 라온호텔 등 현지 대표 호텔에 제품을 공급한다.",
        "인도네시아·말레이시아·베트남 등 아세안 시장 진출이 늘었다.",
        "가온대 조세법 박사 과정이 열렸다.",
        "가온바이오 첫 40대 최고경영자를 계열사 대표로 뽑는다.",
    ],
)
def test_plain_words_beside_a_title_are_nobody(extractor: Extractor, text: str) -> None:
    """A word of a title that describes something, and nouns before one, give no person."""
    extraction = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    assert not [m.name for m in extraction.mentions if m.cls == "Person"]


def test_marks_without_a_heading_list_anybody(extractor: Extractor) -> None:
    """Persons listed under marks without a heading of a notice are each of their own organization."""
    text = (
        "가온바이오는 3일 밝혔다. 수상자로 ▲김도윤 다래릭스 대표 ▲박서준 라온학원 원장 ▲이하린 나래테크 대표가 뽑혔다."
    )
    extraction = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    assert "가온바이오" not in {r.object.name for r in extraction.relations if r.subject.cls == "Person"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("배우 김도윤과 피아니스트 박서준이 무대에 올랐다.", {"김도윤", "박서준"}),
        ("성악가 김도윤, 박서준, 이하린이 노래했다.", {"김도윤", "박서준", "이하린"}),
        ("이번 공연에는 김도윤 작가가 함께한다.", {"김도윤"}),
        ("대상 수상자 김도윤이 왔다. 마크 다온(Mark Daon)도 왔다.", {"김도윤", "마크 다온", "Mark Daon"}),
        ("수상자 명단을 냈다. 우승자 상금은 크다.", set()),
        ("작가 협업 상품을 냈다. 모델 라인업을 늘렸다.", set()),
        ("김도윤 시장은 “고맙다”고 말했다.", {"김도윤"}),
        ("반도체 시장은 커졌다.", set()),
        ("김도윤 가온부 2차관은 축사를 했다.", {"김도윤"}),
        ("마크베른 가온은행 회장은 축사를 했다.", {"마크베른"}),
        ("당시 브론프 대통령은 서명했다.", {"브론프"}),
        ("마크 다온 최고경영자가 회사를 이끈다.", {"마크 다온"}),
        ("스티븐 신임 대표가 왔다. 존 사업부 팀장도 왔다.", set()),
        ("행사에는 시의원, 김도윤 서구청장, 시민이 왔다.", {"김도윤"}),
        ("미국 대통령은 서명했다.", set()),
        ("김하늘 전 다래바이오 부사장이 참석했다.", {"김하늘"}),
    ],
)
def test_persons_are_told_by_what_they_are_called(extractor: Extractor, text: str, names: set[str]) -> None:
    """A calling, a numbered post, an office of state and an organization show who is a person, and no plain noun."""
    found = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    assert {name for chain in found.chains if chain.cls == "Person" for name in chain.names} == names


def test_what_runs_into_a_sentence_s_end_is_no_name(extractor: Extractor) -> None:
    """Where a full stop is missing, the end of the sentence is no part of the name behind it."""
    text = "김도윤 교수는 다래학회 이사를 지냈고 나래대 학장을 역임했다학회는 3일 김도윤 회장이 취임한다고 밝혔다."
    found = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    assert not [name for chain in found.chains for name in chain.names if "했다" in name]
