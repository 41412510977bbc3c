"""Documents as kept: the announcement whole, once, under its headline, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import MAX_CHARACTERS, Cleaned, clean, clean_with_cuts
from kg.types import Document, Failure

SEED = Path(__file__).resolve().parent.parent.parent / "shared" / "seed.txt"

PARAGRAPHS = (
    "가나바이오(대표 홍길동)는 다라대학교와 신약 연구를 위한 업무협약을 체결했다고 30일 밝혔다.",
    "두 기관은 앞으로 3년 동안 항체 연구 인력을 교류하고 장비를 함께 쓰기로 했다.",
    "홍길동 대표는 “이번 협약으로 연구 기간을 줄일 수 있을 것”이라고 말했다.",
)
OTHERS = (
    "많이 본 기사 | 더보기 + |",
    "1 | 마바제약, 사아메디칼 인수 |",
    '2 | [인터뷰] "좋은 약은 좋은 물음에서 나온다" |',
    "3 | 자차생명, 미국 '카타'와 계약 체결 |",
    "사람들 | 더보기 + |",
)


def document(text: str, title: str | None = None, publisher: str | None = None) -> Document:
    """Make a document as a reader does."""
    return Document("d", title, text, None, publisher, None, "")


def kept(text: str, title: str | None = None, publisher: str | None = None) -> str:
    """Return the text that is kept."""
    cleaned = clean(document(text, title, publisher))
    assert isinstance(cleaned, Document)
    return cleaned.text


def test_headline_stands_first_once() -> None:
    """The headline is the first line, also where the body begins with it, and with a line end after it."""
    assert kept("본문이다.", "제목") == "제목\n본문이다."
    assert kept("제목\n본문이다.", "제목") == "제목\n본문이다."
    assert kept("제목본문이다.", "제목") == "제목\n본문이다."
    assert kept("본문이다.") == "본문이다."


def test_page_with_body_twice_and_lists_gives_the_paragraphs_once() -> None:
    """The body twice with a list of other headlines and menu rows between is the body, in order, once."""
    body = "\n".join(PARAGRAPHS)
    assert kept("\n".join((body, *OTHERS, body))) == body


def test_list_after_the_body_goes_too() -> None:
    """A list of other headlines at the end goes without a second copy of the body."""
    assert kept("\n".join((*PARAGRAPHS, *OTHERS))) == "\n".join(PARAGRAPHS)


def test_body_given_twice_on_one_line() -> None:
    """A second copy glued to the first one without a line end goes."""
    body = " ".join(PARAGRAPHS)
    assert kept(body + body) == body


def test_seed_page_gives_its_paragraphs_once() -> None:
    """The page that the project began with gives exactly its six paragraphs."""
    if not SEED.exists():
        pytest.skip(f"{SEED} is not here")
    text = SEED.read_text(encoding="utf-8")
    assert kept(text) == text[: text.index("인기기사")].strip()


def test_what_was_cut_is_known() -> None:
    """Each cut names its rule and its place in the text as given; headlines of others can be found again."""
    cleaned = clean_with_cuts(document("\n".join((*PARAGRAPHS, *OTHERS, *PARAGRAPHS))))
    assert isinstance(cleaned, Cleaned)
    assert [cleaned.given[cut.start : cut.end] for cut in cleaned.cuts] == [cut.text for cut in cleaned.cuts]
    assert [cut.text for cut in cleaned.cuts if cut.kind == "headline"] == list(OTHERS)
    assert [cut.kind for cut in cleaned.cuts][-1] == "repeat"


def test_paragraphs_are_not_glued_where_a_by_line_stood_between() -> None:
    """A by-line between sub-headline and body leaves a line end."""
    assert kept("신약 연구 시작[가나일보 홍길동 기자] 다라바이오는 밝혔다.") == "신약 연구 시작\n다라바이오는 밝혔다."


def test_outlet_alone_in_brackets_goes_only_where_it_is_the_outlet() -> None:
    """The name of the announcement's own outlet in brackets is furniture; another name in brackets is not."""
    assert kept("[가나일보] 다라바이오는 밝혔다.", publisher="가나일보") == "다라바이오는 밝혔다."
    assert kept("[마바박람회] 다라바이오는 밝혔다.", publisher="가나일보") == "[마바박람회] 다라바이오는 밝혔다."


def test_nothing_left_is_a_failure() -> None:
    """White space, invisible characters or furniture alone are no announcement."""
    for text in (" \n ", "\u200b\x00", "[가나일보 홍길동 기자]"):
        result = clean(document(text))
        assert isinstance(result, Failure)
        assert "no text" in result.message


def test_a_book_is_a_failure() -> None:
    """A text too long to be an announcement is refused, not read for minutes."""
    result = clean(document("가" * (MAX_CHARACTERS + 1)))
    assert result == Failure("d", "clean", "200,001 characters, more than 200,000")


SENTENCES = st.lists(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xAFFF), min_size=1), min_size=1)


@given(SENTENCES, st.booleans())
def test_prose_is_kept_word_for_word(words: list[str], lines: bool) -> None:
    """Sentences that are not repeated are kept whole, in order, whatever their words."""
    sentences = [f"{number}번째로 {word}라고 밝혔다." for number, word in enumerate(words)]
    text = ("\n" if lines else " ").join(sentences)
    assert kept(text) == text


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """A cleaned document stays as it is."""
    once = clean(document(text))
    if isinstance(once, Document):
        assert clean(once) == once
