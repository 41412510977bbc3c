"""Names that only their role shows: what is launched is a product, what is won is an award."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import cast

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.patterns import ClausePattern
from kg.relations.heads import only_its_kind
from kg.relations.name_words import (
    KINDS_BEHIND,
    fits,
    giver,
    is_name,
    is_named,
    is_proper,
    listed_words,
    may_name,
    name_words,
    other_forms,
    quoted_words,
    shorter,
    without_end,
    without_rank,
)
from kg.relations.reading import Scene
from kg.relations.unquoted import MOST_WORDS, Unquoted
from kg.syntax import Phrase, Word
from kg.things import Things
from kg.types import Document, EntityClass, Mention, Sentence

_NO_UNIT = GRAMMAR.words("names.no_unit")
_OF_OFFICE = ("행정상", "재정상")
"""Ends of prizes that end as no unit does (복지행정상)."""
_PARENTHESIS = re.compile(r"\s?\([^()]*\)")
_KINDS_BEFORE = ("프로그램", "사업", "프로젝트", "제도")
"""Ends of what says the kind of a scheme before its name (창업지원 프로그램 다래)."""
MARKS = re.compile(r"[‘’“”\"'「」『』]")
_COUNTED = re.compile(r"^[0-9]+(?:건|관왕|개|곳|년)$")
_GIVEN = GRAMMAR.words("prizes.given")
_RANKS = GRAMMAR.regex("prizes.rank")
_PARTS = GRAMMAR.words("names.parts")
_OCCASION = "행사"
"""A noun that ends names, and descriptions as often (기술 공유 행사)."""
_SHORTEST_MADE = 3
"""Characters from which on a name made once is looked for again."""
_MOST_MADE = 20
"""Names made last that are looked for in each sentence: no announcement has as many."""
_SHORTEST_PROGRAMME = 4
_SHORTEST_RUN = 5
"""Characters of the shortest name of a scheme that only its giver shows."""
_MOST_WORDS = 6


_ABROAD = ("현지법인", "법인", "지사")
"""Ends of nouns for branches, which a country before them does not name."""


class Maker:
    """Makes mentions of phrases; one object for an announcement."""

    def __init__(self, document: Document, found: Found, lexicon: Lexicon, things: Things) -> None:
        self._text = document.text
        self._found = found
        self._lexicon = lexicon
        self._things = things
        self._bare = Unquoted(lexicon)
        self._plain = lexicon.words("programme.plain")
        self._designations = lexicon.words("programme.designations")
        self._not_made = lexicon.ends("product.not_owned")
        self._made: dict[str, EntityClass] = {}
        self._last: list[Mention] = []
        self._generic = frozenset(lexicon.words("gathering.generic"))

    def again(self, sentence: Sentence, known: list[Mention]) -> list[Mention]:
        """Return the places in a sentence of names made of earlier ones, the last of them, and put them down."""
        out: list[Mention] = []
        for name in list(self._made)[-_MOST_MADE:]:
            at = sentence.text.find(name)
            start, end = sentence.start + at, sentence.start + at + len(name)
            if at >= 0 and not any(m.start < end and start < m.end for m in known + out):
                out.append(Mention(start, end, self._made[name], name, name))
        self._found.mentions += out
        return out

    def make(self, pattern: ClausePattern, phrase: Phrase, scene: Scene) -> list[Mention]:
        """Make a mention of a phrase whose role shows it to be a name of the pattern's class."""
        if phrase.speech or not pattern.make:
            return []
        cls = cast(EntityClass, pattern.make)
        phrase = self._behind_product(phrase, scene) if cls == "Programme" else phrase
        quoted = [w for w in quoted_words(phrase) if cls != "Programme" or not w.text.endswith(_PARTS)]
        if quoted and cls == "Programme" and (prize := self._behind_quoted(phrase, quoted[-1], scene)):
            return prize
        if quoted and cls == "Programme" and len(quoted[-1].text) < _SHORTEST_PROGRAMME:
            return []
        if quoted and cls == "Gathering" and not pattern.make_ends and is_named(quoted[-1], phrase, scene):
            return []
        if quoted and fits(pattern, phrase, quoted[-1]):
            return self._products(phrase, quoted) if cls == "Product" else [self._new(cls, quoted[-1], quoted[-1])]
        if pattern.unquoted and not scene.inside(phrase) and (name := self._bare.name(pattern, phrase)):
            return [self._new(cls, name[0], name[-1])]
        award = self._lexicon.award if cls == "Programme" and not pattern.near else ()
        ends = pattern.make_ends or award
        if pattern.strip:
            part, phrase = phrase, without_end(phrase, pattern.strip)
            if len(phrase.words) < len(part.words) and (name := self._of_giver(phrase, scene)):
                return [self._new(cls, name[0], name[-1])]
        phrase = without_rank(phrase, ends)
        if pattern.property == "announced" and len(phrase.words) == 1 and not may_name(phrase.words[0]):
            return []
        made = self._by_end(cls, self._whole(phrase, ends, scene), ends, scene) if ends else []
        if not made and pattern.proper and (name := self._proper(phrase, scene)):
            return [self._new(cls, name[0], name[-1])]
        return [m for m in made if not self._says_where(m.name)]

    def _says_where(self, name: str) -> bool:
        """Tell whether a word says only where a branch is (한국지사, 미국법인)."""
        end = next((end for end in _ABROAD if name.endswith(end)), "")
        return bool(end) and self._lexicon.cls(name.removesuffix(end).strip()) == "Place"

    def _of_giver(self, phrase: Phrase, scene: Scene) -> list[Word]:
        """Return what an organization right before it runs, where one was chosen for a part (국방부 다래카드 3기)."""
        words = name_words(phrase, "Programme", scene)
        run = len(words) < len(phrase.words) and bool(scene.of_class(phrase, "Organization"))
        known = any(m.end > words[0].start for m in scene.inside(phrase)) if words else True
        long = sum(len(w.text) for w in words) >= _SHORTEST_RUN
        return words if run and not known and long and len(words) <= MOST_WORDS else []

    def _proper(self, phrase: Phrase, scene: Scene) -> list[Word]:
        """Return the words of a phrase that names what one was chosen for by a proper word at its end (다래 팁스)."""
        last = phrase.words[-1]
        known = any(m.start < last.end and last.start < m.end for m in scene.inside(phrase))
        if known or not may_name(last) or _COUNTED.match(last.text) or _RANKS.match(last.text):
            return []
        if last.text in self._plain or self._lexicon.suffix(last.text)[0]:
            return []
        words = name_words(phrase, "Programme", scene)
        kind = next((i for i in range(len(words) - 2, -1, -1) if words[i].text.endswith(_KINDS_BEFORE)), -1)
        words = words[kind + 1 :]
        return words if words and len(words) <= MOST_WORDS else []

    def _behind_quoted(self, phrase: Phrase, quoted: Word, scene: Scene) -> list[Mention]:
        """Make the prize that an authority gives at a quoted competition (‘다래 경진대회’ 행정안전부 장관상)."""
        rest = [w for w in phrase.words if w.start >= quoted.end]
        if not rest or not rest[-1].text.endswith(_GIVEN) or quoted.text.endswith(self._lexicon.award):
            return []
        out = self._by_end("Programme", Phrase(rest), _GIVEN, scene)
        for prize in out:
            self._found.mentions.append(replace(prize, name=f"{quoted.text} {prize.name}"))
            self._found.equal.append((prize.name, f"{quoted.text} {prize.name}"))
        return out

    def _behind_product(self, phrase: Phrase, scene: Scene) -> Phrase:
        """Return what stands behind a quoted product in a phrase on a prize (‘다래눈’ 솔루션 다래인증)."""
        kinds = [i for i, w in enumerate(phrase.words) if i and w.text in self._lexicon.product]
        products = {m.start for m in scene.of_class(phrase, "Product")}
        if phrase.words[-1].text.endswith((*_GIVEN, *_PARTS)):
            kinds += [i for i, w in enumerate(phrase.words) if w.quoted and w.start in products]
        cut = next((i + 1 for i in sorted(kinds, reverse=True) if any(w.quoted for w in phrase.words[: i + 1])), 0)
        rest = phrase.words[cut:]
        return Phrase(rest, phrase.case, before=phrase.before) if cut and rest else phrase

    def _products(self, phrase: Phrase, quoted: list[Word]) -> list[Mention]:
        """Make mentions of the quoted names that a phrase lists, unless it is about something else of theirs."""
        listed = listed_words(phrase)
        rest = [w for w in phrase.words if w.start >= quoted[-1].end]
        if not only_its_kind(rest, self._lexicon) or any(
            _PARENTHESIS.sub("", word.text).endswith(self._not_made) for word in listed
        ):
            return []
        return [self._new("Product", word, word) for word in listed if self._things.nameable(word.text)]

    def _by_end(self, cls: EntityClass, phrase: Phrase, ends: tuple[str, ...], scene: Scene) -> list[Mention]:
        """Make a mention of a phrase that ends as such names do."""
        if cls == "Gathering" and phrase.words[-1].text == _OCCASION and len(phrase.words) > 1:
            named = phrase.words[-2].text.endswith(ends)  # 가온대상 시상식 행사
            phrase = Phrase(phrase.words[:-1], phrase.case, before=phrase.before) if named else phrase
        last = phrase.words[-1].text
        if not last.endswith(ends) or (last.endswith(_NO_UNIT) and not last.endswith(_OF_OFFICE)):
            return []
        words = name_words(phrase, cls, scene)
        if len(words) > _MOST_WORDS:
            words = shorter(words, scene, phrase) if cls == "Programme" else []
        if not words:
            return []
        given_by = giver(phrase, words, scene) if cls == "Programme" else None
        if given_by is not None:
            made = self._new(cls, given_by, words[-1])
            if words[0].text not in ends:
                self._alias(made, words[0].start)
            return [made]
        generic = cls == "Gathering" and all(w.text in self._generic or w.text in ends for w in words)
        if cls == "Gathering" and last == _OCCASION and not any(is_proper(w) or w.quoted for w in words):
            return []
        designated = len(words) == 1 and words[0].text in self._designations
        plain = cls == "Programme" and all(_COUNTED.search(w.text) or w.text in self._plain for w in words)
        counted = cls == "Programme" and any(_COUNTED.search(w.text) for w in words)
        if generic or plain or counted or not (designated or is_name(words, ends)):
            return []
        made = self._new(cls, words[0], words[-1])
        for word, following in pairwise(words):
            if word.text.endswith(_PARTS):
                self._alias(made, following.start)
        return [made]

    def _new(self, cls: EntityClass, first: Word, last: Word) -> Mention:
        text = self._text[first.start : last.end]
        bare = MARKS.sub("", _PARENTHESIS.sub("", text)).strip()
        name = bare if len(bare) > 1 else text
        if len(name) >= _SHORTEST_MADE:
            self._made[name] = cls
        made = Mention(first.start, last.end, cls, text, name)
        for form in other_forms(text, name) if cls == "Programme" else ():
            self._found.mentions.append(replace(made, name=form))
            self._found.equal.append((name, form))
        self._last = [*self._last[-_MOST_MADE:], made]
        return made

    def made_in(self, phrase: Phrase, cls: str) -> list[Mention]:
        """Return the names of a class that were made of words of a phrase just now."""
        return [m for m in self._last if m.cls == cls and phrase.start <= m.start and m.end <= phrase.end]

    def _alias(self, mention: Mention, start: int) -> None:
        """Record the end of a name as another form of it (… 부문 가온상: 가온상)."""
        name = self._text[start : mention.end]
        self._found.mentions.append(Mention(start, mention.end, mention.cls, name, name))
        self._found.equal.append((mention.name, name))

    def _whole(self, phrase: Phrase, ends: tuple[str, ...], scene: Scene) -> Phrase:
        """Return the phrase together with the one that 및 joins to it, where only that one ends as such a name does."""
        if phrase.case != "list" or phrase.words[-1].text.endswith(ends):
            return phrase
        following = next((p for p in scene.parsed.phrases if p.before is phrase), None)
        if following is None or not following.words[-1].text.endswith(ends) or following.words[-1].text in KINDS_BEHIND:
            return phrase
        if self._text[phrase.end : following.start].strip() != "및":
            return phrase
        return Phrase([*phrase.words, *following.words], following.case)
