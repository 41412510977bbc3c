"""Read facts and their evidence back from the N-Quads of a built graph, one announcement at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg import rdf
from kg.errors import InputError

_TYPE = f"<{rdf.RDF}type>"
_LABEL = f"<{rdf.RDFS}label>"
_DERIVED = f"<{rdf.PROV}wasDerivedFrom>"
_TRIPLE = tuple(f"<{rdf.RDF}{part}>" for part in ("subject", "predicate", "object"))
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

Node = dict[str, list[str]]


def base_of(folder: Path) -> str:
    """Return the base IRI that a built graph has, as its ontology tells.

    Raises `InputError` where the folder holds no built graph.
    """
    path = folder / "ontology.ttl"
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.startswith("@prefix kg: <"):
                    return line.split("<")[1].split(">")[0].removesuffix("ontology#")
    except OSError as error:
        raise InputError(f"{path}: cannot be read; build the graph first (kg build)") from error
    raise InputError(f"{path}: declares no prefix kg; build the graph again (kg build)")


def announcements_of(path: Path) -> Iterator[Announcement]:
    """Yield each named graph of N-Quads that kg wrote.

    Raises `InputError` where the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for graph, lines in groupby(file, key=lambda line: line[line.rfind(" <") + 1 : -3]):
                cut = -len(graph) - 4
                nodes: dict[str, Node] = {}
                for line in lines:
                    s, p, o = line[:cut].split(" ", 2)
                    nodes.setdefault(s, {}).setdefault(p, []).append(o)
                yield Announcement(graph, nodes)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build the graph first (kg build)") from error


def union_of(path: Path) -> Iterator[tuple[str, Node]]:
    """Yield each node of all announcements together, sorted, with its sorted properties and values.

    Raises `InputError` where the file cannot be read.
    """
    union: dict[str, dict[str, set[str]]] = {}
    for graph in announcements_of(path):
        for node, values in graph.nodes.items():
            found = union.setdefault(node, {})
            for prop, objects in values.items():
                found.setdefault(prop, set()).update(objects)
    for node in sorted(union):
        yield node, {prop: sorted(objects) for prop, objects in sorted(union[node].items())}


def plain(term: str) -> str:
    """Return the text of a literal, or the address of an IRI.

    >>> plain('"가 \\\\"나\\\\""@ko'), plain("<https://example.org/>")
    ('가 "나"', 'https://example.org/')
    """
    if term[0] == "<":
        return term[1:-1]
    text = term[1 : term.rindex('"')]
    return _ESCAPED.sub(_meaning, text) if "\\" in text else text


def _meaning(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _MEANT.get(code, code)


class Announcement:
    """One named graph, asked about its facts and their evidence; all terms are N-Triples text."""

    def __init__(self, iri: str, nodes: dict[str, Node]) -> None:
        self.iri = iri
        self.nodes = nodes
        self.source = nodes.get(iri, {})
        own = next((o for o in self.source.get(_TYPE, []) if o.endswith("#Announcement>")), "<#Announcement>")
        self.kg = own[1:-1].removesuffix("Announcement")
        self.document = self.text_of(self.source, f"<{rdf.DCTERMS}identifier>")

    @staticmethod
    def text_of(node: Node, prop: str) -> str:
        """Return the text of the first value of a property, or nothing."""
        values = node.get(prop)
        return plain(values[0]) if values else ""

    def own(self, local: str) -> str:
        """Return a property of the ontology."""
        return f"<{self.kg}{local}>"

    def grounds(self) -> Iterator[tuple[str, str]]:
        """Yield each fact or event with each of its evidences."""
        for node, values in self.nodes.items():
            for place in values.get(_DERIVED, ()):
                if f"<{rdf.OA}hasSelector>" in self.nodes.get(place, {}):
                    yield node, place

    def local(self, term: str) -> str:
        """Return the local name of a term of the ontology."""
        return term[1:-1].removeprefix(self.kg)

    def triple(self, node: str) -> tuple[str, str, str] | None:
        """Return the triple that a statement states, None for what is no statement."""
        values = self.nodes.get(node, {})
        if not all(part in values for part in _TRIPLE):
            return None
        s, p, o = (values[part][0] for part in _TRIPLE)
        return s, p, o

    def label(self, node: str) -> str:
        """Return a fact in words: subject, property, object; or the name of an event or an entity."""
        triple = self.triple(node)
        if triple is None:
            labels = self.nodes.get(node, {}).get(_LABEL, [])
            return plain(next((o for o in labels if o.endswith("@ko")), labels[0])) if labels else node[1:-1]
        s, p, o = triple
        return f"{self.label(s)}  {self.local(p)}  {self.label(o)}"

    def names(self, node: str) -> set[str]:
        """Return all names of an entity."""
        values = self.nodes.get(node, {})
        return {plain(o) for p in (_LABEL, f"<{rdf.SKOS}altLabel>") for o in values.get(p, ())}

    def is_meant(self, node: str, fact: tuple[str, ...]) -> bool:
        """Tell whether a fact is the one that a person named."""
        if len(fact) == 1:
            return node[1:-1] == fact[0].strip("<>") or node[1:-1].endswith(("/" + fact[0], "-" + fact[0]))
        triple = self.triple(node)
        if triple is None:
            return False
        s, p, o = triple
        return fact[1] == self.local(p) and fact[0] in self.names(s) and fact[2] in self.names(o)

    def place(self, place: str) -> tuple[int, int, str]:
        """Return start, end and quotation of an evidence, the quotation as N-Triples term.

        Raises `KeyError` or `ValueError` where one of them is missing or is no number.
        """
        found: Node = {}
        for selector in self.nodes[place][f"<{rdf.OA}hasSelector>"]:
            found.update(self.nodes[selector])
        start, end = (int(plain(found[f"<{rdf.OA}{edge}>"][0])) for edge in ("start", "end"))
        return start, end, found[f"<{rdf.OA}exact>"][0]
