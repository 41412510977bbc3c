"""Titles and names inside parentheses: "(대표 김도윤)", "(각자대표 김도윤, 박서준)", "(회장 Jane Doe)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.people.titles import Title, Titles

_WORD = re.compile(r"[^\s,·/:]+")
_BETWEEN_NAMES = re.compile(r"[,·/&]|\s및\s")
_NAME = re.compile(
    r"[가-힣]{2,4}|[가-힣]{1,6}(?:\s[가-힣]{1,8}){1,2}|[A-Z][\w.'’\-]*(?:\s[A-Z][\w.'’\-]*){1,3}",
)
_AND = "및"
_HEREAFTER = "이하"
_LONGEST_PREFIX = 6
"""Characters that may stand before a title in its own word (연구개발본부장)."""

Span = tuple[int, int]


def inside_parentheses(text: str, start: int, titles: Titles) -> Iterator[tuple[Title, Span]]:
    """Yield the title and the span of each name that a parenthesis gives.

    ``text`` is the inside of the parentheses, ``start`` its offset. Nothing is yielded when the inside does
    not begin with a title or ends in anything but names.
    """
    title, begin = _leading_title(text, titles)
    if title is not None:
        for own, (a, b) in _names(text, begin, title, titles) or []:
            yield own, (start + a, start + b)


def _leading_title(text: str, titles: Titles) -> tuple[Title | None, int]:
    """Return the highest of the titles that begin the text, and where the first word behind them begins."""
    title: Title | None = None
    for match in _WORD.finditer(text):
        if title is not None and match.group() in titles.joining | titles.acting:
            continue
        found = titles.find(match.group())
        if found is None or len(found.prefix) > _LONGEST_PREFIX:
            return title, match.start()
        if title is None or found.rank < title.rank:
            title = found
    return None, len(text)


def _names(text: str, begin: int, title: Title, titles: Titles) -> list[tuple[Title, Span]] | None:
    """Return the names from ``begin`` on with their titles, or None where something else stands among them.

    A title of its own before a name (회장 김도윤, 이사장 이하은) holds for those behind it, too.
    """
    spans: list[tuple[Title, Span]] = []
    for a, b in _parts(text, begin):
        other, length = _leading_title(text[a:b].strip(), titles)
        if other is not None and length < len(text[a:b].strip()):
            title, a = other, a + len(text[a:b]) - len(text[a:b].lstrip()) + length
        name = text[a:b].strip()
        if name.partition(" ")[0] == _HEREAFTER:
            break
        front, _, last = name.rpartition(" ")
        name = front if front and titles.alone(last) else name
        if name in ("", _AND) or name.isdigit():  # a stock code stands among the names
            continue
        if not _NAME.fullmatch(name):
            return None
        a += len(text[a:b]) - len(text[a:b].lstrip())
        spans.append((title, (a, a + len(name))))
    return spans


def _parts(text: str, begin: int) -> Iterator[Span]:
    """Yield the spans between commas, middle dots and 및."""
    for match in _BETWEEN_NAMES.finditer(text, begin):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)
