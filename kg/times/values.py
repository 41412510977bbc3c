"""What the parts of a date expression mean, given the day of publication and the tense around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.errors import KnowledgeError
from kg.times.forms import Direction, grammar
from kg.types import Precision, Time

_SOON = timedelta(days=14)  # so far ahead a day goes without its month
_LATELY = timedelta(days=7)  # and so far back, where it would be farther ahead than that
_NEW_YEAR = "새해"
_LATE = 7  # from this month on the new year is the next one; before it, the one that has begun
_RECENT = timedelta(days=3)  # 1일부터 시행한다, published on the 2nd, looks back: present tense may do so by a weekend


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the tense after it, the date it follows, the day last told of."""

    published: date | None
    direction: Direction
    chained: Time | None
    named: date | None
    last: Time | None


def resolve(fields: Mapping[str, str], setting: Setting) -> tuple[str, Precision] | None:
    """Turn the parts of an expression into a value and its precision, or None where it names no date."""
    if "sameword" in fields:
        return _same(fields, setting.last)
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
        begun = fields["yearword"] == _NEW_YEAR and published.month < _LATE
        return published.year + (0 if begun else grammar().words.get(fields["yearword"], 0))
    return None


def _same(fields: Mapping[str, str], last: Time | None) -> tuple[str, Precision] | None:
    """같은 해 3월 9일, 이듬해 6월, 같은 달 3일: what leans on the date named before, if there is one."""
    if last is None:
        return None
    year = int(last.value[:4]) + grammar().words[fields["sameword"]]
    if "month" not in fields and "day" not in fields:
        return f"{year:04}", "year"
    if "month" not in fields and len(last.value) == 4:
        return None
    month = int(fields.get("month") or last.value[5:7])
    day = _valid(year, month, int(fields.get("day", 1)))
    if day is None:
        return None
    return (day.isoformat(), "day") if "day" in fields else (f"{year:04}-{month:02}", "month")


def _part(fields: Mapping[str, str], year: int | None, setting: Setting) -> tuple[str, Precision]:
    precision: Precision = "half" if "half" in fields else "quarter"
    if year is None:
        first = {"상": 1, "하": 7}[fields["half"]] if "half" in fields else 3 * int(fields["quarter"]) - 2
        year = _choose_month(first, _told(fields, setting), setting).year
    return f"{year:04}", precision


def _month(fields: Mapping[str, str], year: int | None, setting: Setting) -> date:
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


def _choose_month(number: int, direction: Direction, setting: Setting) -> date:
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


def _day(fields: Mapping[str, str], year: int | None, setting: Setting) -> date | None:
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
    days = _days_of(number, _months_around(published, 2))
    chosen = _choose_day(days, direction, published)
    if chosen is None or "direction" in fields or chosen - published <= _SOON:
        return chosen
    latest = _choose_day(days, "past", published)  # a day without its month is near: 29일 told on the 30th is past
    return latest if latest is not None and published - latest <= _LATELY else chosen


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


def _day_by_word(word: str, setting: Setting) -> str:
    published = _known(setting.published)
    if word == "이날":
        return (setting.named or published).isoformat()
    return (published + timedelta(days=grammar().words[word])).isoformat()


def _told(fields: Mapping[str, str], setting: Setting) -> Direction:
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
