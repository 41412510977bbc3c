"""Where sentences begin and end, by rule."""

from __future__ import annotations

import re

LONGEST_SENTENCE = 1200
"""Characters; a longer stretch without an end is cut, so that no input makes the analysis slow."""

Span = tuple[int, int]

_END = re.compile(
    r"(?<![.!?。])[.!?。]++(?=$|\s|[가-힣“‘\"'▲△■●◆▶◇○□※])|(?<=[가-힣])[.!?](?=[A-Z0-9\[(])"
    r"|\s?[▲△■●◆▶◇※](?=\s)|…(?=\s)"
)
_LATIN_DOT = re.compile(r"[A-Za-z0-9]$")
_MARK = re.compile(r"[▲△■●◆▶◇※]")
_QUOTES = re.compile(r"[“”\"]")


def sentence_spans(text: str) -> list[Span]:
    """Return the spans of the sentences of ``text``, in order, without surrounding white space.

    >>> [t[a:b] for t in ["가나가 열었다.다라는 “좋다. 또 오라.”고 했다."] for a, b in sentence_spans(t)]
    ['가나가 열었다.', '다라는 “좋다. 또 오라.”고 했다.']
    """
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_cut(text, start, start + len(line)))
        start += len(line)
    return spans


def _cut(text: str, start: int, stop: int) -> list[Span]:
    """Cut one line into sentences."""
    spans: list[Span] = []
    quoted = _quoted(text, start, stop)
    begin = start
    where = 0
    for match in _END.finditer(text, start, stop):
        while where < len(quoted) and quoted[where][1] <= match.start():
            where += 1
        inside = where < len(quoted) and quoted[where][0] < match.start()
        if inside or (match.group()[0] == "." and _abbreviation(text, match.start())):
            continue
        end = match.start() if _MARK.search(match.group()) else match.end()
        _append(spans, text, begin, end)
        begin = end
    _append(spans, text, begin, stop)
    return spans


def _abbreviation(text: str, dot: int) -> bool:
    """Tell whether the full stop at ``dot`` belongs to an initial or a number and ends nothing."""
    before, after = text[dot - 1 : dot], text[dot + 1 : dot + 2]
    return bool(_LATIN_DOT.match(before)) and (not after.isspace() or before.isupper())


def _quoted(text: str, start: int, stop: int) -> list[Span]:
    """Return the spans of double quotations in a line; one that is never closed is none."""
    spans: list[Span] = []
    opened = -1
    for match in _QUOTES.finditer(text, start, stop):
        mark = match.group()
        if opened < 0 and mark != "”":
            opened = match.start()
        elif opened >= 0 and mark != "“":
            spans.append((opened, match.end()))
            opened = -1
    return spans


def _append(spans: list[Span], text: str, begin: int, end: int) -> None:
    """Add a span without white space at its ends, in pieces no longer than `LONGEST_SENTENCE`."""
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    while end - begin > LONGEST_SENTENCE:
        cut = text.rfind(" ", begin, begin + LONGEST_SENTENCE)
        cut = cut if cut > begin else begin + LONGEST_SENTENCE
        spans.append((begin, cut))
        begin = cut + 1 if text[cut].isspace() else cut
    if end > begin:
        spans.append((begin, end))
