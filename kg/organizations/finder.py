"""The organization that a run of words names, and the phrases of a sentence that must name one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.organizations.forms import Forms
from kg.organizations.marks import Span
from kg.organizations.words import OrganizationWords, latin
from kg.syntax import Clause, Parse, Phrase, Word

_LATIN_FORM = re.compile(r"[A-Z][A-Za-z&.,'\-]*(?: [A-Za-z&.,'\-]+){1,4}")
_SELF_GOVERNING = frozenset({"city", "county", "province", "district", "metropolitan city"})
"""Kinds of curated places with a government of their own."""
_LONGEST_ACRONYM = 4
"""Letters of the longest acronym that is taken for the first word of a name."""
_LONGEST_HEAD = 3
"""Words of the longest phrase that heads a headline."""


class Organizations:
    """Finds spans that name an organization; one object for a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words = OrganizationWords(lexicon)
        self._forms = Forms(self._words, self.name)
        self._behind = lexicon.words("organization.behind") | lexicon.followers
        self._legal = lexicon.words("organization.legal_forms")
        self._governed = lexicon.ends("place.governed")

    def by_form(self, phrase: Phrase, text: str) -> Iterator[Span]:
        """Yield spans in a phrase whose form or whose neighbour inside the phrase shows an organization."""
        return self._forms.spans(phrase, text)

    def plausible(self, word: Word) -> bool:
        """Tell whether a word alone can be an organization's name."""
        return self._words.plausible(word)

    def firm(self, word: Word) -> bool:
        """Tell whether a word of common nouns may be a company's name by its end (새벽에너지)."""
        return self._words.firm(word)

    def of_loans(self, words: list[Word]) -> bool:
        """Tell whether the last two of some words are a name of two loan words (헤르메론 이펙트)."""
        return len(words) > 1 and self._words.loans(words[-2], words[-1])

    def kind(self, word: Word) -> bool:
        """Tell whether a word says of what kind the organization is whose name follows."""
        return self._words.kind(word)

    def name(self, words: list[Word], text: str) -> Span | None:
        """Return the name that ends a run of words of a text: the last word, joined with what belongs to it."""
        stop = len(words)
        while stop and words[stop - 1].text in self._behind:
            stop -= 1
        if not stop or not self._words.plausible(words[stop - 1]):
            return None
        last = words[stop - 1]
        if not last.quoted and text[last.start - 1 : last.start] == ")" and last.start:
            return None  # the rest of a name that a stock code stands in
        return (last if last.quoted else words[self._first(words, stop - 1, text)]).start, last.end

    def _first(self, words: list[Word], last: int, text: str) -> int:
        """Return the first word of the name whose last word is given: Latin words, or the stem of a bare suffix."""
        k = last
        for _ in range(self._latin_words(words[last], text) - 1):
            before = words[k - 1] if k else None
            if before is None or before.quoted or before.parens or before.text in self.lexicon.kinds:
                break
            k -= 1
        while k and latin(words[last]) and self._latin_name(words[k - 1]):
            k -= 1
        if k and self._acronym(words[k - 1]) and words[last].new and not latin(words[last]):
            k -= 1
        if k == last and not latin(words[last]):
            k = self._hangul(words, last)
        return k

    def _hangul(self, words: list[Word], last: int) -> int:
        """Return the first word of a name in Hangul: a proper one before nouns that go on it, or of two loans."""
        k = last
        while k and self._goes_on(words[k], k == last) and not words[k - 1].parens:
            if not self._words.tail(words[k - 1]) and not self._words.proper(words[k - 1]):
                break
            if k < last and not self._stem(words[k - 1]):
                break
            k -= 1
        if k == last and k and self._words.loans(words[k - 1], words[k]):
            k -= 1
        return k

    def _goes_on(self, word: Word, last: bool) -> bool:
        """Tell whether a word belongs to the one before it: a noun that companies' names go on with, or any suffix."""
        return self._words.tail(word) or (last and word.text in self.lexicon.suffixes)

    def _stem(self, word: Word) -> bool:
        """Tell whether a word may go on a name to the left: no place and no other organization."""
        return self._words.tail(word) or self.lexicon.cls(word.text) is None

    def _latin_name(self, word: Word) -> bool:
        return not word.quoted and latin(word) and "SL" in word.tags and not word.parens

    def _acronym(self, word: Word) -> bool:
        """Tell whether a word is of a few capitals that begin a name and are none themselves (GA 가온테크)."""
        text = word.text
        if word.quoted or word.parens or not text.isalpha() or not text.isupper() or not text.isascii():
            return False
        return 1 < len(text) <= _LONGEST_ACRONYM and self._words.plausible(word) and self.lexicon.cls(text) is None

    def _latin_words(self, word: Word, text: str) -> int:
        """Return how many words the Latin form in the parenthesis behind a name has, its legal form aside."""
        for a, b in word.parens:
            inner = text[a + 1 : b - 1]
            if _LATIN_FORM.fullmatch(inner):
                return len([w for w in inner.split() if w.strip(".,") not in self._legal])
        return 1

    def reporter(self, parsed: Parse) -> Phrase | None:
        """Return the phrase that names who announces, if the sentence announces something."""
        for clause in reversed(parsed.clauses):
            predicate = clause.predicate
            if (
                predicate.stem in self.lexicon.announcing
                and predicate.ending != "adnominal"
                and predicate.voice == "active"
            ):
                return clause.subject or _first_subject(parsed.clauses)
        return None

    def headline(self, parsed: Parse) -> Phrase | None:
        """Return the phrase that heads a headline: the first one, set off by a comma."""
        first = parsed.phrases[0] if parsed.phrases else None
        if first is not None and first.case == "list" and 0 < len(first.words) <= _LONGEST_HEAD:
            return first
        return None

    def local_government(self, text: str) -> bool:
        """Tell whether a name is that of a place that governs itself and so acts (구리시, 충남도)."""
        known = self.lexicon.known(text)
        if known is None or known.cls != "Place":
            return False
        return known.kind in _SELF_GOVERNING and text.endswith(self._governed)


def _first_subject(clauses: list[Clause]) -> Phrase | None:
    return next((c.subject for c in clauses if c.subject is not None), None)
