"""Turtle and N-Quads files: whole, sorted, and the same graph to every parser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
import sample_graph as sample
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import to_isomorphic

from kg import rdf, serialise, subjects, turtle
from kg.dataset import write_rdf
from kg.errors import OutputError
from kg.types import Graph, Label

Parser = Callable[[Path], set[str]]


def expected(graph: Graph) -> set[str]:
    """Return the union of all announcements as lines of N-Triples."""
    return {f"{s} {p} {o} ." for s, p, o, _ in rdf.quads(graph)}


def by_pyoxigraph(path: Path) -> set[str]:
    """Read Turtle with pyoxigraph."""
    return {f"{quad.triple} ." for quad in pyoxigraph.parse(path=str(path))}


def by_rdflib(path: Path) -> set[str]:
    """Read Turtle with rdflib."""
    text = rdflib.Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8").decode()
    return {f"{quad.triple} ." for quad in pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)}


def by_tool(*command: str) -> Parser:
    """Return a reader of Turtle that runs a program which writes N-Triples."""

    def read(path: Path) -> set[str]:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed (see .ci/packages.txt)")
        run = subprocess.run([*command, str(path)], check=True, capture_output=True)
        assert not re.search(rb"(?i)warning|error", run.stderr), run.stderr
        return {f"{q.triple} ." for q in pyoxigraph.parse(run.stdout, format=pyoxigraph.RdfFormat.N_TRIPLES)}

    return read


def by_n3(path: Path) -> set[str]:
    """Read Turtle with N3.js (Debian's node-n3, or a global npm install of n3)."""
    program = """
        const N3 = require("n3"), quads = new N3.Parser().parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const writer = new N3.Writer({ format: "N-Triples" });
        writer.addQuads(quads);
        writer.end((error, text) => process.stdout.write(text));
    """
    if shutil.which("node") is None:
        pytest.skip("node is not installed (see .ci/packages.txt)")
    environment = os.environ | {"NODE_PATH": "/usr/share/nodejs:/usr/local/lib/node_modules"}
    run = subprocess.run(["node", "-e", program, str(path)], capture_output=True, env=environment, check=False)
    if b"Cannot find module 'n3'" in run.stderr:
        pytest.skip("N3.js is not installed (see .ci/packages.txt)")
    assert not run.stderr, run.stderr
    return {f"{q.triple} ." for q in pyoxigraph.parse(run.stdout, format=pyoxigraph.RdfFormat.N_TRIPLES)}


PARSERS = {
    "N3.js": by_n3,
    "pyoxigraph": by_pyoxigraph,
    "rdflib": by_rdflib,
    "rapper": by_tool("rapper", "-q", "-i", "turtle", "-o", "ntriples"),
    "serdi": by_tool("serdi", "-i", "turtle", "-o", "ntriples"),
}


def normal(lines: set[str]) -> set[str]:
    """Return lines of N-Triples in pyoxigraph's spelling."""
    data = "\n".join(lines).encode()
    return {f"{quad.triple} ." for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_every_parser_reads_the_same_graph(parser: str, tmp_path: Path) -> None:
    """The Turtle file is the same set of triples to five parsers that have nothing in common."""
    graph = sample.sample_graph()
    serialise.write_turtle(graph, tmp_path / "graph.ttl")
    assert PARSERS[parser](tmp_path / "graph.ttl") == normal(expected(graph))


def nquads_by_rdflib(path: Path) -> set[str]:
    """Read N-Quads with rdflib."""
    data = rdflib.Dataset()
    data.parse(path, format="nquads")
    lines = data.serialize(format="nquads", encoding="utf-8")
    return {str(quad) for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS)}


def nquads_by_serdi(path: Path) -> set[str]:
    """Read N-Quads with serdi."""
    if shutil.which("serdi") is None:
        pytest.skip("serdi is not installed (see .ci/packages.txt)")
    run = subprocess.run(["serdi", "-i", "nquads", "-o", "nquads", str(path)], check=True, capture_output=True)
    assert not run.stderr, run.stderr
    return {str(quad) for quad in pyoxigraph.parse(run.stdout, format=pyoxigraph.RdfFormat.N_QUADS)}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's Dataset warns of its own ways
@pytest.mark.parametrize("parser", [nquads_by_rdflib, nquads_by_serdi])
def test_every_parser_reads_the_same_named_graphs(parser: Parser, tmp_path: Path) -> None:
    """The N-Quads file is the same set of quads to parsers that have nothing in common."""
    graph = sample.sample_graph()
    serialise.write_nquads(graph, tmp_path / "graph.nq")
    lines = "".join(" ".join(quad) + " .\n" for quad in rdf.quads(graph))
    expected_quads = {str(quad) for quad in pyoxigraph.parse(lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)}
    assert parser(tmp_path / "graph.nq") == expected_quads


def canonical(triples: set[str]) -> set[str]:
    """Return triples with blank nodes named by what they are."""
    text = "\n".join(triples).encode()
    data = pyoxigraph.Dataset(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES))
    data.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad.triple) for quad in data}


@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_every_parser_reads_the_same_shapes(parser: str, tmp_path: Path) -> None:
    """The shapes, the one file with blank nodes, are the same graph to every parser."""
    path = tmp_path / "shapes.ttl"
    serialise.write_knowledge("shapes.ttl", sample.BASE, path)
    assert canonical(PARSERS[parser](path)) == canonical(by_pyoxigraph(path))


@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_every_parser_reads_what_goes_with_the_graph(parser: str, tmp_path: Path) -> None:
    """Ontology and description of the files are the same triples to every parser, too."""
    write_rdf(sample.sample_graph(), tmp_path)
    for name in ("ontology.ttl", "dataset.ttl"):
        found = PARSERS[parser](tmp_path / name)
        assert found == {f"{quad.triple} ." for quad in pyoxigraph.parse(path=str(tmp_path / name))}


def test_turtle_is_the_union_of_the_named_graphs(tmp_path: Path) -> None:
    """graph.ttl without graphs is graph.nq without graphs."""
    serialise.write_turtle(sample.sample_graph(), tmp_path / "graph.ttl")
    serialise.write_nquads(sample.sample_graph(), tmp_path / "graph.nq")
    quads = pyoxigraph.parse(path=str(tmp_path / "graph.nq"))
    assert {f"{quad.triple} ." for quad in quads} == by_pyoxigraph(tmp_path / "graph.ttl")


def test_nquads_lines_are_the_quads(tmp_path: Path) -> None:
    """Each quad is one line, in the order that `kg.rdf.quads` gives."""
    graph = sample.sample_graph()
    serialise.write_nquads(graph, tmp_path / "graph.nq")
    lines = (tmp_path / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert lines == [" ".join(quad) + " ." for quad in rdf.quads(graph)]


def test_both_files_at_once_are_the_same(tmp_path: Path) -> None:
    """One pass for both files writes the bytes that two passes write."""
    graph = sample.sample_graph()
    serialise.write_turtle(graph, tmp_path / "a.ttl")
    serialise.write_nquads(graph, tmp_path / "a.nq")
    serialise.write_both(graph, tmp_path / "b.ttl", tmp_path / "b.nq")
    for suffix in ("ttl", "nq"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_triples_put_into_files_come_back_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where memory is meant for few triples, or the short forms of few, the same bytes are written."""
    graph = sample.sample_graph()
    serialise.write_both(graph, tmp_path / "a.ttl", tmp_path / "a.nq")
    monkeypatch.setattr(subjects, "MOST_HELD", 40)
    monkeypatch.setattr(turtle, "_MOST_KNOWN", 5)
    monkeypatch.setattr(serialise, "_AT_ONCE", 3)
    serialise.write_both(graph, tmp_path / "b.ttl", tmp_path / "b.nq")
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"a.ttl", "a.nq", "b.ttl", "b.nq"}


def test_files_are_plain(tmp_path: Path) -> None:
    """UTF-8 without byte order mark, line feeds only, no blank node, no escaped local name."""
    serialise.write_both(sample.sample_graph(), tmp_path / "graph.ttl", tmp_path / "graph.nq")
    for name in ("graph.ttl", "graph.nq"):
        data = (tmp_path / name).read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data
        assert data.endswith(b"\n")
        outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', data.decode())
        assert "_:" not in outside
        assert "[" not in outside
        assert "\\" not in outside
        assert outside.isascii()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_label_survives_turtle(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever a stranger's text contains, the Turtle file is read back to the quads that went in."""
    graph = sample.sample_graph()
    entities = tuple(replace(entity, labels=(Label(text, "ko"),)) for entity in graph.entities)
    path = tmp_path_factory.mktemp("label") / "graph.ttl"
    serialise.write_turtle(replace(graph, entities=entities), path)
    assert by_pyoxigraph(path) == normal(expected(replace(graph, entities=entities)))


def test_another_base_goes_everywhere(tmp_path: Path) -> None:
    """With another base no term of the default base is left, in graph and ontology."""
    base = "https://data.example.com/kg/"
    serialise.write_turtle(Graph(base, (), (), (), ()), tmp_path / "graph.ttl")
    serialise.write_knowledge("kg.ttl", base, tmp_path / "ontology.ttl")
    for name in ("graph.ttl", "ontology.ttl"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert f"@prefix kg: <{base}ontology#> ." in text
        assert sample.BASE not in text
    assert len(to_isomorphic(rdflib.Graph().parse(tmp_path / "ontology.ttl"))) > 1000


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    """What cannot be written is an OutputError that names the file, and leaves nothing behind."""
    with pytest.raises(OutputError, match=r"graph\.ttl: cannot be written"):
        serialise.write_turtle(sample.sample_graph(), tmp_path / "missing" / "graph.ttl")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path) -> None:
    """The file of the run before stays whole when writing breaks off."""
    path = tmp_path / "graph.nq"
    path.write_text("before", encoding="utf-8")
    graph = sample.sample_graph()
    broken = replace(
        graph, facts=(replace(graph.facts[0], object="https://kg.example.org/id/nobody"), *graph.facts[1:])
    )
    with pytest.raises(KeyError):
        serialise.write_nquads(broken, path)
    assert path.read_text(encoding="utf-8") == "before"
    assert [item.name for item in tmp_path.iterdir()] == ["graph.nq"]
