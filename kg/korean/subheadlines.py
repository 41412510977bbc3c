"""Sub-headlines that crawled text glues to the lead (…기여가온은 …): cut before the name that begins the lead."""

from __future__ import annotations

import re

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
_WITH_TITLE = (
    rf"{_AFTER}[A-Z가-힣][가-힣A-Za-z0-9&]{{1,14}}(?=\((?:{'|'.join(_CUES.words('subheadline.titles'))}|[0-9]{{6}}))"
)
"""A name with its head's title, or its stock code, in parentheses."""
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
    title = document.title or ""
    begin = len(title)
    head = _head(title)
    names = _headline_names(title, head, document.text[begin : begin + _LEAD])
    known = [re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n))]
    if len(head) >= _SHORTEST_BEGIN:
        known.append(rf"{re.escape(head)}[가-힣A-Za-z]{{1,{_LONGEST_REST}}}?")
    if len(head) > 1:
        known.append(
            rf"{_AFTER}[A-Z가-힣][가-힣A-Za-z0-9&]{{1,14}}(?=\((?:이하 ?)?[‘'“\"]?{re.escape(head)}[’'”\"]?\))"
        )
    glued = rf"(?<=[가-힣])(?:{'|'.join(known)})(?={_PARTICLE}\s|\()" if known else "(?!)"
    matches = re.compile(rf"{glued}|{_WITH_TITLE}").finditer(document.text, begin, begin + _LEAD)
    match = next((m for m in matches if not _is_part(m, document.text, curated)), None)
    if match is None:
        candidates = _NAME.finditer(document.text, begin, begin + _LEAD)
        match = next((m for m in candidates if m.group() in curated), None)
    return None if match is None else match.start()


def _is_part(match: re.Match[str], text: str, curated: frozenset[str]) -> bool:
    """Tell whether what would be cut off is the end of the word that it stands in (가온투자|증권, 다래개발|공사).

    A curated name is never cut, even right behind the full stop of the sentence before.
    """
    start, end = match.span()
    while start and text[start - 1].isalnum():
        start -= 1
    if text[start:end] in curated:
        return True
    while start and not text[start - 1].isspace():
        start -= 1
    return match.group() in _NAME_ENDS or text.count(text[start:end]) > 1


def _head(title: str) -> str:
    """Return what stands before the first mark of a headline: the name of who acts, or a short form of it."""
    return re.split(r"[,·…\-–]", title, maxsplit=1)[0].strip("'\"‘’“”[] ")


def _headline_names(title: str, head: str, lead: str) -> set[str]:
    """Return what may be a name in a headline and stands in the lead: its head and its longer words."""
    words = {head, *re.findall(r"[가-힣A-Za-z0-9&]{3,}|(?<![A-Za-z])[A-Z]{2}(?![A-Za-z])", title[:_LEAD])}
    return {word for word in words if 2 <= len(word) <= _LONGEST_NAME and word in lead}
