"""Amounts of money in a text: the number in units of its currency, the currency as ISO 4217 code.

Currencies and the words that scale a number are data (``ontology/currencies.toml``). Only what names a
currency is an amount, besides 6300억 규모 and its like, which are won in an announcement; 14억주 and 1억명 are
none. Every repetition of the pattern is bounded or possessive, so reading is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.knowledge import load_toml

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}+|[0-9]{1,15}+)(?:\.[0-9]{1,6}+)?"
_LEFT = r"(?<![0-9])(?<![0-9][.,])"
_SPACE = r"[ \u00A0]?"
_STEP = re.compile(rf"({_NUMBER})여?([십백천])?([만억조])?")
_WON = "KRW"


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """Money at one place of the text; ``value`` counts units of ``currency`` (won, dollars), not cents."""

    start: int
    end: int
    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The compiled data."""

    pattern: re.Pattern[str]
    codes: Mapping[str, str]
    scale: Mapping[str, Decimal]
    english: Mapping[str, Decimal]


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money of a text in order, without overlaps."""
    grammar = _grammar()
    found = []
    for match in grammar.pattern.finditer(text):
        if match["sign"]:
            value = _number(match["signed"]) * grammar.english.get(match["english"] or "", Decimal(1))
            value = value if match["korean"] is None else _value(match["signed"] + match["korean"], grammar.scale)
            code = grammar.codes[match["sign"]]
        else:
            value = _value(match["plain"], grammar.scale)
            code = grammar.codes[match["word"] or match["large"]] if match["word"] or match["large"] else _WON
        end = match.start() + len(match[0].rstrip())
        found.append(Amount(match.start(), end, _plain(value), code))
    return tuple(found)


def _plain(value: Decimal) -> Decimal:
    """The same value without zeros after the point: 1.5조 is 1500000000000, not 1500000000000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _value(words: str, scale: Mapping[str, Decimal]) -> Decimal:
    """The number that 2천600만 or 1조 1,210억 says: thousands add up until a myriad scales them."""
    total = below = Decimal(0)
    for number, small, large in _STEP.findall(words):
        below += _number(number) * scale.get(small, Decimal(1))
        if large:
            total += below * scale[large]
            below = Decimal(0)
    return total + below


@cache
def _grammar() -> _Grammar:
    """Read and compile ``ontology/currencies.toml``, once for a process."""
    data = load_toml("currencies.toml")
    plain = {word: c["code"] for c in data["currency"] if not c.get("large") for word in c["words"]}
    large = {word: c["code"] for c in data["currency"] if c.get("large") for word in c["words"]}
    signs = {sign: c["code"] for c in data["currency"] for sign in c.get("signs", ())}
    tail = rf"(?:(?![가-힣A-Za-z])|(?={data['tail']}))"
    step = rf"{_NUMBER}여?(?:[십백천]?[만억조]|[십백천])여?"
    number = rf"{_LEFT}(?P<plain>(?:{step}{_SPACE}){{0,5}}+(?:{_NUMBER}여?)?)(?<=[0-9만억조천백십여  \u00A0])"
    spelled = (
        rf"{number}{_SPACE}(?:(?P<word>{_options(plain)}){tail}"
        rf"|(?:(?<=[만억조])|(?<=[만억조] ))(?P<large>{_options(large)}){tail}"
        rf"|(?:(?<=[억조])|(?<=[억조] ))(?={data['won_context']}))"
    )
    scaled = rf"(?:(?P<korean>[십백천]?[만억조])|{_SPACE}(?P<english>{_options(data['scale_en'])})(?![A-Za-z]))?"
    signed = rf"(?<![A-Za-z$])(?P<sign>{_options(signs)}){_SPACE}(?P<signed>{_NUMBER}){scaled}"
    return _Grammar(
        pattern=re.compile(f"(?=[0-9])(?:{spelled})|{signed}"),
        codes=plain | large | signs,
        scale={word: Decimal(value) for word, value in data["scale"].items()},
        english={word: Decimal(value) for word, value in data["scale_en"].items()},
    )


def _options(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))
