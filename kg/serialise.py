"""Write a graph as Turtle and N-Quads: sorted, so that equal graphs give equal bytes, and in plain forms only.

Local names are ASCII letters, digits and hyphens, so no store meets an escape; strings are short-quoted
on one line; nothing is a blank node. Files appear whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from kg import rdf
from kg.collection import without_collection
from kg.errors import OutputError
from kg.knowledge import ontology_path
from kg.subjects import Subjects
from kg.turtle import Short, prefix_lines, turtle_of
from kg.types import Graph

_AT_ONCE = 1_000  # blocks written together


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


Announcements = Iterable[tuple[str, list[rdf.Triple]]]


def write_turtle(graph: Graph, path: Path) -> int:
    """Write the union of all announcements as Turtle 1.1; return its number of triples. Raises `OutputError`."""
    return write_turtle_of(rdf.announcement_graphs(graph), graph.base, path)


def write_nquads(graph: Graph, path: Path) -> None:
    """Write one named graph for each announcement as N-Quads. Raises `OutputError`."""
    write_nquads_of(rdf.announcement_graphs(graph), path)


def write_both(graph: Graph, turtle: Path, nquads: Path) -> int:
    """Write what `write_turtle` and `write_nquads` write, in one pass; return the number of triples of the union.

    Raises `OutputError`.
    """
    subjects = _subjects(graph.base, turtle.parent)
    with without_collection():
        with whole_file(nquads) as file:
            for iri, triples in rdf.announcement_graphs(graph):
                file.write(_nquads(iri, triples))
                subjects.add(triples)
        return _write_blocks(subjects, graph.base, turtle)


def write_turtle_of(announcements: Announcements, base: str, path: Path) -> int:
    """Write named graphs, as `kg.rdf.announcement_graphs` gives them, together as Turtle; return the number of triples.

    Raises `OutputError`.
    """
    subjects = _subjects(base, path.parent)
    with without_collection():
        for _, triples in announcements:
            subjects.add(triples)
        return _write_blocks(subjects, base, path)


def write_nquads_of(announcements: Announcements, path: Path) -> None:
    """Write named graphs, as `kg.rdf.announcement_graphs` gives them, as N-Quads. Raises `OutputError`."""
    with without_collection(), whole_file(path) as file:
        for iri, triples in announcements:
            file.write(_nquads(iri, triples))


def _nquads(iri: str, triples: list[rdf.Triple]) -> str:
    end = f" <{iri}> .\n"
    return "".join([f"{s} {p} {o}{end}" for s, p, o in triples])


def write_triples(triples: Iterable[rdf.Triple], base: str, path: Path) -> None:
    """Write any triples of N-Triples terms as Turtle, sorted and without repeats. Raises `OutputError`."""
    subjects = _subjects(base, path.parent)
    subjects.add(sorted(set(triples)))
    _write_blocks(subjects, base, path)


def write_knowledge(name: str, base: str, path: Path) -> None:
    """Write a Turtle file of ``ontology/`` (``kg.ttl``, ``shapes.ttl``) with its terms below ``base``.

    Raises `OutputError`.
    """
    text = ontology_path(name).read_text(encoding="utf-8")
    with whole_file(path) as file:
        file.write(text.replace(rdf.BASE, base))


def _subjects(base: str, folder: Path) -> Subjects:
    return Subjects(folder, partial(turtle_of, Short(base)))


def _write_blocks(subjects: Subjects, base: str, path: Path) -> int:
    texts = subjects.texts()
    with whole_file(path) as file:
        file.writelines(prefix_lines(base))
        while some := "".join(islice(texts, _AT_ONCE)):
            file.write(some)
    return subjects.triples
