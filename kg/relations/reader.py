"""All relations of an announcement, sentence by sentence, and what they say of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.knowledge import load_table, load_toml
from kg.lexicon import Lexicon
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.patterns import ClausePattern, load_patterns
from kg.relations.ceremonies import Ceremonies
from kg.relations.clauses import ClauseReader
from kg.relations.making import Maker
from kg.relations.phrases import PhraseReader
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
        clause_patterns, self._phrase_patterns = load_patterns()
        self._by_verb: dict[str, list[ClausePattern]] = {}
        for pattern in clause_patterns:
            for verb in sorted(pattern.verbs):
                self._by_verb.setdefault(verb, []).append(pattern)
        self._ends = {
            row["property"]: (_classes(row["domain"]), _classes(row["range"])) for row in load_table("properties.tsv")
        }
        self._stated = {entry["then"] for entry in load_toml("implications.toml")["implication"]}
        self._implications: dict[str, list[dict[str, Any]]] = {}
        for entry in load_toml("implications.toml")["implication"]:
            self._implications.setdefault(entry["if"], []).append(entry)

    def read(self, document: Document, parses: list[Parse], found: Found) -> tuple[list[Reading], list[Telling]]:
        """Return all readings of an announcement, in text order, then what they imply; and what names too few.

        What a text states of a thing (who develops it) nothing else implies: another may only sell it.
        """
        tellings: list[Telling] = []
        readings = self._read(document, parses, found, tellings)
        makers = {
            r.relation.object.name
            for r in readings
            if r.relation.property in self._stated and r.relation.status == "asserted"
        }
        implied = [
            r for reading in readings if reading.relation.object.name not in makers for r in self._implied(reading)
        ]
        return readings + implied, tellings

    def _read(self, document: Document, parses: list[Parse], found: Found, tellings: list[Telling]) -> list[Reading]:
        mentions = sorted(found.mentions, key=lambda m: m.start)
        index = MentionIndex(mentions)
        references = References(document, found, self._lexicon, index)
        maker = Maker(document, found, self._lexicon, self._things)
        roles = Roles(references, maker)
        ended = called_off(document.title or "")
        phrases = PhraseReader(self._phrase_patterns, self._lexicon, references)
        clauses = ClauseReader(self._by_verb, self._ends, roles, references, ended)
        ceremonies, out = Ceremonies(document.text, found, references), list[Reading]()
        unclaimed = Unclaimed(found, self._things, references.announcer)
        for number, parsed in enumerate(parses):
            inside: list[Mention] = index.within(parsed.sentence.start, parsed.sentence.end)
            inside = sorted(inside + maker.again(parsed.sentence, inside), key=lambda m: m.start)
            references.enter(Scene(document, number, parsed, inside))
            for reading in (*phrases.read(), *clauses.read()):
                relation = reading.relation
                if relation.property in _MADE and relation.status == "asserted":
                    references.makers.setdefault(relation.object.name, relation.subject)
                out.append(reading)
            unclaimed.see(references.scene)
            if not parsed.sentence.spoken:
                references.leave()
                ceremonies.see()
        out += unclaimed.readings(out)
        tellings += clauses.tellings
        out += ceremonies.joined(out, tellings)
        return out + list(ceremonies.read(out, tellings))

    def _implied(self, reading: Reading) -> Iterator[Reading]:
        """Yield what a relation says of another (``ontology/implications.toml``)."""
        relation = reading.relation
        for entry in self._implications.get(relation.property, ()):
            evidence = replace(
                relation.evidence,
                rule=f"{relation.evidence.rule}+{entry['then']}",
                confidence=round(relation.evidence.confidence * entry["factor"], 3),
            )
            implied = replace(relation, property=entry["then"], evidence=evidence)
            yield Reading(implied, "", reading.sentence, [], reading.span)


def _classes(cell: str) -> tuple[str, ...]:
    """Return the classes named in a cell of ``properties.tsv``, sorted."""
    return tuple(sorted(cell.split("|")))
