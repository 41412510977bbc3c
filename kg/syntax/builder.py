"""From the line of a sentence to phrases and predicates, read once from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.grammar import GRAMMAR
from kg.syntax.assembly import Assembly
from kg.syntax.lines import Piece
from kg.syntax.tree import Node, Phrase, Predicate
from kg.types import Sentence, Token

_PARTICLES = GRAMMAR.table("particles")
_TOPIC = frozenset(_PARTICLES.pop("topic"))
_TOPIC_SHORT = frozenset(_PARTICLES.pop("topic_short"))
_ALSO = frozenset(_PARTICLES.pop("also"))
_TOO = frozenset(_PARTICLES.pop("too"))
_OR = frozenset(_PARTICLES.pop("or"))
CASES = {particle: case for case, particles in _PARTICLES.items() for particle in particles}
"""Particle to case: what a phrase does for the predicate that governs it."""
_BEHIND_A_MARK = {p: (case, False) for p, case in CASES.items()} | dict.fromkeys(_TOPIC, ("topic", True))
"""Particles that the analyser takes for nouns behind the sign of a company (가온㈜과), with case and topic."""
_LIST_WORDS = GRAMMAR.set("lists.words")
_BREAKS = GRAMMAR.set("lists.breaks")
_ASPECT = GRAMMAR.set("predicates.aspect")
_ASPECT_ENDINGS = GRAMMAR.set("predicates.aspect_endings")
_DEPARTMENT_POSTS = GRAMMAR.set("departments.posts")
_DEPARTMENT_REACH = 2
"""Pieces behind 과 among which a post shows that it is a department's (화학과 김도윤 교수)."""
_DENIED = GRAMMAR.set("endings.denied")
_MEANS = GRAMMAR.set("endings.means")
_BULLETS = "▲△■●◆▶◇○□※▷☞①②③④⑤"
_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r" ?[A-Z]")
_LONG_NAME = 3
"""Letters from which on a Korean word beside the dash of a headline is a name."""
_JOINING_SIGNS = "–—↔×"
_DASHES = "-~–∼"
_MIDDLE_DOTS = "·‧・∙•⋅"
_DOT_SIGNS = "∙•⋅"
"""Those that the analyser takes for any sign."""


class Builder(Assembly):
    """Collects words into phrases and morphemes of verbs into predicates; one object for a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self._line: list[Piece] = []
        self._position = 0

    def read(self, line: list[Piece]) -> list[Node]:
        """Return the phrases and predicates of a line in order; what is still open at its end is closed."""
        self._line = line
        for self._position, (kind, item) in enumerate(line):
            if not isinstance(item, Token):
                self._fold(kind, *item)
            elif self._verb and item.tag == "JX" and self._negated_next():
                continue
            elif self._verb and self._goes_on(item):
                self._verb.append(item)
            else:
                handler = _HANDLERS.get(item.tag) or _HANDLERS.get(item.tag.partition("-")[0], Builder._other)
                handler(self, item)
        self._close("break")
        return self._nodes

    # -- one morpheme -------------------------------------------------------------

    def _negated_next(self) -> bool:
        """Tell whether the particle here stands between a verb and its negation (체결하지는 않았다)."""
        after = self._line[self._position + 1][1] if self._position + 1 < len(self._line) else None
        return self._verb[-1].form == "지" and isinstance(after, Token) and after.tag == "VX" and after.form in _DENIED

    def _goes_on(self, token: Token) -> bool:
        """Tell whether a morpheme belongs to the verb before it: an ending, or an auxiliary (체결하고 있다)."""
        if token.tag.startswith("E"):
            return True
        ending = self._verb[-1]
        if ending.tag != "EC":
            return False
        return token.tag == "VX" or (token.tag == "VV" and ending.form in _ASPECT_ENDINGS and token.form in _ASPECT)

    def _noun(self, token: Token) -> None:
        if self._verb:
            self._close_verb()
        if self._touches(token) and self._run[-1].form == "㈜" and token.form in _BEHIND_A_MARK:
            self._close_phrase(*_BEHIND_A_MARK[token.form])
            return
        if self._run and (self._run[-1].end != token.start or self._between(token)):
            self._close_word()
        self._run.append(token)

    def _between(self, token: Token) -> bool:
        """Tell whether 간 stands glued to the second of two parties (가온협회와 다래연합회간 협약)."""
        return token.form == "간" and token.tag == "NNB" and self._run[-1].tag in ("NNG", "NNP", "XSN")

    def _sign(self, token: Token) -> None:
        if token.form in _BULLETS:
            self._close("list")
        elif token.form in _BREAKS:
            self._close("break")
        elif token.form in _DOT_SIGNS:
            self._separator(token)
        elif token.form in _JOINING_SIGNS and self._touches(token) and self._parts_two(token):
            self._close_phrase("list")
        else:
            self._noun(token)

    def _dash(self, token: Token) -> None:
        if not self._touches(token):
            self._close()
        elif token.form in _DASHES and not self._parts_two(token):
            self._noun(token)
        else:
            self._close_phrase("list")

    def _parts_two(self, token: Token) -> bool:
        """Tell whether a dash of a headline stands between two names (가온전자-다래병원, LH-가온전자)."""
        if not self._headline:
            return False
        at = token.start - self._offset
        behind = _WORD.match(self._text, at + 1)
        before = self._text[self._run[0].start - self._offset : at]
        if behind is None or any(c.isdigit() for c in before + behind.group()):
            return False
        names = [word for word in (before, behind.group()) if _HANGUL.match(word)]
        return bool(names) and all(len(name) >= _LONG_NAME for name in names) and len(before) > 1

    def _separator(self, token: Token) -> None:
        """A comma or a middle dot lists phrases; a middle dot between two common nouns makes one word of them."""
        if token.form in _MIDDLE_DOTS and self._touches(token) and self._run[-1].tag in ("NNG", "XSN"):
            after = self._line[self._position + 1][1] if self._position + 1 < len(self._line) else None
            new = self._run[-1].new or (isinstance(after, Token) and after.new)
            if isinstance(after, Token) and not new and after.start == token.end and after.tag == "NNG":
                self._noun(token)
                return
        if token.form == ":" and self._inside_latin(token):
            return
        self._close("list")

    def _inside_latin(self, token: Token) -> bool:
        """Tell whether a colon stands between two words of a Latin name (학술지 Light: Science에)."""
        at = token.end - self._offset
        return self._touches(token) and self._run[-1].tag == "SL" and bool(_LATIN.match(self._text, at))

    def _stop(self, _token: Token) -> None:
        self._close("break")

    def _mark(self, _token: Token) -> None:
        self._close_word()

    def _adverb(self, token: Token) -> None:
        if token.form in _LIST_WORDS:
            self._noun(token) if self._inside_word(token) else self._close("list")
        elif token.form == "못" and token.tag == "MAG" and self._verb and self._verb[-1].form == "지":
            self._close_verb()
            self._nodes[-1].status = "denied"  # type: ignore[union-attr]  # a predicate has just been appended
        elif token.form in _TOO and (self._run or self._words):
            self._close_phrase("topic", True)
        else:
            self._close()

    def _inside_word(self, token: Token) -> bool:
        """Tell whether a word for "and" stands without spaces inside a name (전기및전자공학부)."""
        after = self._line[self._position + 1][1] if self._position + 1 < len(self._line) else None
        return self._touches(token) and isinstance(after, Token) and after.start == token.end

    def _other(self, _token: Token) -> None:
        self._close()

    def _auxiliary(self, token: Token) -> None:
        """An auxiliary with no verb before it is a noun misread (말)."""
        if not self._verb:
            self._noun(token)
        elif token.tag == "VX":
            self._begin_verb(token)
        else:
            self._close()

    def _begin_verb(self, token: Token) -> None:
        self._close_verb()
        if token.tag in ("XSV", "XSA"):
            self._split_stem()
        elif token.tag.startswith("V"):
            self._close_word()
        self._verb.append(token)

    def _split_stem(self) -> None:
        """Split the last noun off the run: it is the stem of noun-하다."""
        if not self._run:
            return
        cut = len(self._run) - 1
        while cut > 0 and self._run[cut].tag == "XSN":
            cut -= 1
        stem = self._run[cut:]
        self._run = self._run[:cut]
        self._close_word()
        self._stem = self._word(stem)

    # -- particles ---------------------------------------------------------------

    def _particle(self, token: Token) -> None:
        form, tag = token.form, token.tag
        if form == "과" and tag in ("JC", "JKB") and self._touches(token) and self._is_department():
            self._noun(token)
            return
        if tag == "JC" and form in _OR:
            self._close("list")
            return
        self._close_verb()
        self._close_word()
        if not self._words:
            self._second_particle(token)
        elif tag == "JX":
            topic = form in _TOPIC or form in _TOPIC_SHORT
            self._close_phrase("topic" if topic or form in _ALSO else "other", topic)
        else:
            self._close_phrase(CASES.get(form, "quote" if tag == "JKQ" else "other"))

    def _is_department(self) -> bool:
        """Tell whether 과 is a department's (화학과 교수) and not the particle."""
        following = self._line[self._position + 1 : self._position + 1 + _DEPARTMENT_REACH]
        return any(isinstance(item, Token) and item.form in _DEPARTMENT_POSTS for _, item in following)

    def _second_particle(self, token: Token) -> None:
        """Let a particle behind a particle add to the case of the phrase before them (에서는, 에서부터)."""
        phrase = self._nodes[-1] if self._nodes else None
        if isinstance(phrase, Predicate) and phrase.ending == "nominal" and token.form in _MEANS:
            phrase.ending = "connective"
        if not isinstance(phrase, Phrase) or phrase.speech:
            return
        form = token.form
        if token.tag == "JX" and (form in _TOPIC or form in _ALSO):
            phrase.topic = True
            phrase.case = phrase.case or "topic"
        elif not phrase.case or phrase.case == "list":
            phrase.case = CASES.get(form, "other")
        elif phrase.case == "at" and form == "의":
            phrase.case = "gen"
        elif phrase.case == "at" and form == "부터":
            phrase.case = "from"


_NOUNS = "NNG NNP NNB NR NP SL SH SN XPN XSN XR W_SERIAL W_URL W_EMAIL W_HASHTAG W_MENTION UN UNK MM"
_HANDLERS: dict[str, Callable[[Builder, Token], None]] = {
    **dict.fromkeys(_NOUNS.split(), Builder._noun),
    **dict.fromkeys(("JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC"), Builder._particle),
    **dict.fromkeys(("VV", "VA", "VCP", "VCN", "XSV", "XSA"), Builder._begin_verb),
    **dict.fromkeys(("MAG", "MAJ"), Builder._adverb),
    **dict.fromkeys(("SF", "SE"), Builder._stop),
    **dict.fromkeys(("SSO", "SSC"), Builder._mark),
    "VX": Builder._auxiliary,
    "SW": Builder._sign,
    "SO": Builder._dash,
    "SP": Builder._separator,
}
"""What each kind of morpheme does; any other closes what is open."""
