"""Cost grows with the length of a text and no faster: counted in steps, on texts made to be bad, never by a clock."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetitions import most_repetitions
from small_documents import announcement
from steps import lines_run, matching_steps

import kg
from kg.patterns import MASK, PhrasePattern, load_patterns
from kg.types import Extractor

LENGTH = 5000
"""Characters of a long sentence."""
DOUBLED = 2.3
"""Most by which the work may grow when the text is twice as long; what is linear doubles."""
STEPS_A_CHARACTER = 3000
"""Most steps of one phrase pattern for each character of a text made to be bad."""

PHRASES = load_patterns()[1]
PENDING = tomllib.loads((Path(__file__).parent / "pending.toml").read_text(encoding="utf-8"))
KEPT = [one for one in PHRASES if one.name not in PENDING["repetitions"]]

SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"


def distinct(i: int) -> str:
    """The ``i``-th of many different names of companies."""
    return f"가온{SYLLABLES[i % 28]}{SYLLABLES[i // 28 % 28]}바이오"


def person(i: int) -> str:
    """The ``i``-th of many different names of people."""
    return f"김{SYLLABLES[i % 28]}{SYLLABLES[i // 28 % 28]}"


BAD: dict[str, Callable[[int], str]] = {
    "topics": lambda i: f"{distinct(i)}는 ",
    "list of companies": lambda i: f"{distinct(i)}, ",
    "agreements": lambda i: f"{distinct(i)}와 {distinct(i + 1)}는 업무협약을 체결하고 ",
    "people with posts": lambda i: f"{distinct(i)} {person(i)} 대표와 ",
    "one clause again and again": lambda _: "가온바이오는 다래병원과 협약을 체결했고 ",
    "list of quoted names": lambda i: f"‘다래{SYLLABLES[i % 28]}{SYLLABLES[i // 28 % 28]}정’, ",
    "parentheses never closed": lambda _: "가온바이오(",
    "quotation marks never closed": lambda _: "“가온 ‘다래 ",
    "genitives": lambda _: "가온의 ",
    "nouns": lambda _: "바이오 ",
    "nouns without a space": lambda _: "바이오",
    "relative clauses": lambda i: f"가온바이오가 개발한 ‘다래{SYLLABLES[i % 28]}정’을 출시한 ",
    "dates": lambda i: f"202{i % 10}년 {i % 12 + 1}월 {i % 28 + 1}일부터 ",
    "amounts": lambda i: f"{i + 1}조 {i % 999 + 1}억원과 ",
}


def grown(unit: Callable[[int], str], length: int) -> str:
    """One sentence of ``length`` characters and a full stop."""
    text = ""
    for i in count():
        text += unit(i)
        if len(text) >= length:
            break
    return text[:length] + "."


@pytest.mark.parametrize("name", [one for one in BAD if one not in PENDING["linear"]])
def test_the_extractor_is_linear(name: str, extractor: Extractor) -> None:
    """A sentence of 5,000 characters makes at most a little over twice the work of one of half the length."""
    folder = str(Path(kg.__file__).parent)
    half, whole = (announcement(grown(BAD[name], length), closing=False) for length in (LENGTH // 2, LENGTH))
    extractor(half)
    work = [lines_run(partial(extractor, one), folder) for one in (half, whole)]
    assert work[1] <= DOUBLED * work[0], work


def pieces(pattern: PhrasePattern) -> list[str]:
    """Cut the words out of a pattern, so that texts made of them nearly match it again and again."""
    words = re.findall("[가-힣]+|[A-Za-z]{2,}", pattern.regex.pattern)
    return [
        *MASK.values(),
        " ",
        "(",
        ")",
        "‘",
        "’",
        "의 ",
        "는 ",
        "가나 ",
        "가 ",
        "7 ",
        *words,
        *(f"{w} " for w in words),
    ]


@pytest.mark.parametrize("pattern", KEPT, ids=lambda one: one.name)
@settings(max_examples=10, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_phrase_pattern_is_linear(pattern: PhrasePattern, data: st.DataObject) -> None:
    """Tried at every place of 5,000 characters made of its own words, a pattern takes steps in proportion to them."""
    unit = "".join(data.draw(st.lists(st.sampled_from(pieces(pattern)), min_size=1, max_size=8)))
    texts = [(unit * length)[:length] for length in (LENGTH // 2, LENGTH)]
    few, many = (matching_steps(pattern.regex, text)[0] for text in texts)
    assert many <= DOUBLED * few + LENGTH, (unit, few, many)
    assert many <= STEPS_A_CHARACTER * len(texts[1]), (unit, many)


@pytest.mark.parametrize("pattern", KEPT, ids=lambda one: one.name)
def test_a_long_word_is_read_in_one_way(pattern: PhrasePattern) -> None:
    """A word that no space ends, behind two names, is not cut into pieces in every way that there is."""
    for one in MASK.values():
        text = f"{MASK['Organization']}은 {one}이 " + "가" * 100
        assert matching_steps(pattern.regex, text)[0] <= STEPS_A_CHARACTER * len(text), one


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(PHRASES), st.data())
def test_steps_are_counted_as_matching_goes(pattern: PhrasePattern, data: st.DataObject) -> None:
    """The counting matcher finds a match where ``re`` does, so its steps are those of the pattern as it stands."""
    text = "".join(data.draw(st.lists(st.sampled_from(pieces(pattern)), max_size=30)))
    assert matching_steps(pattern.regex, text)[1] is (pattern.regex.search(text) is not None)


def test_counting_tells_linear_from_quadratic() -> None:
    """An open-ended repetition that must fail at its end is seen to grow faster than the text, a bounded one is not."""
    open_ended, bounded = re.compile(r"가[^.]*나"), re.compile(r"가[^.]{0,20}나")
    texts = ["가" * 200, "가" * 400]
    grows = [matching_steps(open_ended, text)[0] for text in texts]
    stays = [matching_steps(bounded, text)[0] for text in texts]
    assert grows[1] > 3.5 * grows[0]
    assert stays[1] < 2.1 * stays[0]
    assert most_repetitions(bounded) == 20
