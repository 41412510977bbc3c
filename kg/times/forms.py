"""The grammar of date expressions, compiled from ``ontology/times.toml``.

A form of the file is a pattern in which <name> stands for a fragment or for a list of words. All forms together
make one pattern that finds; each alone reads the fields of what was found. `kg.times` gives them their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kg.errors import KnowledgeError
from kg.knowledge import load_toml

Direction = Literal["past", "before", "present", "future", "none"]
KINDS: Mapping[str | None, Direction] = {"future": "future", "past": "past", "present": "present", "before": "before"}
_NEAR = 25  # so many characters may stand between a day and 열린, 개최된 for these to tell its tense


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled data: a cheap pattern for where an expression may start, one that finds it, and one a form
    that reads the fields of what was found."""

    start: re.Pattern[str]
    scan: re.Pattern[str]
    forms: tuple[re.Pattern[str] | None, ...]
    words: Mapping[str, int]
    directions: Mapping[str, Direction]
    tense: re.Pattern[str]
    near_past: re.Pattern[str]
    verb: re.Pattern[str]
    source: re.Pattern[str]
    act: re.Pattern[str]
    quotation: re.Pattern[str]


def _syllables(final: int, without: str = "") -> str:
    """A character class of the Hangul syllables with a final consonant (its number in Unicode's order)."""
    return "[" + "".join(chr(code) for code in range(0xAC00 + final, 0xD7A4, 28) if chr(code) not in without) + "]"


def _tense_pattern(data: Mapping[str, Any]) -> re.Pattern[str]:
    ss, nieun, bieup = _syllables(20, "있겠"), _syllables(4, "란단"), _syllables(17, "습")
    past = [f"{ss}(?:다|으며|고|지만|습|던|는데|으나|음)", *data["past"]]
    present = [f"(?:{nieun}|는)다(?:[. ,\n”’\"']|고|며|는|$)", f"{bieup}니다", *data["present"]]
    groups = {"future": data["future"], "past": past, "present": present}
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(cues)})" for kind, cues in groups.items()))


@cache
def grammar() -> Grammar:
    """Read and compile ``ontology/times.toml``, once for a process."""
    data = load_toml("times.toml")
    fragments = fragments_of(data)
    tables = [data["direction"], *data["word"].values()]
    starts = [word for stop in data["stop"] for word in stop.get("starts", ())]
    starts += [word for table in tables for word in table] + ["이날", "연내", "상반기", "하반기"]
    stops = [expand(stop["pattern"], fragments) for stop in data["stop"]]
    forms = [expand(form["pattern"], fragments) for form in data["form"]]
    said = data["reporting"]
    return Grammar(
        start=re.compile(f"[0-9’‘']|{_options(starts)}"),
        scan=re.compile("|".join(f"({_anonymous(pattern)})" for pattern in stops + forms)),
        forms=(*(None for _ in stops), *(re.compile(pattern) for pattern in forms)),
        directions={word: KINDS[direction] for word, direction in data["direction"].items()},
        words={word: shift for table in data["word"].values() for word, shift in table.items()},
        tense=_tense_pattern(data["tense"]),
        near_past=re.compile(rf"[^.\n]{{0,{_NEAR}}}?(?:{'|'.join(data['tense']['near_past'])})"),
        verb=re.compile(f"{said['between']}{said['verb']}|{said['speech']}|{said['source']}"),
        source=re.compile(said["source"]),
        act=re.compile(said["between"] + said["act"]),
        quotation=re.compile(said["quotation"] + r"\Z"),
    )


def fragments_of(data: Mapping[str, Any]) -> dict[str, str]:
    """What stands for <name> in a pattern: the table of fragments and the words by kind."""
    fragments = dict(data["fragment"])
    for kind, table in data["word"].items():
        fragments[f"{kind}word"] = f"(?P<{kind}word>{_options(table)})"
    fragments["direction"] = f"(?:(?<![가-힣])(?P<direction>{_options(data['direction'])})[ ]?)"
    return fragments


def _options(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """Put the fragments for their names. Raises `KnowledgeError` for a name that stands for nothing."""
    try:
        return re.sub(r"(?<!\?P)<(\w+)>", lambda match: fragments[match[1]], pattern)
    except KeyError as error:
        raise KnowledgeError(f"ontology/times.toml: no fragment {error} for {pattern!r}") from error


def _anonymous(pattern: str) -> str:
    """The pattern without groups of its own, so that the number of the group tells the form."""
    return re.sub(r"\(\?P<(\w+)>", "(?:", pattern).replace("(?P=mark)", "[-./]")
