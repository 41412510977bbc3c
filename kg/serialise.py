"""Write a graph as Turtle and N-Quads: sorted, so that equal graphs give equal bytes, and in plain forms only.

Local names are ASCII letters, digits and hyphens, so no store meets an escape; strings are short-quoted
on one line; nothing is a blank node. Files appear whole or not at all.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import chain
from pathlib import Path

from kg import rdf, terms
from kg.errors import OutputError
from kg.knowledge import ontology_path
from kg.types import Graph

_NAME = re.compile(r"(<.*[/#])([A-Za-z][A-Za-z0-9-]*)>")


@contextmanager
def whole_file(path: Path) -> Iterator[TextIOWrapper]:
    """Open a file for UTF-8 text that takes the place of ``path`` only when all of it is written.

    Raises `OutputError` where it cannot be written; the file that was there before stays as it was.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        os.replace(beside, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold off the cycle collector: it would walk millions of live tuples, which form no cycle, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def write_turtle(graph: Graph, path: Path) -> None:
    """Write the union of all announcements as Turtle 1.1. Raises `OutputError`."""
    blocks = _Blocks()
    with _no_collection():
        for _, triples in rdf.announcement_graphs(graph):
            blocks.add(triples)
        _write_blocks(blocks, graph.base, path)


def write_nquads(graph: Graph, path: Path) -> None:
    """Write one named graph for each announcement as N-Quads. Raises `OutputError`."""
    with _no_collection(), whole_file(path) as file:
        for iri, triples in rdf.announcement_graphs(graph):
            file.writelines(nquads_lines(iri, triples))


def write_both(graph: Graph, turtle: Path, nquads: Path) -> int:
    """Write what `write_turtle` and `write_nquads` write, in one pass; return the number of triples of the union.

    Raises `OutputError`.
    """
    blocks = _Blocks()
    with _no_collection():
        with whole_file(nquads) as file:
            for iri, triples in rdf.announcement_graphs(graph):
                file.writelines(nquads_lines(iri, triples))
                blocks.add(triples)
        return _write_blocks(blocks, graph.base, turtle)


def write_triples(triples: Iterable[rdf.Triple], base: str, path: Path) -> None:
    """Write any triples of N-Triples terms as Turtle, sorted and without repeats. Raises `OutputError`."""
    blocks = _Blocks()
    blocks.add(sorted(set(triples)))
    _write_blocks(blocks, base, path)


def write_knowledge(name: str, base: str, path: Path) -> None:
    """Write a Turtle file of ``ontology/`` (``kg.ttl``, ``shapes.ttl``) with its terms below ``base``.

    Raises `OutputError`.
    """
    text = ontology_path(name).read_text(encoding="utf-8")
    with whole_file(path) as file:
        file.write(text.replace(rdf.BASE, base))


def nquads_lines(graph_iri: str, triples: Iterable[rdf.Triple]) -> list[str]:
    """Return the lines of one named graph; ``triples`` are N-Triples terms in their final order."""
    end = f" <{graph_iri}> .\n"
    return [f"{s} {p} {o}{end}" for s, p, o in triples]


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of our Turtle files with their namespaces, in the order they are declared."""
    return {
        "dcat": rdf.DCAT,
        "dcterms": rdf.DCTERMS,
        "foaf": rdf.FOAF,
        "id": f"{base}id/",
        "kg": rdf.ontology_namespace(base),
        "oa": rdf.OA,
        "org": rdf.ORG,
        "prov": rdf.PROV,
        "rdf": rdf.RDF,
        "rdfs": rdf.RDFS,
        "schema": rdf.SCHEMA,
        "skos": rdf.SKOS,
        "spdx": rdf.SPDX,
        "void": rdf.VOID,
        "xsd": terms.XSD,
    }


def prefix_lines(base: str) -> list[str]:
    """Return the head of a Turtle file."""
    return [f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes(base).items()]


class _Blocks:
    """Triples grouped by subject: for each subject one run of sorted triples for each announcement that has it."""

    def __init__(self) -> None:
        self.subjects: dict[str, list[list[rdf.Triple]]] = {}

    def add(self, triples: list[rdf.Triple]) -> None:
        """Take the sorted triples of one announcement."""
        subjects = self.subjects
        start, last = 0, ""
        for place, triple in enumerate(triples):
            if triple[0] != last:
                if last:
                    subjects.setdefault(last, []).append(triples[start:place])
                start, last = place, triple[0]
        if last:
            subjects.setdefault(last, []).append(triples[start:])


class Short(dict[str, str]):
    """Terms in Turtle's short form, worked out once each."""

    def __init__(self, base: str) -> None:
        super().__init__({f"<{rdf.RDF}type>": "a"})
        self.namespaces = {f"<{iri}": name for name, iri in prefixes(base).items()}

    def __missing__(self, term: str) -> str:
        short = term
        if term[0] == "<":
            if split := _NAME.fullmatch(term):
                start, local = split.groups()
                if start in self.namespaces:
                    short = f"{self.namespaces[start]}:{local}"
        elif term[-1] == ">":
            text, _, datatype = term.rpartition("^^")
            short = f"{text}^^{self[datatype]}"
        self[term] = short
        return short


def _write_blocks(blocks: _Blocks, base: str, path: Path) -> int:
    short = Short(base)
    count = 0
    subjects = blocks.subjects
    with whole_file(path) as file:
        file.writelines(prefix_lines(base))
        for subject in sorted(subjects):
            runs = subjects[subject]
            triples = runs[0] if len(runs) == 1 else sorted(set(chain.from_iterable(runs)))
            file.write(block(short, triples))
            count += len(triples)
    return count


def block(short: Short, triples: list[rdf.Triple]) -> str:
    """Return the Turtle of one subject's sorted triples."""
    parts = []
    last = ""
    for _, p, o in triples:
        if o[-1] == ">":
            o = short[o]
        if p == last:
            parts.append(f",\n        {o}")
        else:
            parts.append(f" ;\n    {short[p]} {o}")
            last = p
    return f"\n{short[triples[0][0]]}{''.join(parts)[2:]} .\n"
