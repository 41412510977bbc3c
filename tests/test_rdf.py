"""The quads of a graph: facts twice, evidence to the letter, each announcement in its own named graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest
import sample_graph as sample

from kg import rdf, terms
from kg.types import Fact, Graph, Happening

KG = rdf.ontology_namespace(sample.BASE)
TYPE = f"<{rdf.RDF}type>"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Give the sample graph."""
    return sample.sample_graph()


@pytest.fixture(scope="module")
def union(graph: Graph) -> dict[str, dict[str, set[str]]]:
    """Give the values of every property of every node, over all announcements."""
    nodes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for s, p, o, _ in rdf.quads(graph):
        nodes[s][p].add(o)
    return nodes


def test_quads_are_sorted_and_come_once(graph: Graph) -> None:
    """Quads are sorted by graph, subject, predicate and object, and none comes twice."""
    found = [(g, s, p, o) for s, p, o, g in rdf.quads(graph)]
    assert found == sorted(set(found))


def test_quads_do_not_depend_on_the_order_of_the_graph(graph: Graph) -> None:
    """The same values in another order give the same quads."""
    turned = replace(
        graph,
        sources=graph.sources[::-1],
        entities=graph.entities[::-1],
        facts=graph.facts[::-1],
        happenings=graph.happenings[::-1],
    )
    assert list(rdf.quads(turned)) == list(rdf.quads(graph))


def test_every_fact_stands_as_triple_and_as_statement(graph: Graph, union: dict[str, dict[str, set[str]]]) -> None:
    """A fact is a direct triple, and a statement with its status and its best confidence."""
    for fact in graph.facts:
        s, p, o = f"<{fact.subject}>", f"<{KG}{fact.property}>", f"<{fact.object}>"
        assert o in union[s][p]
        statement = union[f"<{fact.iri}>"]
        assert statement[TYPE] == {f"<{rdf.RDF}Statement>"}
        assert (statement[f"<{rdf.RDF}subject>"], statement[f"<{rdf.RDF}predicate>"]) == ({s}, {p})
        assert statement[f"<{rdf.RDF}object>"] == {o}
        assert statement[f"<{KG}status>"] == {'"asserted"'}
        (confidence,) = statement[f"<{KG}confidence>"]
        assert float(confidence.split('"')[1]) == max(item.confidence for item in fact.evidence)


def test_evidence_is_quoted_and_placed(graph: Graph, union: dict[str, dict[str, set[str]]]) -> None:
    """Each evidence of a fact or an event is a resource with its source, its words and its offsets."""
    sources = {source.id: f"<{source.iri}>" for source in graph.sources}
    events = tuple(event for event in graph.happenings if event.cls != "Gathering")
    items: tuple[Fact | Happening, ...] = (*graph.facts, *events)
    for item in items:
        found = set()
        for place in union[f"<{item.iri}>"][f"<{rdf.PROV}wasDerivedFrom>"]:
            selectors = [union[selector] for selector in sorted(union[place][f"<{rdf.OA}hasSelector>"])]
            position, quote = sorted(selectors, key=lambda node: sorted(node[TYPE]))
            if f"<{rdf.OA}exact>" in position:
                position, quote = quote, position
            found.add(
                (
                    *union[place][f"<{rdf.OA}hasSource>"],
                    *quote[f"<{rdf.OA}exact>"],
                    *position[f"<{rdf.OA}start>"],
                    *position[f"<{rdf.OA}end>"],
                )
            )
        expected = {
            (sources[e.document], terms.literal(e.quote), terms.integer(e.start), terms.integer(e.end))
            for e in item.evidence
        }
        assert found == expected


def test_the_pattern_and_the_version_are_told(graph: Graph, union: dict[str, dict[str, set[str]]]) -> None:
    """A statement names the activity that made it, with its pattern and the software's version."""
    for fact in graph.facts:
        activities = union[f"<{fact.iri}>"][f"<{rdf.PROV}wasGeneratedBy>"]
        patterns = {pattern for activity in activities for pattern in union[activity][f"<{KG}pattern>"]}
        assert patterns == {f'"{item.rule}"' for item in fact.evidence}
        for activity in activities:
            (agent,) = union[activity][f"<{rdf.PROV}wasAssociatedWith>"]
            assert union[agent][f"<{rdf.SCHEMA}softwareVersion>"] == {f'"{rdf.software_version()}"'}


def test_an_announcement_says_only_its_own(graph: Graph) -> None:
    """A named graph holds its own source and evidence only, and describes every entity that it names."""
    for source in graph.sources:
        triples = dict(rdf.announcement_graphs(graph))[source.iri]
        assert {o for _, p, o in triples if p == f"<{rdf.OA}hasSource>"} <= {f"<{source.iri}>"}
        assert [s for s, p, o in triples if p == TYPE and o == f"<{KG}Announcement>"] == [f"<{source.iri}>"]
        named = {o for _, _, o in triples if o.startswith(f"<{sample.BASE}id/")}
        assert named <= {s for s, _, _ in triples}


def test_a_fact_of_two_announcements_stands_in_both(graph: Graph) -> None:
    """Taking back one announcement leaves what another says as well."""
    fact = next(fact for fact in graph.facts if len(fact.evidence) == 2)
    graphs = {g for s, _, _, g in rdf.quads(graph) if s == f"<{fact.iri}>"}
    assert graphs == {f"<{sample.iri('announcement', key)}>" for key in ("a-1", "a-2")}


def test_events_carry_what_is_known(union: dict[str, dict[str, set[str]]]) -> None:
    """An event has class, status, date, amount, currency, place and participants with their roles."""
    event = union[f"<{sample.iri('mou', '1')}>"]
    assert event[TYPE] == {f"<{KG}MOU>"}
    assert event[f"<{KG}date>"] == {f'"2024-04-25"^^<{terms.XSD}date>'}
    assert event[f"<{KG}amount>"] == {f'"1500000000"^^<{terms.XSD}decimal>'}
    assert event[f"<{KG}currency>"] == {'"KRW"'}
    assert event[f"<{KG}place>"] == {f"<{sample.CITY.iri}>"}
    parties = {f"<{sample.ASSOCIATION.iri}>", f"<{sample.COMPANY.iri}>"}
    assert event[f"<{KG}party>"] == event[f"<{KG}participant>"] == parties


def test_what_was_denied_says_so(union: dict[str, dict[str, set[str]]]) -> None:
    """A denied event stands with its status, and no direct triple comes of it."""
    assert union[f"<{sample.iri('acquisition', '1')}>"][f"<{KG}status>"] == {'"denied"'}
    assert not any(f"<{KG}acquired>" in node for node in union.values())


def test_what_one_announcement_says_otherwise_is_kept(union: dict[str, dict[str, set[str]]]) -> None:
    """Another date stands on a node of its own that names the event and the announcement, not on the event."""
    (node,) = (node for node in union.values() if f"<{KG}Disagreement>" in node[TYPE])
    assert node[f"<{KG}concerns>"] == {f"<{sample.iri('mou', '1')}>"}
    assert node[f"<{KG}date>"] == {f'"2024-04-24"^^<{terms.XSD}date>'}
    assert node[f"<{rdf.PROV}wasDerivedFrom>"] == {f"<{sample.iri('announcement', 'a-2')}>"}


def test_a_gathering_is_its_own_event(union: dict[str, dict[str, set[str]]]) -> None:
    """The date and the participants of a gathering stand on the gathering itself."""
    node = union[f"<{sample.GATHERING.iri}>"]
    assert node[TYPE] == {f"<{KG}Gathering>"}
    assert node[f"<{KG}date>"] == {f'"2024-06"^^<{terms.XSD}gYearMonth>'}
    assert node[f"<{KG}host>"] == {f"<{sample.ASSOCIATION.iri}>"}
    assert f"<{sample.iri('gathering', 'event')}>" not in union


def test_posts_are_memberships(union: dict[str, dict[str, set[str]]]) -> None:
    """A person's post is an org:Membership with member, organization, role and start."""
    (post,) = (node for node in union.values() if f"<{rdf.ORG}Membership>" in node[TYPE])
    assert post[f"<{rdf.ORG}member>"] == {f"<{sample.CHAIR.iri}>"}
    assert post[f"<{rdf.ORG}organization>"] == {f"<{sample.ASSOCIATION.iri}>"}
    assert post[f"<{rdf.ORG}role>"] == {f"<{KG}Chair>"}
    assert post[f"<{KG}startDate>"] == {f'"2023-03"^^<{terms.XSD}gYearMonth>'}


def test_labels_in_their_languages(union: dict[str, dict[str, set[str]]]) -> None:
    """Preferred labels stand as rdfs:label and skos:prefLabel, the other forms as skos:altLabel."""
    node = union[f"<{sample.ASSOCIATION.iri}>"]
    labels = {'"한빛협회"@ko', '"Hanbit Association"@en'}
    assert node[f"<{rdf.RDFS}label>"] == node[f"<{rdf.SKOS}prefLabel>"] == labels
    assert node[f"<{rdf.SKOS}altLabel>"] == {'"HAN"@ko'}


def test_sources_as_articles(union: dict[str, dict[str, set[str]]]) -> None:
    """A source has title, date, publisher and address; what is not known is left out."""
    node = union[f"<{sample.iri('announcement', 'a-1')}>"]
    assert node[f"<{rdf.DCTERMS}title>"] == {'"한빛협회, 새길제약과 맞손"@ko'}
    assert node[f"<{rdf.DCTERMS}issued>"] == {f'"2024-04-26"^^<{terms.XSD}date>'}
    (publisher,) = node[f"<{rdf.DCTERMS}publisher>"]
    assert union[publisher][f"<{rdf.FOAF}name>"] == {'"가온일보"'}
    assert node[f"<{rdf.DCTERMS}source>"] == {
        "<https://news.example.org/%EA%B8%B0%EC%82%AC/1?%EB%A9%B4=%EA%B2%BD%EC%A0%9C>"
    }
    bare = union[f"<{sample.iri('announcement', 'a-3')}>"]
    assert set(bare) == {TYPE, f"<{rdf.DCTERMS}identifier>", f"<{KG}sha256>", f"<{KG}textSha256>"}


def test_no_blank_node_and_ascii_iris(graph: Graph) -> None:
    """Subjects, predicates and graphs are ASCII IRIs, objects are these or literals."""
    for s, p, o, g in rdf.quads(graph):
        for term in (s, p, g, o):
            assert term[0] in '<"'
            if term[0] == "<":
                assert term.isascii()
                assert len(term) < 1800
