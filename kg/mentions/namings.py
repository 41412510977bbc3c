"""Products, gatherings and other things that a phrase names, by the words around the name."""

from __future__ import annotations

import re

from kg.gatherings import Gatherings
from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line
from kg.syntax import Phrase, Word
from kg.things import Things
from kg.types import EntityClass

_LATIN_JOURNAL = re.compile(r"[A-Z][A-Za-z&:,’'. \-]{2,80}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z]*(?:(?:: | & |, |-| )[A-Z][A-Za-z]*| (?:of|and|in|for|the)(?= )){0,10}")
_INDEXES = frozenset({"SCI", "SCIE", "SSCI", "KCI", "SCOPUS", "Scopus", "IF", "JCR", "SCI(E)", "ESCI", "WSJ"})
"""What stands behind the noun of a journal and says how it ranks."""
_BULLETS = frozenset("▲△")
_LONGEST_NAME = 3
"""Words of the longest unquoted name of a gathering."""
_WORDS_BEHIND = 3
"""Words that may stand behind a quoted name that only its owner shows to be a product."""
_HAD_REACH = 3
"""Words between a product's name and what it has (‘다래뮨’의 새 텔레비전 광고)."""
_SHORTEST_ITEM = 3
"""Characters of the shortest name behind a bullet."""


class Namings:
    """Finds the names of things in the phrases of a sentence."""

    def __init__(self, lexicon: Lexicon, things: Things) -> None:
        self._things = things
        self._gatherings = Gatherings(lexicon)
        self._defining = lexicon.words("gathering.defining")
        self._parts = lexicon.words("gathering.parts")

    def find(self, line: Line, text: str, found: Found) -> None:
        """Record the things that the phrases of a sentence name."""
        previous: Phrase | None = None
        for phrase in line.phrases:
            for i, word in enumerate(phrase.words):
                self._word(word, phrase, i, previous, text, found)
            self._journal(phrase, previous, text, found)
            self._listed(phrase, found)
            if (held := self._gatherings.named(phrase)) is not None:
                found.names.setdefault(text[held[0] : held[1]], "Gathering")
            if previous is not None and previous.case == "copula":
                self._gathering(previous, phrase, found)
            self._item(phrase, text, found)
            self._having(phrase, found)
            previous = phrase

    def _journal(self, phrase: Phrase, previous: Phrase | None, text: str, found: Found) -> None:
        """Record a journal in parentheses or in Latin letters behind its noun (학술지(Gaon Letters), 학술지 Gaon)."""
        words = phrase.words
        at = next((i for i, w in enumerate(words) if not w.quoted and self._things.journal(w)), -1)
        if at >= 0:
            for a, b in words[at].parens:
                self._latin(text[a + 1 : b - 1], found)
        one_of = previous is not None and previous.case == "copula" and any(map(self._things.journal, previous.words))
        if at < 0 and not one_of:
            return
        rest = words[at + 1 :]
        if rest and rest[0].quoted:
            if len(rest[0].text) == 1:
                for a, b in rest[0].parens:
                    self._latin(text[a + 1 : b - 1], found)
            elif self._things.nameable(rest[0].text):
                name = rest[0].text
                whole = name.count("(") == name.count(")")
                found.names.setdefault(name if whole else name.partition("(")[0].strip(), "Publication")
                if not whole and found.names.get(name) == "Publication":
                    del found.names[name]
            return
        if rest and (match := _LATIN_NAME.match(text, rest[0].start)):
            self._latin(match.group(), found)

    def _latin(self, name: str, found: Found) -> None:
        """Record a journal's name in Latin letters."""
        name = name.strip()
        if _LATIN_JOURNAL.fullmatch(name) and name not in _INDEXES:
            found.names.setdefault(name, "Publication")

    def _word(self, word: Word, phrase: Phrase, i: int, previous: Phrase | None, text: str, found: Found) -> None:
        cls: EntityClass | None
        if word.quoted:
            span = self._things.ceremony(phrase, i)
            if span is not None:
                found.names.setdefault(text[span[0] : span[1]], "Gathering")
                return
            cls = self._quoted(word, phrase, i, previous, found)
        else:
            cls = "Product" if self._things.code(word) else self._things.beside_noun(phrase, i)
            if ill := self._things.treated_by(word):
                found.names.setdefault(ill, "Condition")
        if cls is not None:
            found.names.setdefault(word.text, cls)

    def _quoted(self, word: Word, phrase: Phrase, i: int, previous: Phrase | None, found: Found) -> EntityClass | None:
        """Return the class of a quoted name: by itself and its neighbours, by what defines it, by who owns it."""
        cls = self._things.quoted(word, phrase, i) or self._things.described(word, phrase, i)
        if cls is not None:
            return cls
        if self._gatherings.shown(phrase) and self._things.nameable(word.text):
            return "Gathering"
        if i == 0 and previous is not None and previous.case == "copula" and self._things.nameable(word.text):
            if self._things.journal(previous.words[-1]):
                return "Publication"
            if self._things.abstract(previous.words[-1]):
                return None
            if self._things.supports(previous.words):
                return "Programme"
            if _owned(previous, 0, found) or self._things.product_noun(previous.words[-1].text):
                return "Product"
        if any(self._things.works(w) for w in phrase.words[i + 1 :]):
            return None
        if len(phrase.words) <= i + 1 + _WORDS_BEHIND and _owned(phrase, i, found):
            return "Product" if self._things.owned(word, phrase) else None
        return "Product" if self._things.code(word) else None

    def _listed(self, phrase: Phrase, found: Found) -> None:
        """Quoted names in one list are of one class: a classified one tells what the others are."""
        group: list[Word] = []
        item: Phrase | None = phrase
        while item is not None:
            for i, word in enumerate(item.words):
                if word.quoted and self._things.nameable(word.text):
                    before = item.words[i - 1].text if i and item is not phrase else ""
                    if not before or self._things.product_noun(before) or before in found.names:
                        group.append(word)
            item = item.before or (item.joined if item.joined is not None and item.joined.words[-1].quoted else None)
        classes = {found.names[w.text] for w in group if w.text in found.names}
        if len(group) > 1 and len(classes) == 1:
            for word in group:
                found.names.setdefault(word.text, next(iter(classes)))

    def _gathering(self, previous: Phrase, phrase: Phrase, found: Found) -> None:
        """Record a gathering that the words before it define (세계적 박람회인 가온엑스포)."""
        if previous.words[-1].text not in self._defining or phrase.words[0].tags[0] not in ("SL", "NNP", "QT"):
            return
        name = " ".join(w.text for w in phrase.words if w.text not in self._parts)
        if name and len(phrase.words) <= _LONGEST_NAME and phrase.case in ("at", "to", "obj", "subj", "topic"):
            found.names.setdefault(name, "Gathering")

    def _item(self, phrase: Phrase, text: str, found: Found) -> None:
        """Record a product that a bullet sets off behind the noun of its kind (신제품 ▲다래온 ▲마루온)."""
        if phrase.words[0].start and _BULLETS & set(text[max(0, phrase.start - 2) : phrase.start]):
            self._of_kind(phrase, text, found)
        if phrase.before is None or len(phrase.words) != 1:
            return
        before, word = phrase.before.words[-1].text, phrase.words[0]
        if not _BULLETS & set(text[phrase.before.end : phrase.start]) or len(word.text) < _SHORTEST_ITEM:
            return
        if ("NNP" in word.tags or word.new) and (
            found.names.get(before) == "Product" or self._things.product_noun(before)
        ):
            found.names.setdefault(word.text, "Product")

    def _of_kind(self, phrase: Phrase, text: str, found: Found) -> None:
        """Record the name in Latin letters that a bullet sets off together with its kind (▲물류로봇 GAON X)."""
        words = [w for w in phrase.words if w.text != "등"]
        first = next((i for i, w in enumerate(words) if w.tags[0] == "SL"), 0)
        name = words[first:]
        while len(name) > 1 and "SL" not in name[-1].tags:
            name = name[:-1]
        if first and name and self._things.product_noun(words[first - 1].text) and len(name) <= _LONGEST_NAME:
            if len(name[0].text) >= _SHORTEST_ITEM and all("SL" in w.tags for w in name):
                found.names.setdefault(text[name[0].start : name[-1].end], "Product")

    def _having(self, phrase: Phrase, found: Found) -> None:
        """Record a quoted name as a product where something is said that only products have (‘다래전설’의 업데이트)."""
        had = next((i for i, w in enumerate(phrase.words) if not w.quoted and self._things.had(w)), -1)
        if had < 0:
            return
        named = [w for w in phrase.words[max(0, had - _HAD_REACH) : had] if w.quoted]
        if not named and phrase.owner is not None and had < _HAD_REACH and phrase.owner.words[-1].quoted:
            named = phrase.owner.words[-1:]
        about = phrase.relative
        if not named and about is not None and about.predicate.stem == "대하" and about.args and had < _HAD_REACH:
            named = [w for w in about.args[-1].words[-1:] if w.quoted]
        for word in named[-1:]:
            if self._things.ownable(word):
                found.names.setdefault(word.text, "Product")


def _owned(phrase: Phrase, i: int, found: Found) -> bool:
    """Tell whether an organization stands right before the word at ``i``, with or without 의."""
    if i:
        return found.names.get(phrase.words[i - 1].text) == "Organization"
    return phrase.owner is not None and found.names.get(phrase.owner.words[-1].text) == "Organization"
