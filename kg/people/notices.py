"""Personnel notices: lists of who is promoted or moved, under marks and headings (◇가온전자 <승진> ▲전무 김도윤 …).

A notice is no sentence. Marks and brackets cut it into parts; a part is a heading (an organization, a title, a kind of
move) or names persons:

- title and names (▲상무 김도윤 박서준), or names alone below the heading of a title
- organization, department, title and name (△가온산업 대표이사 김도윤)
- name, organization, department and title (▲김도윤 가온산업 대표이사)
- department and name below the heading of a title (▷기획부 김도윤)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.people.employers import ClassOf, Employers, Span
from kg.people.names import PersonNames
from kg.people.titles import Title, Titles
from kg.syntax import Word

_PART = re.compile(r"[◇◆■□▶▷▲△●•]\s*+(?P<marked>[^◇◆■□▶▷▲△●•<〈\n]{1,120})|[<〈](?P<bracketed>[^<>〈〉\n]{1,40})[>〉]")
_ITEM = re.compile(r"[▲△▷•]")
_MARKS = frozenset("◇◆■□▶▷▲△●•<〈")
_INITIAL = re.compile(r"[A-Z]\.?")
_WORD = re.compile(r"[^\s,·/]+")
_ASIDE = re.compile(r"\([^()]*\)|[<〈].*")
_FEWEST = 3
"""Persons of the shortest notice: fewer marks may list anything."""
_GAP = 60
"""Characters between two parts of one notice."""
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of a notice with the title, the organization if the notice names it, and where the title stands."""

    person: Span
    title: Title
    organization: Span | None
    titled: Span


@dataclass(frozen=True, slots=True)
class _Heading:
    """What the headings above a part have told."""

    organization: Span | None = None
    title: Title | None = None
    titled: Span = (0, 0)
    skipped: bool = False


class Notices:
    """Reads the personnel notices of a text."""

    def __init__(self, titles: Titles, names: PersonNames, employers: Employers) -> None:
        self._titles = titles
        self._names = names
        self._employers = employers

    def read(self, text: str, known: ClassOf) -> list[tuple[Span, list[Listed]]]:
        """Return the span of each notice of a text and the persons that it lists, in text order."""
        out: list[tuple[Span, list[Listed]]] = []
        run: list[Listed] = []
        headed = False
        told: set[str] = set()
        heading, begin, end = _Heading(), 0, -_GAP

        def knows(name: str) -> str:
            return "Organization" if name in told else known(name)

        for match in _PART.finditer(text):
            if match.start() - end > _GAP:
                _keep(out, (begin, end), run, headed)
                heading, run, begin, headed = _Heading(), [], match.start(), False
            end = match.end()
            group = "marked" if match["marked"] is not None else "bracketed"
            words = _words(text, match.span(group))
            opened = text[match.end() : match.end() + 2].strip()[:1] in _MARKS
            new = self._heading(words, heading, knows, opened and not _ITEM.match(match.group()))
            found = [] if new is not None else list(self._persons(words, heading, knows))
            if new is None and not found and (len(words) > _MOST_WORDS or not run):
                _keep(out, (begin, match.start()), run, headed)
                heading, run, begin, headed = _Heading(), [], match.end(), False
            heading, headed = new or heading, headed or new is not None
            told |= {text[slice(*one.organization)] for one in found if one.organization is not None}
            run += [] if heading.skipped else found
        _keep(out, (begin, end), run, headed)
        return out

    # -- headings ------------------------------------------------------------------

    def _heading(self, words: list[Word], above: _Heading, known: ClassOf, opens: bool) -> _Heading | None:
        """Return what the headings tell with this one, or None where the words are no heading.

        ``opens`` tells that another part follows at once, so that a word that nothing is known of heads it.
        """
        kept = [w for w in words if w.text not in self._titles.moves]
        planned = any(w.text in self._titles.planned for w in words)
        if not kept:
            return replace(above, title=None, skipped=planned) if words else None
        title = self._titles.find(kept[-1].text)
        if title is not None and len(kept) == 1 and (not title.prefix or len(words) > 1):
            return replace(above, title=title, titled=(kept[0].start, kept[0].end), skipped=above.skipped or planned)
        if any(self._name(w) for w in kept) and known(_text(kept)) != "Organization":
            return None
        if title is None and (span := self._organization(kept, known, opens)) is not None:
            return _Heading(span)
        return None

    def _organization(self, words: list[Word], known: ClassOf, opens: bool) -> Span | None:
        """Return the organization that a heading is, if it is one."""
        alone = len(words) == 1 and (self._employers.shaped(words[0]) or (opens and len(words[0].text) > 2))
        return (words[0].start, words[-1].end) if alone or known(_text(words)) == "Organization" else None

    # -- persons ---------------------------------------------------------------------

    def _persons(self, words: list[Word], above: _Heading, known: ClassOf) -> Iterator[Listed]:
        """Yield the persons of a part; none where anything but names, posts and departments stands in it."""
        if not words or len(words) > 4 * _MOST_WORDS:
            return
        posts = [i for i, w in enumerate(words) if self._titles.find(w.text) is not None and not self._certain(w)]
        if posts:
            yield from self._with_title(words, posts[-1], above, known)
        elif above.title is not None:
            first = next((i for i, w in enumerate(words) if self._name(w)), len(words))
            if len(words) - first == 1 or first == 0:
                yield from self._all(words[first:], above.title, above.organization, above.titled)

    def _with_title(self, words: list[Word], i: int, above: _Heading, known: ClassOf) -> Iterator[Listed]:
        word = words[i]
        title = self._titles.find(word.text)
        if title is None:
            return
        titled = word.start, word.end
        if above.title is not None and title.prefix and above.title.rank < title.rank:
            title, titled = above.title, above.titled
        before, behind = words[:i], words[i + 1 :]
        if behind:
            organization = self._employer(before, title, known) or above.organization
            yield from self._all(behind, title, organization, titled)
        elif before and self._name(before[0]) and not (before[1:] and _INITIAL.fullmatch(before[1].text)):
            organization = self._employer(before[1:], title, known) or above.organization
            yield Listed((before[0].start, before[0].end), title, organization, titled)

    def _employer(self, words: list[Word], title: Title, known: ClassOf) -> Span | None:
        """Return the organization among the words before a title, which may be unknown before who leads it."""
        for size in range(min(3, len(words)), 0, -1):
            if known(_text(words[:size])) == "Organization":
                return words[0].start, words[size - 1].end
        if not words or self._employers.department(words[0]) or known(words[0].text):
            return None
        leads = title.word in self._titles.of_whole and len(words) == 1
        return (words[0].start, words[0].end) if leads or self._employers.shaped(words[0]) else None

    def _all(self, words: list[Word], title: Title, organization: Span | None, titled: Span) -> Iterator[Listed]:
        """Yield each of the words as a person, if all of them are names."""
        hangul = [w for w in words if not w.text.isascii()]
        one = len(hangul) == 1 and len(hangul[0].text) == 3 and self._names.korean(hangul[0])
        if one or (hangul and all(self._name(w) for w in hangul)):
            for word in hangul:
                yield Listed((word.start, word.end), title, organization, titled)

    def _name(self, word: Word) -> bool:
        """Tell whether a word of a notice has the form of a person's name, and not of a department's (홍보부)."""
        text = word.text
        if text in self._titles.moves or not self._names.korean(word) or not self._names.given(text):
            return False
        return self._names.likely(word) or len(text) != 3 or not text.endswith(self._titles.departments)

    def _certain(self, word: Word) -> bool:
        """Tell whether a word that ends like a title is a name all the same (김감사)."""
        title = self._titles.find(word.text)
        return title is not None and bool(title.prefix) and self._names.likely(word)


def _keep(out: list[tuple[Span, list[Listed]]], span: Span, run: list[Listed], headed: bool) -> None:
    """Keep a run of persons that is long enough and has a heading: without one it may list anybody."""
    if headed and len(run) >= _FEWEST:
        out.append((span, run))


def _words(text: str, span: Span) -> list[Word]:
    """Return the words of a part, without what stands in parentheses."""
    part = _ASIDE.sub(lambda m: " " * len(m.group()), text[slice(*span)])
    return [
        Word(span[0] + m.start(), span[0] + m.end(), m.group(), ("NNP",), (m.group(),)) for m in _WORD.finditer(part)
    ]


def _text(words: list[Word]) -> str:
    return " ".join(w.text for w in words)
