"""Date expressions of an announcement, resolved against its day of publication.

The expressions are data (``ontology/times.toml``). A day or month without a year takes its year from the
nearest word that shows tense: 했다 looks back, 예정이다 looks forward. Nothing is ever taken from the clock:
without a day of publication only dates with a year of their own are read. Time is linear in the text's
length, because every pattern's repetitions are bounded and cues are collected once for the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.errors import KnowledgeError
from kg.time_forms import KINDS, Direction, grammar
from kg.types import Precision, Time

_RECENT = timedelta(days=3)  # 1일부터 시행한다, published on the 2nd, looks back: present tense may do so by a weekend
_SENTENCE_END = re.compile(r"다\.|[.!?](?=\s)|\n")
_CHAIN = re.compile(r"(?:\([^()\n]{1,8}\))?(?: ?(?:부터|에서|에|과|와|및|그리고|[,·~∼–-]))? ?")
_AFTER = re.compile(r"[^.,\n]{0,12}?(?:이후|이래|까지)")
_NEWS = timedelta(days=60)  # a day farther from publication than this is background: no 이날 means it
_FAR = 14  # the longest gap, in characters, over which a second date still leans on the first


@dataclass(frozen=True, slots=True)
class _Setting:
    """What an expression is read against: the tense after it, the date it follows, the day last told of."""

    published: date | None
    direction: Direction
    chained: Time | None
    named: date | None


def find_times(text: str, published: date | None) -> tuple[Time, ...]:
    """Return the dates of a text in order, without overlaps; ``published`` is its day of publication.

    A range of days or months counts as its first. A quarter or half carries the year alone as its value, for no
    gYear or gYearMonth says it. Expressions that need a day of publication are left out where it is None.

    >>> [time.value for time in find_times("25일 맺었다. 내년 2월 연다.", date(2024, 4, 26))]
    ['2024-04-25', '2025-02']
    """
    tenses = _Tenses(text)
    found: list[Time] = []
    told = published
    for match, read in _matches(text):
        chained = found[-1] if found and _CHAIN.fullmatch(text[found[-1].end : match.start()][: _FAR + 1]) else None
        direction = "past" if _reports(text, match.start(), match.end()) else tenses.after(match.end())
        resolved = _resolve(_fields(read), _Setting(published, direction, chained, told))
        if resolved is None:
            continue
        time = Time(match.start(), match.end(), *resolved)
        found.append(time)
        told = _told_of(text, time, published) or told
    return tuple(found)


def _told_of(text: str, time: Time, published: date | None) -> date | None:
    """The day that a later 이날 would mean, where this time is one: what the news tells of, not its background."""
    if published is None or time.precision != "day":
        return None
    day = date.fromisoformat(time.value)
    background = abs(day - published) > _NEWS or _AFTER.match(text, time.end)
    return None if background or is_announcing(text, time) else day


def _matches(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield what the forms find, left to right: the match of the whole and that with the form's fields."""
    done = 0
    for start in grammar().start.finditer(text):
        match = grammar().scan.match(text, start.start()) if start.start() >= done else None
        if match is None:
            continue
        done = match.end()
        form = grammar().forms[(match.lastindex or 1) - 1]
        # the form may still refuse: 2024.7-9 has two different marks, which only the form itself can see
        read = form.match(text, match.start()) if form else None
        if read is not None:
            yield match, read


def is_announcing(text: str, time: Time) -> bool:
    """Tell whether the date is that of the announcement (26일 밝혔다, 26일 업계에 따르면) and of no event."""
    return time.precision == "day" and _reports(text, time.start, time.end)


def _reports(text: str, start: int, end: int) -> bool:
    if grammar().verb.match(text, end):
        return True
    return bool(grammar().act.match(text, end) and grammar().quotation.search(text, max(0, start - 4), start))


class _Tenses:
    """Tells the first cue of tense after a place; asked in the order of the text, it reads the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pattern = grammar().tense
        self._near = grammar().near_past
        self._sentence_end = -1
        self._cue = -1
        self._kind: Direction = "none"

    def after(self, place: int) -> Direction:
        """The tense of the first cue between ``place`` and the end of its sentence."""
        if self._near.match(self._text, place):
            return "past"
        if place > self._sentence_end:
            end = _SENTENCE_END.search(self._text, place)
            self._sentence_end = end.end() if end else len(self._text)
            self._cue = -1
        if place > self._cue:
            cue = self._pattern.search(self._text, place, self._sentence_end)
            self._cue = cue.start() if cue else self._sentence_end
            self._kind = KINDS[cue.lastgroup] if cue else "none"
        return self._kind


def _fields(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value is not None}


def _resolve(fields: Mapping[str, str], setting: _Setting) -> tuple[str, Precision] | None:
    """Turn the parts of an expression into a value and its precision, or None where it names no date."""
    year = _year(fields, setting.published)
    if year is None and setting.published is None:
        return None
    if "half" in fields or "quarter" in fields:
        return _part(fields, year, setting)
    if "day" in fields:
        day = _day(fields, year, setting)
        return None if day is None else (day.isoformat(), "day")
    if "month" in fields or "monthword" in fields:
        month = _month(fields, year, setting)
        return f"{month.year:04}-{month.month:02}", "month"
    if "dayword" in fields:
        return _day_by_word(fields["dayword"], setting), "day"
    return None if year is None else (f"{year:04}", "year")


def _year(fields: Mapping[str, str], published: date | None) -> int | None:
    if "year" in fields:
        return int(fields["year"])
    if "yy" in fields:
        return 2000 + int(fields["yy"])
    if "yearword" in fields and published is not None:
        return published.year + grammar().words.get(fields["yearword"], 0)
    return None


def _part(fields: Mapping[str, str], year: int | None, setting: _Setting) -> tuple[str, Precision]:
    precision: Precision = "half" if "half" in fields else "quarter"
    if year is None:
        first = {"상": 1, "하": 7}[fields["half"]] if "half" in fields else 3 * int(fields["quarter"]) - 2
        year = _choose_month(first, _told(fields, setting), setting).year
    return f"{year:04}", precision


def _month(fields: Mapping[str, str], year: int | None, setting: _Setting) -> date:
    number = int(fields["month"]) if "month" in fields else None
    if "monthword" in fields and setting.published is not None:
        shift = grammar().words[fields["monthword"]]
        if number is None:
            return _shifted(setting.published, shift)
        return _choose_month(number, "future" if shift > 0 else "past", setting)
    if number is None:  # no form does so
        raise KnowledgeError("ontology/times.toml: a form gives a month without number and word")
    if year is not None:
        return date(year, number, 1)
    if setting.chained is not None and "direction" not in fields:
        return _next_month(number, setting.chained)
    return _choose_month(number, _told(fields, setting), setting)


def _next_month(number: int, previous: Time) -> date:
    year, month = int(previous.value[:4]), int(previous.value[5:7] or 1)
    return date(year + (number < month), number, 1)


def _choose_month(number: int, direction: Direction, setting: _Setting) -> date:
    """The month of that number which the tense asks for, seen from the month of publication."""
    now = _known(setting.published).replace(day=1)
    options = [date(now.year + offset, number, 1) for offset in (-1, 0, 1)]
    if direction == "before":
        return max(option for option in options if option < now)
    if direction == "past":
        return max(option for option in options if option <= now)
    if direction == "none":
        return min(options, key=lambda option: (abs((option - now).days), option))
    return min(option for option in options if option >= now)


def _day(fields: Mapping[str, str], year: int | None, setting: _Setting) -> date | None:
    number = int(fields["day"])
    if "dayword" in fields:
        return _nearest(_days_of(number, _months_around(_known(setting.published), 1)), _known(setting.published))
    if year is not None or "monthword" in fields:
        month = _month(fields, year, setting)
        return _valid(month.year, month.month, number)
    direction = _told(fields, setting)
    if setting.chained is not None and "direction" not in fields and len(setting.chained.value) > 4:
        return _chained_day(fields, number, setting.chained)
    published = _known(setting.published)
    if "month" in fields:
        month_number = int(fields["month"])
        options = [_valid(published.year + offset, month_number, number) for offset in (-1, 0, 1)]
        return _choose_day([day for day in options if day is not None], direction, published)
    if direction == "none":
        return _valid(published.year, published.month, number)
    return _choose_day(_days_of(number, _months_around(published, 2)), direction, published)


def _chained_day(fields: Mapping[str, str], number: int, previous: Time) -> date | None:
    """The second day of 4월 30일부터 2일까지 or of 12월 30일, 1월 2일: the next one after the first."""
    year, month, day = int(previous.value[:4]), int(previous.value[5:7] or 1), int(previous.value[8:10] or 1)
    if "month" in fields:
        wanted = int(fields["month"])
        return _valid(year + (wanted < month), wanted, number)
    if number >= day:
        return _valid(year, month, number)
    following = _shifted(date(year, month, 1), 1)
    return _valid(following.year, following.month, number)


def _choose_day(options: list[date], direction: Direction, published: date) -> date | None:
    if not options or direction == "none":
        return _nearest(options, published)
    if direction in ("past", "before"):
        return max((day for day in options if day <= published), default=None)
    earliest = published - _RECENT if direction == "present" else published
    return min((day for day in options if day >= earliest), default=None)


def _day_by_word(word: str, setting: _Setting) -> str:
    published = _known(setting.published)
    if word == "이날":
        return (setting.named or published).isoformat()
    return (published + timedelta(days=grammar().words[word])).isoformat()


def _told(fields: Mapping[str, str], setting: _Setting) -> Direction:
    return grammar().directions.get(fields.get("direction", ""), setting.direction)


def _known(published: date | None) -> date:
    if published is None:
        raise ValueError("a relative date needs a day of publication")
    return published


def _nearest(days: Iterable[date], published: date) -> date | None:
    return min(days, key=lambda day: (abs((day - published).days), day), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 April is no date; the text names none
        return None


def _shifted(day: date, months: int) -> date:
    """The first day of the month that lies ``months`` after that of ``day``."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _months_around(day: date, reach: int) -> list[date]:
    return [_shifted(day, offset) for offset in range(-reach, reach + 1)]


def _days_of(number: int, months: Iterable[date]) -> list[date]:
    days = (_valid(month.year, month.month, number) for month in months)
    return [day for day in days if day is not None]
