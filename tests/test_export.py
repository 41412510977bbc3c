"""Each format holds the same graph, and the software that it is meant for reads it."""

from __future__ import annotations

import csv
import doctest
import json
import shutil
import sqlite3
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx
import pyarrow.parquet
import pyoxigraph
import pytest
import sample_graph as sample
from click.testing import CliRunner
from pyld import jsonld

from cli import FORMATS, main
from kg import rdf
from kg.dataset import write_rdf
from kg.errors import InputError, OutputError
from kg.export import EXPORTERS, export, tabular
from kg.export.tables import tables_of
from kg.types import Label

WEB = Path(__file__).resolve().parent / "web"
RELATIONS = {("한빛협회", "signedMOUWith", "새길제약"), ("김하늘", "chairOf", "한빛협회")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the files of the sample graph."""
    folder = tmp_path_factory.mktemp("built")
    graph = sample.sample_graph()
    code = Label("SG-7/가", "")  # a name whose language is not known
    entities = (
        replace(one, aliases=(*one.aliases, code)) if one == sample.CANDIDATE else one for one in graph.entities
    )
    write_rdf(replace(graph, entities=tuple(entities)), folder)
    return folder


def triples(path: Path) -> set[str]:
    """Return the triples of a file without their graphs, in one spelling."""
    return {str(quad.triple) for quad in pyoxigraph.parse(path=str(path))}


def test_ntriples_is_the_union_sorted(built: Path, tmp_path: Path) -> None:
    """N-Triples holds each triple of the union once, in order."""
    (path,) = export(built, "nt", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert triples(path) == triples(built / "graph.ttl")


def test_trig_is_the_named_graphs(built: Path, tmp_path: Path) -> None:
    """TriG holds the quads of graph.nq."""
    (path,) = export(built, "trig", tmp_path)
    assert {str(quad) for quad in pyoxigraph.parse(path=str(path))} == {
        str(quad) for quad in pyoxigraph.parse(path=str(built / "graph.nq"))
    }


def test_jsonld_comes_back_as_it_was(built: Path, tmp_path: Path) -> None:
    """PyLD turns JSON-LD back into the union's triples, each literal to the letter."""
    (path,) = export(built, "jsonld", tmp_path)
    document = json.loads(path.read_text(encoding="utf-8"))
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    found = {str(q.triple) for q in pyoxigraph.parse(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)}
    assert found == triples(built / "graph.ttl")
    nodes = {node["@id"]: node for node in document["@graph"]}
    association = nodes["id:" + sample.ASSOCIATION.iri.rpartition("/")[2]]
    assert association["label"] == {"en": "Hanbit Association", "ko": "한빛협회"}
    assert association["signedMOUWith"] == "id:" + sample.COMPANY.iri.rpartition("/")[2]


def test_annotations_of_rdf12_say_what_the_statements_say(built: Path, tmp_path: Path) -> None:
    """Each statement reifies its triple, which is asserted, and keeps confidence and evidence."""
    (path,) = export(built, "rdf12", tmp_path)
    quads = list(pyoxigraph.parse(path=str(path)))
    reifies = pyoxigraph.NamedNode(rdf.RDF + "reifies")
    stated = {str(q.object): q.subject.value for q in quads if q.predicate == reifies}
    graph = sample.sample_graph()
    kg = rdf.ontology_namespace(sample.BASE)
    assert stated == {f"<{f.subject}> <{kg}{f.property}> <{f.object}>": f.iri for f in graph.facts}
    parts = tuple(f"<{rdf.RDF}{part}>" for part in ("subject", "predicate", "object"))
    expected = {
        triple
        for triple in triples(built / "graph.ttl")
        if triple.split(" ")[1] not in parts and not triple.endswith(f"<{rdf.RDF}Statement>")
    }
    assert {str(q.triple) for q in quads if q.predicate != reifies} == expected


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_opens_it(name: str, built: Path, tmp_path: Path) -> None:
    """GraphML and GEXF open in networkx with Korean labels, classes, dates, amounts and typed edges."""
    (path,) = export(built, name, tmp_path)
    graph = networkx.read_graphml(path) if name == "graphml" else networkx.read_gexf(path)
    label = {node: values["label"] for node, values in graph.nodes(data=True)}
    edges = {(label[a], values["property"], label[b]) for a, b, values in graph.edges(data=True)}
    assert edges >= RELATIONS
    event = graph.nodes[sample.iri("mou", "1")]
    assert (event["class"], event["date"], event["amount"], event["currency"]) == ("MOU", "2024-04-25", 1.5e9, "KRW")
    confidences = {values["property"]: values["confidence"] for _, _, values in graph.edges(data=True)}
    assert confidences["signedMOUWith"] == 0.93


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.skipif(shutil.which("node") is None, reason="needs node (Debian package nodejs)")
@pytest.mark.skipif(not (WEB / "node_modules").is_dir(), reason="needs `npm ci --ignore-scripts` in tests/web")
def test_the_reader_of_gephi_lite_opens_it(name: str, built: Path, tmp_path: Path) -> None:
    """GraphML and GEXF open in graphology with the same nodes, labels, amounts and edges as in networkx."""
    (path,) = export(built, name, tmp_path)
    run = subprocess.run(["node", WEB / "open_export.mjs", path], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    seen = json.loads(run.stdout)
    graph = networkx.read_graphml(path) if name == "graphml" else networkx.read_gexf(path)
    assert {node: values["label"] for node, values in seen["nodes"].items()} == dict(graph.nodes(data="label"))
    assert {tuple(edge) for edge in seen["edges"]} >= RELATIONS
    assert len(seen["edges"]) == graph.number_of_edges()
    event = seen["nodes"][sample.iri("mou", "1")]
    assert (event["class"], event["date"], event["amount"], event["currency"]) == ("MOU", "2024-04-25", 1.5e9, "KRW")


def test_gexf_has_what_gephi_reads(built: Path, tmp_path: Path) -> None:
    """The version, the time format and the start of what has a whole day stand where Gephi looks for them."""
    (path,) = export(built, "gexf", tmp_path)
    space = {"g": "http://www.gexf.net/1.2draft"}
    root = ET.parse(path).getroot()
    graph = root.find("g:graph", space)
    assert graph is not None
    assert (root.get("version"), graph.get("timeformat"), graph.get("mode")) == ("1.2", "date", "dynamic")
    starts = {node.get("label"): node.get("start") for node in graph.iterfind("g:nodes/g:node", space)}
    assert starts["업무협약: 한빛협회, 새길제약"] == "2024-04-25"
    assert starts["한빛 포럼 2024"] is None


def test_csv_tables_join(built: Path, tmp_path: Path) -> None:
    """The ends of every edge are rows of the table of nodes; quotations with quotes and line feeds come back."""
    nodes, edges = export(built, "csv", tmp_path)
    with sqlite3.connect(":memory:") as database:
        for path, table in ((nodes, "nodes"), (edges, "edges")):
            with path.open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
            database.execute(f"create table {table} ({', '.join(f'[{name}]' for name in header)})")
            database.executemany(f"insert into {table} values ({', '.join('?' * len(header))})", rows)
        joined = database.execute(
            "select a.label, e.property, b.label from edges e"
            " join nodes a on a.id = e.source join nodes b on b.id = e.target"
        ).fetchall()
        quotes = {row[0] for row in database.execute("select quotes from edges where property = 'acquirer'")}
    database.close()
    assert set(joined) >= RELATIONS
    assert len(joined) == len(tables_of(built).edges)
    assert quotes == {"새길제약은 두루바이오 인수를 추진하지 않는다고 밝혔다.\n\\끝"}


def test_neo4j_tables_have_its_headers(built: Path, tmp_path: Path) -> None:
    """The header names ids, labels, ends and types as neo4j-admin wants; the script reads just these columns."""
    nodes, edges, script = export(built, "neo4j", tmp_path)
    cypher = script.read_text(encoding="utf-8")
    for path, wanted in ((nodes, ("iri:ID", ":LABEL")), (edges, (":START_ID", ":END_ID", ":TYPE"))):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows
        assert set(wanted) <= set(rows[0])
        for column in rows[0]:
            assert f"row.`{column}`" in cypher or f"row.{column}" in cypher
    with nodes.open(encoding="utf-8", newline="") as file:
        labels = Counter(row[":LABEL"] for row in csv.DictReader(file))
    assert labels["Node|Entity|Organization"] == 3
    assert labels["Node|Event|MOU"] == 1


def test_parquet_keeps_types(built: Path, tmp_path: Path) -> None:
    """Numbers are numbers, lists are lists, and what is missing is null."""
    nodes, edges = export(built, "parquet", tmp_path)
    rows = {row["id"]: row for row in pyarrow.parquet.read_table(nodes).to_pylist()}
    assert rows[sample.iri("mou", "1")]["amount"] == 1.5e9
    assert rows[sample.ASSOCIATION.iri]["aliases"] == ["HAN"]
    assert rows[sample.ASSOCIATION.iri]["date"] is None
    ties = {row["property"] for row in pyarrow.parquet.read_table(edges).to_pylist()}
    assert {"party", "place", "acquirer", "host", "chairOf"} <= ties


def test_relationship_types() -> None:
    """The doctest of the names of relationships holds."""
    assert doctest.testmod(tabular).failed == 0


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_an_export_is_the_same_each_time(name: str, built: Path, tmp_path: Path) -> None:
    """Exporting twice gives the same bytes."""
    first, second = export(built, name, tmp_path / "a"), export(built, name, tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_nothing_built_is_one_clear_error(tmp_path: Path) -> None:
    """A folder without a graph says so, and so does a target that is a file."""
    with pytest.raises(InputError, match="build the graph first"):
        export(tmp_path, "csv", tmp_path / "out")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be made"):
        export(tmp_path, "csv", tmp_path / "file")


def test_the_command_says_what_it_wrote(built: Path, tmp_path: Path) -> None:
    """``kg export`` prints the files, by default below the folder of the graph."""
    done = CliRunner().invoke(main, ["export", "--format", "csv", "-o", str(built), "--to", str(tmp_path / "x")])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [str(tmp_path / "x" / name) for name in ("nodes.csv", "edges.csv")]


def test_the_command_offers_every_format() -> None:
    """The formats that the command names without loading the exporters are those that there are."""
    assert tuple(EXPORTERS) == FORMATS


def test_facts_of_two_dates_are_two_annotations(tmp_path: Path) -> None:
    """The same relation since two dates is one triple with two statements, also in RDF 1.2."""
    graph = sample.sample_graph()
    fact = next(fact for fact in graph.facts if fact.property == "chairOf")
    again = replace(fact, iri=sample.iri("statement", "again"), when="2019")
    write_rdf(replace(graph, facts=(*graph.facts, again)), tmp_path)
    (path,) = export(tmp_path, "rdf12", tmp_path / "out")
    reifies = pyoxigraph.NamedNode(rdf.RDF + "reifies")
    found = {q.subject.value for q in pyoxigraph.parse(path=str(path)) if q.predicate == reifies}
    assert {fact.iri, again.iri} <= found
    rows = [edge for edge in tables_of(tmp_path).edges if edge.property == "chairOf"]
    assert sorted(edge.date for edge in rows) == ["2019", "2023-03"]
