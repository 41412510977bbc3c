"""Organizations listed with one noun for all of them: 가온·다래·나래카드 are 가온카드, 다래카드 and 나래카드."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.types import Mention

_PARTS = re.compile(r"(?<![가-힣A-Za-z0-9])(?:[가-힣A-Za-z]{2,6}(?:[·‧ㆍ]|, ?)){1,8}$")
"""The members of a list before the last one."""
_PLACES = re.compile(r"(?<![가-힣A-Za-z0-9])(?:[가-힣]{2,8}[·‧ㆍ]){1,8}$")
"""Places with middle dots between them before the last one."""
_PART = re.compile(r"[가-힣A-Za-z]{2,8}")
_REACH = 60
"""Characters before the last member in which the list begins."""


class SharedTails:
    """Finds such members; one object for a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._tails = lexicon.ends("organization.shared_tails")
        self._offices = lexicon.words("unit.placed")

    def find(self, mentions: list[Mention], text: str) -> list[Mention]:
        """Return the mentions with those of the members, in place of what else the bare words may name."""
        members: list[Mention] = []
        for last in mentions:
            if last.cls == "Organization" and last.name.endswith(self._tails):
                tail = next(tail for tail in self._tails if last.name.endswith(tail))
                members += self._before(last, tail, text)
            elif last.cls == "Organization" and " " in last.name:
                members += self._of_places(last, text)
        starts = {m.start for m in members}
        return members + [m for m in mentions if m.start not in starts] if members else mentions

    def _of_places(self, last: Mention, text: str) -> list[Mention]:
        """Return the offices of places before the last one of them (다래시·나래시·마루도 약사회)."""
        place, _, office = last.name.rpartition(" ")
        if office not in self._offices or self._lexicon.cls(place) != "Place":
            return []
        start = max(0, last.start - _REACH)
        match = _PLACES.search(text[start : last.start])
        parts = [] if match is None else list(_PART.finditer(match.group()))
        if match is None or not all(self._lexicon.cls(part.group()) == "Place" for part in parts):
            return []
        at = start + match.start()
        return [
            Mention(at + part.start(), at + part.end(), "Organization", part.group(), f"{part.group()} {office}")
            for part in parts
        ]

    def _before(self, last: Mention, tail: str, text: str) -> list[Mention]:
        """Return the members before the last one whose name with its noun is a known organization's.

        Two with a comma between them may as well be a group and a company of another one.
        """
        start = max(0, last.start - _REACH)
        match = _PARTS.search(text[start : last.start])
        parts = [] if match is None else list(_PART.finditer(match.group()))
        if match is None or (len(parts) == 1 and "," in match.group()):
            return []
        at = start + match.start()
        return [
            Mention(at + part.start(), at + part.end(), "Organization", part.group(), part.group() + tail)
            for part in parts
            if not part.group().endswith(tail) and self._lexicon.cls(part.group() + tail) == "Organization"
        ]


__all__ = ["SharedTails"]
