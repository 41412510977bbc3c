"""What a parsed sentence is made of: words, phrases, predicates and clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.types import Sentence

_PAREN = re.compile(r"\s?\([^()]*\)$")


@dataclass(slots=True, eq=False)
class Word:
    """Contiguous nominal morphemes; a quoted name is one word without its quotation marks.

    ``outer`` is the span with the quotation marks; ``parens`` are the spans of parentheses that stood behind it.
    """

    start: int
    end: int
    text: str
    tags: tuple[str, ...]
    forms: tuple[str, ...]
    quoted: bool = False
    outer: tuple[int, int] = (0, 0)
    new: bool = False
    parens: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: its words, the case that its particle gives it, and whether it is the topic.

    ``before`` is the phrase that it is coordinated with by a comma, a middle dot or 및 (never by 와/과, whose
    meaning depends on the predicate); ``joined`` is the one before it with 와/과, ``owner`` its genitive,
    ``relative`` the clause that modifies it. ``speech`` tells a quotation of what somebody said.
    """

    words: list[Word]
    case: str = ""
    topic: bool = False
    before: Phrase | None = None
    joined: Phrase | None = None
    owner: Phrase | None = None
    relative: Clause | None = None
    speech: bool = False

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """The words, without what stands in parentheses inside a quotation."""
        return " ".join(_PAREN.sub("", w.text) if w.quoted else w.text for w in self.words)


@dataclass(slots=True)
class Predicate:
    """A verb, adjective, copula, or the bare event noun that ends a headline.

    ``stem`` is the noun of noun-하다 (체결) or the verb's stem (맺). ``compound`` are the words of the same
    noun run before that noun (공급 계약 in "공급 계약 체결했다"). ``voice`` is ``active``, ``passive``,
    ``received`` or ``causative``; ``ending`` is ``adnominal``, ``connective``, ``final``, ``nominal``,
    ``quoted`` or ``headline``; ``status`` is what its own endings say of it. ``after`` is the word behind it,
    ``tail`` its last ending.
    """

    start: int
    end: int
    stem: str
    voice: str
    ending: str
    status: str
    past: bool
    compound: Phrase | None = None
    after: str = ""
    tail: str = ""
    adjective: bool = False
    progressive: bool = False


Node = Phrase | Predicate


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate with the phrases that it governs, nearest last.

    ``head`` is the noun phrase that an adnominal clause modifies, ``shared`` the one that a clause before it modifies
    with it (가온이 주최하고 다래가 후원하는 포럼). ``topic`` is the sentence's topic, if the clause is in its reach.
    """

    predicate: Predicate
    args: list[Phrase]
    topic: Phrase | None = None
    head: Phrase | None = None
    shared: Phrase | None = None
    subject: Phrase | None = None


@dataclass(slots=True)
class Parse:
    """A parsed sentence: its words in order, its phrases, its clauses."""

    sentence: Sentence
    words: list[Word]
    phrases: list[Phrase]
    clauses: list[Clause]
