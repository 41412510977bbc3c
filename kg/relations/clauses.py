"""Clause patterns: which predicate with which arguments gives which relation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from kg.grammar import GRAMMAR
from kg.patterns import ClausePattern
from kg.relations.heads import bought
from kg.relations.members import Members
from kg.relations.pairing import Pairs, in_order, paired
from kg.relations.parties import both_schools, from_school, stands_for_both
from kg.relations.reading import Reading, Said, Telling, View
from kg.relations.references import References
from kg.relations.roles import Roles
from kg.relations.status import AIMING, INTENDED
from kg.relations.views import views
from kg.syntax import Phrase
from kg.types import Mention, Status

ELLIPSIS = 0.85
"""Factor on the confidence of a reading whose subject stands in an earlier sentence."""
ALONE = 0.9
"""Factor on the confidence of an event of which only one that takes part is named."""
_BINDING = frozenset({"MOU", "Contract", "License", "Supply", "Acquisition", "Merger"})
"""Events that a headline may call off."""
_OF_OWNERS = frozenset({"Acquisition", "Merger"})
"""Events that have not happened where somebody only sets out for them (인수에 나섰다)."""
_LAUNCH = "Launch"
"""The same, as long as they do so (상용화에 나선다)."""
_SETTING_OUT = GRAMMAR.set("predicates.setting_out")
_OF_COMPANIES = GRAMMAR.words("prizes.of_companies")
"""Ends of what only an organization is chosen as, though its head stands for it (협력사로 뽑힌 가온 김도윤 대표)."""
_INVESTMENT = "Investment"
"""The event of which later sentences name more investors."""
_OF_TWO = frozenset({"MOU", "Contract"})
"""Events whose parties a later 양사 means."""
_GIVEN = frozenset({"License", "Supply"})
"""Events of which one side gives and the other takes."""
_OF_GOODS = frozenset({"MOU", "Contract", "License", "Supply"})
"""Events in which the products named in the theme take part."""
_ABOUT_GOODS = frozenset({"대하", "관하", "이전", "기술이전", "부여", "도입"})
"""Predicates of a clause that says of an agreement what goods it is about."""
_OF_GATHERINGS = frozenset({"hosts", "heldIn", "participatesIn"})
"""Properties that a gathering to come has, too, where it is settled."""
_WITH_OTHERS = frozenset({"hosts", "participatesIn", "announced"})
"""Properties that who does it together with the subject has, too (가온은 다래와 공동으로 포럼을 열었다)."""
_DAY = re.compile(r"[0-9]일")
_MONTH = re.compile(r"[0-9]월|다음 ?달|내달|이달")
_COUNTED = GRAMMAR.regex("references.counted")
_EACH = GRAMMAR.regex("references.each")
_OF_A_COUNTRY = ("의 ", " ", "의 ‘", "의 '")
"""What stands between a country and what is its (한국의 가온)."""

Ends = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Property to the classes of its subjects and of its objects, sorted."""


class ClauseReader:
    """Applies clause patterns to the sentences of one announcement; ``tellings`` name too few for a relation."""

    def __init__(
        self,
        by_verb: Mapping[str, Sequence[ClausePattern]],
        ends: Ends,
        roles: Roles,
        references: References,
        called_off: bool,
    ) -> None:
        self._by_verb = by_verb
        self._ends = ends
        self._roles = roles
        self._references = references
        self._called_off = called_off
        self.tellings: list[Telling] = []
        self._members = Members(references)

    def read(self) -> Iterator[Reading]:
        """Yield the readings of the present sentence."""
        parsed = self._references.scene.parsed
        clauses, opening = parsed.clauses, parsed.phrases[:1]
        for number, clause in enumerate(clauses):
            yield from self._members.read(clause)
            for view in views(clause, clauses[number + 1 :], self._by_verb):
                for pattern in self._by_verb.get(view.stem, ()):
                    if _applies(pattern, view, opening):
                        yield from self._readings(pattern, view)

    def _readings(self, pattern: ClausePattern, view: View) -> Iterator[Reading]:
        domain, range_ = self._ends[pattern.property]
        if pattern.property == "established":
            domain = tuple(cls for cls in domain if cls != "Person")  # a person is a founder
        subjects, elliptic = self._roles.fill(pattern, pattern.subject, view, domain)
        if not subjects and not pattern.event:
            return
        wanted = pattern if subjects else _bare(pattern)
        if subjects and not elliptic and pattern.property in _WITH_OTHERS:
            subjects = [*dict.fromkeys(subjects + self._roles.fill(pattern, "with", view, domain)[0])]
        objects, also_elliptic = self._roles.fill(wanted, pattern.object, view, range_)
        if elliptic and also_elliptic and objects[0].cls == "Product":
            maker = self._references.maker_of(objects[0])
            subjects = [maker] if maker is not None else []
        if pattern.property == "selectedFor" and objects and objects[0].name.endswith(_OF_COMPANIES):
            subjects = [self._roles.employer(m) or m for m in subjects]
        relative = view.clause.predicate.ending == "adnominal"  # 다래와 협약을 맺은 가온, 나래는
        apart = relative and bool(objects) and pattern.object == "with"
        joint = "" if elliptic or apart or self._is_each(view) else pattern.pairs
        pairs = self._distributed(paired(joint, subjects, objects), view)
        if pattern.object == "with" and pattern.event in _GIVEN:
            third = any(a.case == "from" for a in view.clause.args)
            pairs = in_order(pairs, self._references.scene.document.text, third=third)
        if pattern.from_school:
            pairs = [from_school(*pair) for pair in pairs if not both_schools(*pair)]
        status = self._status(pattern, view)
        if not pairs:
            if pattern.event == _INVESTMENT and pattern.object == "agent" and objects:
                self._references.funded = objects[-1]
            if pattern.event in _OF_TWO and pattern.object == "with":
                self._members.expect(pattern, subjects, view.clause, status)
            if pattern.event:
                self.tellings.append(self._telling(pattern, view, (subjects, elliptic), (objects, also_elliptic)))
            return
        if pattern.event == _INVESTMENT and pattern.object != "spoken":
            self._references.funded = objects[-1]
        if pattern.event in _OF_TWO and status == "asserted":
            self._references.parties.pair = tuple(dict.fromkeys(m for pair in pairs for m in pair))
        confidence = pattern.confidence * (ELLIPSIS if elliptic or also_elliptic else 1.0)
        said = Said(pattern.property, pattern.name, confidence, status)
        scene = self._references.scene
        span = (view.clause.predicate.start, view.clause.predicate.end)
        others, place = self._others(pattern, view), self._place(view)
        for subject, object_ in dict.fromkeys(pairs):
            relation = scene.relation(subject, object_, said, span)
            yield Reading(relation, pattern.event, scene.index, list(others), span, place)

    def _telling(self, pattern: ClausePattern, view: View, *sides: tuple[list[Mention], bool]) -> Telling:
        """Return what a clause tells of an event where it does not name two who take part."""
        scene, predicate = self._references.scene, view.clause.predicate
        span = (predicate.start, predicate.end)
        named = [m for side, understood in sides if not understood for m in side]
        spoken = next((m for side, understood in sides if understood for m in side), None)
        who = tuple(dict.fromkeys(m for m in (*named, *self._others(pattern, view)) if m.cls != "Place"))
        status = self._status(pattern, view)
        if predicate.ending == "connective" and view.clause is scene.parsed.clauses[-1]:
            status = "planned"  # a sentence left open asserts nothing (… 출시하나)
        said = Said(pattern.property, pattern.name, pattern.confidence * ALONE, status)
        evidence = scene.evidence(who, said, span)
        undergone = () if sides[1][1] else tuple(sides[1][0])
        return Telling(pattern.event, status, scene.index, who, undergone, spoken, span, self._place(view), evidence)

    def _is_each(self, view: View) -> bool:
        """Tell whether a clause tells of one agreement with each of several (다래, 나래와 각각 협약을 맺었다)."""
        start = min((a.start for a in view.clause.args), default=view.clause.predicate.start)
        return bool(_EACH.search(self._references.scene.document.text, start, view.clause.predicate.start))

    def _status(self, pattern: ClausePattern, view: View) -> Status:
        if pattern.event in _BINDING and self._called_off:
            return "denied"
        ahead = pattern.event in _OF_OWNERS or (pattern.event == _LAUNCH and not view.clause.predicate.past)
        if ahead and view.clause.predicate.stem in _SETTING_OUT:
            return "denied" if view.status == "denied" else "planned"
        if view.status in ("decided", INTENDED):
            agreed = view.status == INTENDED and pattern.event in _BINDING
            return "asserted" if pattern.decided or agreed else "planned"
        if view.status == "planned" and pattern.property in _OF_GATHERINGS and self._is_fixed(view):
            return "asserted"
        return cast(Status, view.status)

    def _is_fixed(self, view: View) -> bool:
        """Tell whether it is settled that a gathering will be: it is due, on a day or at a place that is told."""
        predicate, sentence = view.clause.predicate, self._references.scene.parsed.sentence
        if predicate.stem in AIMING and predicate.stem != "예정":
            return False
        behind = sentence.text[predicate.start - sentence.start :]
        if "예정" not in behind:
            return "계획" in behind and bool(_DAY.search(sentence.text))
        return self._place(view) is not None or bool(_DAY.search(sentence.text) or _MONTH.search(sentence.text))

    def _others(self, pattern: ClausePattern, view: View) -> list[Mention]:
        """Return who takes part beside the two: in the roles that the pattern names, and the goods agreed on."""
        others = [m for role in pattern.extra for m in self._roles.fill(pattern, role, view, ("Organization",))[0]]
        if pattern.event in _OF_GOODS and view.theme is not None:
            others += self._goods(view.theme)
        return others

    def _goods(self, theme: Phrase) -> list[Mention]:
        """Return the products agreed on: in the theme, its genitive or what says what it is about (‘다래’에 대한 …)."""
        before = theme.joined or theme.before
        phrases = [theme, theme.owner, before, before.owner if before is not None else None]
        if theme.relative is not None and theme.relative.predicate.stem in _ABOUT_GOODS:
            phrases += [p for a in theme.relative.args for p in (a, a.owner)]
        scene = self._references.scene
        named = [found for p in phrases if p is not None and (found := scene.of_class(p, "Product"))]
        return named[0] if named else []

    def _place(self, view: View) -> Mention | None:
        scene = self._references.scene
        places = [m for a in view.clause.args if a.case == "at" for m in scene.of_class(a, "Place")]
        return places[-1] if places else None

    def _distributed(self, pairs: Pairs, view: View) -> Pairs:
        """Give each of two parties its own thing where countries tell them apart ("한국의 가온과 미국의 다래")."""
        subject = next((a for a in view.clause.args if a.case == "subj"), view.clause.subject)
        if subject is None or not stands_for_both(subject) or len({o.name for _, o in pairs}) < 2:
            return pairs
        return [pair for pair in pairs if self._of_one_country(*pair)] or pairs

    def _of_one_country(self, party: Mention, thing: Mention) -> bool:
        """Tell whether the country right before a thing is in the name of a party."""
        scene = self._references.scene
        text = scene.document.text
        places = [m for m in scene.mentions if m.cls == "Place" and text[m.end : thing.start] in _OF_A_COUNTRY]
        return bool(places) and places[-1].name in party.name


@cache
def _bare(pattern: ClausePattern) -> ClausePattern:
    """Return the pattern that names nothing which only its role shows."""
    return replace(pattern, make="", make_ends=())


def _applies(pattern: ClausePattern, view: View, opening: list[Phrase]) -> bool:
    """Tell whether a view has the voice, the nouns and the phrases beside it that a pattern asks for.

    ``opening`` is what the sentence begins with: a topic there is that of every clause (이번 투자에는 …).
    """
    if (pattern.voice == "passive" and not view.passive) or (pattern.voice == "active" and view.passive):
        return False
    if not _nouns_fit(pattern, view):
        return False
    clause = view.clause
    if pattern.about:
        near = [p for p in (*clause.args, clause.topic) if p is not None and (p.topic or p.case == "to")]
        near += [p for p in opening if p.topic and clause.predicate.ending != "adnominal"]
        if clause.head is not None:
            near.append(clause.head)
        named = pattern.property != "collaboratesWith"  # who joins a body with a name is its member
        if not any(p.words[-1].text.endswith(pattern.about) and (named or not p.words[-1].quoted) for p in near):
            return False
    ways = [a.words[-1].text for a in clause.args if a.case == "as"]
    if any(way.endswith(pattern.not_as) for way in ways if pattern.not_as):
        return False
    return not pattern.near_as or any(way.endswith(pattern.near_as) for way in ways)


def _nouns_fit(pattern: ClausePattern, view: View) -> bool:
    """Tell whether the theme, compound or head ends in a noun of the pattern and holds none that it excludes."""
    if not pattern.nouns and not pattern.without:
        return True
    predicate = view.clause.predicate
    phrases = [p for p in (view.theme, predicate.compound) if p is not None]
    if view.theme is None and predicate.ending == "adnominal" and view.clause.head is not None:
        phrases.append(view.clause.head)
    texts = [bought(_COUNTED.sub("", p.text)) for p in phrases]
    if pattern.without:
        owner = view.theme.owner if view.theme is not None else None
        relative = view.theme.relative if view.theme is not None else None
        about = relative.predicate.stem if relative is not None else ""
        kind = relative.args[-1].text if relative is not None and about == "이" and relative.args else ""
        whole = [" ".join(texts), owner.text if owner is not None else "", about, kind]
        if any(_holds(text, word) for word in pattern.without for text in whole):
            return False
    return not pattern.nouns or any(t.endswith(n) for t in texts for n in pattern.nouns if n or not t)


def _holds(text: str, word: str) -> bool:
    """Tell whether a text holds a word, or ends in one with ``$`` behind it."""
    return text.endswith(word[:-1]) if word.endswith("$") else word in text
