"""Who is understood where a clause names no agent of its own: the one last spoken of, or the maker of its product."""

from __future__ import annotations

import re

from kg.grammar import GRAMMAR
from kg.lexicon import CUES
from kg.patterns import ClausePattern
from kg.relations.reading import View
from kg.relations.references import References
from kg.relations.views import also, is_light
from kg.syntax import Clause, Phrase
from kg.types import Mention

_BROUGHT_OUT = CUES.set("product.launching")
"""What a headline without a subject tells of its announcer: shops are opened, and shown is much."""
_BODIES = GRAMMAR.words("references.bodies")
_COUNTED = re.compile(r"[0-9]+[여건개]+")
"""A number of things (특허 13건), which are not all of one product."""
_TIMES = GRAMMAR.regex("references.times")
_NO_AGENT_KEPT = frozenset({"adnominal", "headline", "nominal"})
"""Endings of predicates whose agent is never taken over from an earlier sentence."""


class Understood:
    """Fills in, in one announcement, agents that a sentence leaves out."""

    def __init__(self, references: References) -> None:
        self._references = references

    def agent(self, pattern: ClausePattern, view: View, classes: tuple[str, ...]) -> Mention | None:
        """Return the person or organization last spoken of, where the clause has no agent of its own."""
        references = self._references
        person = references.person if "Person" in classes else None
        current = references.current if "Organization" in classes else None
        if pattern.event == "Acquisition" and current is not None and current.name.endswith(_BODIES):
            current = references.main if references.main is not None and references.main != current else None
            if current is not None and current.name.endswith(_BODIES):
                return None
        of_product = pattern.product_topic or (pattern.make == "Product" and view.passive)
        if of_product and "Organization" in classes and (maker := self._maker_of_topic(view)) is not None:
            return maker
        if pattern.event == "Launch" and view.clause.predicate.ending == "headline" and "Organization" in classes:
            return self._announcer(view)
        if person is None and current is None:
            return None
        if self._may_be_elliptic(view):
            return person or current
        return current if current is not None and pattern.product_topic and self._about_product(view) else None

    def _announcer(self, view: View) -> Mention | None:
        """Return who announces what a headline that names nobody tells of (‘다래전설’ 2월 7일 출시)."""
        scene, main = self._references.scene, self._references.announcer
        named = any(m.cls in ("Organization", "Person") for m in scene.mentions)
        headed = any(a.case in ("list", "break", "topic") for a in view.clause.args)
        theme = view.theme is not None and any(w.quoted for w in view.theme.words)
        if not theme or named or headed or view.stem not in _BROUGHT_OUT:
            return None
        return main if main is not None and main.cls == "Organization" else None

    def product(self, view: View) -> Mention | None:
        """Return the product last spoken of, where a clause tells of its maker and names no thing (IND를 신청했다)."""
        references, clause, theme = self._references, view.clause, view.theme
        product = references.product
        if product is None or theme is None or theme.owner is not None or theme.relative is not None:
            return None
        if clause.predicate.ending == "adnominal" and not is_light(clause):
            return None
        if self._names_another(clause, theme):
            return None
        maker = references.maker_of(product)
        for phrase in (clause.topic, clause.subject, also(clause)):
            if phrase is not None and not _is_time(phrase) and phrase is not theme:
                heads = references.subjects(phrase, "Organization")
                if not heads or maker is None or heads[-1].name != maker.name:
                    return None
        return product

    def _names_another(self, clause: Clause, theme: Phrase) -> bool:
        """Tell whether a clause says of which thing or for what it tells, or of how many."""
        kinds, scene = self._references.kinds, self._references.scene
        if any(scene.has(phrase, "Condition") for phrase in clause.args):
            return True
        return any(w.quoted or w.text in kinds or _COUNTED.fullmatch(w.text) for w in theme.words)

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
        if (joined := also(clause)) is not None and any(
            m.cls != "Product" for m in self._references.scene.inside(joined)
        ):
            return False
        return clause.predicate.ending not in _NO_AGENT_KEPT


def _is_time(phrase: Phrase) -> bool:
    """Tell whether a phrase says no more than when (최근엔, 2018년에는)."""
    return bool(_TIMES.match(phrase.text))
