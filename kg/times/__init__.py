"""Date expressions of an announcement, resolved against its day of publication.

The expressions are data (``ontology/times.toml``). A day or month without a year takes its year from the
nearest word that shows tense: 했다 looks back, 예정이다 looks forward. Nothing is ever taken from the clock:
without a day of publication only dates with a year of their own are read. Time is linear in the text's
length, because every pattern's repetitions are bounded and cues are collected once for the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.times.forms import KINDS, Direction, grammar
from kg.times.values import Setting, resolve
from kg.types import Time

__all__ = ["find_times", "is_announcing"]

_SENTENCE_END = re.compile(r"다\.|[.!?](?=\s)|\n")
_CHAIN = re.compile(r"(?:\([^()\n]{1,8}\))?(?: ?(?:부터|에서|에|과|와|및|그리고|[,·~∼–-]))? ?")
_AFTER = re.compile(r"[^.,\n]{0,12}?(?:이후|이래|까지)")
_NEWS = timedelta(days=60)  # a day farther from publication than this is background: no 이날 means it
_FAR = 14  # the longest gap, in characters, over which a second date still leans on the first


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
        resolved = resolve(_fields(read), Setting(published, direction, chained, told, found[-1] if found else None))
        if resolved is None:
            continue
        time = Time(match.start(), match.end(), *resolved)
        found.append(time)
        told = _told_of(text, time, published, told) or told
    return tuple(found)


def _told_of(text: str, time: Time, published: date | None, told: date | None) -> date | None:
    """The day that a later 이날 would mean, where this time is one: what the news tells of, not its background.

    The day of a source (3일 업계에 따르면 … 이날) is one; the day on which something was said is one only where the
    text has told of no other.
    """
    if published is None or time.precision != "day":
        return None
    day = date.fromisoformat(time.value)
    background = abs(day - published) > _NEWS or _AFTER.match(text, time.end)
    announcing = is_announcing(text, time) and not grammar().source.match(text, time.end)
    return None if background or (announcing and told != published) else day


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
