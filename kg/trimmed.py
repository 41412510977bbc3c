"""A text from which stretches were cut, and where they stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "menu", "headline", "repeat"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the text as given that is no part of the announcement."""

    start: int
    end: int
    rule: str
    text: str
    kind: Kind = "line"


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A text from which stretches were cut; ``origins`` holds for each character where it stood at first."""

    text: str
    origins: tuple[int, ...] | range
    cuts: tuple[Cut, ...] = ()

    @classmethod
    def of(cls, text: str) -> Trimmed:
        """Begin with a whole text."""
        return cls(text, range(len(text)))

    def without(self, spans: Iterable[Span], rule: str, kind: Kind = "line", leaves: str = "\n") -> Trimmed:
        """Return the text without some stretches, in order and apart from each other."""
        pieces: list[str] = []
        origins: list[int] = []
        cuts = list(self.cuts)
        done = 0
        for start, end in spans:
            first, last = self.origins[start], self.origins[end - 1]
            cuts.append(Cut(first, last + 1, rule, self.text[start:end], kind))
            between, end = self._left(start, end, leaves)
            pieces += self.text[done:start], between
            origins += [*self.origins[done:start], *[first] * len(between)]
            done = end
        if not pieces:
            return self
        pieces.append(self.text[done:])
        origins += self.origins[done:]
        return Trimmed("".join(pieces), tuple(origins), tuple(cuts))

    def _left(self, start: int, end: int, leaves: str) -> tuple[str, int]:
        """Say what stands in the place of a stretch and where the text goes on: a whole line goes with its end."""
        opens = start == 0 or self.text[start - 1] == "\n"
        closes = end == len(self.text) or self.text[end] == "\n"
        if opens and closes:
            return "", min(end + 1, len(self.text))
        return ("" if opens or closes else leaves), end
