"""What is found in one announcement, step by step, and how a name is put down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.lexicon import CUES, Lexicon
from kg.mentions.occurrences import END
from kg.organizations import Span, strip_marks
from kg.people import Role
from kg.syntax import EVENT_ENDERS, Parse, Phrase, Word
from kg.types import EntityClass, Mention

NEAR = 20_000
"""Characters to each side in which another place of a name is looked for: more than any announcement is long, and
a bound on what a text without end can cost."""
_NO_NAME = re.compile(r"[\n=⋯…]")
"""What no name holds: a line's end, the sign of a caption (사진=가온)."""
_SUBHEADLINE_ENDS = (
    *sorted(EVENT_ENDERS),
    *CUES.words("mention.subheadline_ends"),
    *CUES.words("subheadline.last"),
)
"""Ends of sub-headlines."""
_HANGUL = re.compile("[가-힣]")
_SIGN = re.compile(r"[-–—·‧・∙•⋅×↔]")
"""A sign that may join two names."""
_LETTER = re.compile(r"[가-힣A-Za-z0-9\-–—·‧・∙•⋅×↔]")
_LONGEST_TAIL = 6
"""Characters of a sub-headline's last word that may be glued to a name."""
_LONGEST_BEGIN = 3
"""Characters of a verb's end that may be glued to a name (늘어가온바이오)."""
_SHORTEST_TAIL = 3
"""Characters of the shortest name that is known only for standing elsewhere, and of a Korean person's name."""


_SENTENCE_END = re.compile("[했됐였었았겠]다[가-힣]")


@dataclass(slots=True)
class Found:
    """What was found in one announcement, before coreference.

    ``cuts`` are places in the text where a name begins behind what is glued to it.

    ``names`` gives each name its class; ``equal`` are pairs of names of one thing. ``main`` is the organization that
    the text is about, ``sure`` whether the text shows it to be, and ``announces`` whether it is said to announce
    something. ``notices`` are the spans of personnel notices.
    """

    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    equal: list[tuple[str, str]] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    main: str = ""
    sure: bool = True
    announces: bool = False
    notices: list[Span] = field(default_factory=list)
    names: dict[str, EntityClass] = field(default_factory=dict)

    def forget_sentences(self) -> None:
        """Drop organizations whose names hold the end of a sentence, where a text lost its full stop (역임했다학회)."""
        self.names = {
            name: cls for name, cls in self.names.items() if cls != "Organization" or not _SENTENCE_END.search(name)
        }

    def organizations(self, ends: tuple[str, ...]) -> list[str]:
        """Return the names of organizations with one of these ends, in the order in which they were found."""
        return [name for name, cls in self.names.items() if cls == "Organization" and name.endswith(ends)]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A parsed sentence with its number and all its noun phrases outside speech, the predicates' own included."""

    index: int
    parsed: Parse
    phrases: tuple[Phrase, ...]


def line_of(index: int, parsed: Parse) -> Line:
    """Gather the noun phrases of a parsed sentence."""
    compounds = [c.predicate.compound for c in parsed.clauses if c.predicate.compound is not None]
    return Line(index, parsed, (*(p for p in parsed.phrases if not p.speech), *compounds))


def proper(word: Word) -> bool:
    """Tell whether the analyser took the beginning of a word for a name, or for Latin letters."""
    return word.tags[0] in ("NNP", "SL")


def near(start: int, end: int) -> Span:
    """Return the stretch of a text around a span in which other places of a name are looked for."""
    return max(0, start - NEAR), end + NEAR


class Register:
    """Puts names down, without what the text has glued to them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._swallowed = lexicon.ends("mention.swallowed")
        self._glued_ends = lexicon.ends("mention.subheadline_ends")
        self._enders = tuple(noun for noun in sorted(EVENT_ENDERS) if len(noun) > 1)

    def add(self, found: Found, text: str, span: Span, cls: EntityClass) -> str:
        """Record the name at a span, without company marks; return it (empty where it is no name)."""
        start, end = strip_marks(text, *span)
        name = text[start:end]
        around = near(start, end)
        if cls == "Organization" and (parts := self._joined(name, found, text, around)):
            known = [part for part in parts if self._named(part, found) or self._lexicon.suffix(part)[0]]
            for part in parts if known else []:
                if self._lexicon.cls(part) in (None, cls):
                    found.names.setdefault(part, cls)
            return parts[0] if known else ""
        if len(name) > 2 and name.endswith(self._swallowed):
            if text.count(name[:-1], *around) > text.count(name, *around):
                name = name[:-1]
        if cls == "Organization" and text.count(name, *around) < 2:
            whole, name = name, self._tail(name, found, text, around)
            if name and name != whole:
                found.cuts.append(end - len(name))
        if len(name) < 2 or _NO_NAME.search(name):
            return ""
        found.names.setdefault(name, cls)
        return name

    def _begun(self, name: str) -> int:
        """Return how many characters of an unknown name are a noun that only sub-headlines end with, or none."""
        ends = (len(end) for end in self._glued_ends if name.startswith(end) and len(name) - len(end) >= _SHORTEST_TAIL)
        return max(ends, default=0)

    def _joined(self, name: str, found: Found, text: str, around: Span) -> list[str]:
        """Return the names that a sign joins (가온-다래병원), where they are known, end so or stand alone as well."""
        parts = _SIGN.split(name)
        if len(parts) < 2 or self._lexicon.known(name) is not None or any(map(self._no_part, parts)):
            return []
        sure = [part for part in parts if self._named(part, found) or self._alone(part, text, around)]
        ends = all(part in sure or self._lexicon.suffix(part)[0] for part in parts)
        return parts if sure or ends else []

    def _no_part(self, part: str) -> bool:
        """Tell whether one side of a sign cannot be a name."""
        return len(part) < 2 or part in self._lexicon.common or part in self._lexicon.generic or part in self._enders

    def _named(self, part: str, found: Found) -> bool:
        return "Organization" in (self._lexicon.cls(part), found.names.get(part))

    def _alone(self, part: str, text: str, around: Span) -> bool:
        """Tell whether a word stands without a sign beside it somewhere in a stretch of the text."""
        at = text.find(part, *around)
        while at >= 0:
            end = at + len(part)
            if not _LETTER.match(text[at - 1 : at]) and END.match(text, end) and not _SIGN.match(text, end):
                return True
            at = text.find(part, at + 1, around[1])
        return False

    def _tail(self, name: str, found: Found, text: str, around: Span) -> str:
        """Return the name without the end of a sub-headline that is glued to it (시동가온금융: 가온금융).

        What is left must be known or stand elsewhere, too; a noun of an event before what is unknown makes no name.
        """
        if self._lexicon.known(name) is not None or not re.search("[가-힣]", name[:2]):
            return name
        for k in range(1, min(_LONGEST_TAIL, len(name) - 2)):
            if name[:k].endswith(_SUBHEADLINE_ENDS):
                if "Organization" in (self._lexicon.cls(name[k:]), found.names.get(name[k:])):
                    return name[k:]
                if len(name) - k >= _SHORTEST_TAIL and text.count(name[k:], *around) > 1:
                    return name[k:]
        if not self._lexicon.suffix(name)[0] and (end := self._begun(name)):
            return name[end:]
        for k in range(2, min(_LONGEST_BEGIN, len(name) - _SHORTEST_TAIL - 1) + 1):
            if self._lexicon.known(name[:k]) is None and name[:k] not in self._lexicon.common:
                if any(
                    text.find(f"{mark}{name[k:]}{particle} ", *around) >= 0 for mark in " .\n" for particle in "은는"
                ):
                    return name[k:]
        glued = any(name.startswith(noun) and len(name) - len(noun) <= _SHORTEST_TAIL for noun in self._enders)
        return "" if glued and not self._lexicon.suffix(name)[0] else name


def glued(lines: list[Line], text: str, found: Found) -> Iterator[int]:
    """Yield where names of organizations begin inside a word of the text, glued to the end of a sub-headline."""
    for line in lines:
        for word in line.parsed.words:
            if word.quoted or len(word.text) <= _SHORTEST_TAIL - 1:
                continue
            if found.names.get(word.text) == "Organization":
                if word.start and _HANGUL.match(text[word.start - 1]):
                    yield word.start
                continue
            for k in range(2, min(_LONGEST_TAIL, len(word.text) - _SHORTEST_TAIL) + 1):
                if word.text[:k].endswith(_SUBHEADLINE_ENDS) and found.names.get(word.text[k:]) == "Organization":
                    yield word.start + k
