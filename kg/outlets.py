"""One release in many outlets: each is a source of all that its own words say, and they are linked as one story.

Every announcement is read by itself. Where two outlets print the same sentence, what was read from it in one of them
stands in the other as well, even if the other's words around it did not let it be read there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.types import Entity, Evidence, Extraction, Fact, Graph, Happening

if TYPE_CHECKING:
    from kg.duplicates import Group

# A sentence of a release as one announcement has it: its id, start and end.
Place = tuple[str, int, int]
# The same sentence in another outlet: the id of the announcement, and where it begins there.
Echo = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Outlets:
    """``fullest`` leads from the id of each other outlet of a story to the fullest, ``echoes`` from place to place."""

    fullest: Mapping[str, str] = field(default_factory=dict)
    echoes: Mapping[Place, tuple[Echo, ...]] = field(default_factory=dict)


def outlets_of(groups: Iterable[Group], extractions: Iterable[Extraction]) -> Outlets:
    """Find where the sentences that were read in one outlet of a story stand in the others."""
    stories = [[told.id for told in group.members] for group in groups]
    story_of = {id_: number for number, ids in enumerate(stories) for id_ in ids}
    texts: dict[int, dict[str, str]] = defaultdict(dict)
    quotes: dict[int, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for one in extractions:
        document = one.document
        number = story_of.get(document.id)
        if number is not None:
            texts[number][document.id] = document.text
            for evidence in (*(r.evidence for r in one.relations), *(e.evidence for e in one.events)):
                quotes[number][evidence.quote].append((document.id, evidence.start, evidence.end))
    fullest = {other: ids[0] for ids in stories for other in ids[1:]}
    echoes: dict[Place, tuple[Echo, ...]] = {}
    for number, found in quotes.items():
        for quote, places in found.items():
            standing = [(id_, text.find(quote)) for id_, text in sorted(texts[number].items())]
            for place in set(places):
                echoes[place] = tuple((id_, start) for id_, start in standing if start >= 0 and id_ != place[0])
    return Outlets(fullest, echoes)


def told_by_all(graph: Graph, outlets: Outlets) -> Graph:
    """Return a graph in which each outlet of a story is linked to the fullest and a source of what it says too."""
    if not outlets.fullest:
        return graph
    iris = {source.id: source.iri for source in graph.sources}
    story = {other: iris[fullest] for other, fullest in outlets.fullest.items() if fullest in iris}
    facts = tuple(replace(one, evidence=_echoed(one.evidence, outlets)) for one in graph.facts)
    happenings = tuple(replace(one, evidence=_echoed(one.evidence, outlets)) for one in graph.happenings)
    return replace(
        graph,
        sources=tuple(replace(one, retells=story.get(one.id, "")) for one in graph.sources),
        facts=facts,
        happenings=happenings,
        entities=_named(graph.entities, facts, happenings),
    )


def _echoed(evidence: tuple[Evidence, ...], outlets: Outlets) -> tuple[Evidence, ...]:
    """Return evidence with the same sentences of outlets in which nothing of it was read."""
    having = {one.document for one in evidence}
    more: dict[str, Evidence] = {}
    for one in evidence:
        for id_, start in outlets.echoes.get((one.document, one.start, one.end), ()):
            if id_ not in having:
                moved = start - one.start
                marks = tuple((first + moved, last + moved) for first, last in one.marks)
                more.setdefault(id_, replace(one, document=id_, start=start, end=one.end + moved, marks=marks))
    return tuple(sorted((*evidence, *more.values()), key=_place)) if more else evidence


def _place(one: Evidence) -> tuple[str, int, int, str]:
    return one.document, one.start, one.end, one.rule


def _named(entities: Sequence[Entity], facts: Iterable[Fact], happenings: Iterable[Happening]) -> tuple[Entity, ...]:
    """Return the entities with the announcements that now speak of them."""
    told: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for iri in (fact.subject, fact.object):
            told[iri].update(one.document for one in fact.evidence)
    for event in happenings:
        for iri in (*(iri for _, iri in event.participants), *filter(None, (event.place,))):
            told[iri].update(one.document for one in event.evidence)
    return tuple(
        replace(one, documents=tuple(sorted({*one.documents, *told[one.iri]})))
        if not told[one.iri] <= set(one.documents)
        else one
        for one in entities
    )
