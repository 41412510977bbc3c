"""All RDF files of a build, with ``dataset.ttl`` that describes them (VoID, DCAT): counts, vocabularies, checksums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from kg import rdf, terms
from kg.errors import OutputError
from kg.serialise import write_both, write_knowledge, write_triples
from kg.types import Graph

_MEDIA = "https://www.iana.org/assignments/media-types/"
_FILES = {
    "graph.nq": f"{_MEDIA}application/n-quads",
    "graph.ttl": f"{_MEDIA}text/turtle",
    "ontology.ttl": f"{_MEDIA}text/turtle",
    "shapes.ttl": f"{_MEDIA}text/turtle",
}
_VOCABULARIES = (rdf.DCTERMS, rdf.FOAF, rdf.OA, rdf.ORG, rdf.PROV, rdf.RDF, rdf.RDFS, rdf.SCHEMA, rdf.SKOS)
_TYPE = f"<{rdf.RDF}type>"


def write_rdf(graph: Graph, folder: Path, licence: str | None = None) -> None:
    """Write ``graph.ttl``, ``graph.nq``, ``ontology.ttl``, ``shapes.ttl`` and ``dataset.ttl`` into a folder.

    ``licence`` is the address of the licence that the data is under, None where none is stated.
    Raises `OutputError` where a file cannot be written or the licence is no web address.
    """
    triples = write_both(graph, folder / "graph.ttl", folder / "graph.nq")
    write_knowledge("kg.ttl", graph.base, folder / "ontology.ttl")
    write_knowledge("shapes.ttl", graph.base, folder / "shapes.ttl")
    described = [*_dataset(graph, triples, licence), *_partitions(graph), *_distributions(graph.base, folder)]
    write_triples(described, graph.base, folder / "dataset.ttl")


def _dataset(graph: Graph, triples: int, licence: str | None) -> Iterator[rdf.Triple]:
    d = f"<{graph.base}dataset>"
    yield d, _TYPE, f"<{rdf.DCAT}Dataset>"
    yield d, _TYPE, f"<{rdf.VOID}Dataset>"
    yield d, f"<{rdf.DCTERMS}title>", terms.literal("Knowledge graph of announcements", "en")
    yield d, f"<{rdf.DCTERMS}title>", terms.literal("보도자료 지식 그래프", "ko")
    yield d, f"<{rdf.DCTERMS}conformsTo>", f"<{graph.base}shapes>"
    yield d, f"<{rdf.VOID}uriSpace>", terms.literal(f"{graph.base}id/")
    yield d, f"<{rdf.VOID}dataDump>", f"<{graph.base}dataset#graph.ttl>"
    yield d, f"<{rdf.VOID}triples>", terms.integer(triples)
    yield d, f"<{rdf.VOID}entities>", terms.integer(len(graph.entities))
    yield d, f"<{rdf.VOID}documents>", terms.integer(len(graph.sources))
    for vocabulary in (rdf.ontology_namespace(graph.base), *_VOCABULARIES):
        yield d, f"<{rdf.VOID}vocabulary>", f"<{vocabulary}>"
    if licence is None:
        yield d, f"<{rdf.DCTERMS}rights>", terms.literal("No licence is stated for this data.", "en")
    elif address := terms.web_address(licence):
        yield d, f"<{rdf.DCTERMS}license>", address
    else:
        raise OutputError(f"{licence!r} is no address of a licence; give one that begins with https://")


def _partitions(graph: Graph) -> Iterator[rdf.Triple]:
    """Count the nodes of each class and the facts of each property."""
    d, kg = f"<{graph.base}dataset>", rdf.ontology_namespace(graph.base)
    events = (event.cls for event in graph.happenings if event.cls != "Gathering")  # these are entities as well
    classes = Counter((*(entity.cls for entity in graph.entities), *events))
    for cls, count in classes.items():
        part = f"<{graph.base}dataset#class-{cls}>"
        yield d, f"<{rdf.VOID}classPartition>", part
        yield part, f"<{rdf.VOID}class>", f"<{kg}{cls}>"
        yield part, f"<{rdf.VOID}entities>", terms.integer(count)
    for prop, count in Counter(fact.property for fact in graph.facts).items():
        part = f"<{graph.base}dataset#property-{prop}>"
        yield d, f"<{rdf.VOID}propertyPartition>", part
        yield part, f"<{rdf.VOID}property>", f"<{kg}{prop}>"
        yield part, f"<{rdf.VOID}triples>", terms.integer(count)


def _distributions(base: str, folder: Path) -> Iterator[rdf.Triple]:
    """Describe each file with its size in bytes and its checksum."""
    for name, media in _FILES.items():
        path = folder / name
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        f, checksum = f"<{base}dataset#{name}>", f"<{base}dataset#checksum-{name}>"
        yield f"<{base}dataset>", f"<{rdf.DCAT}distribution>", f
        yield f, _TYPE, f"<{rdf.DCAT}Distribution>"
        yield f, f"<{rdf.DCTERMS}title>", terms.literal(name)
        yield f, f"<{rdf.DCAT}mediaType>", f"<{media}>"
        yield f, f"<{rdf.DCAT}byteSize>", terms.integer(path.stat().st_size)
        yield f, f"<{rdf.SPDX}checksum>", checksum
        yield checksum, _TYPE, f"<{rdf.SPDX}Checksum>"
        yield checksum, f"<{rdf.SPDX}algorithm>", f"<{rdf.SPDX}checksumAlgorithm_sha256>"
        yield checksum, f"<{rdf.SPDX}checksumValue>", terms.literal(digest)
