"""The rule extractor: the steps from one announcement to what it says, in order.

A function of one announcement: it knows nothing of the others, so any number of processes give the same
result. `make_extractor` loads the analyser and the knowledge once; what it returns is called per announcement.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.coreference import chains
from kg.events import Text, events
from kg.grammar import WordLists
from kg.korean import make_analyser
from kg.lexicon import Lexicon
from kg.mentions import Finder, occurrences
from kg.people import People
from kg.posts import posts
from kg.relations import Reading, Relations, Telling
from kg.syntax import parse, speeches
from kg.times import find_times
from kg.types import Chain, Document, Extraction, Extractor, Mention, Relation, Time


def make_extractor() -> Extractor:
    """Load the analyser and the ontology's data, and return the extractor.

    Raises `kg.errors.KnowledgeError` where a data file of the ontology is not as it must be.
    """
    lexicon = Lexicon()
    analyse = make_analyser(frozenset(lexicon.names))
    people = People()
    finder = Finder(lexicon, people)
    relations = Relations(lexicon)
    general = WordLists("implications.toml").table("general")

    def extract(document: Document) -> Extraction:
        parses = [parse(one) for sentence in analyse(document) for one in (sentence, *speeches(sentence))]
        found = finder.find(document, parses)
        read, tellings = relations.read(document, parses, found)
        readings = read + posts(document, parses, found, people)
        mentions = _mentions(_without_sources(found.mentions, readings, tellings, lexicon), readings)
        times = _outside(find_times(document.text, document.published), mentions)
        grouped = chains(mentions, found.equal, lexicon)
        return Extraction(
            document=document,
            mentions=mentions,
            chains=grouped,
            times=times,
            relations=_unique(_most_specific(readings, grouped, general)),
            events=events(Text(document, parses, times), readings, tellings, grouped),
        )

    return extract


def _outside(times: tuple[Time, ...], mentions: tuple[Mention, ...]) -> tuple[Time, ...]:
    """Leave out the dates that are part of a product's name (‘가람 여행 5일’)."""
    names = [(m.start, m.end) for m in mentions if m.cls == "Product"]
    return tuple(time for time in times if not any(start <= time.start < end for start, end in names))


def _without_sources(
    found: list[Mention], readings: list[Reading], tellings: list[Telling], lexicon: Lexicon
) -> list[Mention]:
    """Leave out the media of which nothing is told: they are quoted as the source (다래통신에 따르면)."""
    told = {m.name for r in readings for m in (r.relation.subject, r.relation.object, *r.others)}
    told |= {m.name for telling in tellings for m in telling.who}
    return [m for m in found if m.cls != "Organization" or m.name in told or not _medium(m.name, lexicon)]


def _medium(name: str, lexicon: Lexicon) -> bool:
    known = lexicon.known(name)
    return known is not None and known.kind == "media"


def _mentions(found: list[Mention], readings: list[Reading]) -> tuple[Mention, ...]:
    """Return the mentions found and those that only a relation showed, in text order, each once."""
    used = {m for r in readings for m in (r.relation.subject, r.relation.object, *r.others)}
    return tuple(sorted({*found, *used}, key=lambda m: (m.start, m.end, m.cls, m.name)))


def _most_specific(
    readings: list[Reading], chains: tuple[Chain, ...], general: Mapping[str, tuple[str, ...]]
) -> list[Reading]:
    """Drop general agreements beside specific ones between the same two, and what is told of one with itself."""
    thing = {m: i for i, chain in enumerate(chains) for m in chain.mentions}

    def ends(reading: Reading) -> frozenset[int]:
        return frozenset((thing[reading.relation.subject], thing[reading.relation.object]))

    specific = {(r.relation.property, ends(r)) for r in readings if r.relation.status == "asserted"}
    between = [r for r in readings if len(ends(r)) > 1]
    return [r for r in between if not any((p, ends(r)) in specific for p in general.get(r.relation.property, ()))]


def _unique(readings: list[Reading]) -> tuple[Relation, ...]:
    """Return the relations in text order; of equal ones at one place the most certain."""
    best: dict[tuple[object, ...], Relation] = {}
    for reading in readings:
        r = reading.relation
        key = (r.subject.name, r.property, r.object.name, r.status, r.evidence.start)
        if key not in best or best[key].evidence.confidence < r.evidence.confidence:
            best[key] = r
    return tuple(
        sorted(
            best.values(),
            key=lambda r: (r.evidence.start, r.property, r.subject.start, r.object.start, r.evidence.rule),
        )
    )


__all__ = ["make_extractor", "occurrences"]
