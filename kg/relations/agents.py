"""Who does what a clause tells: its subject, the noun that it modifies, the topic, who stands before 에 의해."""

from __future__ import annotations

from kg.grammar import GRAMMAR
from kg.lexicon import CUES
from kg.patterns import ClausePattern
from kg.relations.reading import Scene, View
from kg.relations.references import References
from kg.relations.views import also, before_time, is_light
from kg.syntax import Clause, Phrase
from kg.types import Mention

_BY_REACH = 12
"""Characters between 에 의해 and the passive that it belongs to."""
_ATTENDING = GRAMMAR.set("predicates.attending")
_SITUATED = GRAMMAR.set("predicates.situated")
_JOINING = GRAMMAR.set("predicates.joining")
_TELLING_OF_OTHERS = GRAMMAR.words("prizes.telling_of_others")
_PROPOSED = GRAMMAR.words("prizes.proposed")
_LISTED = 2
"""Names from which on they are a list."""
_KINDS = CUES.set("organization.kinds")
_HEADS = CUES.words("product.heads")
_MAKING = frozenset({"develops", "launched"})
"""Properties of an organization that may be told as a place (가온에서 개발한)."""


class Agents:
    """Finds agents in one announcement."""

    def __init__(self, references: References) -> None:
        self._references = references

    @property
    def _scene(self) -> Scene:
        return self._references.scene

    def person_told(self, clause: Clause) -> list[Mention]:
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

    def owner_told(self, clause: Clause) -> list[Mention]:
        """Return the organization that tells of a thing of its own without a name (가온은 자사 냉장고가 … 수상했다고).

        A city, a ministry or an agency tells as often of what others have won.
        """
        own = next((a for a in reversed(clause.args) if a.case == "subj"), None)
        topic = clause.topic
        if topic is None or own is None or own is topic or clause.predicate.ending == "adnominal" or own.speech:
            return []
        if self._named_in(own) or topic.words[-1].text.endswith(_TELLING_OF_OTHERS):
            return []
        return self._references.heads(topic, "Organization")

    def proposer(self, clause: Clause) -> list[Mention]:
        """Return the organization whose project or product without a name was chosen (가온의 신약 과제가 선정됐다)."""
        own = next((a for a in reversed(clause.args) if a.case in ("subj", "topic") and not a.speech), None)
        if own is None or own.owner is None or not own.words[-1].text.endswith(_PROPOSED):
            return []
        return self._references.heads(own.owner, "Organization")

    def _named_in(self, phrase: Phrase) -> bool:
        """Tell whether a phrase or its genitive names somebody, or a thing of a name of its own."""
        owner = phrase.owner
        return any(w.quoted for w in phrase.words) or any(
            m.cls in ("Organization", "Person", "Product", "Gathering")
            for one in (phrase, owner)
            if one is not None
            for m in self._scene.inside(one)
        )

    def agent(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the mentions of a class that do what a clause tells."""
        clause = view.clause
        if pattern.object == "competition" and clause.predicate.ending == "adnominal" and clause.head is not None:
            if not any(a.case == "subj" for a in clause.args) and (won := self._references.heads(clause.head, cls)):
                return won
        agents = self._investor(pattern, view, cls) or self._agents(view, cls, makes=pattern.property in _MAKING)
        if pattern.pairs and view.clause.predicate.ending == "adnominal" and len(agents) < _LISTED:
            agents = self._whole_list(view, cls) or agents
        if pattern.pairs and agents:
            agents = self._listed_last(clause, agents, cls)
        if agents or not pattern.topic or clause.topic is None or clause.head is None:
            return agents
        return [] if self._scene.of_class(clause.head, cls) else self._references.heads(clause.topic, cls)

    def _agents(self, view: View, cls: str, *, makes: bool) -> list[Mention]:
        if view.agent is not None:
            return self._references.heads(view.agent, cls)
        if view.passive:
            return self._passive_agents(view.clause, cls)
        own = next((a for a in reversed(view.clause.args) if a.case == "subj"), None)
        if view.clause.predicate.ending == "adnominal":
            return self._maker_at(view, own, cls, makes=makes) or self._relative_agents(view, own, cls, makes=makes)
        return self._main_agents(view.clause, own, cls, makes=makes)

    def _passive_agents(self, clause: Clause, cls: str) -> list[Mention]:
        start = clause.predicate.start
        for by in self._scene.parsed.clauses:
            if by.predicate.stem == "의하" and by.args and 0 <= start - by.predicate.end <= _BY_REACH:
                return self._references.heads(by.args[-1], cls)
        return self._first_heads([a for a in clause.args if a.case in ("to", "from", "as")], cls)

    def _relative_agents(self, view: View, own: Phrase | None, cls: str, *, makes: bool) -> list[Mention]:
        clause = view.clause
        if own is not None:
            return self._references.subjects(own, cls)
        attends = clause.predicate.stem in _ATTENDING and any(a.case == "to" for a in clause.args)
        if clause.head is not None and (view.theme is not None or attends or self._situated(clause, cls)):
            if found := self._references.heads(clause.head, cls) or self._employer(clause, cls, makes=makes):
                return found
        if self._situated(clause, cls):
            return []
        if (
            is_light(clause)
            or self._before_time(clause)
            or view.theme is None
            or (clause.head is not None and _says_what(clause.head))
        ):
            return self._references.subjects(clause.topic or clause.subject, cls)
        return []

    def _situated(self, clause: Clause, cls: str) -> bool:
        """Tell whether a clause says where a named noun is, and nothing of the topic (부산에 위치한 가온랩)."""
        return clause.predicate.stem in _SITUATED and clause.head is not None and self._scene.has(clause.head, cls)

    def _investor(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return who invests where a headline leaves out the particle (다래전자 투자한 로봇 기업 ‘가온’)."""
        predicate = view.clause.predicate
        bare = predicate.compound if predicate.ending == "adnominal" and predicate.past else None
        if pattern.event != "Investment" or bare is None or not self._scene.parsed.sentence.headline:
            return []
        return self._references.heads(bare, cls)[-1:]  # the head of the headline is no investor

    def _whole_list(self, view: View, cls: str) -> list[Mention]:
        """Return whom a clause modifies, with all that are listed behind the first (협약을 맺은 가온, 다래는)."""
        head = view.clause.head
        if head is None or view.passive or any(a.case == "subj" for a in view.clause.args):
            return []
        for phrase in self._scene.parsed.phrases:
            head = phrase if phrase.before is head else head
        return self._references.heads(head, cls)

    def _before_time(self, clause: Clause) -> bool:
        """Tell whether a clause before a time is the topic's: none is between (다래와 협약을 맺은 뒤)."""
        topic = clause.topic or clause.subject
        if topic is None or not before_time(clause):
            return False
        span = (topic.end, clause.predicate.start)
        return not any(p.case == "subj" and span[0] <= p.start < span[1] for p in self._scene.parsed.phrases)

    def _employer(self, clause: Clause, cls: str, *, makes: bool) -> list[Mention]:
        """Return the organization before the person whom a clause modifies (다래온을 운영하는 가온테크 김도윤 대표)."""
        if not makes or cls != "Organization" or clause.head is None:
            return []
        head = clause.head
        own = head.owner if head.owner is not None and not self._scene.has(head, cls) else head
        inside = self._scene.of_class(own, cls)
        return inside[:1] if inside and (own is not head or self._scene.has(head, "Person")) else []

    def _maker_at(self, view: View, own: Phrase | None, cls: str, *, makes: bool) -> list[Mention]:
        """Return the organization at which a product is made, where no subject is told (다래게임즈에서 개발 중인 …)."""
        if not makes or own is not None or cls != "Organization":
            return []
        return [m for a in view.clause.args if a.case == "at" for m in self._references.heads(a, cls)][-1:]

    def _acting_for(self, subject: Phrase) -> list[Mention]:
        """Return for whom a head shows something new (가온 김도윤 대표가), or whose the brand is that brings it out."""
        references = self._references
        if (people := references.heads(subject, "Person")) and subject.words[-1].text.startswith(_HEADS):
            employer = references.employers.get(people[-1].name)
            return [employer] if employer is not None else []
        if not (brands := references.heads(subject, "Product")):
            return []
        owner = references.heads(subject.owner, "Organization") if subject.owner is not None else []
        maker = references.makers.get(brands[-1].name)
        return owner or ([maker] if maker is not None else [])

    def _main_agents(self, clause: Clause, own: Phrase | None, cls: str, *, makes: bool) -> list[Mention]:
        references = self._references
        found = references.subjects(clause.subject, cls)
        if not found and own is None and clause.subject is not clause.topic:
            found = references.subjects(clause.topic, cls)
        if not found and own is None and (joined := also(clause)) is not None:
            found = references.subjects(joined, cls)
        if not found and makes and cls == "Organization" and clause.subject is not None:
            found = self._acting_for(clause.subject)
        if not found and self._is_bare(clause):
            phrases = [a for a in clause.args if a.case in ("list", "break", "topic", "")]
            found = next((heads for one in phrases if (heads := self._heads_of_list(one, phrases, cls))), [])
            found = found or (self._heading(clause, cls) if makes else [])
            compound = clause.predicate.compound
            if not found and compound is not None and cls == "Organization" and any(w.quoted for w in compound.words):
                found = [m for m in self._scene.of_class(compound, cls) if m.start == compound.start]
        return found

    def _heading(self, clause: Clause, cls: str) -> list[Mention]:
        """Return the head of a headline, where a clause before its object took it (가온, 보장 늘린 ‘다래보험’ 출시)."""
        head = next(iter(self._scene.parsed.phrases), None)
        if head is None or not self._scene.parsed.sentence.headline or clause.predicate.end < head.end:
            return []
        if head.case not in ("list", "break"):
            return []
        others = any(a.case == "subj" for c in self._scene.parsed.clauses for a in c.args)
        return [] if others else self._references.heads(head, cls)

    def _is_bare(self, clause: Clause) -> bool:
        """Tell whether a clause may name its agent without a particle, as headlines do (가온, 다래와 손잡고 …)."""
        predicate = clause.predicate
        joins = predicate.stem in _JOINING and self._scene.parsed.sentence.headline
        ended = predicate.ending == "final" and self._scene.parsed.sentence.headline
        return predicate.ending == "headline" or ended or (joins and predicate.ending == "connective")

    def _listed_last(self, clause: Clause, agents: list[Mention], cls: str) -> list[Mention]:
        """Return agents of a headline with the last of their list right before the predicate (가온·다래 맞손)."""
        compound = clause.predicate.compound
        if clause.predicate.ending != "headline" or compound is None or compound.before not in clause.args:
            return agents
        whole = self._references.heads(compound, cls)
        return whole if {m.name for m in agents} < {m.name for m in whole} else agents

    def _heads_of_list(self, phrase: Phrase, phrases: list[Phrase], cls: str) -> list[Mention]:
        """Return the heads of a phrase of a headline and of those listed right behind it (가온·다래·나래, …)."""
        heads, last = self._references.heads(phrase, cls), phrase
        for following in phrases if heads else ():
            if following.before is last and len(following.words) == 1:
                heads, last = self._references.heads(following, cls) or heads, following
        return heads

    def _first_heads(self, phrases: list[Phrase], cls: str) -> list[Mention]:
        return next((found for phrase in phrases if (found := self._references.heads(phrase, cls))), [])


def _says_what(head: Phrase) -> bool:
    """Tell whether a head only says what the topic is (가온은 …하는 기업이다, …하는 기업으로)."""
    return head.case in ("copula", "as") and head.words[-1].text in _KINDS
