"""What a single word tells of an organization: whether it can be its name, is a part of one, or describes it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kg.lexicon import Lexicon
from kg.syntax import Word

_NUMERAL_TAGS = frozenset({"MM", "NP", "NR", "NNB", "SN", "SW"})
_WORK = ("팀", "서포터즈", "이벤트", "프로모션", "스토어", "마켓", "센터", "호텔", "투어", "콘텐츠", "데이터")
"""Ends of loan words for what a company has or does."""
_DESCRIBING = frozenset({"NNG", "XSN", "XPN", "SL", "SN", "SP", "SO"})
_COMMON_TAGS = frozenset({"NNG", "XSN", "XPN", "NNB", "SN"})

_WORDS_KEPT = 1 << 12
"""Words of which is remembered whether they go on a name: most stand in many announcements."""
_UNNAMED = re.compile("[A-Z]{1,2}사")
"""What an announcement calls a company that it does not name (A사)."""


class OrganizationWords:
    """Questions about one word, answered by its form, its tags and the ontology's lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.joining = lexicon.words("organization.joining")
        self._joined = lru_cache(maxsize=_WORDS_KEPT)(self._is_joined)
        self.fields = lexicon.words("organization.fields")
        self.no_name = lexicon.words("organization.no_name")
        self._loaned = frozenset("".join(lexicon.ends("not_a_person.loaned")))
        self._things = (*lexicon.ends("product.ends"), *lexicon.ends("organization.defining_things"), *_WORK)
        self._firms = lexicon.words("organization.firms")
        self._describing_firms = lexicon.words("organization.describing")
        self._kind_ends = lexicon.ends("organization.kind_ends")
        self.no_company = lexicon.words("organization.no_company")
        self._no_ends = (*lexicon.gathering_strong, "라운드테이블", *lexicon.ends("organization.descriptions"))
        self._no_words = (
            lexicon.not_a_person
            | lexicon.suffixes
            | self.no_name
            | lexicon.words("organization.acronyms")
            | lexicon.generic
            | lexicon.kinds
            | lexicon.common
            | lexicon.followers
            | lexicon.product
        )

    def plausible(self, word: Word) -> bool:
        """Tell whether a word alone can be an organization's name."""
        text = word.text
        if len(text) < 2 or text in self._no_words or text.endswith(self._no_ends):
            return False
        if (text[0].isdigit() and (text.isdigit() or text.endswith("제"))) or _UNNAMED.fullmatch(text):
            return False
        if not word.new and word.forms[0] in self._describing_firms and set(word.tags) <= _COMMON_TAGS:
            return False
        return not set(word.tags) <= _NUMERAL_TAGS and self.lexicon.cls(text) in (None, "Organization")

    def organization(self, word: Word) -> bool:
        """Tell whether a word alone is sure to name an organization."""
        if self.lexicon.cls(word.text) == "Organization":
            return True
        return self.lexicon.suffix(word.text)[0] != "" and "NNP" in word.tags

    def firm(self, word: Word) -> bool:
        """Tell whether a word of common nouns ends as names of companies do and begins with no describing word."""
        if word.quoted or len(word.forms) < 2 or word.forms[-1] not in self._firms or not self.plain(word):
            return False
        stem = word.text.removesuffix(word.forms[-1])
        common = self.lexicon.common | self.fields
        return len(stem) > 1 and not common & {stem, *word.forms[:-1]} and self.plausible(word)

    def foreign(self, word: Word) -> bool:
        """Tell whether a word that the analyser does not know has a syllable that only loan words have."""
        return word.new and bool(self._loaned & set(word.text)) and not word.text.endswith(self._things)

    def loan(self, word: Word) -> bool:
        """Tell whether a common noun is a loan word that stands for no product or kind of thing (헤르메론 이펙트)."""
        if word.quoted or word.tags != ("NNG",) or word.text in self._no_words or word.text in self.joining:
            return False
        if self.lexicon.cls(word.text) is not None or word.text.endswith(self._things):
            return False
        return len(word.text) > 2 and len(self._loaned & set(word.text)) > 1

    def loans(self, first: Word, second: Word) -> bool:
        """Tell whether two words are a name of two loan words, at most one of them known (헤르메론 이펙트)."""
        if first.quoted or first.parens or first.text in self._no_words or first.text in self.no_company:
            return False
        if not self._borrowed(first) or first.text.endswith(self._things) or self.kind(first):
            return False
        return self.lexicon.cls(first.text) is None and (self._borrowed(second) or self.loan(second))

    def _borrowed(self, word: Word) -> bool:
        """Tell whether a word is a name in Hangul with a syllable that only loan words have."""
        if word.quoted or not (word.new or word.tags == ("NNP",)) or len(word.text) < 3:
            return False
        return bool(self._loaned & set(word.text)) and not word.text[0].isascii()

    def tail(self, word: Word) -> bool:
        """Tell whether a word is made of nouns that go on a name and alone are none (시스템즈, 인베스트먼트그룹)."""
        return not word.quoted and self._joined(word.text)

    def _is_joined(self, text: str) -> bool:
        """Tell whether a text is a noun that goes on a name, or two of them in one."""
        if text in self.joining:
            return True
        return any(text[:k] in self.joining and text[k:] in self.joining for k in range(2, len(text) - 1))

    def kind(self, word: Word) -> bool:
        """Tell whether a word says of what kind the organization is whose name follows (기업, 교육전문기업)."""
        if word.quoted or word.text in self.lexicon.kinds:
            return not word.quoted
        if not word.text.endswith(self._kind_ends) or word.text.startswith("K") or self.lexicon.cls(word.text):
            return False
        return word.tags[-1] == "NNG" and len(word.tags) > 1 and set(word.tags) <= _DESCRIBING

    def place(self, word: Word) -> bool:
        """Tell whether a word is a known place."""
        return self.lexicon.cls(word.text) == "Place"

    def plain(self, word: Word) -> bool:
        """Tell whether a word is built of common nouns, a Latin abbreviation aside (AI 솔루션)."""
        if word.new:
            return False
        return all(t in _COMMON_TAGS or (t == "SL" and len(f) <= 2) for t, f in zip(word.tags, word.forms, strict=True))

    def proper(self, word: Word) -> bool:
        """Tell whether a word is a proper noun, as far as the analyser knows (a Latin one has three letters)."""
        if word.quoted or len(word.text) < 2:
            return False
        return "NNP" in word.tags or (word.tags == ("SL",) and len(word.text) > 2)

    def torn(self, word: Word) -> bool:
        """Tell whether the analyser takes a word apart into syllables that are nouns, as it does with invented ones."""
        single = [len(form) == 1 and tag == "NNG" for form, tag in zip(word.forms, word.tags, strict=True)]
        return any(a and b for a, b in pairwise(single))

    def joins(self, left: Word) -> bool:
        """Tell whether a bare suffix belongs to the proper word before it (다래온 그룹)."""
        if not self.proper(left) or left.parens or left.text in self.no_company:
            return False
        if left.text in self.lexicon.kinds or left.text in self.lexicon.common:
            return False
        return self.lexicon.cls(left.text) in (None, "Organization")

    def telling(self, word: Word) -> bool:
        """Tell whether a word behind a noun of kind looks like a name: quoted, new, Latin, long or known."""
        if word.quoted or word.new or "SL" in word.tags or ("NNP" in word.tags and len(word.text) > 3):
            return True
        return self.lexicon.known(word.text) is not None or self.lexicon.suffix(word.text)[0] != ""


def latin(word: Word) -> bool:
    """Tell whether a word begins with a character of ASCII."""
    return word.text[:1].isascii()
