"""Names of prizes: by their competition and rank, by who gives them, by their kind."""

from __future__ import annotations

from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.relations.making import MARKS, Maker
from kg.relations.name_words import KINDS_BEHIND, name_words
from kg.relations.reading import Scene
from kg.syntax import Phrase, Word
from kg.things import Things
from kg.types import Document, Mention

_PARTS = GRAMMAR.words("names.parts")
_HEADS_OF_STATE = frozenset({"대통령", "국무총리"})
"""Who gives orders and medals, before the name of one."""
_AUTHORITY_GIVES = ("장관 표창", "장관표창", "표창", "표창장", "장관상", "대통령상", "총리상")
"""Ends of what an authority gives to who wins a prize of another name."""


class PrizeMaker(Maker):
    """Makes mentions of prizes, too; one object for an announcement."""

    def __init__(self, document: Document, found: Found, lexicon: Lexicon, things: Things) -> None:
        super().__init__(document, found, lexicon, things)
        self._prizes: dict[str, str] = {}

    def given_behind(self, phrase: Phrase, scene: Scene) -> list[Mention]:
        """Make the prize that an authority gives at a quoted prize of its own name (‘다래대상’ … 장관 표창)."""
        quoted = next((w for w in phrase.words if w.quoted), None)
        rest = [w for w in phrase.words if quoted is not None and w.start >= quoted.end]
        if quoted is None or not rest or not quoted.text.endswith(self._lexicon.award):
            return []
        out = self._by_end("Programme", Phrase(rest), _AUTHORITY_GIVES, scene)
        for prize in out:
            self.given_at([quoted], prize)
        return out

    def prize(self, words: list[Word], rank: Phrase, by_itself: bool) -> Mention:
        """Make a mention of what was won: a rank at a competition (다래 대상 최우수상), or that competition's prize.

        ``by_itself`` tells whether the competition's name is the prize's too (다래 대상).
        """
        start = words[0].start
        surface = self._text[start : words[-1].end].removesuffix("시상식").rstrip()
        name = MARKS.sub("", surface)
        won = self._text[rank.start : rank.end]
        whole = Mention(rank.start, rank.end, "Programme", won, MARKS.sub("", f"{name} {won}"))
        for word, following in pairwise(rank.words):
            if word.text.endswith(_PARTS):
                part = self._text[following.start : rank.end]
                short = f"{name} {part}"
                self._found.mentions.append(Mention(following.start, rank.end, "Programme", part, short))
                self._found.equal.append((short, whole.name))
        if not by_itself:
            return whole
        self._found.mentions.append(whole)
        self._found.equal.append((name, whole.name))
        return Mention(start, start + len(surface), "Programme", surface, name)

    def competition(self, words: list[Word], scene: Scene) -> Mention:
        """Make a mention of a competition as what its winner won (다래 콩쿠르)."""
        words = name_words(Phrase(words), "Programme", scene) or words
        return self._new("Programme", words[0], words[-1])

    def with_kind(self, prizes: list[Mention], phrase: Phrase) -> None:
        """Record the names of prizes with the noun of their kind or who gives them (HACCP 인증, 대통령 산업포장)."""
        last = phrase.words[-1]
        for prize in prizes:
            giver = next((w for w in phrase.words if w.end + 1 == prize.start and w.text in _HEADS_OF_STATE), None)
            if giver is not None:
                surface = self._text[giver.start : prize.end]
                self._found.mentions.append(Mention(giver.start, prize.end, prize.cls, surface, surface))
                self._found.equal.append((prize.name, surface))
            if last.text in KINDS_BEHIND and prize.cls == "Programme" and prize.end == last.start - 1:
                surface = self._text[prize.start : last.end]
                self._found.mentions.append(Mention(prize.start, last.end, prize.cls, surface, surface))
                self._found.equal.append((prize.name, surface))

    def given_at(self, words: list[Word], prize: Mention) -> None:
        """Record the name of a competition as another one of the first prize that an authority gives there."""
        surface = self._text[words[0].start : words[-1].end].removesuffix("시상식").rstrip()
        name = MARKS.sub("", surface)
        if self._prizes.setdefault(name, prize.name) == prize.name and name != prize.name:
            start = words[0].start
            self._found.mentions.append(Mention(start, start + len(surface), "Programme", surface, name))
            self._found.equal.append((name, prize.name))
