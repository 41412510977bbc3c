"""The days and sums of an announcement, and which of a sentence's are those of an event that it tells of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from decimal import Decimal

from kg.amounts import Amount, find_amounts
from kg.grammar import WordLists
from kg.syntax import Clause, Parse, Phrase, Predicate
from kg.times import is_announcing
from kg.types import Document, Time

_DATA = WordLists("events.toml")
_FIRST_OF_MANY = _DATA.regex("dates.first_of_many")
_BACKGROUND = _DATA.regex("dates.background")
_NOT_KEEPING = _DATA.set("dates.held") | _DATA.set("dates.between")
_ALONG = _DATA.set("dates.along")
_HAPPENED = frozenset(stem for stems in _DATA.table("happened.stems").values() for stem in stems)
_OCCASION = _DATA.regex("dates.occasion")
_LEADING_YEAR = _DATA.regex("dates.leading_year")
_NOW = _DATA.regex("dates.now")
_SAYS_SO = _DATA.regex("dates.says_so")
_SUM_BEFORE = _DATA.regex("amounts.before")
_SUM_BEHIND = _DATA.regex("amounts.behind")
_CONVERTED = _DATA.regex("amounts.converted")
_SINCE = "부터"
NEWS = timedelta(days=60)
"""A day farther from publication than this is background, and not that of the event which is the news."""
_NEAR_SUM = 24
"""Characters before a sum among which a word may say that it is of something else."""
_YEAR_REACH = 30
"""Characters between a bare year and a predicate of another clause that it may date."""
_YEAR_LEADS = 80
"""The same where no other clause tells of a happening between them."""
_PRECISION = ("day", "month", "quarter", "half", "year")

Span = tuple[int, int]


class Text:
    """An announcement with the days and sums of each sentence, each looked for once."""

    def __init__(self, document: Document, parses: list[Parse], times: tuple[Time, ...]) -> None:
        self.document = document
        self.parses = parses
        self._text = document.text
        self._times = times
        self._starts = [time.start for time in times]
        self._amounts: dict[int, tuple[Amount, ...]] = {}
        self._governors: dict[int, tuple[list[Phrase], list[Clause]]] = {}

    # -- days -------------------------------------------------------------------

    def dates(self, index: int) -> list[Time]:
        """Return the dates of a sentence that are not the day on which it was made known."""
        sentence = self.parses[index].sentence
        first, last = (bisect_left(self._starts, at) for at in (sentence.start, sentence.end))
        return [t for t in self._times[first:last] if not self._is_no_day_of_an_event(t, index)]

    def _is_no_day_of_an_event(self, time: Time, index: int) -> bool:
        """Tell whether a date is that of the announcement, or the year that something is for (2026년도 계획)."""
        for_a_year = self._text.startswith("년도", time.end - 2)
        return for_a_year or is_announcing(self._text, time) or self._says_so(time, index)

    def _says_so(self, time: Time, index: int) -> bool:
        """Tell whether the day at the front of a sentence is that of the saying (3일 가온은 …했다고 밝혔다)."""
        sentence = self.parses[index].sentence
        first = time.precision == "day" and time.start == sentence.start
        return first and bool(_SAYS_SO.match(self._text, time.end, sentence.end))

    def day(self, index: int, span: Span, *, anywhere: bool = False) -> Time | None:
        """Return the day of what a predicate tells: its own, or one before it that no other clause keeps.

        ``anywhere`` takes one behind the predicate, too.
        """
        inside, own = self.dates(index), self.own_days(index, span)
        told = own or [t for t in inside if self._may_date(t, index, span)]
        if own and all(t.precision not in ("day", "month") for t in own):
            near = [t for t in inside if self._may_date(t, index, span) and t.value.startswith(own[-1].value)]
            told = near or own
        date = finest([t for t in told if self.begins_span(t)] or told)
        if date is None and anywhere:
            days = (t for t in inside if t.precision in ("day", "month"))
            return next((t for t in days if not self._is_of_another(t, index, span)), None)
        return date

    def own_days(self, index: int, span: Span) -> list[Time]:
        """Return the dates of a sentence that stand among the phrases which a predicate governs."""
        return [t for t in self.dates(index) if self._is_own(t, index, span)]

    def _is_of_another(self, time: Time, index: int, span: Span) -> bool:
        """Tell whether a clause that only says something of a name keeps a date (지난달 문을 연 가온센터는 …)."""
        governor, _ = self._governor(time, index)
        if governor is None or governor.predicate.start == span[0] or governor.predicate.ending != "adnominal":
            return False
        return governor.predicate.past and not self._is_occasion(governor)

    def holds(self, index: int, cue: re.Pattern[str]) -> bool:
        """Tell whether a sentence holds a cue."""
        return bool(cue.search(self.parses[index].sentence.text))

    def begins(self, act: re.Pattern[str], span: Span) -> bool:
        """Tell whether a predicate begins with the name of an act."""
        return act.match(self._text, span[0]) is not None

    def is_background(self, time: Time) -> bool:
        """Tell whether a date lies so far from publication that it is not that of the news."""
        published = self.document.published
        if published is None:
            return False
        year, month, day, *_ = (*map(int, time.value.split("-")), 0, 0)
        return date(year, month or 12, day or 28) < published - NEWS

    def is_day_of_news(self, time: Time) -> bool:
        """Tell whether a date is the day of publication, which a sentence may tell as that of the saying only."""
        return self.document.published is not None and time.value == self.document.published.isoformat()

    def is_to_come(self, time: Time) -> bool:
        """Tell whether a date lies behind the day of publication."""
        published = self.document.published
        return published is not None and time.value > published.isoformat()[: len(time.value)]

    def begins_span(self, time: Time) -> bool:
        """Tell whether a date is the first of many (3일부터 5일까지)."""
        return bool(_FIRST_OF_MANY.match(self._text, time.end))

    def _is_own(self, time: Time, index: int, span: Span) -> bool:
        """Tell whether a date stands among the phrases that a predicate governs, or in parentheses behind it."""
        if self._text[span[1] : time.start] == "(":
            return True
        governor, _ = self._governor(time, index)
        if governor is None or not span[0] <= governor.predicate.start < span[1] or time.end > span[1]:
            return False
        return not self._is_background(time, span)

    def _is_background(self, time: Time, span: Span) -> bool:
        """Tell whether the words behind a date show it to be that of something before what a predicate tells."""
        background = _BACKGROUND.match(self._text, time.end)
        return background is not None and background.end() < span[0]

    def _may_date(self, time: Time, index: int, span: Span) -> bool:
        """Tell whether a date before a predicate of another clause can be that of what it tells."""
        if time.end > span[1] or self._is_background(time, span) or _NOW.search(self._text, time.end, span[0]):
            return False
        if time.precision == "year" and _LEADING_YEAR.search(self._text[max(0, time.start - _NEAR_SUM) : time.end]):
            return True
        governor, phrase = self._governor(time, index)
        if governor is not None and phrase is not None and phrase.case != "subj":
            if governor.predicate.ending == "adnominal" and not self._is_occasion(governor):
                if governor.predicate.start == span[0] or not self._only_describes(time, governor):
                    return governor.predicate.start == span[0]
            if governor.predicate.stem in _HAPPENED and governor.predicate.start != span[0]:
                return False  # 2016년 설립돼 … 출시했다
        near = time.precision in ("day", "month") or span[0] - time.end <= _YEAR_REACH
        return near or self._leads(time, index, span)

    def _leads(self, time: Time, index: int, span: Span) -> bool:
        """Tell whether nothing but what describes or goes along stands between a year and a predicate."""
        between = (c.predicate for c in self.parses[index].clauses if time.end <= c.predicate.start < span[0])
        return span[0] - time.end <= _YEAR_LEADS and all(_goes_along(predicate) for predicate in between)

    def _only_describes(self, time: Time, clause: Clause) -> bool:
        """Tell whether what lasts modifies a name, so that a past day is not its own (2024년 다래를 대표하는 차)."""
        lasting = not clause.predicate.past and not self.is_to_come(time)
        return lasting and not self._text.startswith(_SINCE, time.end)

    def _is_occasion(self, clause: Clause) -> bool:
        """Tell whether a relative clause tells of the occasion on which something else happened (… 열린 행사에서)."""
        head = clause.head
        if clause.predicate.adjective or clause.predicate.stem in _NOT_KEEPING or head is None or head.case == "at":
            return True
        return bool(_OCCASION.search(head.text))

    def _governor(self, time: Time, index: int) -> tuple[Clause, Phrase] | tuple[None, None]:
        """Return the clause whose predicate governs the phrase in which a date stands, and the phrase."""
        if index not in self._governors:
            pairs = [(phrase, clause) for clause in self.parses[index].clauses for phrase in clause.args]
            pairs += [(c.predicate.compound, c) for c in self.parses[index].clauses if c.predicate.compound]
            pairs.sort(key=lambda pair: pair[0].start)
            self._governors[index] = [p for p, _ in pairs], [c for _, c in pairs]
        phrases, clauses = self._governors[index]
        at = bisect_right(phrases, time.end - 1, key=lambda phrase: phrase.start) - 1
        return (clauses[at], phrases[at]) if at >= 0 and time.end <= phrases[at].end else (None, None)

    # -- sums -------------------------------------------------------------------

    def amounts(self, index: int) -> tuple[Amount, ...]:
        """Return the sums of a sentence, without those of something else, a unit's price, and conversions."""
        if index not in self._amounts:
            sentence = self.parses[index].sentence.text
            self._amounts[index] = tuple(a for a in find_amounts(sentence) if _is_sum(sentence, a))
        return self._amounts[index]

    def amount(self, index: int, span: Span | None = None, *, before: bool = False) -> Amount | None:
        """Return the largest sum of a sentence in the currency named first, before a predicate if any stands there.

        With ``before`` one must.
        """
        amounts = self.amounts(index)
        if span is not None:
            until = span[1] - self.parses[index].sentence.start
            amounts = tuple(a for a in amounts if a.start < until) or (() if before else amounts)
        same = [a for a in amounts if a.currency == amounts[0].currency]
        return max(same, key=lambda a: a.value, default=None)


def _goes_along(predicate: Predicate) -> bool:
    """Tell whether a predicate only describes a name, or goes along with the one behind it (…을 제시하며)."""
    if predicate.ending == "adnominal":
        return predicate.adjective or predicate.stem == "이" or not predicate.past
    return predicate.ending == "connective" and predicate.tail in _ALONG


def _is_sum(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - _NEAR_SUM) : amount.start]
    if _CONVERTED.search(before) or _SUM_BEFORE.search(before):
        return False
    return not _SUM_BEHIND.match(text, amount.end)


def finest(times: list[Time]) -> Time | None:
    """Return the most precise date, the last of equally precise ones."""
    return min(reversed(times), key=lambda t: _PRECISION.index(t.precision), default=None)


def first_sum(text: Text, cue: re.Pattern[str], others: frozenset[Decimal]) -> Amount | None:
    """Return the largest sum of the first sentence that has one and a cue of what it is for, headlines last.

    ``others`` are sums of other events.
    """
    indices = [i for i in range(len(text.parses)) if text.holds(i, cue)]
    indices.sort(key=lambda i: text.parses[i].sentence.headline)
    sums = (text.amount(i) for i in indices)
    return next((amount for amount in sums if amount is not None and amount.value not in others), None)


def first_day(text: Text, cue: re.Pattern[str]) -> Time | None:
    """Return the day told next to the first cue of a ceremony or an act that some sentence tells of."""
    for index, parsed in enumerate(text.parses):
        if match := cue.search(parsed.sentence.text):
            at = parsed.sentence.start + match.start()
            if days := [t for t in text.dates(index) if t.precision == "day"]:
                return min(days, key=lambda t: abs(t.start - at))
    return None
