"""What marks a name as a company's whatever the name is: a legal form, or a stock code in parentheses behind it."""

from __future__ import annotations

import re

from kg.syntax import Word

_STOCK_CODE = re.compile(
    r"^\s*+(?:코스닥|코스피|KQ|KS|A)?\s*+[:·]?\s*+\d{6}\s*$"
    r"|^\s*+(?:NASDAQ|NYSE|나스닥|뉴욕증시)\s*+[:：]?\s*+[A-Z.]{1,6}\s*$"
)
_COMPANY_MARK = re.compile(r"^(?:㈜|\(주\)|주식회사\s?)|(?:㈜|\(주\)|\s?주식회사)$")

Span = tuple[int, int]


def strip_marks(text: str, start: int, end: int) -> Span:
    """Return the span without ㈜, (주) and 주식회사 at its ends."""
    while match := _COMPANY_MARK.search(text[start:end]):
        if match.start() == 0:
            start += match.end()
        else:
            end = start + match.start()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
    return start, end


def listed(word: Word, text: str) -> bool:
    """Tell whether a parenthesis behind the word shows it to be listed on an exchange."""
    return any(_STOCK_CODE.match(text[a + 1 : b - 1]) for a, b in word.parens)
