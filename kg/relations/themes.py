"""What a predicate is done to, whose it is, and what is named in or beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from kg.grammar import GRAMMAR
from kg.patterns import ClausePattern
from kg.relations.making import Maker
from kg.relations.reading import View
from kg.relations.references import References
from kg.syntax import Clause, Phrase
from kg.types import Mention

_LONGEST_LIST = 6
"""Prizes of the longest list that is followed to its front."""


_DEFINING = frozenset({"copula", "as", "", "by"})
"""Cases of what a topic is said to be: 다래정은 가온이 출시한 신약이다, 신약으로."""

_TAKING_IN = frozenset({"acquired", "subsidiaryOf"})
"""Properties of who takes in what it has bought."""
_BUYING = GRAMMAR.set("predicates.buying")
_HOSTING = frozenset({"주최", "주관", "개최", "공동주최", "공동주관"})
"""Predicates of who hosts what a prize is given at."""
_AWARDS = ("어워드", "어워즈", "시상식", "상")
"""Ends of names of prizes that are ceremonies of their own."""
_GOVERNED = GRAMMAR.words("posts.governed")
_SHORTEST = 2
"""Characters of which the name of a city has more."""
_DOTTED = re.compile(r"(?:\([^()\n]{0,30}\))?[·‧・]")
"""What parts a name in two that is one (정보기술(IT)·가전)."""


class Themes:
    """Reads themes in one announcement."""

    def __init__(self, references: References, maker: Maker) -> None:
        self._references = references
        self._maker = maker

    def theme(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return what something is done to: the object, the noun that a relative clause modifies, or the topic."""
        if pattern.make and pattern.near:  # only what stands beside the noun that names it
            phrase = view.theme or view.clause.head
            return self._maker.make(pattern, phrase, self._references.scene) if phrase is not None else []
        return (
            self._named(pattern, view, cls)
            or self._modified(pattern, view, cls)
            or self._topic(view, cls)
            or self._added(pattern, view, cls)
            or self._meant(pattern, view, cls)
            or self._of_stake(pattern, view, cls)
            or self._awarded(pattern, view, cls)
            or self._governed(pattern, view, cls)
        )

    def _governed(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the cities or counties that are chosen: their governments (전주시를 ‘다래도시’로 선정했다)."""
        chosen = pattern.property == "selectedFor" and pattern.subject == "theme" and cls == "Organization"
        places = self._named(pattern, view, "Place") if chosen and view.theme is not None else []
        last = view.theme.words[-1].start if view.theme is not None else 0  # not 전주시 다래주택을
        governed = [m for m in places if m.end > last and m.name.endswith(_GOVERNED) and len(m.name) > _SHORTEST]
        return [replace(m, cls="Organization") for m in governed]

    def _awarded(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the prize that is hosted: the gathering at which it is given (가온대상은 다래협회가 주최한다)."""
        clause = view.clause
        if cls != "Gathering" or pattern.property != "hosts" or view.stem not in _HOSTING:
            return []
        modified = clause.head if clause.predicate.ending == "adnominal" else clause.shared or clause.topic
        for phrase in (view.theme, modified):
            prizes = self._references.heads(phrase, "Programme") if phrase is not None else []
            if prizes and prizes[-1].name.endswith(_AWARDS):
                return [replace(prizes[-1], cls="Gathering")]
        return []

    def _of_stake(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return whose shares were bought right before (다래 지분을 인수해 자회사로 편입했다)."""
        clauses, clause = self._references.scene.parsed.clauses, view.clause
        at = next((i for i, one in enumerate(clauses) if one is clause), 0)
        if pattern.property not in _TAKING_IN or view.theme is not None or view.passive or not at:
            return []
        before = clauses[at - 1]
        shares = next((a for a in before.args if a.case == "obj"), None)
        if shares is None or before.predicate.ending != "connective" or before.subject is not clause.subject:
            return []
        if before.predicate.stem not in _BUYING:
            return []
        owner = [shares.owner] if shares.owner is not None else []
        return [m for phrase in (shares, *owner) for m in self._references.scene.of_class(phrase, cls)][-1:]

    def _named(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        theme = view.theme
        if theme is None:
            return []
        out = self._references.heads(theme, cls)
        if cls == "Product":
            out += [m for m in self._references.scene.in_parentheses(theme, cls) if m not in out]
        apart = cls == "Organization" and pattern.property != "selectedFor"
        if out and not apart and theme.joined is not None:
            return (self._references.heads(theme.joined, cls) or self._listed(pattern, theme)) + out
        return out

    def _modified(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return what a relative clause is said of (가온이 출시한 다래정)."""
        clause = view.clause
        modified = clause.head if clause.predicate.ending == "adnominal" else clause.shared
        other = view.theme is not None and not (view.theme is clause.topic and clause.shared is not None)
        if modified is None or (other and not view.passive):
            return []
        head = self._modified_phrase(modified, cls)
        out = self._references.heads(head, cls)
        if out and head.case == "with":
            for p in self._references.scene.parsed.phrases:
                if p.joined is head or (p.owner is not None and p.owner.joined is head):
                    out += [m for m in self._references.heads(p, cls) if m not in out]
        if not out and pattern.make == cls:
            return self._maker.make(pattern, head, self._references.scene)
        return out

    def _modified_phrase(self, head: Phrase, cls: str) -> Phrase:
        """Return what an adnominal clause is said of, through an apposition ("주최하는 행사인 한국의 가온")."""
        parsed = self._references.scene.parsed
        head = self._whole(head)
        if cls == "Gathering":
            head = self._behind_place(head)
        if head.case == "copula" and (clause := next((c for c in parsed.clauses if head in c.args), None)):
            said_of = clause.topic if clause.predicate.ending != "adnominal" else clause.head
            head = said_of if said_of is not None and not self._references.scene.inside(head) else head
        return self._behind_place(head)

    def _behind_place(self, head: Phrase) -> Phrase:
        """Return what a genitive that names no more than a place belongs to (한국의 가온, 최대 규모의 박람회)."""
        if head.case != "gen" or any(m.cls != "Place" for m in self._references.scene.inside(head)):
            return head
        return next((p for p in self._references.scene.parsed.phrases if p.owner is head), head)

    def _whole(self, head: Phrase) -> Phrase:
        """Return the end of what middle dots part (세계 최대 가전·IT 전시회 ‘가온엑스포’)."""
        scene = self._references.scene
        phrases, text = scene.parsed.phrases, scene.document.text
        while head.case == "list" and _DOTTED.match(text, head.end):
            at = bisect_left(phrases, head.end, key=lambda phrase: phrase.start)
            if at == len(phrases) or scene.inside(head):
                break
            head = phrases[at]
        return head

    def _topic(self, view: View, cls: str) -> list[Mention]:
        """Return the topic where the subject is another (다래정은 가온이 출시했다)."""
        clause = view.clause
        if view.theme is not None or view.passive or clause.topic is None:
            return []
        if clause.predicate.ending == "adnominal" and clause.head is not None and clause.head.case not in _DEFINING:
            return []
        has_subject = any(a.case == "subj" for a in clause.args)
        return self._references.heads(clause.topic, cls) if has_subject else []

    def _added(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the product with 도 that is done to beside others (가온은 ‘다래정’도 선보였다)."""
        clause = view.clause
        if cls != "Product" or view.theme is not None or view.passive:
            return []
        phrase = next((a for a in reversed(clause.args) if a.case == "topic" and not a.topic), None)
        if phrase is None or phrase is clause.subject:
            return []
        return self._references.heads(phrase, cls) or (
            self._maker.make(pattern, phrase, self._references.scene) if pattern.make == cls else []
        )

    def _meant(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the gathering that 행사 means, or a name that only its role shows."""
        theme = view.theme
        if theme is None:
            return []
        out = self._references.gathering(theme) if cls == "Gathering" else []
        if out or pattern.make != cls:
            return out
        scene = self._references.scene
        if pattern.subject != "within" and scene.has(theme, cls):
            return []
        return self._made(pattern, theme)

    def _made(self, pattern: ClausePattern, theme: Phrase) -> list[Mention]:
        """Make what a theme names, and the prizes that are listed before it (처장 표창과 청장 표창)."""
        scene = self._references.scene
        out = self._maker.make(pattern, theme, scene)
        return self._listed(pattern, theme) + out if out else []

    def _listed(self, pattern: ClausePattern, theme: Phrase) -> list[Mention]:
        """Make the prizes that are listed before a theme."""
        scene = self._references.scene
        out: list[Mention] = []
        item = theme.joined or theme.before if pattern.make == "Programme" else None
        for _ in range(_LONGEST_LIST):
            if item is None or scene.has(item, "Person"):
                break
            out = self._maker.make(pattern, item, scene) + out
            item = item.joined or item.before
        return out

    def owners(self, view: View, cls: str) -> list[Mention]:
        """Return whose the theme is: named in it, in its genitives, in its relative clause, or the topic or subject."""
        theme = view.theme
        if theme is None:
            return []
        scene = self._references.scene
        if inside := scene.of_class(theme, cls):
            return inside
        both = theme.joined or theme.before  # 다래의 경영권과 지분을
        owner = theme.owner or (both.owner if both is not None else None)
        while owner is not None:
            if found := self._references.heads(owner, cls) or scene.of_class(owner, cls):
                return found
            owner = owner.owner
        for phrase in reversed(theme.relative.args) if theme.relative is not None else ():
            if found := scene.of_class(phrase, cls):
                return found
        head = view.clause.head if view.clause.predicate.ending == "adnominal" and cls == "Product" else None
        if head is not None and (found := self._references.heads(head, cls)):
            return found
        spoken_of = [p for p in (view.clause.topic, view.clause.subject) if p is not None]
        return next((found for phrase in spoken_of if (found := self._references.heads(phrase, cls))), [])

    def anywhere(self, view: View, cls: str) -> list[Mention]:
        """Return what is named in the theme, the head, the phrases with 에 and 을 or with 에 대한, or who owns it."""
        scene = self._references.scene
        for phrase in self._beside(view):
            if found := scene.of_class(phrase, cls) or self._maker.made_in(phrase, cls)[-1:]:
                return found[:1] if cls == "Organization" else found
        return self.owners(view, cls)

    def _beside(self, view: View) -> list[Phrase]:
        clause = view.clause
        phrases = [p for p in (view.theme, clause.predicate.compound) if p is not None]
        if clause.predicate.ending == "adnominal" and clause.head is not None:
            phrases.append(clause.head)
        phrases += [a for a in clause.args if a.case in ("to", "obj")]
        return phrases + self._about(clause)

    def _about(self, clause: Clause) -> list[Phrase]:
        """Return what stands before 에 대한 ahead of a predicate."""
        return [
            about.args[-1]
            for about in self._references.scene.parsed.clauses
            if about.predicate.stem == "대하" and about.args and about.predicate.end <= clause.predicate.start
        ]
