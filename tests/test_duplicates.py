"""Groups of repeats: one release in several outlets is found, and what only resembles it is not."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.duplicates import Group, containment, groups, runs_of
from kg.types import Document

RELEASE = (
    "가나바이오는 다라대학교와 항체 신약 연구를 위한 업무협약을 체결했다고 30일 밝혔다. "
    "두 기관은 앞으로 3년 동안 연구 인력을 교류하고 다라대가 갖춘 단백질 분석 장비를 함께 쓰기로 했다. "
    "홍길동 가나바이오 대표는 이번 협약으로 연구 기간을 줄일 수 있을 것이라고 말했다. "
    "가나바이오는 2016년 대전에서 설립된 항체 전문 기업으로 직원은 120명이다."
)
RETOLD = (
    "항체 전문 기업 가나바이오가 다라대와 손을 잡는다. "
    "두 기관은 앞으로 3년 동안 연구 인력을 교류하고 다라대가 갖춘 단백질 분석 장비를 함께 쓰기로 했다. "
    "홍길동 대표는 연구 기간을 줄일 수 있을 것이라고 설명했다."
)
OTHER = (
    "마바시는 올해 수소버스 서른 대를 들인다고 18일 밝혔다. 시는 이를 위해 사아에너지와 충전소 건립 협약을 체결했다. "
    "충전소는 6월까지 마바시 북구 차고지에 들어서며 하루 백 대를 채운다. 임꺽정 시장은 버스의 절반을 바꾸겠다고 했다."
)
ROUND_UP = (
    f"[단신] {RELEASE} ▲ {OTHER} ▲ 자차백화점은 봄맞이 행사를 연다. 신선 식품을 반값에 팔고 주차비를 받지 않는다."
)
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
DAY = date(2025, 11, 30)


def document(identity: str, text: str, published: date | None = DAY, title: str | None = None) -> Document:
    """Make a document."""
    return Document(identity, title, text, published, None, None, "")


def ids(found: list[Group]) -> list[list[str]]:
    """Return the ids in each group."""
    return [[told.id for told in group.members] for group in found]


def test_a_release_in_several_outlets_is_one_group_with_the_fullest_first() -> None:
    """A release as sent, cut short and retold is one group; what another town did is not in it."""
    documents = [
        document("cut", RELEASE[:120]),
        document("other", OTHER),
        document("retold", RETOLD),
        document("whole", RELEASE + " 끝."),
    ]
    assert ids(groups(documents)) == [["whole", "cut", "retold"]]


def test_a_round_up_does_not_join_the_releases_in_it() -> None:
    """Two releases that stand in one round-up stay apart."""
    documents = [document("a", RELEASE), document("b", OTHER), document("c", ROUND_UP)]
    found = ids(groups(documents))
    assert not [group for group in found if {"a", "b"} <= set(group)]


def test_the_same_words_a_month_later_are_another_occasion() -> None:
    """A yearly announcement in the words of the year before is not its repeat; one without a date may be."""
    later = document("later", RELEASE, date(2025, 12, 30))
    assert ids(groups([document("first", RELEASE), later])) == []
    assert ids(groups([document("first", RELEASE), replace(later, published=None)])) == [["first", "later"]]


def test_headlines_help_where_the_text_is_retold() -> None:
    """Two reports in words of their own are one story where their headlines nearly agree, and not where they do not."""
    ours, theirs = f"{OTHER[:60]} {RELEASE[-24:]}", RELEASE

    def found(title: str, other: str) -> list[list[str]]:
        return ids(
            groups([document("a", f"{title}\n{ours}", title=title), document("b", f"{other}\n{theirs}", title=other)])
        )

    title = "가나바이오, 다라대와 항체 연구 협약"
    assert found(title, "홍길동 대표, 항체로 세계에 나간다") == []
    assert found(title, f"{title} 체결") == [["b", "a"]]


def words(number: int) -> list[str]:
    """Return the names and figures of a story: words that no other has."""
    draw = random.Random(number)
    return ["".join(draw.choice(SYLLABLES) for _ in range(4)) for _ in range(40)]


def report(told: list[str]) -> str:
    """Return a report of an agreement with these words, in the phrases that all such reports have."""
    phrases = "업무협약을 체결했다고 3일 밝혔다. 두 기관은 앞으로 함께할 일을 더 찾을 계획이다."
    return f"{' '.join(told)} {phrases}"


def test_phrases_that_all_reports_have_make_no_story() -> None:
    """Reports of many agreements share their phrases and stay apart; two of one agreement share its names as well."""
    documents = [document(f"{number}", report(words(number))) for number in range(8)]
    assert ids(groups(documents)) == []
    again = document("again", report([*words(5)[20:30], *words(99)[:20]]))
    assert ids(groups([*documents, again])) == [["5", "again"]]


def test_texts_too_short_to_compare_are_in_no_group() -> None:
    """Empty and tiny texts agree with nothing, not even with each other."""
    assert groups([]) == []
    assert groups([document("a", ""), document("b", ""), document("c", "가나"), document("d", "가나")]) == []


@given(st.permutations(["whole", "cut", "retold", "other", "again"]))
def test_the_order_of_the_announcements_does_not_matter(order: list[str]) -> None:
    """The same announcements give the same groups in any order."""
    texts = {"whole": RELEASE, "cut": RELEASE[:100], "retold": RETOLD, "other": OTHER, "again": RELEASE}
    assert ids(groups([document(name, texts[name]) for name in order])) == [["again", "whole", "retold", "cut"]]


@given(st.text(st.sampled_from("가나다라마바사아 .\n"), max_size=80), st.text(max_size=30))
def test_containment_is_a_share(text: str, more: str) -> None:
    """A text with a run is wholly in itself and in whatever continues it, and the share is symmetric."""
    runs, longer = runs_of(text), runs_of(text + more)
    assert (np.diff(runs) > 0).all() if len(runs) > 1 else True
    assert containment(runs, longer) == (1.0 if len(runs) else 0.0)
    assert containment(runs, longer) == containment(longer, runs)
