"""The mentions of one announcement by class, name and place, so that looking one up never reads all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.types import Mention

_PREFIX = 2
"""Most characters by which somebody named before is looked up: a surname has one or two."""


@dataclass(slots=True)
class _Run:
    """Mentions in text order with their starts, and where the first one stands that has another name."""

    starts: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    second_name: int | None = None

    def add(self, mention: Mention) -> None:
        if self.second_name is None and self.mentions and self.mentions[0].name != mention.name:
            self.second_name = mention.start
        self.starts.append(mention.start)
        self.mentions.append(mention)


_NONE = _Run()


class MentionIndex:
    """Look-ups in the logarithm of the number of mentions."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._all = _Run()
        self._by_class: dict[str, _Run] = {}
        self._people: dict[str, _Run] = {}
        self._by_name: dict[str, Mention] = {}
        self._organizations: dict[str, Mention] = {}
        self._ending: dict[tuple[str, tuple[str, ...]], _Run] = {}
        given = list(mentions)
        for mention in given:
            self._by_name.setdefault(mention.name, mention)
            if mention.cls == "Organization":
                self._organizations.setdefault(mention.name, mention)
        for mention in sorted(given, key=lambda m: m.start):
            self._add(mention)

    def _add(self, mention: Mention) -> None:
        self._all.add(mention)
        self._by_class.setdefault(mention.cls, _Run()).add(mention)
        if mention.cls == "Person":
            for length in range(_PREFIX + 1):
                self._people.setdefault(mention.name[:length], _Run()).add(mention)

    def within(self, start: int, end: int, cls: str = "") -> list[Mention]:
        """Return the mentions, of one class if given, that begin in a span, in text order."""
        run = self._by_class.get(cls, _NONE) if cls else self._all
        return run.mentions[bisect_left(run.starts, start) : bisect_left(run.starts, end)]

    def last_before(self, position: int, cls: str) -> Mention | None:
        """Return the last mention of a class that begins before a place."""
        run = self._by_class.get(cls, _NONE)
        at = bisect_left(run.starts, position)
        return run.mentions[at - 1] if at else None

    def only_person_before(self, position: int, surname: str = "") -> Mention | None:
        """Return the person named last before a place, if nobody else whose name begins so was named before it."""
        run = self._people.get(surname, _NONE)
        at = bisect_left(run.starts, position)
        if not at or (run.second_name is not None and run.second_name < position):
            return None
        return run.mentions[at - 1]

    def last_ending(self, position: int, ends: tuple[str, ...], cls: str = "Organization") -> Mention | None:
        """Return the last mention of a class before a place whose name ends in one of ``ends``."""
        run = self._ending.get((cls, ends))
        if run is None:
            run = self._ending[cls, ends] = _Run()
            for mention in self._by_class.get(cls, _NONE).mentions:
                if mention.name.endswith(ends):
                    run.add(mention)
        at = bisect_left(run.starts, position)
        return run.mentions[at - 1] if at else None

    def named(self, name: str) -> Mention | None:
        """Return the first mention of a name, whatever its class, in the order given."""
        return self._by_name.get(name)

    def organization(self, name: str) -> Mention | None:
        """Return the first mention of an organization of a name, in the order given."""
        return self._organizations.get(name)
