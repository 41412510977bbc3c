"""All relations of an announcement, sentence by sentence, and what they say of others."""

from __future__ import annotations

from kg.knowledge import load_table
from kg.lexicon import Lexicon
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.patterns import ClausePattern, load_patterns
from kg.relations.branches import Branches
from kg.relations.ceremonies import Ceremonies
from kg.relations.clauses import ClauseReader
from kg.relations.implied import Implied, possible
from kg.relations.phrases import PhrasePatterns, PhraseReader
from kg.relations.prize_making import PrizeMaker
from kg.relations.reading import Reading, Scene, Telling
from kg.relations.references import References
from kg.relations.roles import Roles
from kg.relations.status import called_off
from kg.relations.unclaimed import Unclaimed
from kg.syntax import Parse
from kg.things import Things
from kg.types import Document, Mention

_MADE = frozenset({"develops", "launched"})
"""Properties of who makes a product: of a later sentence about it this one is the subject."""


class Relations:
    """Reads relations; one object for a process. Raises `kg.errors.KnowledgeError` for a pattern that is not whole."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._things = Things(lexicon)
        clause_patterns, phrase_patterns = load_patterns()
        self._phrase_patterns = PhrasePatterns(phrase_patterns)
        self._by_verb: dict[str, list[ClausePattern]] = {}
        for pattern in clause_patterns:
            for verb in sorted(pattern.verbs):
                self._by_verb.setdefault(verb, []).append(pattern)
        self._ends = {
            row["property"]: (_classes(row["domain"]), _classes(row["range"])) for row in load_table("properties.tsv")
        }
        self._implied = Implied()

    def read(self, document: Document, parses: list[Parse], found: Found) -> tuple[list[Reading], list[Telling]]:
        """Return all readings of an announcement, in text order, then what they imply; and what names too few."""
        tellings: list[Telling] = []
        return self._implied.add(self._read(document, parses, found, tellings)), tellings

    def _read(self, document: Document, parses: list[Parse], found: Found, tellings: list[Telling]) -> list[Reading]:
        mentions = sorted(found.mentions, key=lambda m: m.start)
        index = MentionIndex(mentions)
        references = References(document, found, self._lexicon, index)
        maker = PrizeMaker(document, found, self._lexicon, self._things)
        roles = Roles(references, maker)
        ended = called_off(document.title or "")
        phrases = PhraseReader(self._phrase_patterns, self._lexicon, references)
        clauses = ClauseReader(self._by_verb, self._ends, roles, references, ended)
        ceremonies, out = Ceremonies(document.text, found, references), list[Reading]()
        branches = Branches(self._lexicon)
        unclaimed = Unclaimed(found, self._things, references.announcer)
        for number, parsed in enumerate(parses):
            inside: list[Mention] = index.within(parsed.sentence.start, parsed.sentence.end)
            inside = sorted(inside + maker.again(parsed.sentence, inside), key=lambda m: m.start)
            references.enter(Scene(document, number, parsed, inside))
            for reading in (*phrases.read(), *clauses.read()):
                relation = reading.relation
                if not possible(reading, references):
                    continue
                if relation.property in _MADE and relation.status == "asserted":
                    references.makers.setdefault(relation.object.name, relation.subject)
                out.append(reading)
            out += branches.read(references.scene)
            unclaimed.see(references.scene)
            if not parsed.sentence.spoken:
                references.leave()
                ceremonies.see()
        out += unclaimed.readings(out)
        tellings += clauses.tellings
        out += ceremonies.joined(out, tellings)
        return out + list(ceremonies.read(out, tellings))


def _classes(cell: str) -> tuple[str, ...]:
    """Return the classes named in a cell of ``properties.tsv``, sorted."""
    return tuple(sorted(cell.split("|")))
