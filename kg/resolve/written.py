"""Names as they were meant: an organization's without an office or a word before it, a prize's with its full giver.

한빛은행장 among those present is 한빛은행, and where a headline runs into the text 출시한빛제약 is 한빛제약. What
is left must be a known name, or end in a word that only an organization has. KH가온공사 is 가온공사 where KH is a name
of it, and 행안부 장관상 is 행정안전부 장관상.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from kg.knowledge import load_table
from kg.names import CuratedNames, name_key

# What the head of an organization is called: the name with 장 behind it, where 위원회 loses its last syllable.
_HEADED = re.compile(r"(?P<name>.{2,}(?:병원|의료원|은행|구청|시청|군청|교육청|경찰서|소방서|세무서))장")
_OFFICE = re.compile(r"(?P<name>.*[가-힣])장")
_COMMITTEE = re.compile(r"(?P<name>.+위원)장")
# A known name that a word may be stuck to is not shorter than this.
_SHORTEST = 4
# What ends so is an organization, known or not, and its name with it not shorter than this.
_SURE_END = "그룹"
_SHORTEST_SURE = 5


def as_meant(name: str, known: CuratedNames, beside: Container[str] = ()) -> str:
    """Return what an organization's name means; most mean themselves.

    ``beside`` are the keys of the organizations that the same announcement names: what is left of a name may be one.
    """
    if known.find("Organization", name_key(name, "Organization")):
        return name
    return _without_office(name, known) or _without_word(name, known, beside) or _without_letters(name, known) or name


# A minister's prize, within a longer name or alone.
_PRIZE = re.compile(r"(?P<giver>[가-힣]{2,}[부처청원])(?= ?(?:장관|처장|청장|원장|장)? ?(?:상|표창)(?![가-힣]))")


def prize_as_meant(name: str, known: CuratedNames) -> str:
    """Return a prize's name with the full name of the ministry that gives it."""

    def full(match: re.Match[str]) -> str:
        thing = known.find("Organization", name_key(match["giver"], "Organization"))
        return thing.korean if thing else match["giver"]

    return _PRIZE.sub(full, name)


def _without_office(name: str, known: CuratedNames) -> str | None:
    if match := _HEADED.fullmatch(name):
        return match["name"]
    for pattern, end in ((_COMMITTEE, "회"), (_OFFICE, "")):
        match = pattern.fullmatch(name)
        if match and known.find("Organization", name_key(match["name"] + end, "Organization")):
            return match["name"] + end
    return None


def _without_word(name: str, known: CuratedNames, beside: Container[str]) -> str | None:
    for length in range(2, min(_longest(), len(name) - _SHORTEST) + 1):
        rest = name[length:].lstrip(" =·,")
        key = name_key(rest, "Organization")
        if name[:length] not in _words() or len(key) < _SHORTEST:
            continue
        sure = key.endswith(_SURE_END) and len(key) >= _SHORTEST_SURE
        if sure or key in beside or known.find("Organization", key):
            return rest
    return None


# Letters that stand before the name which they abbreviate.
_LETTERED = re.compile(r"(?P<letters>[A-Za-z]{2,}) ?(?P<name>[가-힣].+)")


def _without_letters(name: str, known: CuratedNames) -> str | None:
    match = _LETTERED.fullmatch(name)
    if not match:
        return None
    letters, rest = (known.find("Organization", name_key(match[part], "Organization")) for part in ("letters", "name"))
    return match["name"] if letters is not None and letters is rest else None


@cache
def _words() -> frozenset[str]:
    return frozenset(row["ko"] for row in load_table("names/glued.tsv"))


@cache
def _longest() -> int:
    return max(map(len, _words()))
