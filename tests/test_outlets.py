"""One release in many outlets: every outlet is a source of what its own words say, and they are one story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

from made_extractions import Said, Thing, announcement, org, person

from kg.duplicates import Group, Told
from kg.outlets import outlets_of, told_by_all
from kg.rdf import BASE, announcement_graphs
from kg.resolve import merge
from kg.types import Evidence, Extraction, Graph

COMPANY, HEAD = org("가나바이오"), person("홍길동")
READ = announcement("read", facts=[(HEAD, "ceoOf", COMPANY)], events=[Said("MOU", (COMPANY, org("다라대학교")))])
UNREAD, FAR, ALONE = announcement("unread"), announcement("far"), announcement("alone")


def said(extraction: Extraction) -> Evidence:
    """Return the sentence that the one fact stands on."""
    return extraction.relations[0].evidence


def saying(extraction: Extraction, text: str) -> Extraction:
    """Return an extraction of another text."""
    return replace(extraction, document=replace(extraction.document, text=text))


def group(*extractions: Extraction) -> Group:
    """Return a story whose first outlet is the fullest."""
    members = (Told(e.document.id, None, None, None, len(e.document.text)) for e in extractions)
    return Group(tuple(members), 0.5)


def graph_of(extractions: Iterable[Extraction], groups: Iterable[Group]) -> Graph:
    """Return the graph of some announcements of which some tell one story."""
    given = list(extractions)
    return told_by_all(merge(given, base=BASE), outlets_of(groups, given))


QUOTE = said(READ).quote
PRINTED = saying(UNREAD, f"알림. {QUOTE} 끝.")
OTHER = saying(FAR, "다른 말로 전한 기사.")


def test_an_outlet_with_the_same_sentence_is_a_source_at_its_own_place() -> None:
    """The fact has a second piece of evidence, which stands in the other outlet's text; marks move with it."""
    (fact,) = graph_of([READ, PRINTED], [group(PRINTED, READ)]).facts
    own, echo = fact.evidence
    assert (own.document, echo.document) == ("read", "unread")
    assert PRINTED.document.text[echo.start : echo.end] == echo.quote == QUOTE
    assert [PRINTED.document.text[a:b] for a, b in echo.marks] == [READ.document.text[a:b] for a, b in own.marks]
    assert (echo.rule, echo.confidence) == (own.rule, own.confidence)


def test_events_have_their_outlets_and_entities_their_announcements() -> None:
    """The event is told by both as well, and what it names is named by both."""
    graph = graph_of([READ, PRINTED], [group(PRINTED, READ)])
    assert {one.document for one in graph.facts[0].evidence} == {"read", "unread"}
    company = next(entity for entity in graph.entities if entity.iri == graph.facts[0].object)
    assert company.documents == ("read", "unread")


def test_who_does_not_print_the_sentence_is_no_source() -> None:
    """An outlet in words of its own, and one of another story with the same sentence, are no sources of the fact."""
    alone = saying(ALONE, QUOTE)
    graph = graph_of([READ, PRINTED, OTHER, alone], [group(PRINTED, READ, OTHER)])
    assert {one.document for one in graph.facts[0].evidence} == {"read", "unread"}


def test_an_outlet_that_was_read_keeps_its_own_evidence() -> None:
    """Where the same fact was read in both, nothing is added."""
    second = announcement("second", facts=[(HEAD, "ceoOf", COMPANY)])
    before = merge([READ, second], base=BASE).facts
    assert graph_of([READ, second], [group(READ, second)]).facts == before


def test_the_outlets_of_a_story_lead_to_the_fullest() -> None:
    """Each other outlet retells the fullest, in its own named graph; one that stands alone retells nothing."""
    graph = graph_of([READ, PRINTED, ALONE], [group(PRINTED, READ)])
    links = {iri: [o for _, p, o in triples if p.endswith("retells>")] for iri, triples in announcement_graphs(graph)}
    iris = {source.id: source.iri for source in graph.sources}
    assert links == {iris["read"]: [f"<{iris['unread']}>"], iris["unread"]: [], iris["alone"]: []}


def test_the_order_of_announcements_changes_nothing() -> None:
    """Any order gives the same graph."""
    third = announcement("third", facts=[(person("임꺽정"), "chairOf", COMPANY)])
    graphs = [graph_of(given, [group(PRINTED, READ, third)]) for given in permutations([READ, PRINTED, third])]
    assert all(graph == graphs[0] for graph in graphs)


def test_a_person_with_no_name_in_common_stays_out() -> None:
    """Linking a story merges nothing: entities are those of the announcements as they were read."""
    other = announcement("other", facts=[(person("임꺽정"), "chairOf", Thing("Organization", ("사아협회",)))])
    given = [READ, other]
    linked, plain = graph_of(given, [group(READ, other)]), merge(given, base=BASE)
    assert [entity.iri for entity in linked.entities] == [entity.iri for entity in plain.entities]
