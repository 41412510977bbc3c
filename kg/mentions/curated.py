"""Curated names in a sentence, held back where they are also plain words; and names behind 브랜드."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line, proper
from kg.organizations import Organizations
from kg.syntax import Phrase, Word
from kg.types import EntityClass

_LONGEST_NAME = 5
"""Words of the longest curated name."""
_APART = 3
"""Words of the longest name of an organization that a text writes apart and the table in one."""
_BEGIN = 2
"""Characters by which is told whether the name of an organization may begin with a word."""
_SHORT = 3
"""Characters up to which a curated name may as well be a plain word."""
_LONG_JOURNAL = 6
"""Characters from which on a journal's name is trusted without more."""

_YEAR = re.compile("20[0-9]{2}$")
_WITH_YEAR = re.compile("([A-Z]{3,}|[가-힣]{2,})20[0-9]{2}$")
"""The name of a gathering with the year of one of its editions."""


class Curated:
    """Finds curated names and brands; the first steps, before anything is read out of the context."""

    def __init__(self, lexicon: Lexicon, organizations: Organizations) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        self._begins = frozenset(name[:_BEGIN] for name, known in lexicon.names.items() if known.cls == "Organization")
        self._longest: dict[str, int] = {}
        for name in lexicon.names:
            first = name.partition(" ")[0]
            self._longest[first] = max(self._longest.get(first, 1), name.count(" ") + 1)
        self._journals = lexicon.ends("publication.journals")
        self._sites = lexicon.ends("place.glued")
        self._site_ends = frozenset(site[-1] for site in self._sites)
        self._joining = lexicon.words("organization.joining")
        self._brand = lexicon.ends("product.brand")
        self._owning = lexicon.words("product.owning")
        self._kinds = lexicon.ends("product.ends")

    def names(self, line: Line, found: Found) -> None:
        """Record curated names, of several words where the longer one is known."""
        journals = any(noun in line.parsed.sentence.text for noun in self._journals)
        for phrase in line.phrases:
            for i in range(len(phrase.words)):
                self._at(phrase, i, journals, found)

    def _at(self, phrase: Phrase, i: int, journals: bool, found: Found) -> None:
        for size in range(min(self._reach(phrase.words[i].text), len(phrase.words) - i), 0, -1):
            part = phrase.words[i : i + size]
            name = " ".join(w.text for w in part) if size > 1 else part[0].text
            cls = self._lexicon.cls(name)
            if cls is None and 1 < size <= _APART and self._apart(name, phrase.words[i + size : i + size + 1]):
                cls = "Organization"
            if cls is None and size == 1:
                self._site(phrase, i, found)
            if cls is not None and (self._fits(cls, name, phrase, part) or (cls == "Publication" and journals)):
                found.names.setdefault(name, cls)
                if cls == "Gathering" and i + size < len(phrase.words) and _YEAR.match(phrase.words[i + size].text):
                    found.names.setdefault(f"{name} {phrase.words[i + size].text}", cls)
                break
            with_year = _WITH_YEAR.match(name) if size == 1 else None
            if with_year is not None and self._lexicon.cls(with_year[1]) == "Gathering":
                found.names.setdefault(name, "Gathering")

    def _reach(self, first: str) -> int:
        """Return how many words the longest curated name may have that begins with a word."""
        begin = first.replace(" ", "")[:_BEGIN]
        apart = _APART if len(begin) < _BEGIN or begin in self._begins else 1
        return max(apart, min(_LONGEST_NAME, self._longest.get(first.partition(" ")[0], 1)))

    def _apart(self, name: str, behind: list[Word]) -> bool:
        """Tell whether words are the name of an organization that the table writes in one, and it ends with them."""
        if behind and behind[0].text in self._joining:
            return False
        return self._lexicon.cls(name.replace(" ", "")) == "Organization"

    def _site(self, phrase: Phrase, i: int, found: Found) -> None:
        """Record a place that its plant or seat shows (다래공장, 다래 공장), also one by a short name."""
        text = phrase.words[i].text
        site = ""
        if text[-1:] in self._site_ends:
            site = next((site for site in self._sites if text.endswith(site) and len(text) > len(site) + 1), "")
        behind = phrase.words[i + 1].text if i + 1 < len(phrase.words) else ""
        stem = text.removesuffix(site) if site else text
        if (site or behind in self._sites) and any(
            self._lexicon.cls(stem + end) == "Place" for end in ("", "시", "군")
        ):
            found.names.setdefault(stem, "Place")

    def _fits(self, cls: EntityClass, name: str, phrase: Phrase, part: list[Word]) -> bool:
        """Hold back curated names that are also plain words (셀, 사이언스) where nothing shows the name."""
        if cls == "Publication":
            shown = part[0].quoted or any(w.text in self._lexicon.publication for w in phrase.words)
            return shown or len(name) >= _LONG_JOURNAL
        if cls == "Place" and len(part) > 1 and self._places(part):
            return False
        if cls == "Organization" and len(part) == 1 and part[0].tags == ("NNG",) and len(name) <= _SHORT:
            known = self._lexicon.known(name)
            if known is not None and known.kind == "parliament":
                return True
            return self._lexicon.suffix(name)[0] != "" or name.endswith(("부", "처", "청", "위"))
        if cls == "Organization" and name.isascii() and self._serves(phrase, part[-1]):
            return False
        if cls in ("Organization", "Gathering") and len(name) <= _SHORT and name.isascii() and not name.isupper():
            return False
        return len(name) > 1 or cls == "Place"

    def _serves(self, phrase: Phrase, word: Word) -> bool:
        """Tell whether the abbreviation of an agency stands before a product's noun and means that (CMS 서비스)."""
        known = self._lexicon.known(word.text)
        k = phrase.words.index(word) + 1
        if known is None or known.kind not in ("agency", "regulator", "international") or k == len(phrase.words):
            return False
        return phrase.words[k].text in self._lexicon.product

    def _places(self, part: list[Word]) -> bool:
        """Tell whether words name a place inside another one (서울 코엑스): the last alone is the name."""
        rest = " ".join(w.text for w in part[1:])
        return self._lexicon.cls(part[0].text) == "Place" and self._lexicon.cls(rest) == "Place"

    def brands(self, line: Line, found: Found) -> None:
        """Record a name behind 브랜드 as a product, whatever else its neighbours suggest."""
        for phrase in line.phrases:
            for before, word in zip(phrase.words, phrase.words[1:], strict=False):
                if not before.text.endswith(self._brand):
                    continue
                maker = phrase.owner.words[-1] if phrase.owner is not None else None
                if maker is not None and not maker.quoted and ("NNP" in maker.tags or maker.new):
                    if self._organizations.plausible(maker):
                        found.names.setdefault(maker.text, "Organization")
                if word.quoted or (proper(word) and phrase.case not in ("subj", "topic")):
                    found.names.setdefault(word.text, "Product")
            self._own(phrase, found)

    def _own(self, phrase: Phrase, found: Found) -> None:
        """Record a quoted name behind 자사 and the noun of a product, whatever else bears the name (자사 앱 ‘다래’)."""
        words = phrase.words
        own = phrase.owner is not None and phrase.owner.words[-1].text in self._owning
        for i, word in enumerate(words):
            own = own or word.text in self._owning
            if own and i and word.quoted and words[i - 1].text.endswith(self._kinds):
                found.names.setdefault(word.text, "Product")
