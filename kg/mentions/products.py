"""Products that a clause or a whole list shows: defined, called by a product's noun, or listed with their makers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.mentions.found import Found, Line, proper
from kg.organizations import Organizations
from kg.syntax import Phrase, Word
from kg.things import Things

_PAIRS = 3
"""From how many pairs of maker and product on a list speaks for itself."""
_FEW_PAIRS = 2
"""From how many on, where the sentence counts them as products."""
_LONGEST_TOPIC = 3
"""Words of the longest topic that a sentence defines as a product."""
_COUNT = re.compile("([2-9])(?:종|개|가지)")
_ABOUT = "대하"
_UNDERGOING = frozenset({"subj", "topic", "list", "break"})
"""Cases of what gets something, that of a headline's front included."""
_PARTED = re.compile("[,·/]")
_MARKS = " ‘’'“”\""
_SHORTEST_VARIANT, _LONGEST_VARIANT = 3, 20
"""Characters of the names of what is counted."""
_LONGEST_LIST = 6
"""Quoted names of the longest list that is followed to its front."""


class Products:
    """Finds the products of a sentence as a whole."""

    def __init__(self, organizations: Organizations, things: Things) -> None:
        self._organizations = organizations
        self._things = things
        self._launching = things.lexicon.words("product.launching")
        self._granting = things.lexicon.words("product.granting")
        self._goods = things.lexicon.words("product.goods")

    def find(self, line: Line, text: str, found: Found) -> None:
        """Record the products that a sentence defines, calls so, or lists with their makers."""
        self._defined(line, found)
        self._listed_as(line, found)
        self._launched(line, found)
        self._called(line, found)
        self._counted_out(line, text, found)
        self._granted(line, found)
        self._pairs(line, found)

    def _defined(self, line: Line, found: Found) -> None:
        """A name that a sentence defines as a product is one ("‘다래’는 … 솔루션이다")."""
        for clause in line.parsed.clauses:
            topic = clause.topic
            if clause.predicate.stem != "이" or topic is None or clause.predicate.ending == "adnominal":
                continue
            what = clause.args[-1] if clause.args else None
            name = topic.words[-1]
            if what is None or what.case != "copula" or name.text in found.names or len(topic.words) > _LONGEST_TOPIC:
                continue
            named = name.quoted or (len(topic.words) == 1 and proper(name) and len(name.text) > 1)
            if named and self._things.product_noun(what.words[-1].text) and self._things.nameable(name.text):
                found.names[name.text] = "Product"

    def _listed_as(self, line: Line, found: Found) -> None:
        """Quoted names are products where the topic says so ("새 브랜드는 ‘다래’, ‘마루’로 두 가지다")."""
        for clause in line.parsed.clauses:
            topic = clause.topic
            if clause.predicate.stem != "이" or topic is None or clause.predicate.ending == "adnominal":
                continue
            if topic.words[-1].quoted or not self._things.product_noun(topic.words[-1].text):
                continue
            for phrase in clause.args:
                if phrase is not topic and phrase.words[0].quoted and self._things.ownable(phrase.words[0]):
                    found.names.setdefault(phrase.words[0].text, "Product")

    def _launched(self, line: Line, found: Found) -> None:
        """A quoted name is a product where it is brought out, whoever does so ("‘다래’ 출시")."""
        for clause in line.parsed.clauses:
            if clause.predicate.stem not in self._launching:
                continue
            compound = clause.predicate.compound
            themes = [a for a in clause.args if a.case == "obj"] or ([compound] if compound is not None else [])
            for word in (word for phrase in themes for word in _last_quoted(phrase)):
                if self._things.ownable(word):
                    found.names.setdefault(word.text, "Product")

    def _granted(self, line: Line, found: Found) -> None:
        """A quoted name is a product where it gets what only products get (‘다래정’이 FDA 승인을 획득했다)."""
        about: Word | None = None
        for clause in line.parsed.clauses:
            named = [a.words[-1] for a in clause.args if a.case in _UNDERGOING and a.words[-1].quoted]
            themes = [a for a in (*clause.args, clause.predicate.compound) if a is not None and a.case in ("obj", "")]
            if clause.predicate.stem in self._granting and any(self._things.had(w) for a in themes for w in a.words):
                for word in (*named, *([about] if about is not None else [])):
                    if self._things.ownable(word):
                        found.names.setdefault(word.text, "Product")
            last = clause.args[-1].words[-1] if clause.predicate.stem == _ABOUT and clause.args else None
            about = last if last is not None and last.quoted else None

    def _counted_out(self, line: Line, text: str, found: Found) -> None:
        """The parenthesis behind a number of products names each of them (신제품 2종(다래 매운맛, 다래 순한맛))."""
        for phrase in line.phrases:
            for before, word in pairwise(phrase.words):
                count = _COUNT.fullmatch(word.text)
                if count is None or not word.parens or not self._things.product_noun(before.text):
                    continue
                start, end = word.parens[0]
                names = [name.strip(_MARKS) for name in _PARTED.split(text[start + 1 : end - 1])]
                if len(names) == int(count[1]) and all(map(self._is_variant, names)):
                    found.names.update(dict.fromkeys(names, "Product"))

    def _is_variant(self, name: str) -> bool:
        return _SHORTEST_VARIANT <= len(name) <= _LONGEST_VARIANT and self._things.nameable(name)

    def _called(self, line: Line, found: Found) -> None:
        """A quoted name is a product where a product noun follows 라는 (‘다래’라는 솔루션)."""
        for clause in line.parsed.clauses:
            if clause.predicate.stem != "이" or clause.predicate.ending not in ("adnominal", "quoted"):
                continue
            if clause.head is None or not clause.args:
                continue
            word, noun = clause.args[-1].words[-1], clause.head.words[-1].text
            if word.quoted and self._things.nameable(word.text) and self._things.product_noun(noun):
                found.names.setdefault(word.text, "Product")

    def _pairs(self, line: Line, found: Found) -> None:
        """Makers and products listed in pairs (가온 ‘다래’, 나래의 ‘마루’): one known maker shows the others."""
        counted = self._counted(line)
        pairs = list(self._made(line)) + (list(self._made_plainly(line)) if counted else [])
        few = _FEW_PAIRS if counted else _PAIRS
        known = counted or any(found.names.get(maker.text) == "Organization" for maker, _ in pairs)
        if len(pairs) < few or not known:
            return
        for maker, product in pairs:
            if found.names.get(maker.text) == "Organization" or (
                maker.text not in found.names
                and self._organizations.plausible(maker)
                and not self._things.product_noun(maker.text)
            ):
                found.names.setdefault(maker.text, "Organization")
                found.names.setdefault(product.text, "Product")
        for phrase in line.phrases:
            listed = phrase.before is not None and found.names.get(phrase.before.words[-1].text) == "Product"
            if listed and phrase.words[0].quoted and self._things.nameable(phrase.words[0].text):
                found.names.setdefault(phrase.words[0].text, "Product")

    def _counted(self, line: Line) -> bool:
        """Tell whether a sentence counts what it lists as products (등 3개 품목)."""
        return any(
            left.text == "등" and right.text[:1].isdigit() and phrase.words[-1].text in self._goods
            for phrase in line.phrases
            for left, right in pairwise(phrase.words)
        )

    def _made_plainly(self, line: Line) -> Iterator[tuple[Word, Word]]:
        """Yield maker and product of each phrase of two proper words in a list (가온제약 다래골드와 나래제약 마루)."""
        for phrase in line.phrases:
            words = [w for w in phrase.words if w.text != "등"][:2]
            rest = phrase.words[2:]
            listed = phrase.case in ("list", "with") or (bool(rest) and rest[0].text == "등")
            if listed and len(words) == 2 and (not rest or rest[0].text == "등"):
                if all((proper(w) or w.new) and not w.quoted for w in words):
                    yield words[0], words[1]

    def _made(self, line: Line) -> Iterator[tuple[Word, Word]]:
        """Yield the first quoted name of each phrase with the word before it, across 의 too."""
        for phrase in line.phrases:
            first = next((i for i, w in enumerate(phrase.words) if w.quoted), -1)
            maker = phrase.words[0] if first == 1 else phrase.owner.words[-1] if first == 0 and phrase.owner else None
            if maker is not None and not maker.quoted and self._things.nameable(phrase.words[first].text):
                yield maker, phrase.words[first]


def _last_quoted(phrase: Phrase) -> Iterator[Word]:
    """Yield the quoted name that ends a phrase and those listed before it (‘다래면’과 ‘마루면’을)."""
    item: Phrase | None = phrase
    for _ in range(_LONGEST_LIST):
        if item is None or not item.words[-1].quoted or item.speech:
            return
        yield item.words[-1]
        item = item.before or item.joined
