"""Where names stand in a text: the same places as the plain definition gives, at the cost of reading it once."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import lines_run

import kg
from kg.korean import sentence_spans
from kg.mentions import occurrences
from kg.types import EntityClass

CLASSES: tuple[EntityClass, ...] = ("Organization", "Person", "Place", "Condition")
PARTS = [
    "가온",
    "다래",
    "가",
    "온",
    "바이오",
    "병원",
    "는",
    "의",
    "치료",
    "공장",
    "AB",
    "7",
    " ",
    " ",
    "(",
    "-",
    "‘",
    "’",
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)
NAMES = st.lists(st.sampled_from(PARTS[:8] + PARTS[10:]), min_size=1, max_size=3).map("".join)


def stand(text: str, name: str, cls: EntityClass) -> list[int]:
    """Where a name alone stands in a text, as asked for it by itself."""
    return [m.start for m in occurrences(text, {name: cls})]


@given(TEXTS, st.dictionaries(NAMES, st.sampled_from(CLASSES), max_size=6))
def test_mentions_are_whole_words_that_do_not_overlap(text: str, names: dict[str, EntityClass]) -> None:
    """A mention has the words and the class of a name, begins at a word's begin, and ends before the next one."""
    found = occurrences(text, names)
    for one in found:
        assert one.surface == text[one.start : one.end]
        assert one.cls == names[one.surface]
        assert not re.match("[가-힣A-Za-z0-9]", text[one.start - 1 : one.start])
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(TEXTS, st.dictionaries(NAMES, st.just("Organization"), max_size=6))
def test_no_mention_is_lost_among_many_names(text: str, names: dict[str, EntityClass]) -> None:
    """Each place of a name is covered by a mention of it or of another one, and the longest that fits is taken."""
    found = occurrences(text, names)
    for name, cls in names.items():
        for start in stand(text, name, cls):
            cover = [m for m in found if m.start <= start < m.end]
            assert cover
            assert cover[0].start < start or len(cover[0].surface) >= len(name)


@pytest.mark.parametrize(
    ("text", "cls", "count"),
    [
        ("가온은 가온의 가온, 가온", "Organization", 4),
        ("가온바이오 새가온 가온군", "Organization", 0),
        ("가온공장과 가온지역", "Place", 2),
        ("가온치료제와 가온환자", "Condition", 2),
        ("가온치료제와 가온공장", "Organization", 0),
    ],
)
def test_a_name_ends_before_a_particle(text: str, cls: EntityClass, count: int) -> None:
    """A name ends with its word or before a particle; a place also before 공장, an illness also before 치료제."""
    assert len(occurrences(text, {"가온": cls})) == count


def test_a_sentence_may_begin_without_a_space() -> None:
    """A name glued to the end of the last sentence counts where a sentence is known to begin."""
    text = "공장을 지었다가온은 기쁘다."
    assert occurrences(text, {"가온": "Organization"}) == []
    assert [m.start for m in occurrences(text, {"가온": "Organization"}, [7])] == [7]


@pytest.mark.parametrize("unit", ["가온{}바이오는 ", "가온{}은 다래{}의 ", "({}", "{}가온 "])
def test_many_names_cost_no_more_than_few(unit: str) -> None:
    """Twenty times as many names make finding them a little more work at most, and doubling both doubles it."""
    folder = str(Path(kg.__file__).parent)

    def work(length: int, count: int) -> int:
        text = "".join(unit.replace("{}", chr(ord("가") + 20 * (i % 500))) for i in range(length))
        names: dict[str, EntityClass] = {f"가온{chr(ord('가') + i)}바이오": "Organization" for i in range(count)}
        return lines_run(partial(occurrences, text, names), folder)

    assert work(1000, 4000) - work(0, 4000) <= 1.2 * (work(1000, 200) - work(0, 200)) + 1000
    assert work(2000, 4000) <= 2.2 * work(1000, 2000)


@pytest.mark.parametrize("mark", [".", "!", "。", "…", "▲"])
def test_a_run_of_full_stops_is_read_once(mark: str) -> None:
    """A hundred thousand full stops that end nothing are one sentence's stretch, cut by length, without delay."""
    text = mark * 100_000 + "x"
    spans = sentence_spans(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
