"""Which mentions a phrase names, and which ones a phrase without a name leads back to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.relations.authorities import Authorities
from kg.relations.employers import employers
from kg.relations.heads import counts_its_like, only_counts, only_its_kind, organization_is_head
from kg.relations.journals import journal
from kg.relations.parties import Parties, stands_for_both
from kg.relations.reading import Scene
from kg.syntax import Phrase, Word
from kg.types import Document, Mention

_MEMBERS = GRAMMAR.words("references.members")
_WITHIN = GRAMMAR.set("names.within")
_TRAIL = GRAMMAR.set("references.trail")
_ANY = GRAMMAR.set("references.any")
_FACULTIES = GRAMMAR.words("references.faculties")
_TEAMS = GRAMMAR.words("references.teams")
_OWN = GRAMMAR.set("references.own")
_NEVER = GRAMMAR.set("references.never")
_GATHERINGS = GRAMMAR.set("references.gatherings")
_GATHERING_PARTS = GRAMMAR.words("references.gathering_parts")
_LONGEST_PART = 4
"""Words of the longest name of a part of a gathering."""
_ATTENDANTS = GRAMMAR.words("references.attendants")
_AUTHOR = GRAMMAR.regex("references.author")
_AUTHOR_REACH = 70
"""Characters before 제1저자 among which who is one is named."""
_RANK = GRAMMAR.regex("prizes.rank")
_JOINED = re.compile(
    r"^[’'”\"」』》〉]?(?:\([^()]*\))?\s?[-·/&,×xX–]\s?[‘“'\"「『《〈]?$|^[’'”\"」』》〉](?:\([^()]*\))?\s[‘“'\"「『《〈]$"
)
"""What stands between two names that are one subject (가온-다래), or between two quoted ones (‘다래차’ ‘마루차’)."""
_CLOSE = 2
"""Characters between two pieces that stand side by side: a space, a comma."""
_DEEPEST = 40
"""Longest list of coordinated phrases that is followed to its front."""
_APPOSITIONS = 3
_LONGEST_TITLE = 8
"""Characters of a word behind a person's name that can be a title."""


class References:
    """Follows one announcement: what it has spoken of last, and what a phrase of the present sentence means.

    ``person`` is the person that the text is about, ``parties`` those of the agreement told last, ``funded`` the
    organization in which somebody invested last, ``makers`` who makes the products told of, by their names,
    ``employers`` for whom people stand, by theirs, ``authors`` those named as first or corresponding authors; ``main``
    is the organization that the whole announcement is about, and ``announcer`` the same where it is said to announce
    something; ``product`` is the one that the text has spoken of last, ``kinds`` the nouns by which one is called;
    ``authorities`` tells which names are those of authorities.
    """

    def __init__(self, document: Document, found: Found, lexicon: Lexicon, index: MentionIndex) -> None:
        self._current: Mention | None = None
        self._speaker: Mention | None = None
        self.person: Mention | None = None
        self.parties = Parties()
        self.funded: Mention | None = None
        self.makers: dict[str, Mention] = {}
        self.product: Mention | None = None
        self.employers = employers(found, document.text, index)
        self.authors: dict[Mention, None] = {}
        self.main = index.named(found.main)
        self.announcer = self.main if found.announces else None
        self.kinds = lexicon.product
        self.authorities = Authorities(lexicon)
        self._text = document.text
        self._lexicon = lexicon
        self._index = index
        self._is_head: dict[str, Callable[[list[Word]], bool]] = {
            "Organization": organization_is_head,
            "Person": lambda rest: all(len(w.text) <= _LONGEST_TITLE for w in rest),
            "Product": self._product_is_head,
            "Programme": lambda rest: len(rest) <= 2 or bool(_RANK.match(rest[-1].text)),
            "Publication": lambda rest: sum(not w.text[:1].isdigit() for w in rest) <= 2,  # … 1월 8일자 온라인판에
            "Condition": lambda rest: len(rest) <= 2,
        }

    def enter(self, scene: Scene) -> None:
        """Go on to a sentence."""
        self.scene = scene
        for cue in _AUTHOR.finditer(scene.parsed.sentence.text):
            at = scene.parsed.sentence.start + cue.start()
            near = (m for m in scene.mentions if m.cls == "Person" and at - _AUTHOR_REACH <= m.start < at)
            self.authors |= dict.fromkeys(near)

    @property
    def current(self) -> Mention | None:
        """The organization that the text is about; in what somebody says the one for whom they speak."""
        spoken = self.scene.parsed.sentence.spoken
        return (self._speaker if spoken else None) or self._current

    def leave(self) -> None:
        """Remember the organization that the sentence is about, for sentences without a subject."""
        self.parties.leave(self.scene)
        self._speaker = None
        self._leave_product()
        for phrase in self._subjects():
            heads = self.heads(phrase, "Organization")
            people = [] if heads else self.heads(phrase, "Person") or self._by_surname(phrase)
            if heads and not self.authorities.is_another(heads[-1], self.main):
                self._current = heads[-1]
            if heads or people:
                self.person = people[-1] if people else None
                self._speaker = self.employers.get(people[-1].name) if people else None
                return

    def _leave_product(self) -> None:
        """Remember the product that the sentence is about: its only one, or that of its topic or subject."""
        named = {m.name: m for m in self.scene.mentions if m.cls == "Product"}
        if len(named) == 1:
            self.product = next(iter(named.values()))
        elif named:
            heads = [self.heads(phrase, "Product") for phrase in self._subjects()]
            self.product = next((one[0] for one in heads if len(one) == 1), None)

    def maker_of(self, product: Mention) -> Mention | None:
        """Return who makes a product as far as the text has told, else the organization that it is about."""
        return self.makers.get(product.name) or self.main

    def owner_of(self, unit: Mention) -> Mention | None:
        """Return the organization whose name that of a unit begins with (가온대학교 창업지원단), where it is named."""
        owner = unit.name.rpartition(" ")[0]
        while owner:
            if (mention := self._index.organization(owner)) is not None:
                return mention
            owner = owner.rpartition(" ")[0]
        return None

    def _subjects(self) -> Iterator[Phrase]:
        """Yield the topics and subjects of the sentence but for those of clauses that modify a noun."""
        parsed = self.scene.parsed
        inner = {p for c in parsed.clauses if c.predicate.ending == "adnominal" for p in c.args if p.case == "subj"}
        for phrase in parsed.phrases:
            if phrase.case in ("topic", "subj") and not phrase.speech and phrase not in inner:
                yield phrase

    # -- what a phrase names --------------------------------------------------

    def heads(self, phrase: Phrase, cls: str, depth: int = 0) -> list[Mention]:
        """Return the mentions of a class that a phrase is about: its last one and those coordinated with it."""
        inside = self.scene.inside(phrase)
        own = [m for m in inside if m.cls == cls]
        if not own and cls == "Publication":
            own = self.scene.in_parentheses(phrase, cls)
        heads = self._last(phrase, own) if own else self._apposition(phrase, cls, depth)
        if not inside and not heads and cls == "Organization" and only_counts(phrase.words):
            heads = self.scene.in_parentheses(phrase, cls)
        if not heads and phrase.relative in self.scene.including and phrase.relative.args and depth < _APPOSITIONS:
            heads = self.heads(phrase.relative.args[-1], cls, depth + 1)
        before = phrase.before
        counted = not inside and phrase.words[-1].text.endswith(_ATTENDANTS)
        if before is None and (heads or counted) and depth <= _DEEPEST:
            return self._including(phrase, cls, depth) + heads
        if before is None or depth >= _DEEPEST or (inside and not heads):
            return heads
        earlier = self.heads(before, cls, depth + 1)
        if before.joined is not None and earlier:
            earlier = self.heads(before.joined, cls, depth + 1) + earlier
        return earlier + heads

    def _including(self, phrase: Phrase, cls: str, depth: int) -> list[Mention]:
        """Return those whom 를 비롯해 or 를 포함한 puts before a list (가온을 비롯해 다래, 나래가)."""
        args = next((c.args for c in self.scene.including if 0 <= phrase.start - c.predicate.end <= _CLOSE), [])
        joined = args[-1].joined if args else None
        earlier = self.heads(joined, cls, depth + 1) if joined is not None else []
        return earlier + self.heads(args[-1], cls, depth + 1) if args else []

    def _last(self, phrase: Phrase, own: list[Mention]) -> list[Mention]:
        """Return the last of the mentions in a phrase with those joined to it, if the phrase is about it."""
        words = phrase.words
        if len(own) > 1 and _is_kind_of(own[-2], own[-1], phrase):
            words = [w for w in words if w.end <= own[-1].start]
            own = own[:-1]
        last = own[-1]
        check = self._is_head.get(last.cls)
        rest = [w for w in words if w.start >= last.end]
        if check is not None and not check(rest) and not counts_its_like(last, rest):
            return []
        heads = [last]
        for left in own[-2::-1]:
            if not _JOINED.match(self._text[left.end : heads[-1].start]):
                break
            heads.append(left)
        return heads[::-1]

    def _apposition(self, phrase: Phrase, cls: str, depth: int) -> list[Mention]:
        """Return what a phrase is said to be (가온의 대표 제품인 …)."""
        relative = phrase.relative
        if relative is None or relative.predicate.stem != "이" or not relative.args or depth >= _APPOSITIONS:
            return []
        return self.heads(relative.args[-1], cls, depth + 1)

    def _product_is_head(self, rest: list[Word]) -> bool:
        return only_its_kind(rest, self._lexicon)

    def is_of_product(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names a product, or holds a word for one (다래전자 차세대 프로세서 나래 2600)."""
        return self.scene.has(phrase, "Product") or any(w.text in self._lexicon.product for w in phrase.words)

    # -- what a phrase leads back to --------------------------------------------

    def subjects(self, phrase: Phrase | None, cls: str) -> list[Mention]:
        """Return the mentions that a subject names or stands for (회사는, 김 대표는, 양사는)."""
        if phrase is None or phrase.speech:
            return []
        heads = self.heads(phrase, cls)
        if not heads and cls == "Person":
            heads = self._by_surname(phrase)
        if heads and phrase.joined is not None:
            return self.heads(phrase.joined, cls) + heads
        if not heads and cls == "Organization":
            if stands_for_both(phrase):
                return self.parties.meant(phrase)
            anaphor = self._anaphor(phrase)
            return [anaphor] if anaphor is not None else []
        return heads

    def _by_surname(self, phrase: Phrase) -> list[Mention]:
        """Lead "김 교수는" back to the one person of that surname named before."""
        first = phrase.words[0].text
        if len(first) != 1 or len(phrase.words) < 2:
            return []
        person = self._index.only_person_before(phrase.start, first)
        return [person] if person is not None else []

    def _anaphor(self, phrase: Phrase) -> Mention | None:
        """Lead 회사, 병원, 협회 … back to the organization that the text has been about."""
        if phrase.words[-1].text.endswith(_TEAMS):
            inside = self.scene.of_class(phrase, "Organization")
            return self.spoken_of() if all(m.name.endswith(_FACULTIES) for m in inside) else None
        words = [w for w in phrase.words if w.text not in _TRAIL]
        text = words[-1].text if words else ""
        if len(words) > 2 or text not in self._lexicon.generic or text in _NEVER:
            return None
        if text in _OWN:
            return self.spoken_of()
        for mention in (self.current, self.main):
            if mention is not None and (text in _ANY or text[-2:] in mention.name):
                return mention
        return None

    def gathering(self, phrase: Phrase) -> list[Mention]:
        """Lead 행사, 이날 행사, 시무식 … back to the gathering named last."""
        text = phrase.words[-1].text
        part = phrase.topic and text.endswith(_GATHERING_PARTS) and len(phrase.words) <= _LONGEST_PART
        part = part and not self.scene.inside(phrase)
        if not part and (len(phrase.words) > 2 or text not in _GATHERINGS):
            return []
        kind = self._index.last_ending(phrase.start, (text,), "Gathering")
        last = kind or self._index.last_before(phrase.start, "Gathering")
        return [last] if last is not None else []

    def journal(self) -> Mention | None:
        """Return the journal of the paper that the text is about."""
        return journal(self.scene.parsed.sentence, self._index, self._text)

    def spoken_of(self) -> Mention | None:
        """Return the organization that the sentence, or else the announcement, is about: an authority only if it is."""
        for phrase in self._subjects():
            if heads := self.heads(phrase, "Organization"):
                if not self.authorities.is_another(heads[-1], self.main):
                    return heads[-1]
        return self.current or self.main


def _is_kind_of(listed: Mention, group: Mention, phrase: Phrase) -> bool:
    """Tell whether a name behind 등 only says whose those on the list are (가온, 다래 등 나래그룹 산하 3개 계열사)."""
    between = [w.text for w in phrase.words if listed.end <= w.start < group.start]
    behind = [w.text for w in phrase.words if w.start >= group.end]
    whose = any(text in _WITHIN for text in behind) and behind[-1].endswith(_MEMBERS)
    return "등" in between and (whose or phrase.relative is not None)
