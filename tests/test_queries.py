"""The queries of the documentation give an answer, and two engines give the same one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
import sample_graph as sample

import kg
from kg.dataset import write_rdf
from kg.types import Graph

ROOT = Path(__file__).resolve().parent.parent
QUERIES = sorted((ROOT / "docs" / "queries").glob("*.rq"))


def contradicting() -> Graph:
    """Return the sample graph with a second report of its agreement that has another day and another amount."""
    graph = sample.sample_graph()
    event = next(event for event in graph.happenings if event.cls == "MOU")
    other = replace(
        event, iri=sample.iri("mou", "2"), date="2024-04-24", amount=Decimal(1), evidence=event.evidence[:1]
    )
    return replace(graph, happenings=(*graph.happenings, other))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the graph of our examples, the sample graph and the ontology."""
    built, written = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("written")
    kg.build([ROOT / "examples"], built)
    write_rdf(contradicting(), written)
    return [built / "graph.ttl", built / "ontology.ttl", written / "graph.ttl"]


@pytest.fixture(scope="module")
def oxigraph(files: list[Path]) -> pyoxigraph.Store:
    """Give them in Oxigraph."""
    store = pyoxigraph.Store()
    for path in files:
        store.bulk_load(path=str(path))
    return store


@pytest.fixture(scope="module")
def by_rdflib(files: list[Path]) -> rdflib.Graph:
    """Give them in rdflib."""
    graph = rdflib.Graph()
    for path in files:
        graph.parse(path)
    return graph


@cache
def number(text: str) -> str:
    """Return a number in one spelling; engines differ in how they write counts and decimals."""
    try:
        return str(Decimal(text).normalize())
    except ArithmeticError:
        return text


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_two_engines_agree(path: Path, oxigraph: pyoxigraph.Store, by_rdflib: rdflib.Graph) -> None:
    """A query has an answer, and Oxigraph and rdflib give the same rows."""
    query = path.read_text(encoding="utf-8")
    solutions = oxigraph.query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    first = [tuple(number(value.value) if value is not None else "" for value in row) for row in solutions]
    second = [tuple(number(str(value)) if value is not None else "" for value in row) for row in by_rdflib.query(query)]  # type: ignore[union-attr] # rows, as it is a SELECT
    assert first
    assert sorted(first) == sorted(second)


def test_there_are_a_dozen_and_each_is_listed() -> None:
    """Each query begins with its question, and the page lists it with that question."""
    page = (ROOT / "docs" / "queries" / "README.md").read_text(encoding="utf-8")
    assert len(QUERIES) >= 12
    for path in QUERIES:
        question = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert f"| [{path.stem}]({path.name}) | {question} |" in page


def test_a_contradiction_is_found(oxigraph: pyoxigraph.Store) -> None:
    """Two reports of one agreement with different days are found as such."""
    query = (ROOT / "docs" / "queries" / "conflicting-reports.rq").read_text(encoding="utf-8")
    solutions = oxigraph.query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    rows = [{str(row["kind"]), str(row["dateA"]), str(row["dateB"])} for row in solutions]
    assert {'"MOU"', '"2024-04-24"', '"2024-04-25"'} in rows
