"""Who and what fills the roles of a clause pattern (the roles are listed in `kg.patterns`)."""

from __future__ import annotations

from collections.abc import Callable

from kg.patterns import ClausePattern
from kg.relations.agents import Agents
from kg.relations.arguments import Arguments
from kg.relations.parties import joint
from kg.relations.prize_making import PrizeMaker
from kg.relations.prizes import Prizes
from kg.relations.reading import Scene, View
from kg.relations.references import References
from kg.relations.themes import Themes
from kg.relations.understood import Understood
from kg.types import Mention

_SIGNED = frozenset({"MOU", "Contract"})
"""Events at which people sign for their organizations."""
_OF_A_PRODUCT = frozenset(
    {
        "appliedForApprovalOf",
        "receivedApprovalFor",
        "approvedBy",
        "conductsTrialOf",
        "appliedForPatentOn",
        "holdsPatentOn",
    }
)
"""Properties of a product that is named once and then told of without its name."""
_WON = frozenset({"selectedFor", "publishedIn"})
"""Properties of a person of whom an organization tells."""


class Roles:
    """Fills roles in one announcement."""

    def __init__(self, references: References, maker: PrizeMaker) -> None:
        self._references = references
        self._agents = Agents(references)
        self._arguments = Arguments(references, maker)
        self._understood = Understood(references)
        themes = Themes(references, maker)
        prizes = Prizes(references, maker, themes)
        self._roles: dict[str, Callable[[ClausePattern, View, str], list[Mention]]] = {
            "agent": self._agents.agent,
            "owner-as": self._arguments.owner_as,
            "spoken": self._spoken,
            "within": self._within,
            "theme": themes.theme,
            "prize": prizes.won,
            "rank": prizes.chosen,
            "competition": prizes.competition,
            "scheme": prizes.scheme,
            "owner": lambda _, view, cls: themes.owners(view, cls),
            "inside": lambda _, view, cls: themes.anywhere(view, cls),
        }

    @property
    def _scene(self) -> Scene:
        return self._references.scene

    def fill(
        self, pattern: ClausePattern, role: str, view: View, classes: tuple[str, ...]
    ) -> tuple[list[Mention], bool]:
        """Return the mentions that fill a role, and whether they come from an earlier sentence."""
        if role == "agent" and pattern.property in _WON and (told := self._agents.person_told(view.clause)):
            return told, False
        find = self._roles.get(role)
        for cls in classes:
            mentions = find(pattern, view, cls) if find is not None else self._arguments.named(pattern, role, view, cls)
            if mentions:
                return mentions, False
        if role in ("agent", "theme") and pattern.property == "selectedFor" and role == pattern.subject:
            if "Organization" in classes and (owner := self._agents.owner_told(view.clause)):
                return owner, False
            if "Organization" in classes and (owner := self._agents.proposer(view.clause)):
                return owner, False
        if acting := self._represented(pattern, role, view, classes):
            return acting, False
        if role in ("owner", "inside") and "Product" in classes and pattern.property in _OF_A_PRODUCT:
            if any(self._scene.has(phrase, "Product") for phrase in view.clause.args if phrase.case == "as"):
                return [], False  # ‘다래눈’ 기술로 특허를 받았다
            product = self._understood.product(view)
            return ([product], True) if product is not None else ([], False)
        elliptic = role == "agent" and pattern.ellipsis
        understood = self._understood.agent(pattern, view, classes) if elliptic else None
        return ([understood], True) if understood is not None else ([], False)

    def employer(self, person: Mention) -> Mention | None:
        """Return the organization named right before a person (가온테크 김도윤 대표)."""
        before = [m for m in self._scene.mentions if m.cls == "Organization" and m.end < person.start]
        if person.cls != "Person" or not before:
            return None
        between = self._scene.document.text[before[-1].end : person.start]
        return before[-1] if between in (" ", "의 ") else None

    def _represented(self, pattern: ClausePattern, role: str, view: View, classes: tuple[str, ...]) -> list[Mention]:
        """Return for whom the people who sign act (김도윤 가온병원장은 이하은 다래대 총장과 협약을 맺었다)."""
        if pattern.event not in _SIGNED or classes != ("Organization",) or role not in ("agent", "with"):
            return []
        clause = view.clause
        phrases = [clause.subject or clause.topic] if role == "agent" else [a for a in clause.args if a.case == "with"]
        references = self._references
        return joint(phrases, self._scene, references.employers, references.main)

    def _within(self, _pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return what is named inside the theme or its genitive (가온부 내 …)."""
        for phrase in (view.theme, view.theme.owner if view.theme is not None else None):
            if phrase is not None and (inside := self._scene.of_class(phrase, cls)):
                return inside[:1]
        return []

    def _spoken(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the organization named inside the theme, else the one that the text is about."""
        if pattern.property == "publishedIn":
            return self._authors(pattern, view, cls)
        current, main = self._references.current, self._references.main
        if pattern.event == "Investment" and self._references.funded is not None:
            current = self._references.funded
        topic = view.clause.topic or next((p for p in self._scene.parsed.phrases if p.topic and not p.speech), None)
        if topic is not None and cls == "Organization" and topic not in view.clause.args:
            if heads := self._references.subjects(topic, cls):
                current = heads[-1]
            elif pattern.event == "Investment" and topic.case == "topic" and any("NNP" in w.tags for w in topic.words):
                current, main = None, None  # the sentence speaks of one whose name is not known
        named = self._within(pattern, view, cls) or self._arguments.owner_to(view, cls)
        if pattern.event == "MOU" and not named:  # who joins an agreement joins all its parties
            here = {m.name for m in self._scene.mentions}
            named = [m for m in self._references.parties.pair if m.name not in here]
        current = current or main
        return named or ([current] if current is not None and current.cls == cls else [])

    def _authors(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return whose paper it is: who is named with it, else the announcement's own, and who wrote it first."""
        references = self._references
        people = self._within(pattern, view, "Person")
        named = self._within(pattern, view, cls)
        current = references.main or references.current
        if not named and current is not None and current.cls == cls:
            named = [current]
        return [*dict.fromkeys([*named, *people, *references.authors])] if named else []
