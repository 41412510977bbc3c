"""The description of the files agrees with the files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
import sample_graph as sample
from rdflib import DCAT, DCTERMS, VOID, Literal, Namespace, URIRef

from kg import dataset, rdf
from kg.errors import OutputError

SPDX = Namespace(rdf.SPDX)
DATASET = URIRef(sample.BASE + "dataset")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with all RDF files of the sample graph."""
    folder = tmp_path_factory.mktemp("files")
    dataset.write_rdf(sample.sample_graph(), folder, "https://creativecommons.org/licenses/by/4.0/")
    return folder


@pytest.fixture(scope="module")
def described(folder: Path) -> rdflib.Graph:
    """Give the description as rdflib reads it."""
    return rdflib.Graph().parse(folder / "dataset.ttl")


def test_all_files_are_there_and_parse(folder: Path) -> None:
    """A build leaves five RDF files, each of which parses."""
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["dataset.ttl", "graph.nq", "graph.ttl", "ontology.ttl", "shapes.ttl"]
    for name in names:
        assert list(pyoxigraph.parse(path=str(folder / name)))


def test_counts_are_those_of_the_graph(folder: Path, described: rdflib.Graph) -> None:
    """Triples, classes and properties are counted as a reader of graph.ttl counts them."""
    graph = rdflib.Graph().parse(folder / "graph.ttl")
    assert described.value(DATASET, VOID.triples) == Literal(len(graph))
    for part in described.objects(DATASET, VOID.classPartition):
        found = set(graph.subjects(rdflib.RDF.type, described.value(part, VOID["class"])))
        assert described.value(part, VOID.entities) == Literal(len(found))
    for part in described.objects(DATASET, VOID.propertyPartition):
        prop = described.value(part, VOID.property)
        assert described.value(part, VOID.triples) == Literal(len(list(graph.subject_objects(prop))))


def test_checksums_and_sizes_are_those_of_the_files(folder: Path, described: rdflib.Graph) -> None:
    """Each file is described with its name, size and SHA-256."""
    names = set()
    for file in described.objects(DATASET, DCAT.distribution):
        name = str(described.value(file, DCTERMS.title))
        data = (folder / name).read_bytes()
        checksum = described.value(file, SPDX.checksum)
        assert described.value(checksum, SPDX.checksumValue) == Literal(sha256(data).hexdigest())
        assert described.value(file, DCAT.byteSize) == Literal(len(data))
        names.add(name)
    assert names == {path.name for path in folder.iterdir()} - {"dataset.ttl"}


def test_it_says_what_it_conforms_to_and_under_which_licence(described: rdflib.Graph) -> None:
    """The shapes, the vocabularies and the licence are named."""
    assert described.value(DATASET, DCTERMS.conformsTo) == URIRef(sample.BASE + "shapes")
    assert URIRef(rdf.ontology_namespace(sample.BASE)) in set(described.objects(DATASET, VOID.vocabulary))
    assert described.value(DATASET, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")


def test_without_a_licence_the_rights_say_so(tmp_path: Path) -> None:
    """A dataset without a stated licence does not pass for a free one."""
    dataset.write_rdf(sample.sample_graph(), tmp_path)
    described = rdflib.Graph().parse(tmp_path / "dataset.ttl")
    assert described.value(DATASET, DCTERMS.license) is None
    assert "No licence" in str(described.value(DATASET, DCTERMS.rights))


def test_a_licence_that_is_no_address_is_refused(tmp_path: Path) -> None:
    """A name instead of an address is one clear error."""
    with pytest.raises(OutputError, match="no address of a licence"):
        dataset.write_rdf(sample.sample_graph(), tmp_path, "CC BY")
