"""The words of a phrase that can be a name: quoted ones, those of a list, new ones, prizes without their rank."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.patterns import ClausePattern
from kg.relations.reading import Scene
from kg.syntax import Phrase, Word
from kg.types import EntityClass

_LEADING = GRAMMAR.regex("names.leading")
_WITHIN = GRAMMAR.set("names.within")
_OPENINGS = GRAMMAR.words("names.openings")
_GIVING = GRAMMAR.set("prizes.giving")
_PARTS = GRAMMAR.words("names.parts")
_RANK = GRAMMAR.regex("prizes.rank")
_GIVEN = GRAMMAR.words("prizes.given")
_CERTIFICATE = "인증"
_CERTIFIED = GRAMMAR.set("prizes.certified")
NUMBERED = re.compile(r"[A-Z].*[0-9]")
"""Latin letters and a number behind them, as models are called (GX 5)."""
_INSIDE = re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,11}(?: [0-9]{3,6})?")
KINDS_BEHIND = frozenset({"인증", "사업", "프로그램", "프로젝트", "과제"})
"""Nouns that say the kind of what is named before them, which bears that name alone, too."""
_LONGEST_QUOTED = 50
_LONGEST_UNQUOTED = 20
"""Characters of a name made of a quotation, and of one made of a word that no dictionary has."""
_SHORTEST_COMMON = 6
"""Characters of a name of one word that the analyser takes for a common noun."""
_SHORTEST_PRIZE = 5
"""The same for a prize (문화예술상)."""
_PRIZE = "상"
_OFFICES = ("리상", "장상", "관상", "사상")
"""Ends of prizes called after the office that gives them (이사장상, 도지사상)."""
_OF_A_PART = 2
"""Words by which the name of a unit is told to be of a part of its whole (본부 직속)."""
_LONGEST_LIST = 12
"""Phrases of the longest list of names that is followed to its front."""


def is_named(word: Word, phrase: Phrase, scene: Scene) -> bool:
    """Tell whether a word is known to name something, or is in such a name: not only of a host."""
    length = word.end - word.start
    return any(
        m.start < word.end and word.start < m.end and not (m.cls == "Organization" and m.end - m.start < length)
        for m in scene.inside(phrase)
    )


def fits(pattern: ClausePattern, phrase: Phrase, quoted: Word) -> bool:
    """Tell whether a quoted name needs no telling end, or has it, or stands beside a word that the pattern asks for."""
    if pattern.near:
        return _beside(phrase, quoted, pattern.near)
    return (
        pattern.make == "Product"
        or pattern.property == "selectedFor"
        or not pattern.make_ends
        or quoted.text.endswith(pattern.make_ends)
        or phrase.text.endswith(pattern.make_ends)
    )


def _beside(phrase: Phrase, quoted: Word, nouns: tuple[str, ...]) -> bool:
    """Tell whether a noun stands beside a quoted name, or says what it is (비전 ‘가온’, ‘가온’ 비전, 비전인 ‘가온’)."""
    at = next((i for i, w in enumerate(phrase.words) if w is quoted), 0)
    texts = [w.text for w in (*phrase.words[max(0, at - 1) : at], *phrase.words[at + 1 : at + 2])]
    clause = phrase.relative
    if clause is not None and clause.predicate.stem == "이" and clause.args:
        texts.append(clause.args[-1].words[-1].text)
    return any(text.endswith(nouns) for text in texts)


def quoted_words(phrase: Phrase) -> list[Word]:
    """Return the quoted names of a phrase."""
    return [w for w in phrase.words if w.quoted and 2 <= len(w.text) <= _LONGEST_QUOTED]


def listed_words(phrase: Phrase) -> list[Word]:
    """Return the quoted names of a phrase and of those listed before it (‘다래차’, ‘마루차’와 ‘나래차’ 3종)."""
    out = quoted_words(phrase)
    item: Phrase | None = phrase
    for _ in range(_LONGEST_LIST):
        joined = item.joined if item is not None and item.words[0].quoted else None
        item = (item.before or joined) if item is not None else None
        if item is None or not item.words[-1].quoted or item.speech:
            break
        out = quoted_words(item) + out
    return out


def giver(phrase: Phrase, words: list[Word], scene: Scene) -> Word | None:
    """Return who gives what is won, right before its name (보건복지부 장관 표창); at a sentence's front it wins it."""
    before = next((a for a, b in pairwise(phrase.words) if b is words[0]), None)
    if before is None or before.start == scene.parsed.sentence.start or not words[-1].text.endswith(_GIVEN):
        return None
    return before if any(m.end == before.end and m.cls == "Organization" for m in scene.inside(phrase)) else None


def is_name(words: list[Word], ends: tuple[str, ...]) -> bool:
    """Tell whether words are more than a common noun, and name what is certified where it is a certificate."""
    if len(words) == 1:
        word = words[0]
        long = _SHORTEST_PRIZE if word.text.endswith(_PRIZE) and not word.text.endswith(_OFFICES) else _SHORTEST_COMMON
        return word.text not in ends and (len(word.text) >= long or is_proper(word))
    if words[-1].text != _CERTIFICATE:
        return True
    named = any(is_proper(w) or w.new or w.quoted or w.text in _CERTIFIED for w in words[:-1])
    return named or sum(len(w.text) for w in words[:-1]) >= _SHORTEST_COMMON


def may_name(word: Word) -> bool:
    """Tell whether a word can be part of an unquoted name."""
    return is_proper(word) or word.new


def is_new_name(name: list[Word]) -> bool:
    """Tell whether words that may be a name hold an invented word, or Latin letters with a number (GX 5)."""
    if any(w.new and 2 <= len(w.text) <= _LONGEST_UNQUOTED for w in name):
        return True
    return "SL" in name[0].tags and bool(NUMBERED.search(" ".join(w.text for w in name)))


def is_proper(word: Word) -> bool:
    """Tell whether the analyser takes a word, or a part of it, for a name or for Latin letters."""
    return "NNP" in word.tags or "SL" in word.tags


def without_end(phrase: Phrase, ends: tuple[str, ...]) -> Phrase:
    """Return a phrase without the last words that only say in which part one was chosen (… 사업 수행기관)."""
    words = list(phrase.words)
    while len(words) > 1 and words[-1].text in ends:
        words.pop()
    return Phrase(words, phrase.case, before=phrase.before, owner=phrase.owner)


def without_rank(phrase: Phrase, ends: tuple[str, ...]) -> Phrase:
    """Return a phrase without the rank behind the name of a prize (다래인증 1등급, 다래대상 최우수상)."""
    words = phrase.words
    if len(words) < 2 or not ends or not _RANK.match(words[-1].text) or not words[-2].text.endswith(ends):
        return phrase
    return Phrase(words[:-1], phrase.case, before=phrase.before, owner=phrase.owner)


def name_words(phrase: Phrase, cls: EntityClass, scene: Scene) -> list[Word]:
    """Return the words of a phrase from where a name made of it begins."""
    words = list(phrase.words)
    while words and _LEADING.match(words[0].text) and not (words[0].text.isdigit() and len(words[0].text) == 4):
        del words[0]
    named = {(m.start, m.end, m.cls) for m in scene.inside(phrase)}
    while cls == "Programme" and len(words) > 1 and (words[0].start, words[0].end, "Place") in named:
        del words[0]
    numbered = len(words) > 1 and words[1].text[:1].isdigit()  # ISO 27001
    opens = cls == "Gathering" and bool(words) and words[-1].text.endswith(_OPENINGS)
    if words and not numbered and not opens and (words[0].start, words[0].end, "Organization") in named:
        del words[0]
    if cls == "Organization" and len(words) > _OF_A_PART and words[1].text in _WITHIN:
        del words[:_OF_A_PART]  # 본부 직속 다래팀
    while len(words) > 1 and (words[0].text in _WITHIN or (cls == "Programme" and words[0].text in _GIVING)):
        del words[0]
    return words


def other_forms(text: str, name: str) -> list[str]:
    """Return the names that a scheme has beside its own: in letters, and without its kind (다래경영(DM) 인증)."""
    out = [inside for inside in _INSIDE.findall(text) if _ACRONYM.fullmatch(inside)]
    bare, _, kind = name.rpartition(" ")
    if kind in KINDS_BEHIND and (len(bare.replace(" ", "")) >= _SHORTEST_COMMON or bare.isascii() or out):
        out.append(bare)
    return [form for form in out if len(form) > 1 and form != name]


def shorter(words: list[Word], scene: Scene, phrase: Phrase) -> list[Word]:
    """Return the end of a name with more words than one has: behind its part, or from who gives the prize.

    Of "상생 확산 유공자 포상 다래부 장관 표창" the last three words, of "확산 유공 부문 가온상" the last one.
    """
    givers = {m.start for m in scene.of_class(phrase, "Organization")}
    for at in range(len(words) - 1, 0, -1):
        if words[at].start in givers:
            return words[at:] if words[-1].text.endswith(_GIVEN) else []
        if words[at - 1].text.endswith(_PARTS):
            return words[at:]
    return []
