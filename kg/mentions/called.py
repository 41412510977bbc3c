"""Names that are products whoever acts under them: quoted behind a product's noun, or run by an organization.

"공유 플랫폼 ‘다래온’은 …" and "다래온을 운영하는 가온테크" read as if somebody of that name did something.
What the text calls a platform is one, unless the text also shows a company of that name: one with a head, a legal
form, staff, or one that announces something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line, near, proper
from kg.organizations import Organizations
from kg.syntax import Clause, Phrase, Word
from kg.things import Things

_COMPANY_BEHIND = re.compile(
    r"[’'”\"]?\s?(?:\([^()\n]{0,40}대표|\((?:㈜|주|[0-9]{6})|㈜|(?:공동)?대표|관계자|측[은이]|임직원|주식회사)"
)
_COMPANY_BEFORE = re.compile(r"(?:㈜|\(주\)|주식회사)\s?[‘'“\"]?\Z")
_AND_MORE = "등"
"""Ends a list."""
_LONGEST_LIST = 6
"""Names of the longest list that is followed to its front."""
_LONGEST_FORM = 6
"""Characters of the longest legal form before a name (주식회사 ‘)."""
_SHORTEST = 2
"""Characters of the shortest name that a clause of running shows."""


class Called:
    """Finds such names; it comes before organizations are looked for."""

    def __init__(self, lexicon: Lexicon, organizations: Organizations, things: Things) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        self._things = things
        self._ends = (*lexicon.ends("product.ends"), *lexicon.ends("product.naming"))
        self._dealing = lexicon.words("party.dealing")
        self._sites = lexicon.ends("party.sites")
        self._running = lexicon.words("product.running")
        self._makers = lexicon.words("product.makers")
        self._owning = lexicon.words("product.owning")
        self._not_owned = (*lexicon.ends("product.not_owned"), *lexicon.ends("product.run_places"))

    def find(self, lines: list[Line], text: str, found: Found) -> None:
        """Record the products that the sentences call so or that somebody is said to run."""
        announcing = {name for line in lines for name in (*self._announcing(line), *self._partners(line))}
        for line in lines:
            for word in (*self._called(line), *self._run(line), *self._listed(line)):
                if word.text not in announcing and not self._is_company(word, text):
                    found.names.setdefault(word.text, "Product")

    def _announcing(self, line: Line) -> Iterator[str]:
        """Yield the name of who announces something."""
        phrase = self._organizations.reporter(line.parsed)
        if phrase is not None and not phrase.speech:
            yield phrase.words[-1].text

    def _partners(self, line: Line) -> Iterator[str]:
        """Yield the names of platforms with which somebody deals: those mean the company behind it."""
        for clause in line.parsed.clauses:
            if clause.predicate.stem in self._dealing:
                for phrase in (a for a in clause.args if a.case == "with" and len(a.words) > 1):
                    if phrase.words[-1].quoted and phrase.words[-2].text.endswith(self._sites):
                        yield phrase.words[-1].text

    def _called(self, line: Line) -> Iterator[Word]:
        """Yield the quoted names right behind a product's noun (공유 플랫폼 ‘다래온’, 공유 플랫폼인 ‘다래온’)."""
        previous: list[Word] = []
        for phrase in line.phrases:
            for i, word in enumerate(phrase.words):
                before = phrase.words[:i] or previous
                if word.quoted and before and not before[-1].quoted and self._may_name(word):
                    if before[-1].text.endswith(self._ends) and not self._things.supports(before):
                        yield word
            previous = phrase.words if phrase.case == "copula" else []

    def _run(self, line: Line) -> Iterator[Word]:
        """Yield what a clause says that somebody runs (다래온을 운영하는 가온테크)."""
        for clause in line.parsed.clauses:
            word = self._object(clause) if clause.predicate.ending == "adnominal" else None
            if word is None or clause.predicate.stem not in self._running or clause.head is None:
                continue
            named = word.quoted or word.new or (proper(word) and bool(word.parens))
            if named and self._may_name(word) and len(word.text) >= _SHORTEST and self._runs(clause):
                yield word

    def _listed(self, line: Line) -> Iterator[Word]:
        """Yield names before who runs them (다래온과 나래온 운영사) or that are called own (다래온 등 자사 앱)."""
        for phrase in line.phrases:
            words = phrase.words
            for i, (word, behind) in enumerate(pairwise(words)):
                own = behind.text == _AND_MORE and i + 2 < len(words) and words[i + 2].text in self._owning
                if own or behind.text in self._makers:
                    for name in (word, *(_before(phrase) if i == 0 else ())):
                        if not name.quoted and (name.new or proper(name)) and self._may_name(name):
                            yield name

    def _object(self, clause: Clause) -> Word | None:
        """Return the last word of a clause's object, where that is all of it or stands behind its kind."""
        phrase = next((a for a in reversed(clause.args) if a.case == "obj" and not a.speech), None)
        return phrase.words[-1] if phrase is not None else None

    def _runs(self, clause: Clause) -> bool:
        """Tell whether what a clause modifies may be who runs it: a name, and no noun for a kind of thing."""
        head = clause.head
        return head is not None and any(w.new or proper(w) for w in head.words)

    def _may_name(self, word: Word) -> bool:
        if word.text.endswith(self._not_owned) or not self._things.nameable(word.text):
            return False
        return self._lexicon.known(word.text) is None and self._lexicon.suffix(word.text)[1] != "strong"

    def _is_company(self, word: Word, text: str) -> bool:
        """Tell whether the text shows a company of that name."""
        first, last = near(word.start, word.end)
        at = text.find(word.text, first, last)
        while at >= 0:
            before = max(first, at - _LONGEST_FORM)
            if _COMPANY_BEHIND.match(text, at + len(word.text), last) or _COMPANY_BEFORE.search(text, before, at):
                return True
            at = text.find(word.text, at + 1, last)
        return False


def _before(phrase: Phrase) -> Iterator[Word]:
    """Yield the single words that are listed before a phrase, the nearest first."""
    item = phrase.before or phrase.joined
    for _ in range(_LONGEST_LIST):
        if item is None or len(item.words) > 1 or item.speech:
            return
        yield item.words[0]
        item = item.before or item.joined
