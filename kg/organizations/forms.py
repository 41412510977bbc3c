"""Organizations inside a phrase that their own form or their neighbours in the phrase show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.organizations.marks import Span
from kg.organizations.words import OrganizationWords, latin
from kg.syntax import EVENT_ENDERS, Phrase, Word

_LONG_INSTITUTION = 7
"""Characters from which on a word with an institution's end is its name, of common nouns too."""
_BELOW = "산하"
"""The noun behind an organization and before what belongs to it (가온게임즈 산하 다래에스티)."""
_OF_TWO = 2
"""Words of a name of two loan words, of which the analyser knows the second."""
_SHORT_PUBLIC = 2
"""Characters behind 국립 and the like that name no certain institution."""
_SHORTEST_QUOTED = 5
"""Characters of the shortest quoted word that its end alone shows."""
_ACTING = frozenset({"subj", "topic", "with"})
"""Cases of a phrase that acts or is acted with."""
_LONGEST_BEHIND_KIND = 3
"""Words of the longest name behind a noun of kind."""

NameOf = Callable[[list[Word], str], Span | None]
"""Returns the name that ends a run of words of a text."""

_OF_THE_COUNTRY = "K-"
"""Before a common noun: an industry of the country, and no name (K-식품)."""


class Forms:
    """Finds names of organizations by their form; ``name`` tells how far one reaches to the left."""

    def __init__(self, words: OrganizationWords, name: NameOf) -> None:
        self._words = words
        self._lexicon = words.lexicon
        self._name = name
        self._branches = self._lexicon.words("organization.branches")
        self._institutions = self._lexicon.ends("organization.institutions")
        self._public_begins = self._lexicon.ends("organization.public")
        self._public_ends = self._lexicon.ends("organization.public_ends")
        self._no_public = self._lexicon.words("organization.no_public")
        self._done = (*sorted(EVENT_ENDERS), "인증")
        self._of_group = re.compile("|".join(self._lexicon.ends("organization.group_letters")))
        self._latin_nouns = self._lexicon.words("organization.latin_nouns")
        self._goods = self._lexicon.ends("organization.goods")
        self._offered = self._lexicon.words("organization.offered")
        self._certain = self._lexicon.ends("organization.certain")
        self._compounds = self._lexicon.words("organization.compounds")

    def spans(self, phrase: Phrase, text: str) -> Iterator[Span]:
        """Yield spans in a phrase whose form or whose neighbour inside the phrase shows an organization."""
        words = phrase.words
        for i, word in enumerate(words):
            if word.quoted:
                behind_kind = i > 0 and self._words.kind(words[i - 1])
                if (behind_kind or self._quoted(phrase, i)) and self._words.plausible(word):
                    yield word.start, word.end
                continue
            found = self._by_suffix(words, i, text), self._beside_noun(words, i, text), self._with_mark(words, i)
            yield from (span for span in found if span is not None)

    def _quoted(self, phrase: Phrase, i: int) -> bool:
        """Tell whether a quoted word acts or is acted with, and ends as only institutions' names do ('가온협회'가)."""
        text = phrase.words[i].text
        if i + 1 < len(phrase.words) or phrase.case not in _ACTING or " " in text or len(text) < _SHORTEST_QUOTED:
            return False
        return text.endswith(self._certain) and text not in self._certain

    def _by_suffix(self, words: list[Word], i: int, text: str) -> Span | None:
        """Return the word as a name if it ends as names of organizations do, or joins the word before it."""
        word = words[i]
        suffix, strength = self._lexicon.suffix(word.text)
        if self._public(word):
            return word.start, word.end
        if self._words.tail(word) and i + 1 < len(words) and self._words.tail(words[i + 1]):
            return None  # the name goes on (뮐러 바이오 시스템즈)
        if self._words.tail(word) and i and (whole := self._joined(words[: i + 1])) is not None:
            return whole
        if i and word.text in self._latin_nouns and latin(words[i - 1]) and not words[i - 1].parens:
            return self._name(words[: i + 1], text)
        if not suffix:
            joined = word.text in self._words.joining and i and self._words.joins(words[i - 1])
            return (words[i - 1].start, word.end) if joined else None
        if self._describes(words, i, suffix):
            return None
        if strength == "weak" and suffix in self._compounds and len(word.tags) > 1:
            return None
        stem = word.text[: -len(suffix)]
        unknown = word.new or self._words.torn(word)
        letters = "SL" in word.tags and not word.text.startswith(_OF_THE_COUNTRY)
        proper = unknown or "NNP" in word.tags or letters or self._lexicon.known(stem) is not None
        institution = word.text.endswith(self._institutions) and len(word.text) >= _LONG_INSTITUTION
        named = proper and (strength == "strong" or unknown or not self._words.plain(word))
        named = named or bool(self._of_group.fullmatch(stem))
        if "SP" in word.tags and strength == "weak" and not ("NNP" in word.tags or word.new or institution):
            return None  # two plain nouns (FTA서비스·투자)
        certain = any(word.text.endswith(end) and len(word.text) > len(end) + 1 for end in self._certain)
        return (word.start, word.end) if named or institution or certain else None

    def _joined(self, words: list[Word]) -> Span | None:
        """Return the name that two nouns or more go on (헬브릿지 인베스트먼트그룹), or None."""
        k = len(words) - 1
        while k and self._words.tail(words[k]) and not words[k - 1].parens:
            k -= 1
        compound = len(words) - k > _OF_TWO or words[-1].text not in self._words.joining
        if not compound or self._words.tail(words[k]) or not self._words.joins(words[k]):
            return None
        return words[k].start, words[-1].end

    def _public(self, word: Word) -> bool:
        """Tell whether a word is the name of an institution of the state or of a city (국립가온원)."""
        if not word.text.startswith(self._public_begins):
            return False
        begin = next(begin for begin in self._public_begins if word.text.startswith(begin))
        named = word.text.endswith(self._public_ends) and len(word.text) > len(begin) + _SHORT_PUBLIC
        return named and word.text.removeprefix(begin) not in self._no_public and not word.text.endswith("공원")

    def _describes(self, words: list[Word], i: int, suffix: str) -> bool:
        """Tell whether a word with a suffix describes something and names nothing (반도체 시장)."""
        text = words[i].text
        stem = text[: -len(suffix)]
        if (
            stem in self._lexicon.common
            or len(stem) < 2
            or text in self._lexicon.generic
            or text in self._words.no_name
            or text in self._lexicon.kinds
        ):
            return True
        if suffix in self._offered and self._lexicon.cls(stem) == "Place":
            return True
        following = words[i + 1].text if i + 1 < len(words) else ""
        if following in self._lexicon.kinds or following in self._words.fields:
            return True
        product = following in self._lexicon.product or following.endswith(self._goods)
        return product and self._lexicon.known(text) is None

    def _beside_noun(self, words: list[Word], i: int, text: str) -> Span | None:
        """Return the name behind a noun of kind (기업 가온) or before a noun that shows it (가온 관계자)."""
        word = words[i]
        if self._words.kind(word) and i + 1 < len(words):
            return self._behind_kind(words[i + 1 :])
        if word.text == _BELOW and i and i + _OF_TWO == len(words) and words[-1].new:
            return self._behind_kind(words[-1:])
        if word.text not in self._lexicon.followers or not i:
            return None
        before = words[i - 1]
        if not (before.new or "NNP" in before.tags or before.tags[0] == "SL"):
            return None
        span = self._name(words[:i], text)
        return None if i > 1 and self._words.organization(words[i - 2]) else span

    def _behind_kind(self, rest: list[Word]) -> Span | None:
        """Return the name that follows a noun of kind: one proper word, or several to the end of the phrase."""
        if rest[0].text == "인" and len(rest) > 1:
            rest = rest[1:]
        first = rest[0]
        if first.quoted and self._words.plausible(first):
            return first.start, first.end
        if first.text.endswith(self._done):  # 우수기업 재인증
            return None
        if not self._words.telling(first) or self._describes_next(rest) or not self._words.plausible(first):
            return None
        if not ("NNP" in first.tags or "SL" in first.tags or first.tags[-1] == "UN" or self._words.foreign(first)):
            return None
        end = first.end
        for word in rest[1:_LONGEST_BEHIND_KIND]:
            if not self._goes_on(word, rest):
                break
            end = word.end
        return first.start, end

    def _describes_next(self, rest: list[Word]) -> bool:
        """Tell whether the first word describes the product or field behind it."""
        if len(rest) < 2 or rest[1].quoted or rest[1].text in self._words.joining:
            return False
        return rest[1].text in self._lexicon.product or rest[1].text in self._words.fields

    def _goes_on(self, word: Word, rest: list[Word]) -> bool:
        """Tell whether a name that the rest begins with goes on with the word."""
        suffix = word.text in self._lexicon.suffixes
        if len(rest) == _OF_TWO and ("NNP" in rest[0].tags or rest[0].new) and self._words.loan(word):
            return True
        if word.quoted or (not self._words.proper(word) and not suffix):
            return False
        if word.text in self._lexicon.followers and word.text != "그룹":
            return False
        return suffix or (latin(word) == latin(rest[0]) and (latin(word) or len(rest) <= 2))

    def _with_mark(self, words: list[Word], i: int) -> Span | None:
        """Return the name of a branch (가온전자 베트남 법인), or the one that a legal form before it marks."""
        word = words[i]
        if word.text in self._branches and i >= 2:
            if self._words.organization(words[i - 2]) and self._words.place(words[i - 1]):
                return words[i - 2].start, word.end
        if word.text in ("㈜", "주식회사") and i + 1 < len(words) and self._words.plausible(words[i + 1]):
            return words[i + 1].start, words[i + 1].end
        if word.text.startswith("㈜") and len(word.text) > 2:
            return word.start + 1, word.end
        return None
