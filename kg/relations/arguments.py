"""What stands in a case of a clause: what its phrases name, or else what stands for them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.grammar import GRAMMAR
from kg.patterns import ClausePattern
from kg.relations.making import Maker
from kg.relations.reading import Scene, View
from kg.relations.references import References
from kg.relations.views import is_light
from kg.syntax import Clause, Phrase
from kg.types import Mention

_SITUATED = GRAMMAR.set("predicates.situated")
_CHOSEN = GRAMMAR.set("predicates.chosen")
_GOVERNED = GRAMMAR.words("posts.governed")
_VISITING = GRAMMAR.set("predicates.visiting")
_ATTENDING = GRAMMAR.set("predicates.attending")
_AGREEMENT = "MOU"
_MEANWHILE = "가운데"
"""The noun behind a clause of what goes on at the same time."""
_SHORTEST = 2
"""Characters of which the name of a city has more."""
_JOINING_REACH = 120
"""Characters between a clause that joins two and the one that tells what they did."""


class Arguments:
    """Finds arguments by their case in one announcement."""

    def __init__(self, references: References, maker: Maker) -> None:
        self._references = references
        self._maker = maker

    @property
    def _scene(self) -> Scene:
        return self._references.scene

    def named(self, pattern: ClausePattern, role: str, view: View, cls: str) -> list[Mention]:
        """Return what the phrases of one case name, or else what stands for them."""
        out: list[Mention] = []
        for phrase in view.clause.args:
            if phrase.case == role and self._beside(pattern, phrase, view.clause) and not self._sits(phrase):
                heads = self._references.heads(phrase, cls)
                if heads and phrase.joined is not None and role in ("to", "from"):
                    heads = self._references.heads(phrase.joined, cls) + heads
                out += heads
                if not out and pattern.make == cls:
                    out += self._maker.make(pattern, phrase, self._scene)
        return (
            out
            or (self._joined_before(view.clause, cls) if role == "with" else [])
            or (self._present(pattern, cls) if role == "with" else [])
            or (self._visited(pattern, view.clause, cls) if role == "with" else [])
            or (self._within_object(pattern, view, cls) if role == "with" else [])
            or (self._chosen_by(pattern, view.clause, cls) if role == "with" else [])
            or self._supplied(pattern, role, view, cls)
            or self._addressed(role, view, cls)
            or self._at_or_gathering(role, view, cls)
            or self._without_case(role, view, cls)
            or self._meanwhile(pattern, role, view, cls)
        )

    def _joined_before(self, clause: Clause, cls: str) -> list[Mention]:
        """Return with whom the same subject joins in the clauses before (다래와 손잡고 협약을 맺었다)."""
        if clause.predicate.ending == "adnominal" and not is_light(clause):
            return []
        for one in self._scene.joining:
            near = 0 < clause.predicate.start - one.predicate.end <= _JOINING_REACH
            if near and one.subject is clause.subject:
                return [m for a in one.args if a.case == "with" for m in self._references.heads(a, cls)]
        return []

    def _visited(self, pattern: ClausePattern, clause: Clause, cls: str) -> list[Mention]:
        """Return whom the same subject goes to see and signs an agreement with (다래를 방문해 협약을 맺었다)."""
        if pattern.event != _AGREEMENT or clause.predicate.ending == "adnominal":
            return []
        for one in self._scene.parsed.clauses:
            near = 0 < clause.predicate.start - one.predicate.end <= _JOINING_REACH
            if near and one.predicate.stem in _VISITING and one.predicate.ending == "connective":
                if one.subject is clause.subject:
                    return [m for a in one.args if a.case == "obj" for m in self._references.heads(a, cls)]
        return []

    def _present(self, pattern: ClausePattern, cls: str) -> list[Mention]:
        """Return the organizations that are there while an agreement is signed (다래와 나래가 참석한 가운데)."""
        meanwhile = self._meetings() if pattern.event == _AGREEMENT else []
        return next((found for clause in meanwhile if (found := self._there(clause, cls))), [])

    def _meetings(self) -> list[Clause]:
        """Return the clauses of the sentence that tell who is there."""
        told = [c for c in self._scene.parsed.clauses if c.predicate.stem in _ATTENDING and c.head is not None]
        return [c for c in told if c.head is not None and c.head.words[0].text == _MEANWHILE]

    def _sits(self, phrase: Phrase) -> bool:
        """Tell whether a phrase with 와 is one of those who are there."""
        meetings = self._meetings() if phrase.case == "with" else []
        return any(a.joined is phrase for clause in meetings for a in clause.args)

    def _there(self, clause: Clause, cls: str) -> list[Mention]:
        """Return who is somewhere, or whose people are (다래의 관계자가)."""
        phrases = [a for a in clause.args if a.case == "subj"]
        phrases += [a.owner for a in phrases if a.owner is not None and not self._scene.inside(a)]
        return [m for phrase in phrases for m in self._references.subjects(phrase, cls)]

    def _within_object(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the party that a clause inside the object seems to have taken (다래와 공장을 짓는 계약을 맺었다)."""
        clause, scene = view.clause, self._scene
        if not pattern.event or cls != "Organization":
            return []
        if clause.predicate.ending == "adnominal" and not is_light(clause):
            return []
        start = max((a.end for a in clause.args if a.case in ("topic", "subj")), default=0)
        for inner in scene.parsed.clauses:
            if not start <= inner.predicate.start < clause.predicate.start:
                continue
            for phrase in inner.args:
                if phrase.case == "with" and phrase.start >= start and not self._coordinated(phrase, inner, cls):
                    if heads := self._references.heads(phrase, cls):
                        return heads
        return []

    def _chosen_by(self, pattern: ClausePattern, clause: Clause, cls: str) -> list[Mention]:
        """Return by whom the same subject was chosen for a contract (다래로부터 시공사로 선정돼 계약을 맺었다)."""
        for one in self._scene.parsed.clauses if pattern.event == "Contract" else ():
            near = 0 < clause.predicate.start - one.predicate.end <= _JOINING_REACH
            if near and one.predicate.stem in _CHOSEN and one.predicate.ending == "connective":
                for phrase in (a for a in one.args if a.case == "from"):
                    heads = self._references.heads(phrase, cls)
                    if heads and phrase.joined is not None:
                        return self._references.heads(phrase.joined, cls) + heads
                    return heads
        return []

    def _supplied(self, pattern: ClausePattern, role: str, view: View, cls: str) -> list[Mention]:
        """Return the city or province to which goods go: its government (전주시에 로봇을 공급했다)."""
        if role != "to" or pattern.property != "suppliesTo" or cls != "Organization":
            return []
        places = [m for a in view.clause.args if a.case == "to" for m in self._references.heads(a, "Place")]
        governed = [m for m in places if m.name.endswith(_GOVERNED) and len(m.name) > _SHORTEST]
        return [replace(m, cls="Organization") for m in governed]

    def _coordinated(self, phrase: Phrase, clause: Clause, cls: str) -> bool:
        """Tell whether a phrase with 와 is coordinated with another name of its class in a clause."""
        return any(a.joined is phrase and self._scene.has(a, cls) for a in clause.args)

    def _beside(self, pattern: ClausePattern, phrase: Phrase, clause: Clause) -> bool:
        """Tell whether one of the words that the pattern asks for stands right behind a phrase (A와 함께)."""
        if not pattern.near or phrase.case != pattern.object:
            return True
        scene = self._scene
        return bool(_near(pattern.near).match(scene.document.text, phrase.end, clause.predicate.end))

    def _addressed(self, role: str, view: View, cls: str) -> list[Mention]:
        """Return whose the phrase with 에 is, or to whom what it is belongs."""
        if role != "to" or cls != "Organization":
            return []
        out: list[Mention] = []
        for phrase in view.clause.args:
            if phrase.case == "to" and phrase.owner is not None:
                out += self._references.heads(phrase.owner, cls)
            elif phrase.case == "to" and phrase.relative is not None:
                out += self._of_relative(phrase.relative, cls)
            elif phrase.case == "to" and self._references.is_of_product(phrase):
                out += self._scene.of_class(phrase, cls)[:1]
        return out

    def _of_relative(self, relative: Clause, cls: str) -> list[Mention]:
        """Return whose a thing is by the clause that modifies it (가온의 신차인 …, 가온이 출시한 …)."""
        if relative.predicate.stem == "이":
            named = [m for a in relative.args for m in self._scene.of_class(a, cls)]
            return self._of_owners(relative.args, cls) or named[:1]
        if relative.predicate.stem in _SITUATED:
            return []  # only where it is (다래동에 위치한 호텔에)
        return self._subjects_of(relative, cls)

    def _subjects_of(self, relative: Clause, cls: str) -> list[Mention]:
        return [m for a in relative.args if a.case == "subj" for m in self._references.heads(a, cls)]

    def _at_or_gathering(self, role: str, view: View, cls: str) -> list[Mention]:
        """Take 에서 for 로부터, and 행사에서 for the gathering named before."""
        args = view.clause.args
        out: list[Mention] = []
        if role == "from":
            out = [m for a in args if a.case == "at" for m in self._references.heads(a, cls)]
        if not out and cls == "Gathering" and role in ("to", "at"):
            out = [g for a in args if a.case == role for g in self._references.gathering(a)]
        if not out and cls == "Gathering" and role == "at":
            near = [a for arg in args if arg.relative is not None for a in arg.relative.args if a.case == "at"]
            out = [m for a in near for m in self._references.heads(a, cls)]
        return out

    def _without_case(self, role: str, view: View, cls: str) -> list[Mention]:
        """Return what a headline names without a particle, or what a relative clause modifies."""
        predicate, head = view.clause.predicate, view.clause.head
        out: list[Mention] = []
        if role in ("to", "at") and predicate.ending == "headline":
            out = self._first_heads([p for p in (predicate.compound, view.theme) if p is not None], cls)
        of_head = role in ("to", "as") or (role == "at" and cls == "Place")
        if not out and of_head and predicate.ending == "adnominal" and head is not None:
            out = self._references.heads(head, cls)
        return out

    def _meanwhile(self, pattern: ClausePattern, role: str, view: View, cls: str) -> list[Mention]:
        """Return the gathering that goes on while a clause tells who is there (김도윤이 참석한 가운데 시상식을)."""
        head = view.clause.head
        if role != "to" or pattern.make != cls or cls != "Gathering" or head is None:
            return []
        return self._maker.make(pattern, head, self._scene) if head.words[0].text == _MEANWHILE else []

    def _first_heads(self, phrases: list[Phrase], cls: str) -> list[Mention]:
        return next((found for phrase in phrases if (found := self._references.heads(phrase, cls))), [])

    def owner_as(self, _pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return whose the phrase with 로 is, or who is named in it."""
        phrases = [a for a in view.clause.args if a.case == "as"]
        return self._of_owners(phrases, cls) or [m for p in phrases for m in self._scene.of_class(p, cls)][-1:]

    def owner_to(self, view: View, cls: str) -> list[Mention]:
        """Return whose the phrase with 에 is: its genitive, or the subject of the clause that modifies it."""
        phrases = [a for a in view.clause.args if a.case == "to"]
        relatives = [p.relative for p in phrases if p.relative is not None]
        relatives += [p.owner.relative for p in phrases if p.owner is not None and p.owner.relative is not None]
        return self._of_owners(phrases, cls) or [m for clause in relatives for m in self._subjects_of(clause, cls)]

    def _of_owners(self, phrases: list[Phrase], cls: str) -> list[Mention]:
        return [m for p in phrases if p.owner is not None for m in self._references.heads(p.owner, cls)]


@cache
def _near(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[^\s]{{0,3}}\s(?:{'|'.join(words)})")
