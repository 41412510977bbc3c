"""A body given twice: the second copy, and what stands between the copies, is no announcement of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.trimmed import Span, Trimmed

# A sentence ends at its mark and the quotation marks and brackets after it; a line ends a sentence too.
_SENTENCE = re.compile('[^\n]*?(?:[.!?]+["\'”’)\\]]*(?=\\s|[가-힣A-Z"“‘(]|$)|(?=\n|\\Z))', re.MULTILINE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_PROSE = re.compile("[.!?][\"'”’)\\]]*\\s*$")

# A shorter unit (a name, a sub-headline, "말했다.") is repeated in honest prose too.
MIN_UNIT = 12
# A run of repeated units is a second copy when it has so many letters; a lead repeated as a caption has fewer.
MIN_COPY = 60

RULE = "body given twice"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence: where it stands and its letters alone, for comparison."""

    start: int
    end: int
    letters: str


def without_copies(trimmed: Trimmed) -> Trimmed:
    """Take off each run of sentences that repeats an earlier run, and the rows between the two."""
    text = trimmed.text
    spans = [(_rows_before(text, first, start), end) for first, start, end in _copies(text)]
    return trimmed.without(_joined(text, spans), RULE, "repeat")


def _copies(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield, in order, the end of what was said, and start and end of the run that says it again."""
    units = list(_units(text))
    first: dict[str, int] = {}
    number = 0
    while number < len(units):
        earlier = first.get(units[number].letters)
        length = _run_length(units, earlier, number) if earlier is not None else 0
        if length:
            said = units[(earlier or 0) + length - 1].end
            yield said, units[number].start, units[number + length - 1].end
        for unit in range(number, number + max(length, 1)):
            first.setdefault(units[unit].letters, unit)
        number += max(length, 1)


def _run_length(units: list[_Unit], earlier: int, later: int) -> int:
    """Count the units from ``later`` on that repeat those from ``earlier`` on; 0 where they are too few letters."""
    length = letters = 0
    while later + length < len(units) and earlier + length < later:
        if units[earlier + length].letters != units[later + length].letters:
            break
        letters += len(units[later + length].letters)
        length += 1
    return length if letters >= MIN_COPY else 0


def _units(text: str) -> Iterator[_Unit]:
    """Yield the sentences that are long enough to be compared."""
    for match in _SENTENCE.finditer(text):
        letters = _NOT_LETTERS.sub("", match.group())
        if len(letters) >= MIN_UNIT:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield _Unit(start, match.end(), letters)


def _rows_before(text: str, said: int, start: int) -> int:
    """Return where the menus and lists begin that stand between a body and its second copy."""
    begin = start
    while begin > said and text[begin - 1] == "\n":
        row = text.rfind("\n", 0, begin - 1) + 1
        if row < said or _PROSE.search(text[row : begin - 1]):
            break
        begin = row
    return begin


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Join spans with nothing but white space between them."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
