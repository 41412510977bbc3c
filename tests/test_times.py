"""What `kg.times` reads, how it resolves it, and what it must leave alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repetitions import most_repetitions

from kg import times
from kg.knowledge import load_toml
from kg.times import find_times, is_announcing
from kg.times.forms import expand, fragments_of, grammar
from kg.types import Time

DATA = load_toml("times.toml")
APRIL = date(2024, 4, 26)
YEAR_END = date(2024, 12, 30)


def values(text: str, published: date | None = APRIL) -> list[str]:
    """The values of the dates of a text."""
    return [time.value for time in find_times(text, published)]


@pytest.mark.parametrize("form", DATA["form"], ids=lambda form: str(form["name"]))
def test_form_keeps_its_promise(form: dict[str, Any]) -> None:
    """Each form reads its own example as stated and nothing that it should not in its counter-example."""
    example = str(form["example"])
    wanted = example[example.index("[") + 1 : example.index("]")]
    text = example.replace("[", "").replace("]", "")
    before = str(form.get("after", ""))
    *_, time = find_times(before + text, form["published"])
    time = Time(time.start - len(before), time.end - len(before), time.value, time.precision)
    assert (text[time.start : time.end], time.value) == (wanted, form["value"])
    assert time.precision == form.get("precision", {4: "year", 7: "month", 10: "day"}[len(form["value"])])
    pattern = re.compile(expand(form["pattern"], fragments_of(DATA)))
    assert pattern.search(text), "another form than this one reads the example"
    assert not pattern.search(str(form["counter"]))


@pytest.mark.parametrize("stop", DATA["stop"], ids=lambda stop: str(stop["name"]))
def test_stop_keeps_its_promise(stop: dict[str, Any]) -> None:
    """What a stop is for gives no date."""
    assert values(str(stop["example"])) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024년 4월 25일 맺었다", "2024-04-25"),
        ("2024.4.25 맺음", "2024-04-25"),
        ("2024. 4. 25. 맺음", "2024-04-25"),
        ("2024-04-25에 맺었다", "2024-04-25"),
        ("4월 25일 맺었다", "2024-04-25"),
        ("25일 맺었다", "2024-04-25"),
        ("30일 맺었다", "2024-03-30"),
        ("지난 25일 맺은", "2024-04-25"),
        ("지난 30일 맺은", "2024-03-30"),
        ("오는 25일 연다", "2024-05-25"),
        ("다음 달 6~9일 열린다", "2024-05-06"),
        ("오는 12~13일 열린다", "2024-05-12"),
        ("지난 9월 만났다", "2023-09"),
        ("올 6월 열린다", "2024-06"),
        ("올해 상반기에 한다", "2024"),
        ("내년 2월에 연다", "2025-02"),
        ("지난해 12월에 열었다", "2023-12"),
        ("작년에 열었다", "2023"),
        ("2021년 2월 열었다", "2021-02"),
        ("이달 5일 열었다", "2024-04-05"),
        ("오늘(26일) 연다", "2024-04-26"),
        ("어제 열었다", "2024-04-25"),
        ("전날 열었다", "2024-04-25"),
        ("내달 4일 연다", "2024-05-04"),
        ("다음달 4일 연다", "2024-05-04"),
        ("다음 달인 5월 연다", "2024-05"),
        ("지난달 열었다", "2024-03"),
        ("3분기에 시작할 예정이다", "2024"),
        ("2분기 매출", "2024"),
        ("1일부로 임명했다", "2024-04-01"),
        ("1일 자로 임명했다", "2024-04-01"),
        ("1일자로 임명했다", "2024-04-01"),
        ("연내 끝낸다", "2024"),
        ("올초 시작했다", "2024"),
        ("내년 초 시작한다", "2025"),
        ("지난 2023년 8월 지었다", "2023-08"),
        ("2018년엔 없었다", "2018"),
        ("’23년 6월 지었다", "2023-06"),
        ("앞서 11월 지었다", "2023-11"),
        ("행사가 끝났다.25일 맺었다", "2024-04-25"),
        ("행사가 끝났다.2021년 문을 열었다", "2021"),
    ],
)
def test_resolves(text: str, value: str) -> None:
    """An expression of an announcement of 26 April 2024 has the value that its readers give it."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("새 앱을 1월 1일 출시한다", "2025-01-01"),
        ("새 앱을 1월 1일 출시했다", "2024-01-01"),
        ("새 앱을 1월 1일 출시할 계획이다", "2025-01-01"),
        ("30~31일 전시 참가", "2024-12-30"),
        ("오는 31일까지 연다", "2024-12-31"),
        ("2일 열린 모임에서 정할 예정이다", "2024-12-02"),
        ("2일 연다", "2025-01-02"),
        ("2일 모임", "2024-12-02"),
        ("29일부터 판매한다", "2024-12-29"),
        ("1월 모임을 갖는다", "2025-01"),
        ("1월 모임을 가졌다", "2024-01"),
        ("1월 5일부터 석 달 동안 가까운 병원에서 정해진 검사를 마친 이에게 선물을 준다", "2025-01-05"),
    ],
)
def test_tense_gives_the_direction(text: str, value: str) -> None:
    """Without a year or month the words after the expression tell on which side of publication it lies."""
    assert values(text, YEAR_END)[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "3년간", "24시간", "10년 동안", "5년물", "국채 10년물", "40여년간", "2년 만에", "3일간 열린다", "2026 병오년",
        "CES 2026", "'2025 새싹사업'", "14일째", "1일 1회", "1993년생", "제3일차", "만 60세", "제21대", "3개월",
        "2020년대", "매월 15일", "주 5일", "5·10년", "30일 이내", "7일 만에", "삼일제약", "오일뱅크", "이해와 전달",
        "이달디아정", "6000년간", "2월 30일", "4월 31일 열었다",
    ],
)  # fmt: skip
def test_leaves_alone(text: str) -> None:
    """Durations, ages, doses, names and days that no calendar has are no dates."""
    assert values(text) in ([], ["2024-02"], ["2024-04"])
    assert not any(time.precision == "day" for time in find_times(text, APRIL))
    assert values(text, None) == []


def test_second_day_leans_on_the_first() -> None:
    """In 12월 30일부터 2일까지 the second day is the next one after the first, whatever the tense."""
    assert values("지난 12월 4일부터 5일까지 열었다", YEAR_END) == ["2024-12-04", "2024-12-05"]
    assert values("12월 30일부터 2일까지 연다", YEAR_END) == ["2024-12-30", "2025-01-02"]
    assert values("내년 11월부터 2월까지 연다", YEAR_END) == ["2025-11", "2026-02"]


def test_same_year_leans_on_the_date_before() -> None:
    """같은 해 and 이듬해 count from the date named before, and name nothing where there is none."""
    assert values("2022년 3월 만나 이듬해 6월 맺고 같은 달 3일 알렸다") == ["2022-03", "2023-06", "2023-06-03"]
    assert values("같은 해 6월 3일 맺었다") == []
    assert values("내년 1월 14일에서 같은 해 3월 9일로 미룬다") == ["2025-01-14", "2025-03-09"]


def test_a_plan_is_no_tense() -> None:
    """The nouns 계획 and 예정지 inside what was done do not make it future."""
    assert values("30일 개발 계획을 승인했다") == ["2024-03-30"]
    assert values("30일부터 예정지 보상을 시작했다") == ["2024-03-30"]


def test_this_day_is_no_day_of_the_background() -> None:
    """A day years ago is background: 이날 after it is still the day of the news."""
    assert values("25일 연다. 그는 2021년 1월 1일 왔다. 이날 밤에도 온다.")[-1] == "2024-04-25"


def test_a_day_without_its_month_is_near() -> None:
    """A day that was a few days ago is not that of the next month, whatever is planned behind it."""
    assert values("25일 서울에서 식을 열고 앞으로 함께 일하기로 했다.") == ["2024-04-25"]
    assert values("28일 서울에서 모임을 열기로 했다.") == ["2024-04-28"]
    assert values("오는 25일 모임을 열기로 했다.") == ["2024-05-25"]


def test_this_day_is_the_day_told_of() -> None:
    """이날 is the day last told of, not the day of the announcing verb, nor one that something came after."""
    assert values("25일 맺었다고 26일 밝혔다. 이날 모임에는 많이 왔다.")[-1] == "2024-04-25"
    assert values("문을 열었다고 26일 밝혔다. 이날 모임에는 많이 왔다.")[-1] == "2024-04-26"
    assert values("문을 열었다고 24일 밝혔다. 이날 모임에는 많이 왔다.")[-1] == "2024-04-24"
    assert values("24일 공장을 찾았다. 지난 19일 취임 이후 처음이다. 이날 그는 말했다.")[-1] == "2024-04-24"
    assert values("25일 업계에 따르면 회사는 이날 문을 열었다.")[-1] == "2024-04-25"


@pytest.mark.parametrize(
    ("text", "announcing"),
    [
        ("협약을 맺었다고 26일 밝혔다.", True),
        ("협약을 맺었다고 26일(현지시간) 밝혔다.", True),
        ("회사는 26일 보도자료를 통해 밝혔다.", True),
        ("협약을 맺었다고 26일 발표했다.", True),
        ("수상자를 26일 발표했다.", False),
        ("26일 업계에 따르면 값이 올랐다.", True),
        ("협약을 맺었다고 26일 전했다.", True),
        ("26일 협약을 맺었다고 밝혔다.", False),
        ("그는 26일(현지시간) “새 길을 열겠다”고 밝혔다.", True),
        ('그는 26일 신년사를 통해 "새 길을 열겠다"고 했다.', True),
    ],
)
def test_announcing(text: str, announcing: bool) -> None:
    """A day before a verb of saying dates the announcement; before any other verb it dates what happened."""
    (time,) = find_times(text, APRIL)
    assert is_announcing(text, time) is announcing
    assert time.value == "2024-04-26"


def test_without_a_day_of_publication() -> None:
    """Only dates with a year of their own are read then; nothing is guessed from the clock."""
    assert values("작년 3월, 25일, 이달, 4월 1일, 오늘, 이날, 올해, 3분기, 상반기", None) == []
    assert values("2021년 3월 2일과 2022년 4월, 2023년 3분기", None) == ["2021-03-02", "2022-04", "2023"]


PIECES = [
    "2024년",
    "13월",
    "31일",
    "2월",
    " ",
    "~",
    "25일",
    "지난 ",
    "오는 ",
    "내년",
    "이날",
    "다음 달인 ",
    "했다.",
    "한다고 ",
    "(",
    ")",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=80),
    st.dates(date(2, 1, 1), date(9990, 1, 1)),
)
def test_spans_and_values_are_sound(text: str, published: date) -> None:
    """On any text: no exception, spans inside the text, in order, apart, and values that a calendar has."""
    end = 0
    for time in find_times(text, published):
        assert end <= time.start < time.end <= len(text)
        assert date.fromisoformat(time.value + "-01-01"[len(time.value) - 10 :] if len(time.value) < 10 else time.value)
        assert {"day": 10, "month": 7}.get(time.precision, 4) == len(time.value)
        end = time.end


def test_work_is_bounded_at_every_place() -> None:
    """No repetition is open-ended, so the work at one place does not grow with the text."""
    forms = grammar()
    patterns = [forms.start, forms.scan, forms.tense, forms.near_past, forms.verb, forms.act]
    patterns += [form for form in forms.forms if form is not None]
    assert max(most_repetitions(pattern) for pattern in patterns) <= 30


@pytest.mark.parametrize("piece", ["1", " ", "1 ", "1.", "년1", "다.", "2024년 ", "3일부터 ", "25일 ", "1월~", "지난 "])
def test_text_is_searched_once(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cues of tense are sought over each character once, however many days ask for one."""
    text = piece * (5000 // len(piece))
    searched = 0

    class Counting:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def search(self, string: str, start: int, end: int) -> re.Match[str] | None:
            nonlocal searched
            found = self.pattern.search(string, start, end)
            searched += (found.start() if found else end) - start
            return found

    original = times._Tenses.__init__

    def counted(self: Any, text: str) -> None:
        original(self, text)
        self._pattern = Counting(self._pattern)

    monkeypatch.setattr(times._Tenses, "__init__", counted)
    find_times(text, APRIL)
    assert searched <= len(text)
