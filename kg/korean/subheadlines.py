"""Sub-headlines that crawled text glues to the lead (…기여가온은 …): cut before the name that begins the lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import WordLists
from kg.korean.sentences import Span
from kg.types import Document

_LEAD = 600
"""Characters behind the headline, and of a headline, in which a name may be glued to a sub-headline."""
_LONGEST_NAME = 20
"""Characters of the longest name of the headline that is looked for."""
_SHORTEST_BEGIN = 3
"""Characters of the shortest head of a headline that a longer name may begin with."""
_LONGEST_REST = 4
"""Characters that such a name may be longer."""

_CUES = WordLists("cues.toml")
_AFTER = rf"(?<={'|'.join(_CUES.words('subheadline.last'))})"
_PARTICLE = rf"(?:{'|'.join(_CUES.words('subheadline.particles'))})"
_BY_FORM = rf"{_AFTER}(?P<name>[A-Z가-힣][가-힣A-Za-z0-9&]{{1,14}})"
_WITH_TITLE = re.compile(rf"{_BY_FORM}(?=\((?:{'|'.join(_CUES.words('subheadline.titles'))}|[0-9]{{6}}))")
"""A name with its head's title, or its stock code, in parentheses."""
_DEFINED = re.compile(rf"{_BY_FORM}(?=\((?:이하 ?)?[‘'“\"]?(?P<short>[^()‘’“”'\"]{{2,{_LONGEST_NAME}}})[’'”\"]?\))")
"""A name with its short form in parentheses."""
_ACTING = re.compile(rf"{_PARTICLE}\s|\(")
_LETTERS = re.compile("[가-힣A-Za-z]+")
_NAME_ENDS = _CUES.set("organization.suffixes")
_NAME = re.compile(rf"{_AFTER}[A-Z가-힣][가-힣A-Za-z0-9]{{2,14}}?(?={_PARTICLE} |\()")


def parted(document: Document, spans: list[Span], curated: frozenset[str]) -> list[Span]:
    """Return the spans of the sentences, the one with a glued sub-headline in two."""
    cut = _cut(document, curated)
    if cut is None:
        return spans
    return [part for a, b in spans for part in (((a, cut), (cut, b)) if a < cut < b else ((a, b),))]


def _cut(document: Document, curated: frozenset[str]) -> int | None:
    """Return where the lead begins behind a sub-headline without a space, or None."""
    title, text = document.title or "", document.text
    lead = (len(title), len(title) + _LEAD)
    found = sorted({*_named(text, lead, title), *_by_form(text, lead, _head(title))})
    cut = next((start for start, _, end in found if not _is_part((start, end), text, curated)), None)
    if cut is None:
        cut = next((m.start() for m in _NAME.finditer(text, *lead) if m.group() in curated), None)
    return cut


# Where a name begins; how good a name it is, the best one lowest; where it ends.
_Place = tuple[int, int, int]


def _named(text: str, lead: Span, title: str) -> Iterator[_Place]:
    """Yield the places in the lead, glued to what is before, at which a name of the headline acts."""
    head = _head(title)
    for name in _headline_names(title, head, text[slice(*lead)]):
        for start in _glued(name, text, lead):
            end = start + len(name)
            if _ACTING.match(text, end, lead[1]):
                yield start, -len(name), end
            if name == head and len(head) >= _SHORTEST_BEGIN:
                rest = _LETTERS.match(text, end, min(lead[1], end + _LONGEST_REST))
                ends = range(end + 1, rest.end() + 1) if rest else ()
                yield from ((start, 0, e) for e in ends if _ACTING.match(text, e, lead[1]))


def _glued(name: str, text: str, lead: Span) -> Iterator[int]:
    """Yield the places of a name in the lead right behind a Korean letter."""
    start = text.find(name, *lead)
    while start >= 0:
        if start and "가" <= text[start - 1] <= "힣":
            yield start
        start = text.find(name, start + 1, lead[1])


def _by_form(text: str, lead: Span, head: str) -> Iterator[_Place]:
    """Yield the places of names with their head's title, a stock code, or the headline's short form in parentheses."""
    for match in _WITH_TITLE.finditer(text, *lead):
        yield match.start(), 2, match.end()
    for match in _DEFINED.finditer(text, *lead):
        if len(head) > 1 and match["short"] == head:
            yield match.start(), 1, match.end("name")


def _is_part(span: Span, text: str, curated: frozenset[str]) -> bool:
    """Tell whether what would be cut off is the end of the word that it stands in (가온투자|증권, 다래개발|공사).

    A curated name is never cut, even right behind the full stop of the sentence before.
    """
    start, end = span
    name = text[start:end]
    while start and text[start - 1].isalnum():
        start -= 1
    if text[start:end] in curated:
        return True
    while start and not text[start - 1].isspace():
        start -= 1
    return name in _NAME_ENDS or text.count(text[start:end]) > 1


def _head(title: str) -> str:
    """Return what stands before the first mark of a headline: the name of who acts, or a short form of it."""
    return re.split(r"[,·…\-–]", title, maxsplit=1)[0].strip("'\"‘’“”[] ")


def _headline_names(title: str, head: str, lead: str) -> set[str]:
    """Return what may be a name in a headline and stands in the lead: its head and its longer words."""
    words = {head, *re.findall(r"[가-힣A-Za-z0-9&]{3,}|(?<![A-Za-z])[A-Z]{2}(?![A-Za-z])", title[:_LEAD])}
    return {word for word in words if 2 <= len(word) <= _LONGEST_NAME and word in lead}
