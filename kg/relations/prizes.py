"""What somebody has won or was chosen for: the prize itself, or the competition at which it was won."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.grammar import GRAMMAR
from kg.patterns import ClausePattern
from kg.relations.prize_making import PrizeMaker
from kg.relations.reading import Scene, View
from kg.relations.references import References
from kg.relations.themes import Themes
from kg.syntax import Phrase, Word
from kg.types import Mention

_RANKS = GRAMMAR.regex("prizes.rank")
_GIVEN = GRAMMAR.words("prizes.given")
_GIVEN_AT = GRAMMAR.words("prizes.given_at")
_CEREMONY = GRAMMAR.words("prizes.ceremony")
_HONOUR = GRAMMAR.set("prizes.honour")
_YEAR = re.compile(r"\s?\b20[0-9]{2}$")
_GIVING = GRAMMAR.set("prizes.giving")
_PARTS = GRAMMAR.set("names.parts")
_PARTS_TAKEN = GRAMMAR.set("prizes.parts_taken")
_GRADE = re.compile(r"(?:최|매우 ?)?우수|양호|보통|[A-F]{1,3}[+-]?|최고|탁월|으뜸|[가-힣]{1,4}등급|[0-9]등급")
"""Quoted words that name a grade."""
_WON = "수상"
_REPEATED = "연속"
"""What only who was chosen again and again says of it (5년 연속 선정)."""
_CERTIFICATE = "인증"
"""What alone names no certificate (인증평가에서 인증을 받았다)."""
_PRIZES = ("상", "대상")
_TOLD = frozenset({"to", "as", "obj"})
"""Cases of what one is chosen for or as: who is named bare beside it has won."""
_LONG_NAME = 8
"""Characters from which on common nouns are the name of a competition."""
_SHORT_RANK = 2
"""Words of a part in what its owner names (사업의 실시설계 적격자)."""
_LONGEST_RANK = 6
"""Words of the longest rank (대기업 부문 우수기업)."""


class Prizes:
    """Reads prizes in one announcement."""

    def __init__(self, references: References, maker: PrizeMaker, themes: Themes) -> None:
        self._references = references
        self._maker = maker
        self._themes = themes

    @property
    def _scene(self) -> Scene:
        return self._references.scene

    def won(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return what is won: the theme, or where that is only a rank (대상, 1등급) the competition it was won at."""
        theme = _honoured(view.theme)
        if theme is not view.theme:
            view = replace(view, theme=theme)
        if theme is not None and cls == "Programme" and (inside := self._named_inside(theme)) is not None:
            return [inside]
        if theme is not None and cls == "Programme" and (given := self._maker.given_behind(theme, self._scene)):
            return given
        if theme is None or not (_is_rank(theme) or theme.text == _CERTIFICATE):
            out = self._themes.theme(pattern, view, cls)
            if theme is not None and len(out) == 1 and theme.words[-1].text.endswith(_GIVEN) and cls == "Programme":
                self._call_by_competition(view, out[0])
            if theme is not None:
                self._maker.with_kind(out, theme)
            if not out and theme is not None and theme.words[-1].text.endswith(_GIVEN):
                return self._given_at(view, theme, cls)  # what an authority without a name gives (… 대상에서 대통령상)
            return out
        return self._given_at(view, theme, cls)

    def _named_inside(self, theme: Phrase) -> Mention | None:
        """Make the prize whose gathering or competition its own phrase names (가온쇼 혁신상, 가온 어워드 게임 부문)."""
        words = theme.words
        gatherings = [m for m in self._scene.of_class(theme, "Gathering") if m.start == theme.start]
        if gatherings and _RANKS.search(words[-1].text):
            at = next((i for i, w in enumerate(words) if w.start >= gatherings[0].end), 0)
            return self._maker.prize(words[:at], Phrase(words[at:], theme.case), by_itself=False) if at else None
        if words[-1].text not in _PARTS or any(w.quoted for w in words):
            return None
        at = next((i for i in range(len(words) - 1, 0, -1) if words[i - 1].text.endswith(_GIVEN_AT)), 0)
        named = any("NNP" in w.tags or "SL" in w.tags or w.new or w.text[:1].isdigit() for w in words[:at])
        return self._maker.prize(words[:at], Phrase(words[at:], theme.case), by_itself=True) if at and named else None

    def _call_by_competition(self, view: View, prize: Mention) -> None:
        """Let the prize that an authority gives bear the name of the competition at which it was won, too."""
        for phrase in view.clause.args:
            if phrase.case == "at" and (words := _competition(phrase)) and _is_prize(words[-1]):
                self._maker.given_at(self._without_place(phrase, words), prize)

    def chosen(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the competition at which somebody was chosen (… 대상에서 우수기업으로 선정), else as what."""
        ranks = [_without_winner(a) for a in _own(view.clause.args) if a.case == "as"]
        for rank in ranks:
            if found := self._given_at(view, rank, cls):
                return found
        return [m for rank in ranks for m in self._chosen_as(pattern, rank, cls)]

    def competition(self, _pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the competition that somebody has won (다래 콩쿠르에서 우승했다)."""
        for phrase in view.clause.args:
            if phrase.case == "at" and cls == "Programme":
                if prizes := self._references.heads(phrase, cls):
                    return prizes
                if words := _competition(phrase):
                    return [self._maker.competition(self._without_place(phrase, words), self._scene)]
        return []

    def scheme(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        """Return the scheme that a headline names bare: of an authority, or with the part in it that one has.

        가온, 중기부 ‘다래기업’ 선정; 가온, 다래구역 재건축 시공사 선정.
        """
        theme, references = view.theme, self._references
        if (
            view.clause.predicate.ending != "headline"
            or theme is None
            or any(a.case in _TOLD for a in view.clause.args)
        ):
            return []
        givers = [m for m in references.scene.of_class(theme, "Organization") if references.authorities.may_approve(m)]
        compound = view.clause.predicate.compound
        repeated = compound is not None and any(w.text == _REPEATED for w in compound.words)
        named_part = repeated or (len(theme.words) > 1 and theme.words[-1].text in _PARTS_TAKEN)
        words = [w for w in theme.words if not givers or w.start >= givers[-1].end]
        if not words or not (givers or named_part):
            return []
        rest = Phrase(words, theme.case)
        return references.heads(rest, cls) or self._maker.make(pattern, rest, references.scene)

    def _chosen_as(self, pattern: ClausePattern, rank: Phrase, cls: str) -> list[Mention]:
        """Return what a phrase with 로 names, or whose part it is (다래사업의 시공사로)."""
        if rank.owner is not None and rank.words[-1].text in pattern.strip and _is_part(rank):
            rank = rank.owner
        if _RANKS.search(rank.words[-1].text) and len(rank.words) == 1 and rank.words[0].text.endswith(_PRIZES):
            return []
        return self._references.heads(rank, cls) or self._maker.make(pattern, rank, self._scene)

    def _given_at(self, view: View, rank: Phrase, cls: str) -> list[Mention]:
        """Return the prize or competition named in a phrase with 에서, called by its rank too."""
        for phrase in view.clause.args:
            if phrase.case == "at" and (words := _competition(phrase)) and cls == "Programme":
                by_itself = self._scene.has(phrase, "Programme") or _is_prize(words[-1])
                return [self._maker.prize(self._without_place(phrase, words), rank, by_itself)]
        return self._at_gathering(view, rank) if cls == "Programme" else []

    def _at_gathering(self, view: View, rank: Phrase) -> list[Mention]:
        """Return what was won at a gathering that is no competition by its name (가온쇼에서 혁신상을 받았다)."""
        for phrase in view.clause.args if rank.words[-1].text.endswith(_PRIZES) else ():
            for gathering in self._references.heads(phrase, "Gathering")[-1:] if phrase.case == "at" else ():
                words = [w for w in phrase.words if gathering.start <= w.start < gathering.end]
                if words:
                    return [self._maker.prize(words, rank, by_itself=False)]
        return []

    def _without_place(self, phrase: Phrase, words: list[Word]) -> list[Word]:
        """Return the words without the place before the name (독일 다래 어워드)."""
        places = {m.end for m in self._scene.of_class(phrase, "Place")}
        words = words[1:] if len(words) > 1 and words[0].end in places else words
        giving = max((i + 1 for i, w in enumerate(words[:-1]) if w.text in _GIVING), default=0)
        return words[giving:]  # 다래부 주관 가온평가


def _is_part(rank: Phrase) -> bool:
    """Tell whether a phrase with 로 only says as what one was chosen for what its owner names."""
    if any(w.quoted for w in rank.words) or len(rank.words) <= _SHORT_RANK:
        return not any(w.quoted for w in rank.words)
    plain = not any("NNP" in w.tags or "SL" in w.tags for w in rank.words)
    return plain and rank.owner is not None and any(w.quoted for w in rank.owner.words)


def _honoured(theme: Phrase | None) -> Phrase | None:
    """Return what an honour is for, where the theme is the honour (대상의 영예를, 대상 수상의 쾌거를)."""
    if theme is None or theme.words[-1].text not in _HONOUR:
        return theme
    words = theme.words[:-1] or (theme.owner.words if theme.owner is not None else [])
    words = [w for w in words if not w.text.startswith(_WON)]
    return Phrase(words, theme.case, before=theme.before) if words else theme


def _own(phrases: list[Phrase]) -> list[Phrase]:
    """Return what is said of the last of several subjects (가온은 으뜸기업으로, 다래는 모범기업으로 뽑혔다)."""
    last = max((i for i, phrase in enumerate(phrases) if phrase.case in ("topic", "subj")), default=0)
    return phrases[last:] if any(phrase.case == "as" for phrase in phrases[last:]) else phrases


def _is_rank(theme: Phrase) -> bool:
    """Tell whether a phrase names no prize of its own but only its rank or its part."""
    words = theme.words
    if len(words) > 1 and words[-1].text in _PARTS and all(w.quoted for w in words[:-1]):
        return True
    if any(w.quoted and not _GRADE.fullmatch(w.text) for w in words) or len(words) > _LONGEST_RANK:
        return False
    part = any(word.text in _PARTS for word in words)
    named = words[:-1] if _RANKS.match(words[-1].text) or _GRADE.fullmatch(words[-1].text) else words
    if not part and any("NNP" in w.tags or "SL" in w.tags or w.new for w in named):
        return False
    return bool(_RANKS.search(words[-1].text)) and not any(w.text.endswith(_GIVEN_AT) for w in words[:-1])


def _without_winner(rank: Phrase) -> Phrase:
    """Return a phrase without the words for who won (우수상 수상 기업: 우수상)."""
    at = next((i for i, w in enumerate(rank.words) if i and w.text.startswith(_WON)), 0)
    return Phrase(rank.words[:at], rank.case, before=rank.before, owner=rank.owner) if at else rank


def _is_prize(word: Word) -> bool:
    """Tell whether a word ends the name of a prize or of a competition, and not that of a mere gathering."""
    return _YEAR.sub("", word.text.removesuffix("시상식").rstrip()).endswith(_GIVEN_AT)


def _competition(phrase: Phrase) -> list[Word]:
    """Return the words of a phrase that name a prize or a competition, without 시상식, or nothing."""
    words = list(phrase.words)
    while words and not words[-1].quoted and words[-1].text in _CEREMONY:
        words.pop()
    called = bool(words) and words[-1].quoted and len(words) < len(phrase.words)  # ‘다래사업’ 공모에서
    if not words or not (called or _is_prize(words[-1]) or _YEAR.search(words[-1].text)):
        return []
    if words[-1].quoted:
        return words[-1:]
    named = any("NNP" in w.tags or "SL" in w.tags or w.new or w.text[:1].isdigit() for w in words)
    return words if named or sum(len(w.text) for w in words) >= _LONG_NAME else []
