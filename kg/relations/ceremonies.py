"""Parties whom the sentence of an agreement leaves out: a ceremony shows them, or who works together before it.

"협약을 맺었다. 협약식에는 김도윤 가온 대표와 이하은 다래원장이 참석했다"; "다래와 손을 잡았다. 3일 협약을 체결했다".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from kg.grammar import GRAMMAR
from kg.mentions import Found
from kg.relations.parties import same
from kg.relations.reading import Reading, Said, Scene, Telling
from kg.relations.references import References
from kg.types import Mention, Relation

_CEREMONY = GRAMMAR.regex("references.ceremony")
_PROPERTY, _EVENT = "signedMOUWith", "MOU"
_RULE, _CONFIDENCE = "mou-ceremony", 0.8
_PICTURED = re.compile("기념|사진|포즈|악수")
"""Words of a caption: what it shows has been signed."""
_WORKS = "collaboratesWith"
_NEAR = 4
"""Sentences before an agreement in which it is told who works together."""
_MOST = 10
"""Organizations from which on those present are guests."""


class Ceremonies:
    """Remembers, in one announcement, for whom people were at the ceremony of an agreement."""

    def __init__(self, text: str, found: Found, references: References) -> None:
        self._references = references
        self._people: dict[int, list[str]] = {}
        for role in found.roles:
            self._people.setdefault(role.sentence, []).append(text[slice(*role.person)])
        self._seen: tuple[Scene, tuple[int, int], list[Mention]] | None = None

    def see(self) -> None:
        """Remember whose people the present sentence names, if it is the first that tells of a ceremony."""
        scene = self._references.scene
        sentence = scene.parsed.sentence
        match = _CEREMONY.search(sentence.text) if scene.index in self._people and self._seen is None else None
        if match is not None:
            acting = [self._references.employers.get(name) for name in self._people[scene.index]]
            parties: list[Mention] = []
            for one in acting:
                if one is not None and not any(same(one, other) for other in parties):
                    parties.append(one)
            if 0 < len(parties) < _MOST:
                self._seen = scene, (sentence.start + match.start(), sentence.start + match.end()), parties

    def joined(self, readings: list[Reading], tellings: list[Telling]) -> Iterator[Reading]:
        """Yield the agreement of one that is told to work with another (다래와 손잡고 … 협약을 맺었다)."""
        if any(r.relation.property == _PROPERTY for r in readings):
            return
        with_whom = [r for r in readings if r.relation.property == _WORKS and r.relation.status == "asserted"]
        for telling in tellings:
            if telling.event != _EVENT or telling.status != "asserted" or len(telling.who) != 1:
                continue
            near = [r for r in with_whom if 0 <= telling.sentence - r.sentence <= _NEAR]
            for reading in near if all(_has(r, telling.who[0]) for r in near) else ():
                one, other = reading.relation.subject, reading.relation.object
                evidence = replace(telling.evidence, confidence=_CONFIDENCE)
                relation = Relation(one, _PROPERTY, other, evidence, "asserted")
                yield Reading(relation, _EVENT, telling.sentence, [], telling.span, telling.place)

    def read(self, readings: list[Reading], tellings: list[Telling]) -> Iterator[Reading]:
        """Yield the agreement of those present, where one is told of and its parties are not.

        Who holds the ceremony at which others are is one of them (가온은 다래 대표가 참석한 가운데 협약식을 가졌다).
        """
        told = [t for t in tellings if t.event == _EVENT]
        known = [m for t in told for m in t.who if m.cls == "Organization"]
        if self._seen is None or any(t.status != "asserted" for t in told):
            return
        scene, span, parties = self._seen
        if not told and not _PICTURED.search(scene.document.text, *span):
            return
        if any(r.relation.property == _PROPERTY for r in readings):
            return
        hosts = [one for one in known if not any(same(one, party) for party in parties)]
        if hosts and (len({one.name for one in hosts}) > 1 or all(t.sentence != scene.index for t in told)):
            return
        parties = hosts[:1] + parties
        said = Said(_PROPERTY, _RULE, _CONFIDENCE, "asserted")
        for one, other in combinations(parties, 2):
            yield Reading(scene.relation(one, other, said, span), _EVENT, scene.index, [], span)


def _has(reading: Reading, party: Mention) -> bool:
    return any(same(party, end) for end in (reading.relation.subject, reading.relation.object))
