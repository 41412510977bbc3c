"""Each shape lets a right graph pass and catches a wrong one, and the report says where and what to do."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
import sample_graph as sample
from click.testing import CliRunner
from rdflib import RDF, SH, Literal, URIRef
from rdflib.collection import Collection

from cli import main
from kg import rdf, serialise, validate
from kg.errors import InputError
from kg.knowledge import ontology_path
from kg.types import Entity, EntityClass, Fact, Graph

KG = rdf.ontology_namespace(rdf.BASE)
SHAPES = rdflib.Graph().parse(ontology_path("shapes.ttl"))
ONTOLOGY = rdflib.Graph().parse(ontology_path("kg.ttl"))
PROPERTY_SHAPES = sorted(str(shape) for shape in SHAPES.subjects(RDF.type, SH.PropertyShape))
NODE_SHAPES = sorted(str(shape) for shape in SHAPES.subjects(RDF.type, SH.NodeShape))
BOGUS = URIRef(sample.BASE + "id/bogus-0")
MEMBERS = {"OrganizationOrPlace": "Place", "Agent": "Person", "Honoree": "Product"}


def full_graph() -> Graph:
    """Return the sample graph with one more relation for each property that the shapes know."""
    graph = sample.sample_graph()
    entities: dict[str, Entity] = {}

    def end(prop: str, side: URIRef, key: str) -> str:
        cls = str(ONTOLOGY.value(URIRef(KG + prop), side)).removeprefix(KG)
        name: EntityClass = MEMBERS.get(cls, cls)  # type: ignore[assignment] # the ontology's names are these
        found = replace(sample.entity(name, f"{prop} {key}", "", ("다른 이름",), ("a-3",)))
        entities[found.iri] = found
        return found.iri

    props = [str(p).removeprefix(KG) for p in SHAPES.objects(None, SH.targetSubjectsOf)]
    facts = tuple(
        Fact(
            sample.iri("statement", prop),
            end(prop, rdflib.RDFS.domain, "subject"),
            prop,
            end(prop, rdflib.RDFS.range, "object"),
            (sample.evidence("a-3", sample.TEXTS["a-3"], "test", 0.5),),
            "2020",
        )
        for prop in props
    )
    *others, last = graph.sources
    sources = (*others, replace(last, retells=graph.sources[0].iri))
    return replace(graph, sources=sources, entities=(*graph.entities, *entities.values()), facts=(*graph.facts, *facts))


def triples(graph: Graph) -> rdflib.Graph:
    """Return the union of a graph's announcements as rdflib reads it."""
    return rdflib.Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o, _ in rdf.quads(graph)), format="nt")


RIGHT = triples(full_graph())


def foci(node_shape: URIRef) -> list[URIRef]:
    """Return the nodes of the right graph that a node shape looks at."""
    found: set[rdflib.term.Node] = set()
    for cls in SHAPES.objects(node_shape, SH.targetClass):
        found.update(RIGHT.subjects(RDF.type, cls))
    for prop in SHAPES.objects(node_shape, SH.targetSubjectsOf):
        found.update(RIGHT.subjects(prop, None))
    return sorted(URIRef(str(node)) for node in found)


def focus_of(shape: URIRef) -> tuple[URIRef, URIRef]:
    """Return a node of the right graph that a property shape looks at and that has its path, and the path."""
    path = SHAPES.value(shape, SH.path)
    assert isinstance(path, URIRef)
    for node_shape in SHAPES.subjects(SH.property, shape):
        for node in foci(URIRef(str(node_shape))):
            if (node, path, None) in RIGHT:
                return node, path
    raise AssertionError(f"the right graph has no node for {shape}")


def wrong_graphs(shape: URIRef) -> Iterator[tuple[str, rdflib.Graph, URIRef]]:
    """Yield for each constraint of a property shape a graph that breaks it, and the node where."""
    node, path = focus_of(shape)
    old = min(RIGHT.objects(node, path), key=str)

    def changed(drop: bool, *values: rdflib.term.Node) -> rdflib.Graph:
        graph = rdflib.Graph()
        graph += RIGHT
        if drop:
            graph.remove((node, path, None))
        for value in values:
            graph.add((node, path, value))
        return graph

    other = Literal("둘째", lang="ko") if isinstance(old, Literal) and old.language else BOGUS
    breaking: dict[URIRef, tuple[bool, tuple[rdflib.term.Node, ...]]] = {
        SH.minCount: (True, ()),
        SH.maxCount: (False, (other,)),
        SH.qualifiedMinCount: (True, ()),
        SH["class"]: (True, (BOGUS,)),
        SH["or"]: (True, (BOGUS,)),
        SH.datatype: (True, (BOGUS,)),
        SH.nodeKind: (True, (Literal("x"),)),
        SH["in"]: (True, (Literal("perhaps"),)),
        SH.hasValue: (True, (Literal("planned"),)),
        SH.minLength: (True, (Literal("", lang="ko") if other != BOGUS else Literal(""),)),
        SH.maxLength: (True, (Literal("가" * 1001, lang="ko"),)),
        SH.pattern: (True, (Literal("no"),)),
        SH.uniqueLang: (False, (other,)),
        SH.minExclusive: (True, (Literal("0", datatype=rdflib.XSD.decimal),)),
        SH.minInclusive: (True, (Literal("-1", datatype=RIGHT_TYPE.get(str(path), rdflib.XSD.decimal)),)),
        SH.maxInclusive: (True, (Literal("1.5", datatype=rdflib.XSD.decimal),)),
        SH.lessThan: (True, (Literal("99999999", datatype=rdflib.XSD.integer),)),
        SH.disjoint: (False, tuple(RIGHT.objects(node, rdflib.SKOS.prefLabel))),
    }
    for constraint, (drop, values) in breaking.items():
        if (shape, constraint, None) in SHAPES:
            yield str(constraint), changed(drop, *values), node


RIGHT_TYPE = {"http://www.w3.org/ns/oa#start": rdflib.XSD.integer}


def check(graph: rdflib.Graph, folder: Path) -> list[validate.Violation]:
    """Validate a graph through a file, as the command does."""
    path = folder / "graph.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    return validate.check_file(path)


def test_a_right_graph_passes(tmp_path: Path) -> None:
    """A graph with every property and a node for every shape has no violation, for pyshacl either."""
    assert check(RIGHT, tmp_path) == []
    conforms, _, text = pyshacl.validate(RIGHT, shacl_graph=SHAPES)
    assert conforms, text


@pytest.mark.parametrize("shape", NODE_SHAPES)
def test_every_node_shape_has_something_to_look_at(shape: str) -> None:
    """The right graph holds nodes for each node shape, so that passing means something."""
    assert foci(URIRef(shape))


@pytest.mark.parametrize("shape", PROPERTY_SHAPES)
def test_every_property_shape_catches_a_wrong_graph(shape: str, tmp_path: Path) -> None:
    """For each constraint of each property shape, a graph that breaks it is reported, with the shape's advice."""
    advice = str(SHAPES.value(URIRef(shape), SH.message))
    tried = 0
    for constraint, graph, node in wrong_graphs(URIRef(shape)):
        found = check(graph, tmp_path)
        assert any(v.advice == advice and v.node == f"<{node}>" for v in found), (constraint, found)
        tried += 1
    assert tried


@pytest.mark.parametrize("prop", sorted(str(p) for p in SHAPES.objects(None, SH.targetSubjectsOf)))
def test_a_subject_of_the_wrong_class_is_caught(prop: str, tmp_path: Path) -> None:
    """A relation whose subject has the wrong class is reported with the relation's own advice."""
    shape = SHAPES.value(None, SH.targetSubjectsOf, URIRef(prop))
    node = foci(URIRef(str(shape)))[0]
    graph = rdflib.Graph()
    graph += RIGHT
    graph.set((node, RDF.type, URIRef(KG + "Condition")))
    assert str(SHAPES.value(shape, SH.message)) in {v.advice for v in check(graph, tmp_path)}


def test_shapes_and_vocabulary_agree() -> None:
    """Each relation's shape asks for the domain and range of the vocabulary."""
    path = Path(__file__).resolve().parent.parent.parent / "shared" / "annotation" / "vocabulary.tsv"
    if not path.exists():
        pytest.skip("the annotated set's vocabulary.tsv is not beside this repository")

    def classes(node: rdflib.term.Node) -> set[str]:
        if listed := SHAPES.value(node, SH["or"]):
            return {str(SHAPES.value(part, SH["class"])) for part in Collection(SHAPES, listed)}
        return {str(SHAPES.value(node, SH["class"]))}

    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            shape = SHAPES.value(None, SH.targetSubjectsOf, URIRef(KG + row["property"]))
            assert shape is not None
            value = SHAPES.value(shape, SH.property)
            assert value is not None
            assert classes(shape) == {KG + name for name in row["domain"].split("|")}
            assert classes(value) == {KG + name for name in row["range"].split("|")}


def test_the_report_names_node_label_path_value_and_advice(tmp_path: Path) -> None:
    """A violation tells a person where to look and what to do."""
    graph = rdflib.Graph()
    graph += RIGHT
    node = URIRef(sample.iri("mou", "1"))
    graph.set((node, URIRef(KG + "currency"), Literal("원")))
    (violation,) = check(graph, tmp_path)
    assert violation.node == f"<{node}>"
    assert violation.label == "업무협약: 한빛협회, 새길제약"
    assert violation.path.endswith("currency")
    assert violation.value == '"원"'
    assert "three capital letters" in violation.advice


def test_named_graphs_are_checked_portion_by_portion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What kg writes passes, and a wrong value is found in whatever portion it stands."""
    monkeypatch.setattr(validate, "PORTION", 50)
    path = tmp_path / "graph.nq"
    serialise.write_nquads(full_graph(), path)
    assert validate.check_announcements(path) == []
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"KRW"', '"won"'), encoding="utf-8")
    assert {(v.node, v.value) for v in validate.check_announcements(path)} == {(f"<{sample.iri('mou', '1')}>", '"won"')}


def test_a_second_check_reads_only_what_is_new_or_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named graphs that passed are not checked again; a wrong one is found each time, and all are with other shapes."""
    checked: list[int] = []
    check_ = validate._check

    def counted(*given: Any) -> Any:
        checked.append(len(given[1]))
        return check_(*given)

    monkeypatch.setattr(validate, "_check", counted)
    (tmp_path / "store").mkdir()
    serialise.write_knowledge("kg.ttl", rdf.BASE, tmp_path / "ontology.ttl")
    path = tmp_path / "graph.nq"
    serialise.write_nquads(full_graph(), path)
    assert validate.check_news(tmp_path) == []
    assert validate.check_news(tmp_path) == []
    assert len(checked) == 1
    path.write_text(path.read_text(encoding="utf-8").replace('"KRW"', '"won"'), encoding="utf-8")
    for _ in range(2):
        assert [v.value for v in validate.check_news(tmp_path)] == ['"won"']
    assert len(checked) == 3
    assert checked[2] <= checked[1] <= checked[0]
    monkeypatch.setattr(validate, "version", lambda _name: "another")
    assert [v.value for v in validate.check_news(tmp_path)] == ['"won"']
    assert checked[3] == checked[0]


def test_another_base_is_known_from_the_folder(tmp_path: Path) -> None:
    """A built folder is checked with the base that it was built with."""
    base = "https://data.example.com/"
    graph = sample.sample_graph()
    serialise.write_knowledge("kg.ttl", base, tmp_path / "ontology.ttl")
    serialise.write_nquads(graph, tmp_path / "graph.nq")
    moved = (tmp_path / "graph.nq").read_text(encoding="utf-8").replace(rdf.BASE, base).replace('"KRW"', '"won"')
    (tmp_path / "graph.nq").write_text(moved, encoding="utf-8")
    assert [v.value for v in validate.check_output(tmp_path)] == ['"won"']


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("graph.nq", "", "empty"),
        (
            "graph.nq",
            "<https://a.example/> <https://a.example/> <https://a.example/> <https://a.example/> .\n",
            "no announ",
        ),
        ("graph.ttl", "", "no announcement below"),
        ("graph.ttl", "<a", "cannot be read as turtle"),
        ("graph.xml", "", "no graph file"),
    ],
)
def test_what_cannot_be_checked_is_one_clear_error(name: str, text: str, message: str, tmp_path: Path) -> None:
    """No graph, a broken graph and somebody else's graph are errors, not graphs without violations."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    run = validate.check_announcements if name.endswith(".nq") else validate.check_file
    with pytest.raises(InputError, match=message):
        run(path)


def test_a_folder_without_a_graph_is_an_error(tmp_path: Path) -> None:
    """A folder that was never built says so."""
    with pytest.raises(InputError, match="build the graph first"):
        validate.check_output(tmp_path)


def test_the_command_lists_violations_and_fails(tmp_path: Path) -> None:
    """``kg validate`` says that a good graph conforms; for a bad one it lists what to do and exits with 1."""
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    serialise.write_turtle(sample.sample_graph(), good)
    bad.write_text(good.read_text(encoding="utf-8").replace('"KRW"', '"won"'), encoding="utf-8")
    passed = CliRunner().invoke(main, ["validate", str(good)])
    assert (passed.exit_code, passed.output) == (0, "The graph conforms to its shapes.\n")
    failed = CliRunner().invoke(main, ["validate", str(bad)])
    assert failed.exit_code == 1
    assert failed.output.startswith("업무협약: 한빛협회, 새길제약  kg:currency")
    assert "correct it or leave it out" in failed.output
    assert failed.output.endswith("1 violations\n")
