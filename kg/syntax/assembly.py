"""Words, phrases and predicates while they are put together: what is open, and how it is closed."""

from __future__ import annotations

from kg.syntax.predicates import predicate
from kg.syntax.tree import Node, Phrase, Word
from kg.types import Sentence, Token


class Assembly:
    """What is open while a sentence is read: a word (its run of morphemes), a phrase (its words), a verb."""

    def __init__(self, sentence: Sentence) -> None:
        self._text = sentence.text
        self._offset = sentence.start
        self._headline = sentence.headline
        self._nodes: list[Node] = []
        self._words: list[Word] = []
        self._run: list[Token] = []
        self._verb: list[Token] = []
        self._stem: Word | None = None

    # -- closing what is open -------------------------------------------------

    def _close(self, case: str = "", topic: bool = False) -> None:
        """Close the verb, the word and the phrase, which gets its case."""
        if self._verb:
            self._close_verb()
        self._close_phrase(case, topic)

    def _close_word(self) -> None:
        if run := self._run:
            self._words.append(self._word(run, any(t.new for t in run)))
            self._run = []

    def _word(self, run: list[Token], new: bool = False) -> Word:
        start, end = run[0].start, run[-1].end
        text = self._text[start - self._offset : end - self._offset]
        return Word(
            start, end, text, tuple([t.tag for t in run]), tuple([t.form for t in run]), False, (start, end), new
        )

    def _close_phrase(self, case: str = "", topic: bool = False) -> None:
        self._close_word()
        if self._words:
            self._nodes.append(Phrase(self._words, case, topic))
            self._words = []

    def _close_verb(self) -> None:
        if not self._verb:
            return
        tokens, self._verb = self._verb, []
        word, self._stem = self._stem, None
        compound = Phrase(self._words) if self._words else None
        self._words = []
        stem = word.text if word is not None else tokens[0].form
        if tokens[0].tag in ("VCP", "VCN"):
            stem = "이" if tokens[0].tag == "VCP" else "아니"
            if compound is not None:
                compound.case = "copula"
                self._nodes.append(compound)
                compound = None
        self._nodes.append(predicate(tokens, stem, word.start if word else tokens[0].start, compound))

    # -- quotations and parentheses ---------------------------------------------

    def _fold(self, kind: str, start: int, end: int) -> None:
        if kind == "paren":
            self._parenthesis(start, end)
            return
        self._close_verb()
        self._close_word()
        if kind == "speech":
            self._close_phrase()
            word = Word(start, end, "", ("SPEECH",), ("",), outer=(start, end))
            self._nodes.append(Phrase([word], "speech", speech=True))
            return
        inner = self._text[start + 1 - self._offset : end - 1 - self._offset]
        begin = start + 1 + len(inner) - len(inner.lstrip())
        inner = inner.strip()
        if inner:
            proper = kind == "quoted name"
            self._words.append(Word(begin, begin + len(inner), inner, ("QT",), (inner,), True, (start, end), proper))

    def _parenthesis(self, start: int, end: int) -> None:
        self._close_word()
        if self._words:
            self._words[-1].parens.append((start, end))
        elif self._nodes and isinstance(last := self._nodes[-1], Phrase):
            last.words[-1].parens.append((start, end))

    def _touches(self, token: Token) -> bool:
        """Tell whether a morpheme stands right behind the open word."""
        return bool(self._run) and self._run[-1].end == token.start
