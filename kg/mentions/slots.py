"""Organizations that nothing but what they do shows: the places of a word in the sentences of a text, counted.

A name that nobody knows stands where organizations stand: it signs, buys, sells, has shares and a board, is listed
beside others. One place may deceive, so places are counted over the whole announcement (``ontology/slots.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mentions.careers import CareerPlaces
from kg.mentions.found import Found, Line, Register
from kg.mentions.listings import BESIDE, CALLED, Listings
from kg.mentions.slot_file import Slot, load_slots
from kg.organizations import Organizations, Span
from kg.people import People
from kg.syntax import EVENT_ENDERS, Clause, Phrase, Word
from kg.types import Sentence

_UNKNOWN = 2
"""Sum of weights from which a word that the analyser does not know is an organization."""
_NAMED = 3
"""The same for a word that the analyser knows as some name."""
_NEVER = -100
"""Weight of a place that shows a word to be no organization whatever else is told of it."""
_LONGEST_QUOTED = 20
"""Characters of the longest quoted name of an organization."""
_HEAD = "대표"
"""Title that behind a quoted name shows it to be an organization's (‘다래카페’ 대표)."""
_SHORT_PERSON = 2
"""Syllables of a name that few Koreans have."""
_GOODS = re.compile(
    r"(?:와|과) (?:[^\s.,]{1,12} ){0,5}?[^\s.,]{1,30}(?:의|에 대한|에 관한) (?:[^\s.,]{1,12} ){0,4}?[^\s.,]{0,8}계약"
)
"""Behind a name that is not the first with 와: it is listed with another that a contract is about, and no party."""


class Slots:
    """Finds organizations by the places where they stand; one object for a process."""

    def __init__(self, lexicon: Lexicon, organizations: Organizations, people: People, register: Register) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        self._people = people
        self._register = register
        self._listings = Listings(lexicon)
        self._careers = CareerPlaces(people)
        slots = load_slots()
        self._behind = {noun: slot.weight for slot in slots for noun in slot.behind}
        self._product_ends = lexicon.ends("product.ends")
        groups = "|".join(lexicon.ends("organization.group_letters"))
        self._of_group = re.compile(rf"(?:{groups})[가-힣]{{2,}}$")
        self._heading = lexicon.words("organization.heading")
        self._sites = lexicon.ends("party.sites")
        self._owning = lexicon.words("product.owning")
        self._loaned = frozenset("".join(lexicon.ends("not_a_person.loaned")))
        self._pointing = lexicon.words("party.pointing")
        self._no_names = lexicon.words("organization.acronyms")
        self._no_ends = lexicon.ends("organization.no_slot")
        self._kinds = lexicon.ends("organization.groups")
        self._daughters = lexicon.words("organization.daughters")
        self._defining = lexicon.ends("organization.defining")
        self._defining_things = lexicon.ends("organization.defining_things")
        self._quoted_things = (*self._product_ends, *self._no_ends, *self._defining_things, *lexicon.programme)
        self._quoted_things += (*lexicon.ends("programme.agreements_behind"), *sorted(EVENT_ENDERS))
        self._governed: dict[tuple[str, str], list[Slot]] = {}
        for slot in slots:
            for case in sorted(slot.cases):
                for verb in sorted(slot.verbs):
                    self._governed.setdefault((case, verb), []).append(slot)

    def find(self, lines: list[Line], text: str, found: Found) -> None:
        """Record the words that stand often enough where organizations stand."""
        spans: dict[str, Span] = {}
        needed: dict[str, int] = {}
        sums: dict[str, int] = {}
        told: set[str] = set()
        for line in lines:
            if line.parsed.sentence.headline:
                continue
            for words, weight in self._places(line, found):
                span = self._candidate(words, text, found, weight >= CALLED)
                if span is None:
                    continue
                name = text[span[0] : span[1]]
                spans.setdefault(name, span)
                if words[-1].quoted:
                    told.add(name)
                unknown = (
                    words[-1].new
                    or self._of_known(words[-1])
                    or self._of_a_kind(words[-1])
                    or self._organizations.firm(words[-1])
                    or self._organizations.of_loans(words)
                    or self._curated(words[-1])
                    or not words[-1].text.isalpha()
                    or words[-1].text.isascii()
                )
                sure = unknown and weight >= _UNKNOWN
                needed[name] = min(needed.get(name, _NAMED), _UNKNOWN if sure else _NAMED)
                sums[name] = sums.get(name, 0) + weight
        quoted = {w.text.partition("(")[0].strip() for line in lines for w in line.parsed.words if w.quoted}
        for name, span in spans.items():
            if name in quoted - told:
                continue  # what else is only quoted is a product or a work
            if sums[name] >= needed[name]:
                self._register.add(found, text, span, "Organization")

    def _candidate(self, words: list[Word], text: str, found: Found, called: bool) -> Span | None:
        """Return the span of the name that ends the words, if it may be an organization's and is not known yet.

        What its place calls an organization (``called``) is one though it looks like a product, or like one of the
        few Koreans whose name has two syllables.
        """
        last = words[-1]
        if last.quoted:
            return self._in_quotes(words, found)
        shown = self._named(last) or self._of_a_kind(last) or self._organizations.firm(last)
        shown = shown or self._organizations.of_loans(words) or self._curated(last)
        if last.text in found.names or not shown:
            return None
        if words[0].text in self._pointing or last.text[0].isdigit() or last.text.endswith("들"):
            return None
        if last.text in self._no_names or last.text.endswith(self._no_ends):
            return None
        if self._person(last) and not (called and len(last.text) == _SHORT_PERSON):
            return None
        if self._people.titles.find(last.text) is not None:
            return None
        if last.text.endswith(self._product_ends) and not called and not self._lexicon.suffix(last.text)[0]:
            return None
        span = self._organizations.name(words, text)
        if span is None or text[span[0] : span[1]] in found.names:
            return None
        if _glued(text[span[0] : span[1]], text, found):
            return None
        before = next((w for w in reversed(words) if w.end <= span[0]), None)
        return None if before is not None and self._owns(before, found) else span

    def _of_known(self, word: Word) -> bool:
        """Tell whether a word begins with the name of a known organization, as its company's does (가온브랜치)."""
        return len(word.forms) > 1 and self._lexicon.cls(word.forms[0]) == "Organization"

    def _curated(self, word: Word) -> bool:
        """Tell whether a plain noun is also the name of a known organization (토스)."""
        return word.tags == ("NNG",) and self._lexicon.cls(word.text) == "Organization"

    def _in_quotes(self, words: list[Word], found: Found) -> Span | None:
        """Return the span of a quoted name that may be an organization's, without the parenthesis in it."""
        last, before = words[-1], words[-2].text if len(words) > 1 else ""
        name, _, behind = last.text.partition("(")
        name = name.strip()
        if behind and not behind.endswith(")"):
            return None
        if not self._organizations.plausible(last) or name in found.names or len(name) > _LONGEST_QUOTED:
            return None
        if " " in name and not self._lexicon.suffix(name)[0] and not name.endswith(self._kinds):
            return None
        things = self._quoted_things
        if (
            name.endswith(things)
            or (before.endswith(things) and not before.endswith(self._sites))
            or words[0].text in self._owning
        ):
            return None
        return last.start, last.start + len(name)

    def _named(self, word: Word) -> bool:
        return word.new or bool({"NNP", "SL"} & set(word.tags))

    def _of_a_kind(self, word: Word) -> bool:
        """Tell whether a word of common nouns ends as only names of organizations do (대상그룹)."""
        end = next((end for end in self._kinds if word.text.endswith(end)), "")
        stem = word.text.removesuffix(end)
        return bool(end) and len(stem) > 1 and stem not in self._lexicon.common and word.text not in self._lexicon.kinds

    def _person(self, word: Word) -> bool:
        """Tell whether a word is as likely the name of a Korean: no syllable of it is one that only loan words have."""
        return self._people.korean_name(word, strict=True) and not self._loaned & set(word.text[1:])

    def _owns(self, before: Word, found: Found) -> bool:
        """Tell whether the word before a name makes it a thing: its owner, or a noun of a kind of product."""
        return found.names.get(before.text) == "Organization" or before.text in self._lexicon.product or before.quoted

    def _places(self, line: Line, found: Found) -> Iterator[tuple[list[Word], int]]:
        """Yield the runs of words that end in a place where organizations stand, with its weight."""
        for clause in line.parsed.clauses:
            yield from self._of_clause(clause, line)
            yield from self._careers.places(clause)
            yield from self._defined(clause)
        yield from self._listings.places(line, found)
        previous: Phrase | None = None
        for phrase in line.phrases:
            if previous is not None and previous.case in ("topic", "subj") and phrase.words[0].text in self._daughters:
                yield previous.words, BESIDE
            previous = phrase
            yield from self._with_noun(phrase)

    def _of_clause(self, clause: Clause, line: Line) -> Iterator[tuple[list[Word], int]]:
        """Yield the phrases to which a clause gives a place."""
        predicate = clause.predicate
        partner = next((a for a in clause.args if a.case == "with"), None)
        args = [(a.case, a) for a in clause.args if a.case not in ("subj", "topic")]
        subject = clause.subject
        if subject is not None and not subject.speech and self._of_group.match(subject.words[-1].text):
            yield subject.words, BESIDE
        if clause.subject is not None and predicate.voice == "active":
            args.append(("subj", clause.subject))
        for case, phrase in args:
            if phrase.speech:
                continue
            if case == "with" and phrase is not partner and _are_goods(phrase, line.parsed.sentence):
                continue
            for slot in self._governed.get((case, predicate.stem), ()):
                if phrase.words[-1].quoted and not slot.quoted:
                    continue
                if not slot.nouns or _has_object(clause, slot.nouns):
                    yield phrase.words, CALLED if slot.quoted and phrase.words[-1].quoted else slot.weight
                    break

    def _defined(self, clause: Clause) -> Iterator[tuple[list[Word], int]]:
        """Yield a topic that a sentence defines as an organization, or, with no chance to be one, as something else."""
        what = clause.args[-1] if clause.args else None
        if clause.predicate.stem != "이" or clause.topic is None or what is None or what.case != "copula":
            return
        if clause.predicate.ending != "adnominal" and not clause.topic.speech:
            if what.words[-1].text.endswith(self._defining):
                yield clause.topic.words, CALLED
            elif what.words[-1].text.endswith(self._defining_things):
                yield clause.topic.words, _NEVER

    def _with_noun(self, phrase: Phrase) -> Iterator[tuple[list[Word], int]]:
        """Yield the words before a noun of what organizations have, with or without 의."""
        words = phrase.words
        if phrase.owner is not None and words[0].text in self._behind:
            yield phrase.owner.words, self._behind[words[0].text]
        elif phrase.owner is not None and words[-1].text in self._heading and not phrase.owner.speech:
            yield phrase.owner.words, BESIDE
        for i, word in enumerate(words[1:], 1):
            if word.text in self._behind and not self._organizations.firm(words[i - 1]):
                yield words[:i], self._behind[word.text]
            elif word is words[-1] and words[i - 1].quoted and (word.text in self._heading or word.text == _HEAD):
                yield words[:i], CALLED


def _are_goods(phrase: Phrase, sentence: Sentence) -> bool:
    """Tell whether a phrase names goods, listed with others that a contract is about."""
    return bool(_GOODS.match(sentence.text, phrase.words[-1].outer[1] - sentence.start))


def _glued(name: str, text: str, found: Found) -> bool:
    """Tell whether a word that stands once in the text is a known name with the end of a sub-headline before it."""
    tails = {name[k:] for k in range(2, len(name) - 1)} & found.names.keys()
    return any(found.names[tail] == "Organization" for tail in sorted(tails)) and text.count(name) == 1


def _has_object(clause: Clause, ends: tuple[str, ...]) -> bool:
    """Tell whether the clause's object, or the noun before its verb, ends in one of some nouns."""
    compound = clause.predicate.compound
    themes = [a.text for a in clause.args if a.case == "obj"] + ([compound.text] if compound is not None else [])
    return any(theme.endswith(ends) for theme in themes)
