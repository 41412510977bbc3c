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
_SHORTENED = re.compile(r"(?<![A-Za-z])(?:St|Univ|Inc|Corp|Co|Ltd|Dept|Dr|Prof|Mr|Mrs|Ms|Jr|Sr|Pty|Pte)\. [A-Za-z]")
"""A shortened word of an English name or title that goes on (St. Mary's Hospital)."""
_LONGEST = 5
"""Characters of the longest of these words and one before it."""
_MARK = re.compile(r"[▲△■●◆▶◇※]")
_QUOTES = re.compile(r"[“”\"]")


def sentence_spans(text: str) -> list[Span]:
    """Return the spans of the sentences of ``text``, in order, without surrounding white space.

    >>> [t[a:b] for t in ["가나가 열었다.다라는 “좋다. 또 오라.”고 했다."] for a, b in sentence_spans(t)]
    ['가나가 열었다.', '다라는 “좋다. 또 오라.”고 했다.']
    >>> len(sentence_spans("가온대는 다래대(Darae Univ. of Art)와 만났다. 나라는 갔다."))
    2
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
    if not _LATIN_DOT.match(before):
        return False
    return not after.isspace() or before.isupper() or bool(_SHORTENED.search(text, max(0, dot - _LONGEST), dot + 3))


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
