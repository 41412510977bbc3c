"""Write a graph as Turtle and N-Quads: sorted, so that equal graphs give equal bytes, and in plain forms only.

Local names are ASCII letters, digits and hyphens, so no store meets an escape; strings are short-quoted
on one line; nothing is a blank node. Files appear whole or not at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path

from kg import rdf, terms
from kg.collection import without_collection
from kg.errors import OutputError
from kg.knowledge import ontology_path
from kg.subjects import Subjects
from kg.types import Graph

_LOCALS = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*+\n?)*+")
# Frames kept: nearly all blocks need a few hundred; entities with many names would each add one.
_MOST_FRAMES = 10_000
_AT_ONCE = 1_000  # blocks looked at together
_MOST_KNOWN = 500_000  # short forms remembered
_FRAME = itemgetter(0)
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
    subjects = Subjects(turtle.parent)
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
    subjects = Subjects(path.parent)
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
    subjects = Subjects(path.parent)
    subjects.add(sorted(set(triples)))
    _write_blocks(subjects, base, path)


def write_knowledge(name: str, base: str, path: Path) -> None:
    """Write a Turtle file of ``ontology/`` (``kg.ttl``, ``shapes.ttl``) with its terms below ``base``.

    Raises `OutputError`.
    """
    text = ontology_path(name).read_text(encoding="utf-8")
    with whole_file(path) as file:
        file.write(text.replace(rdf.BASE, base))


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


class Short:
    """Terms in Turtle's short form, worked out once each, and the frames of blocks with the same properties."""

    def __init__(self, base: str) -> None:
        self.known = {f"<{rdf.RDF}type>": "a"}
        self.namespaces = {f"<{iri}": name for name, iri in prefixes(base).items()}
        self.nodes = f"<{base}id/"
        self.frames: dict[tuple[str, ...], str] = {}

    def __getitem__(self, term: str) -> str:
        short = self.known.get(term)
        if short is None:
            short = self.known[term] = self._shorten(term)
        return short

    def _shorten(self, term: str) -> str:
        if term[0] == "<":
            if split := _NAME.fullmatch(term):
                start, local = split.groups()
                if start in self.namespaces:
                    return f"{self.namespaces[start]}:{local}"
        elif term[-1] == ">":
            text, _, datatype = term.rpartition("^^")
            return f"{text}^^{self[datatype]}"
        return term

    def learn(self, blocks: list[tuple[str, list[rdf.Triple]]]) -> None:
        """Work out the short forms of all nodes of some blocks at once, which takes a fifth of the time.

        What was known of nodes before is forgotten when it is much.
        """
        if len(self.known) > _MOST_KNOWN:
            self.known = {term: short for term, short in self.known.items() if not term.startswith(self.nodes)}
        cut, nodes, known = len(self.nodes), self.nodes, self.known
        terms_ = [subject for subject, _ in blocks]
        terms_ += [o for _, triples in blocks for _, _, o in triples if o[-1] == ">" and o not in known]
        names = [term[cut:-1] for term in terms_ if term.startswith(nodes)]
        if _LOCALS.fullmatch("\n".join(names)):
            known.update([(f"{nodes}{name}>", f"id:{name}") for name in names])

    def frame(self, properties: tuple[str, ...]) -> str:
        """Return the Turtle of a block with these properties, with ``%s`` for its subject and each value."""
        parts = ["\n%s"]
        for place, prop in enumerate(properties):
            if place and prop == properties[place - 1]:
                parts.append(",\n        %s")
            else:
                parts.append(f"{' ;' if place else ''}\n    {self[prop].replace('%', '%%')} %s")
        frame = "".join(parts) + " .\n"
        if len(self.frames) < _MOST_FRAMES:
            self.frames[properties] = frame
        return frame


def _write_blocks(subjects: Subjects, base: str, path: Path) -> int:
    short = Short(base)
    count = 0
    blocks = iter(subjects)
    with whole_file(path) as file:
        file.writelines(prefix_lines(base))
        while some := list(islice(blocks, _AT_ONCE)):
            short.learn(some)
            filled = [_filled(short, triples) for _, triples in some]
            count += sum([len(triples) for _, triples in some])
            for frame, group in groupby(filled, _FRAME):
                alike = [values for _, values in group]
                file.write(frame * len(alike) % tuple(chain.from_iterable(alike)))
    return count


def block(short: Short, triples: list[rdf.Triple]) -> str:
    """Return the Turtle of one subject's sorted triples."""
    frame, values = _filled(short, triples)
    return frame % values


def _filled(short: Short, triples: list[rdf.Triple]) -> tuple[str, tuple[str, ...]]:
    """Return the frame of one subject's sorted triples and the values to fill in.

    Most blocks have the properties of many others, and neighbours of one kind are filled in together.
    """
    properties = tuple([triple[1] for triple in triples])
    frame = short.frames.get(properties) or short.frame(properties)
    known = short.known
    try:  # nearly always known; a look into a plain dictionary is twice as fast
        return frame, (known[triples[0][0]], *[o if o[-1] != ">" else known[o] for _, _, o in triples])
    except KeyError:
        return frame, (short[triples[0][0]], *[o if o[-1] != ">" else short[o] for _, _, o in triples])
