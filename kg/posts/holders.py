"""Who comes to hold, or held, a post that a predicate gives: its object, its subject, or the person meant."""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar import GRAMMAR
from kg.mention_index import MentionIndex
from kg.people import People
from kg.syntax import Clause, Parse, Phrase
from kg.types import Mention

_PRONOUNS = GRAMMAR.set("references.pronouns")
_TIMES = GRAMMAR.set("careers.times")
_SPOKEN_OF = frozenset({"topic", "subj"})
"""Cases of the phrase that says whom or what a sentence is about."""
_SURNAME = 2
"""Syllables of the longest surname, which stands for a person named before."""
_FULL_NAME = 3


class Holders:
    """Finds the holders of the posts of one announcement, whose sentences are given in their order."""

    def __init__(self, people: People, index: MentionIndex) -> None:
        self._people = people
        self._index = index
        self._carried: Mention | None = None

    def carry(self, parsed: Parse) -> None:
        """Keep in mind the person that a sentence is about: the next one may leave out its subject."""
        if parsed.sentence.spoken or parsed.sentence.headline:
            return
        topic = next((p for p in parsed.phrases if not p.speech and p.case in _SPOKEN_OF), None)
        if topic is not None:
            self._carried = self._about(topic)

    def _about(self, phrase: Phrase) -> Mention | None:
        """Return the person that a topic or subject names, by a surname and a title, too (김 대표는)."""
        if named := self._index.within(phrase.start, phrase.end, "Person"):
            return named[0]
        first, last = phrase.words[0], phrase.words[-1]
        short = len(phrase.words) > 1 and len(first.text) <= _SURNAME
        titled = short and self._people.titles.find(last.text) is not None
        return self._index.only_person_before(first.start, first.text) if titled else None

    def of(self, parsed: Parse, clause: Clause, post: Phrase, posts: Collection[Phrase]) -> list[Mention]:
        """Return who hold the post named in a phrase; ``posts`` are all phrases of the clause that name one."""
        apart = any(phrase.case in ("as", "to") for phrase in posts)
        if post.case == "obj" and not apart and (inside := self._index.within(post.start, post.end, "Person")):
            return inside[-1:]
        if (paired := self._paired(clause, post)) is not None:
            return [paired]
        phrases = [
            a for a in clause.args if a.case == "obj" and a is not post and (apart or not self._nameless(a, posts))
        ]
        if clause.predicate.ending == "headline" and clause.predicate.compound is not None:
            phrases.append(clause.predicate.compound)  # before a noun that ends a headline (신임 대표에 김도윤 선임)
        if clause.predicate.ending == "adnominal" and clause.head is not None:
            phrases.append(clause.head)
        phrases += [p for p in (clause.subject, clause.topic) if p is not None]
        for phrase in phrases:
            if (holder := self._person(phrase, clause)) is not None:
                return [*self._listed(phrase, clause), holder]
        if clause.subject is not None or clause.topic is not None:
            return []
        if any(a.case == "obj" and a not in posts for a in clause.args):
            return []
        last = self._index.last_before(post.start, "Person")
        if last is not None and last.start >= parsed.sentence.start:
            return [last]
        meant = self._carried or self._index.only_person_before(post.start)
        return [] if meant is None else [meant]

    def spoken_of(self, clause: Clause, parsed: Parse) -> Mention | None:
        """Return the person of whom a clause tells: its head, its subject, its topic, or the one carried on."""
        head, start = clause.head, clause.predicate.start
        near = [p for p in parsed.phrases if p.case in _SPOKEN_OF and p.end <= start and not p.speech]
        if clause.predicate.ending == "adnominal" and head is not None and head.words[0].text not in _TIMES:
            if (named := self._about(head)) is not None or head.case not in ("copula", "as"):
                return named
        return self._about(near[-1]) if near else self._carried

    def named(self, phrase: Phrase) -> Mention | None:
        """Return the person whose name a phrase begins with, which need not have been found before."""
        first = phrase.words[0]
        if named := self._index.within(first.start, first.end, "Person"):
            return named[0]
        if len(first.text) == _FULL_NAME and self._people.korean_name(first, strict=True):
            return Mention(first.start, first.end, "Person", first.text, first.text)
        return None

    def _nameless(self, phrase: Phrase, posts: Collection[Phrase]) -> bool:
        """Tell whether a phrase is one of the posts and names nobody who is known (경북도 체육과장을)."""
        return phrase in posts and not self._index.within(phrase.start, phrase.end, "Person")

    def _paired(self, clause: Clause, post: Phrase) -> Mention | None:
        """Return who is named beside the post, where several are given.

        Right behind it (본부장에 김도윤, 센터장에 …), or right before it (김도윤 이사를 상무로, …).
        """
        args = clause.args
        k = args.index(post) if post in args else len(args)
        if post.case == "to" and k + 2 < len(args) and args[k + 1].case in ("list", "obj"):
            return self._person(args[k + 1], clause)
        several = sum(a.case == "obj" for a in args) > 1
        if several and post.case == "as" and 0 < k < len(args) and args[k - 1].case == "obj":
            return self._person(args[k - 1], clause)
        return None

    def _listed(self, phrase: Phrase, clause: Clause) -> list[Mention]:
        """Return the persons named in the phrases that are listed before one, in text order."""
        out: list[Mention] = []
        item = phrase.before or phrase.joined
        while item is not None and (named := self._person(item, clause)) is not None:
            out = [named, *out]
            item = item.before or item.joined
        return out

    def _person(self, phrase: Phrase, clause: Clause) -> Mention | None:
        """Return the person that a phrase names: by a name found, a name not found before, or a surname."""
        foreign = phrase.case == "obj" and len(phrase.words) > 1 and self._people.foreign_name(phrase.words)
        if foreign:
            return Mention(phrase.start, phrase.end, "Person", phrase.text, phrase.text)
        if named := self._index.within(phrase.start, phrase.end, "Person"):
            return named[-1] if phrase.case == "obj" else named[0]
        first = phrase.words[0] if phrase.case != "list" else phrase.words[-1]
        several = len(phrase.words) > 1 or phrase is clause.predicate.compound or phrase.case in ("obj", "list")
        if several and phrase is not clause.topic and len(first.text) == _FULL_NAME:
            if self._people.korean_name(first, strict=True):
                return Mention(first.start, first.end, "Person", first.text, first.text)
        if several and len(first.text) <= _SURNAME:
            return self._index.only_person_before(first.start, first.text)
        return self._index.only_person_before(phrase.start) if phrase.text in _PRONOUNS else None
