"""Where a branch is, as its name tells: 가온증권 인도네시아 법인, 다래은행 뉴욕지점."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import CUES, Lexicon
from kg.relations.reading import Reading, Said, Scene
from kg.types import Mention

_BRANCHES = CUES.words("organization.branches")
_SAID = Said("locatedIn", "branch", 0.88, "asserted")


class Branches:
    """Reads where branches are in one announcement, each once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._seen: set[str] = set()

    def read(self, scene: Scene) -> Iterator[Reading]:
        """Yield the places in the names of the branches that a sentence names."""
        for mention in scene.mentions:
            if mention.cls != "Organization" or mention.name in self._seen or not mention.name.endswith(_BRANCHES):
                continue
            self._seen.add(mention.name)
            place = self._place(mention)
            if place is not None:
                yield Reading(scene.relation(mention, place, _SAID), "", scene.index)

    def _place(self, branch: Mention) -> Mention | None:
        """Return the place that stands in the name of a branch, behind its owner's (… 베트남 법인, … 뉴욕지점)."""
        end = max((e for e in _BRANCHES if branch.surface.endswith(e)), key=len, default="")
        owner, _, place = branch.surface.removesuffix(end).rstrip().rpartition(" ")
        if not owner or self._lexicon.cls(place) != "Place":
            return None
        start = branch.start + len(owner) + 1
        return Mention(start, start + len(place), "Place", place, place)
