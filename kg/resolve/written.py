"""Names of organizations as they were meant: without the office of who speaks for one, and without a word before it.

한빛은행장 among those present is 한빛은행, and where a headline runs into the text 출시한빛제약 is 한빛제약. What
is left must be a known name, or end in a word that only an organization has.
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


def as_meant(name: str, known: CuratedNames, beside: Container[str] = ()) -> str:
    """Return what an organization's name means; most mean themselves.

    ``beside`` are the keys of the organizations that the same announcement names: what is left of a name may be one.
    """
    if known.find("Organization", name_key(name, "Organization")):
        return name
    return _without_office(name, known) or _without_word(name, known, beside) or name


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
        if name[:length] in _words() and len(key) >= _SHORTEST and (key in beside or known.find("Organization", key)):
            return rest
    return None


@cache
def _words() -> frozenset[str]:
    return frozenset(row["ko"] for row in load_table("names/glued.tsv"))


@cache
def _longest() -> int:
    return max(map(len, _words()))
