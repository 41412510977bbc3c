"""Who and what fills the roles of a clause pattern (the roles are listed in `kg.patterns`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.grammar import GRAMMAR
from kg.lexicon import CUES
from kg.patterns import ClausePattern
from kg.relations.making import Maker
from kg.relations.prizes import Prizes
from kg.relations.reading import Scene, View
from kg.relations.references import References
from kg.relations.themes import Themes
from kg.relations.views import also, is_light
from kg.syntax import Clause, Phrase
from kg.types import Mention

_BY_REACH = 12
"""Characters between 에 의해 and the passive that it belongs to."""
_KINDS = CUES.set("organization.kinds")
_WON = frozenset({"selectedFor", "publishedIn"})
"""Properties of a person of whom an organization tells."""
_MAKING = frozenset({"develops", "launched"})
"""Properties of an organization that may be told as a place (가온에서 개발한)."""
_TIMES = GRAMMAR.regex("references.times")
_JOINING_REACH = 120
"""Characters between a clause that joins two and the one that tells what they did."""
_NO_AGENT_KEPT = frozenset({"adnominal", "headline", "nominal"})
"""Endings of predicates whose agent is never taken over from an earlier sentence."""


class Roles:
    """Fills roles in one announcement."""

    def __init__(self, references: References, maker: Maker) -> None:
        self._references = references
        self._maker = maker
        self._themes = Themes(references, maker)
        prizes = Prizes(references, maker, self._themes)
        self._roles: dict[str, Callable[[ClausePattern, View, str], list[Mention]]] = {
            "agent": self._agent,
            "owner-as": self._owner_as,
            "spoken": self._spoken,
            "within": self._within,
            "theme": self._themes.theme,
            "prize": prizes.won,
            "rank": prizes.chosen,
            "owner": lambda _, view, cls: self._themes.owners(view, cls),
            "inside": lambda _, view, cls: self._themes.anywhere(view, cls),
        }

    @property
    def _scene(self) -> Scene:
        return self._references.scene

    def fill(
        self, pattern: ClausePattern, role: str, view: View, classes: tuple[str, ...]
    ) -> tuple[list[Mention], bool]:
        """Return the mentions that fill a role, and whether they come from an earlier sentence."""
        if role == "agent" and pattern.property in _WON and (told := self._person_told(view.clause)):
            return told, False
        find = self._roles.get(role)
        for cls in classes:
            mentions = find(pattern, view, cls) if find is not None else self._argument(pattern, role, view, cls)
            if mentions:
                return mentions, False
        understood = self._understood(pattern, view, classes) if role == "agent" and pattern.ellipsis else None
        return ([understood], True) if understood is not None else ([], False)

    def _person_told(self, clause: Clause) -> list[Mention]:
        """Return the person of whom the topic tells (가온은 김도윤 팀장이 …한 공로로 표창을 받았다고 밝혔다)."""
        topic = clause.topic
        if topic is None or clause.predicate.ending == "adnominal" or any(a.case == "subj" for a in clause.args):
            return []
        reported = [c.predicate.end for c in self._scene.parsed.clauses if c.predicate.ending == "quoted"]
        for phrase in self._scene.parsed.phrases:
            between = topic.end <= phrase.start and phrase.end <= clause.predicate.start
            if not between or phrase.case != "subj" or any(phrase.end < e <= clause.predicate.start for e in reported):
                continue
            if people := self._references.heads(phrase, "Person"):
                return people
        return []

    def _understood(self, pattern: ClausePattern, view: View, classes: tuple[str, ...]) -> Mention | None:
        """Return the person or organization last spoken of, where the clause has no agent of its own."""
        references = self._references
        person = references.person if "Person" in classes else None
        current = references.current if "Organization" in classes else None
        of_product = pattern.product_topic or (pattern.make == "Product" and view.passive)
        if of_product and "Organization" in classes and (maker := self._maker_of_topic(view)) is not None:
            return maker
        if person is None and current is None:
            return None
        if self._may_be_elliptic(view):
            return person or current
        return current if current is not None and pattern.product_topic and self._about_product(view) else None

    def _maker_of_topic(self, view: View) -> Mention | None:
        """Return whose the product is that the sentence speaks of (가온의 다래정은 …, 가온은 다래정이 …)."""
        references, clause = self._references, view.clause
        for phrase in self._spoken_of(view):
            for product in references.heads(phrase, "Product"):
                owner = references.heads(phrase.owner, "Organization") if phrase.owner is not None else []
                if not owner and clause.topic is not None and phrase is clause.subject:
                    owner = references.heads(clause.topic, "Organization")
                if maker := owner[0] if owner else references.makers.get(product.name):
                    return maker
        return None

    def _spoken_of(self, view: View) -> list[Phrase]:
        """Return the phrases that a clause may be about: its topic, its subject, the head of a relative clause."""
        clause = view.clause
        head = clause.head if clause.predicate.ending == "adnominal" else None
        return [phrase for phrase in (clause.topic, clause.subject, head) if phrase is not None]

    def _about_product(self, view: View) -> bool:
        """Tell whether the sentence speaks of a product, so that its maker is understood."""
        return any(self._references.heads(phrase, "Product") for phrase in self._spoken_of(view))

    def _may_be_elliptic(self, view: View) -> bool:
        clause = view.clause
        if view.passive or any(p is not None and not _is_time(p) for p in (clause.subject, clause.topic)):
            return False
        if (joined := also(clause)) is not None and any(m.cls != "Product" for m in self._scene.inside(joined)):
            return False
        return clause.predicate.ending not in _NO_AGENT_KEPT

    # -- the agent --------------------------------------------------------------

    def _agent(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        clause = view.clause
        agents = self._agents(view, cls, makes=pattern.property in _MAKING)
        if agents or not pattern.topic or clause.topic is None or clause.head is None:
            return agents
        return [] if self._scene.inside(clause.head) else self._references.heads(clause.topic, cls)

    def _agents(self, view: View, cls: str, *, makes: bool) -> list[Mention]:
        if view.agent is not None:
            return self._references.heads(view.agent, cls)
        if view.passive:
            return self._passive_agents(view.clause, cls)
        own = next((a for a in reversed(view.clause.args) if a.case == "subj"), None)
        if view.clause.predicate.ending == "adnominal":
            return self._maker_at(view, own, cls, makes=makes) or self._relative_agents(view, own, cls)
        return self._main_agents(view.clause, own, cls)

    def _passive_agents(self, clause: Clause, cls: str) -> list[Mention]:
        start = clause.predicate.start
        for by in self._scene.parsed.clauses:
            if by.predicate.stem == "의하" and by.args and 0 <= start - by.predicate.end <= _BY_REACH:
                return self._references.heads(by.args[-1], cls)
        return self._first_heads([a for a in clause.args if a.case in ("to", "from", "as")], cls)

    def _relative_agents(self, view: View, own: Phrase | None, cls: str) -> list[Mention]:
        clause = view.clause
        if own is not None:
            return self._references.subjects(own, cls)
        if clause.head is not None and view.theme is not None:
            if found := self._references.heads(clause.head, cls):
                return found
        if is_light(clause) or view.theme is None or (clause.head is not None and _says_what(clause.head)):
            return self._references.subjects(clause.topic or clause.subject, cls)
        return []

    def _maker_at(self, view: View, own: Phrase | None, cls: str, *, makes: bool) -> list[Mention]:
        """Return the organization at which a product is made, where no subject is told (다래게임즈에서 개발 중인 …)."""
        if not makes or own is not None or cls != "Organization":
            return []
        return [m for a in view.clause.args if a.case == "at" for m in self._references.heads(a, cls)][-1:]

    def _main_agents(self, clause: Clause, own: Phrase | None, cls: str) -> list[Mention]:
        references = self._references
        found = references.subjects(clause.subject, cls)
        if not found and own is None and clause.subject is not clause.topic:
            found = references.subjects(clause.topic, cls)
        if not found and own is None and (joined := also(clause)) is not None:
            found = references.heads(joined, cls)
        if not found and clause.predicate.ending == "headline":
            phrases = [a for a in clause.args if a.case in ("list", "break", "topic", "")]
            found = next((heads for one in phrases if (heads := self._heads_of_list(one, phrases, cls))), [])
            compound = clause.predicate.compound
            if not found and compound is not None and cls == "Organization" and any(w.quoted for w in compound.words):
                found = [m for m in self._scene.of_class(compound, cls) if m.start == compound.start]
        return found

    def _heads_of_list(self, phrase: Phrase, phrases: list[Phrase], cls: str) -> list[Mention]:
        """Return the heads of a phrase of a headline and of those that are listed right behind it (가온·다래, …)."""
        heads = self._references.heads(phrase, cls)
        for following in phrases if heads else ():
            if following.before is phrase and len(following.words) == 1:
                heads = self._references.heads(following, cls) or heads
        return heads

    def _first_heads(self, phrases: list[Phrase], cls: str) -> list[Mention]:
        return next((found for phrase in phrases if (found := self._references.heads(phrase, cls))), [])

    # -- arguments by their case ----------------------------------------------

    def _argument(self, pattern: ClausePattern, role: str, view: View, cls: str) -> list[Mention]:
        """Return what the phrases of one case name, or else what stands for them."""
        out: list[Mention] = []
        for phrase in view.clause.args:
            if phrase.case == role and self._beside(pattern, phrase, view.clause):
                out += self._references.heads(phrase, cls)
                if not out and pattern.make == cls:
                    out += self._maker.make(pattern, phrase, self._scene)
        return (
            out
            or (self._joined_before(view.clause, cls) if role == "with" else [])
            or (self._within_object(pattern, view, cls) if role == "with" else [])
            or self._addressed(role, view, cls)
            or self._at_or_gathering(role, view, cls)
            or self._without_case(role, view, cls)
        )

    def _joined_before(self, clause: Clause, cls: str) -> list[Mention]:
        """Return with whom the same subject joins in the clauses before (다래와 손잡고 협약을 맺었다)."""
        if clause.predicate.ending == "adnominal":
            return []
        for one in self._scene.joining:
            near = 0 < clause.predicate.start - one.predicate.end <= _JOINING_REACH
            if near and one.subject is clause.subject:
                return [m for a in one.args if a.case == "with" for m in self._references.heads(a, cls)]
        return []

    def _within_object(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the party that a clause inside the object seems to have taken (다래와 공장을 짓는 계약을 맺었다)."""
        clause, scene = view.clause, self._scene
        if not pattern.event or cls != "Organization" or clause.predicate.ending == "adnominal":
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
            return self._of_owners(relative.args, cls)
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

    def _owner_as(self, _pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        phrases = [a for a in view.clause.args if a.case == "as"]
        return self._of_owners(phrases, cls) or [m for p in phrases for m in self._scene.of_class(p, cls)][-1:]

    def _owner_to(self, view: View, cls: str) -> list[Mention]:
        """Return whose the phrase with 에 is: its genitive, or the subject of the clause that modifies it."""
        phrases = [a for a in view.clause.args if a.case == "to"]
        out = self._of_owners(phrases, cls)
        for phrase in [] if out else phrases:
            by = phrase.relative.args if phrase.relative is not None else []
            out += [m for a in by if a.case == "subj" for m in self._references.heads(a, cls)]
        return out

    def _of_owners(self, phrases: list[Phrase], cls: str) -> list[Mention]:
        return [m for p in phrases if p.owner is not None for m in self._references.heads(p.owner, cls)]

    # -- who is spoken of -------------------------------------------------------

    def _within(self, _pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return what is named inside the theme or its genitive (가온부 내 …)."""
        for phrase in (view.theme, view.theme.owner if view.theme is not None else None):
            if phrase is not None and (inside := self._scene.of_class(phrase, cls)):
                return inside[:1]
        return []

    def _spoken(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the organization named inside the theme, else the one that the text is about."""
        current = self._references.current
        topic = view.clause.topic or next((p for p in self._scene.parsed.phrases if p.topic and not p.speech), None)
        if topic is not None and cls == "Organization" and topic not in view.clause.args:
            if heads := self._references.heads(topic, cls):
                current = heads[-1]
        named = self._within(pattern, view, cls) or self._owner_to(view, cls)
        main = self._references.main
        current = (main or current) if pattern.property == "publishedIn" else (current or main)
        if named and pattern.property == "publishedIn":
            named = named + self._within(pattern, view, "Person")
        return named or ([current] if current is not None and current.cls == cls else [])


def _says_what(head: Phrase) -> bool:
    """Tell whether a head only says what the topic is (가온은 …하는 기업이다, …하는 기업으로)."""
    return head.case in ("copula", "as") and head.words[-1].text in _KINDS


def _is_time(phrase: Phrase) -> bool:
    """Tell whether a phrase says no more than when (최근엔, 2018년에는)."""
    return bool(_TIMES.match(phrase.text))


@cache
def _near(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[^\s]{{0,3}}\s(?:{'|'.join(words)})")
