"""Organizations that a sentence shows: by their form, by their legal form, and as parties of agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line, Register
from kg.mentions.occurrences import EDGE
from kg.organizations import Organizations, listed, strip_marks
from kg.people import People
from kg.syntax import Clause, Phrase, Word
from kg.things import Things

_LIST = re.compile(r"\s?[,·]\s?|\s및\s|\s?등(?:\s?[0-9]*개?사|\s?[0-9]*곳)?$")
"""What stands between the members of a list in parentheses, and behind the last one."""
_FORM_BEHIND = re.compile(r"(?<![가-힣A-Za-z0-9·])([가-힣A-Za-z0-9&]{2,20})(?:㈜|\(주\))")
"""A name with its legal form behind it (가온개발㈜)."""
_NUMBERED = re.compile(rf"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9&]{{2,20}}(?:조합|펀드)\s?제?[0-9]{{1,3}}호){EDGE}")
"""A fund or partnership with its number (가온조합1호)."""
_MEMBER = re.compile(r"[가-힣A-Za-z0-9&]{2,15}|")
"""A member of such a list, or nothing behind 등."""
_MANY = 3
"""Phrases from which on a subject is a list of parties."""
_BRIEF = 4
"""Words behind a noun of kind among which the quoted name is (자회사인 장애인 사업장 ‘다래’)."""
_LONG = 4
"""Characters from which on a word is trusted to be a name where the sentence shows an organization."""


class Companies:
    """Finds the organizations that a sentence shows."""

    def __init__(
        self, lexicon: Lexicon, organizations: Organizations, people: People, things: Things, register: Register
    ) -> None:
        self._lexicon = lexicon
        self._people = people
        self._organizations = organizations
        self._things = things
        self._register = register
        self._agreeing = lexicon.words("party.verbs")
        self._acquired = lexicon.words("party.acquired")
        self._holders = lexicon.words("organization.holders")
        self._joined = lexicon.words("party.joined")
        self._daughters = lexicon.words("organization.daughters")
        self._joined_as = lexicon.ends("party.joined_as")
        self._no_party = lexicon.ends("party.no_party")
        self._plain = lexicon.product | lexicon.common | lexicon.words("organization.fields")
        self._agreement = re.compile(rf"(?:{'|'.join(lexicon.ends('party.agreements'))})(?:\s[0-9]+건)?$")
        forms = "|".join(map(re.escape, lexicon.ends("party.registered")))
        self._legal_form = re.compile(rf"(?:(?<![가-힣A-Za-z0-9])(?:{forms}))\s?([가-힣A-Za-z0-9·&]{{2,20}}?){EDGE}")

    def shown(self, line: Line, text: str, found: Found) -> None:
        """Record organizations by their form, behind "… 기업인", and before a stock code."""
        previous: Phrase | None = None
        for phrase in line.phrases:
            for span in self._organizations.by_form(phrase, text):
                self._register.add(found, text, span, "Organization")
            told = previous is not None and previous.case == "copula" and self._tells_kind(previous, phrase)
            if told and {"NNP", "QT"} & set(phrase.words[0].tags):
                self._add(phrase.words[: 1 + self._organizations.of_loans(phrase.words[:2])], text, found)
            elif told and previous is not None and previous.words[-1].text in self._daughters:
                self._add([w for w in phrase.words[:_BRIEF] if w.quoted][:1], text, found)
            previous = phrase
            for i, word in enumerate(phrase.words):
                if word.parens:
                    self._in_parentheses(word, text, found)
                    if listed(word, text):
                        self._add(phrase.words[: i + 1], text, found)

    def _tells_kind(self, phrase: Phrase, behind: Phrase) -> bool:
        """Tell whether a phrase says what the name behind it is (전문기업인 가온, 최대주주인 가온)."""
        word = phrase.words[-1]
        holds = word.text in self._holders and not self._people.korean_name(behind.words[0], strict=True)
        return holds or self._organizations.kind(word)

    def _in_parentheses(self, word: Word, text: str, found: Found) -> None:
        """Record all on a list in parentheses behind their kind, or of which one is known (시공사(가온, 다래))."""
        for a, b in word.parens:
            members = [strip_marks(m, 0, len(m)) for m in _LIST.split(text[a + 1 : b - 1])]
            names = [m[x:y] for m, (x, y) in zip(_LIST.split(text[a + 1 : b - 1]), members, strict=True)]
            if len(names) > 1 and all(map(_MEMBER.fullmatch, names)) and not self._plain.intersection(names):
                called = word.text in self._lexicon.kinds or word.text.endswith("그룹")
                if called or any("Organization" in (self._lexicon.cls(name), found.names.get(name)) for name in names):
                    for name in names:
                        if self._lexicon.cls(name) in (None, "Organization") and name not in self._lexicon.generic:
                            found.names.setdefault(name, "Organization")

    def _add(self, words: list[Word], text: str, found: Found) -> None:
        """Record the organization that ends the words, if one does."""
        span = self._organizations.name(words, text)
        if span is not None:
            self._register.add(found, text, span, "Organization")

    def parties(self, line: Line, text: str, found: Found) -> None:
        """Record who an agreement is signed with and who is bought, whatever the name looks like."""
        beside = {id(p.joined) for p in line.phrases if p.joined is not None and p.case in ("obj", "gen")}
        beside -= {id(p) for p in line.phrases if any(_called_by_letters(*at, text) for at in p.words[-1].parens)}
        for clause in line.parsed.clauses:
            stem = clause.predicate.stem
            joined = stem in self._joined and any(
                a.case == "as" and a.text.endswith(self._joined_as) for a in clause.args
            )
            if stem in self._acquired or joined:
                for phrase in (a for a in clause.args if a.case == "obj"):
                    word = phrase.words[-1]
                    if not word.quoted and (word.new or (joined and len(word.text) >= _LONG)):
                        self._add(phrase.words, text, found)
            if stem in self._agreeing | self._acquired | self._joined and self._agrees(clause):
                for phrase in (*_with(clause), *_listed_subjects(clause)):
                    words = _before_etc(phrase.words)
                    if self._party(words, id(phrase) in beside, len(words) < len(phrase.words)):
                        self._add(words, text, found)
                for phrase in _two_subjects(clause):
                    if self._party(phrase.words, False, True):
                        self._add(phrase.words, text, found)

    def _agrees(self, clause: Clause) -> bool:
        """Tell whether a clause tells of an agreement."""
        compound = clause.predicate.compound
        themes = [a.text for a in clause.args if a.case == "obj"] + ([compound.text] if compound else [])
        return any(self._agreement.search(theme) for theme in themes)

    def _party(self, words: list[Word], beside: bool, by_form: bool) -> bool:
        """Tell whether words can name a party: the last one is a name, and not that of a product.

        A word that only its length shows is none where it stands ``beside`` an object (품질과 수량을 높이기 위해), nor
        where a party must be shown ``by_form`` (가온 등과, 가온과 다래가).
        """
        word = words[-1]
        if by_form and (word.quoted or len(word.text) < _LONG or not (word.new or self._lexicon.suffix(word.text)[0])):
            return False
        if len(words) > 1 and self._things.product_noun(words[-2].text):
            return self._lexicon.suffix(word.text)[0] != ""
        if self._organizations.of_loans(words):
            return not word.text.endswith(self._no_party)
        long = len(word.text) >= _LONG and not word.quoted and not beside
        if not ("NNP" in word.tags or word.new or word.tags[0] == "SL" or long):
            return False
        if word.quoted and not self._lexicon.suffix(word.text)[0]:
            before = words[-2].text if len(words) > 1 else ""
            if before not in self._lexicon.kinds:
                return False
        return not word.text.endswith(self._no_party)

    def registered(self, text: str, found: Found) -> None:
        """Record names with a legal form before or behind them, whatever the analyser makes of them."""
        for match in (m for form in (self._legal_form, _FORM_BEHIND, _NUMBERED) for m in form.finditer(text)):
            if match[1] not in self._lexicon.generic and match[1] not in self._lexicon.kinds:
                found.names.setdefault(match[1], "Organization")


def _called_by_letters(start: int, end: int, text: str) -> bool:
    """Tell whether a parenthesis holds an abbreviation in capitals, as names have behind them (… (GSA)과)."""
    inside = text[start + 1 : end - 1]
    return inside.isascii() and inside.isalpha() and inside.isupper() and len(inside) > 1


def _before_etc(words: list[Word]) -> list[Word]:
    """Return the words of the last member of a list, without 등 and what follows it (다래 등 3개 기관)."""
    end = next((i for i, word in enumerate(words) if i and word.text == "등"), len(words))
    return words[:end]


def _two_subjects(clause: Clause) -> Iterator[Phrase]:
    """Yield the two phrases of a subject of two (가온과 다래가 협약을 맺었다)."""
    for phrase in clause.args:
        if phrase.case in ("topic", "subj") and not phrase.speech and phrase.joined is not None:
            yield phrase.joined
            yield phrase


def _listed_subjects(clause: Clause) -> Iterator[Phrase]:
    """Yield the phrases of a subject that lists three or more (가온, 다래, 나래는 협약을 맺었다)."""
    last = next((a for a in clause.args if a.case in ("topic", "subj") and not a.speech), None)
    listed: list[Phrase] = []
    while last is not None:
        listed.append(last)
        last = last.before
    if len(listed) >= _MANY:
        yield from listed


def _with(clause: Clause) -> Iterator[Phrase]:
    """Yield the phrases that a clause marks with 와/과 and those listed before them."""
    for phrase in clause.args:
        item: Phrase | None = phrase if phrase.case == "with" else None
        while item is not None:
            yield item
            item = item.before
