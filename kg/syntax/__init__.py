"""From morphemes to words, phrases, predicates and clauses: a shallow parse of Korean news sentences.

Korean marks what a noun phrase does by the particle behind it and puts the predicate last, so a parse good
enough for facts needs no trained parser: noun phrases with their case, predicates with tense and modality,
and for each predicate the phrases to its left that it can govern. Parentheses are lifted out of the line and
hung on the word before them; a quoted name counts as one word; quoted speech is opaque.

`lines` folds a sentence into a line, `builder` reads the line into phrases and `predicates`, `headlines` finds
predicates where there is no verb, `clauses` gives each predicate what it governs; all of it is a `tree`. The words
that it turns on are in ``ontology/grammar.toml``. Sejong tags as Kiwi uses them: https://github.com/bab2min/Kiwi.
"""

from __future__ import annotations

from kg.syntax.builder import Builder
from kg.syntax.clauses import clauses, link
from kg.syntax.headlines import EVENT_ENDERS, close, make_predicates
from kg.syntax.lines import line, parentheses, quotations, speeches
from kg.syntax.tree import Clause, Parse, Phrase, Predicate, Word
from kg.types import Sentence


def parse(sentence: Sentence) -> Parse:
    """Parse one sentence; linear in its length."""
    nodes = Builder(sentence).read(list(line(sentence)))
    make_predicates(nodes)
    close(nodes, sentence)
    link(nodes)
    phrases = [n for n in nodes if isinstance(n, Phrase)]
    return Parse(sentence, [w for p in phrases for w in p.words], phrases, clauses(nodes))


__all__ = [
    "EVENT_ENDERS",
    "Clause",
    "Parse",
    "Phrase",
    "Predicate",
    "Word",
    "parentheses",
    "parse",
    "quotations",
    "speeches",
]
