"""Lists whose members are organizations, since one of them is known, or what stands around the list calls them so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line
from kg.syntax import Phrase, Word

BESIDE = 2
"""Weight of a place beside a known organization, with which the word does something (가온과 다래가 …)."""
CALLED = 3
"""Weight of a place on a list that is called one of organizations (가온, 다래 등 증권사)."""
_LISTED = 2
"""Weight of a place on a list with organizations."""
_LONGEST_LIST = 60
"""Members of a list that are looked at."""
_COUNTERS = ("개사", "곳", "개 기관", "개", "사", "측", "관계자")
"""Ends of words behind 등 that count organizations or speak of them."""
_SHORTEST_LIST = 3
"""Members of a list that speaks for all of them."""
_MOST = 2
"""Organizations on a list from which on, and with as many of others at most, the list is one of organizations."""

Place = tuple[list[Word], int]
"""A run of words that ends in a place where organizations stand, and its weight."""


class Listings:
    """Finds lists of organizations; one object for a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._defining = lexicon.ends("organization.defining")
        self._called = lexicon.words("organization.listed_as") | lexicon.kinds
        self._occasions = lexicon.words("organization.occasions")

    def places(self, line: Line, found: Found) -> Iterator[Place]:
        """Yield the members of the lists of a sentence that are organizations by their list."""
        previous = {id(phrase): before for before, phrase in pairwise(line.phrases)}
        for phrase in line.phrases:
            yield from self._beside(phrase, found)
            yield from self._on_list(phrase, found)
            yield from self._told(phrase, previous)

    def _on_list(self, phrase: Phrase, found: Found) -> Iterator[Place]:
        """Yield the members of a list that a known organization is on, or that is called one of organizations."""
        words, called = self._before_etc(phrase)
        if words is phrase.words and len(words) > 1:
            return
        if not called and len(words) < len(phrase.words) and not self._counted(phrase.words[len(words) :]):
            return
        members = [words]
        item = phrase.before or phrase.joined
        while item is not None and item.words and len(members) < _LONGEST_LIST:
            members.append(item.words)
            item = item.before or item.joined
        if len(members) < _SHORTEST_LIST and not (called and len(members) > 1):
            return
        classes = [found.names.get(member[-1].text.strip("㈜")) for member in members if member]
        known = classes.count("Organization")
        if called or (known and set(classes) <= {"Organization", None}):
            called = called or (known >= _MOST and 2 * known >= len(classes))
            yield from _single(members, CALLED if called else _LISTED)

    def _told(self, phrase: Phrase, previous: Mapping[int, Phrase]) -> Iterator[Place]:
        """Yield the members of a list that the topic before it says to be organizations.

        The topic is what they are (투자사로는 가온, 다래가 있다; 투자사는 가온, 다래다) or where they take part
        (이번 투자에는 가온, 다래가 참여했다).
        """
        members, first = [self._before_etc(phrase)[0]], phrase
        while (item := first.before or first.joined) is not None and len(members) < _LONGEST_LIST:
            first = item
            members.append(first.words)
        topic = previous.get(id(first))
        if len(members) < 2 or topic is None or not topic.topic:
            return
        noun = topic.words[-1].text
        what = noun in self._called and (topic.case == "as" or phrase.case == "copula")
        if what or (topic.case == "to" and noun in self._occasions and phrase.case == "subj"):
            yield from _single(members, CALLED)

    def _beside(self, phrase: Phrase, found: Found) -> Iterator[Place]:
        """Yield an unknown name that is one subject with a known organization (가온과 다래가 …)."""
        other = phrase.joined
        if phrase.case not in ("subj", "topic") or other is None or len(phrase.words) != 1:
            return
        if found.names.get(other.words[-1].text) == "Organization":
            yield phrase.words, BESIDE + 1
        elif len(other.words) == 1 and found.names.get(phrase.words[0].text) == "Organization":
            yield other.words, BESIDE

    def _calls(self, noun: str) -> bool:
        """Tell whether a noun calls what is on a list organizations (투자사, 인프라 운영사들)."""
        return noun in self._called or noun.removesuffix("들") in self._called

    def _counted(self, rest: list[Word]) -> bool:
        """Tell whether 등 and what follows it leave a list one of organizations (등, 등 3개사, 등 국내 기업)."""
        last = rest[-1].text
        return last == "등" or last.endswith(self._defining) or last.endswith(_COUNTERS)

    def _before_etc(self, phrase: Phrase) -> tuple[list[Word], bool]:
        """Return the words of the last member of a list, and whether what follows 등 calls all of it organizations."""
        for i, word in enumerate(phrase.words):
            if word.text == "등":
                return phrase.words[:i], i + 1 < len(phrase.words) and self._calls(phrase.words[-1].text)
        return phrase.words, False


def _single(members: list[list[Word]], weight: int) -> Iterator[Place]:
    """Yield the members of a list that are one word, not quoted and no number at its end, with a weight."""
    for member in members:
        if len(member) == 1 and not member[0].quoted and not member[0].text[-1].isdigit():
            yield member, weight
