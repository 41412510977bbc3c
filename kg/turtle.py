"""Turtle of blocks of triples: terms in their short form, one block for each subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from kg import rdf, terms

_LOCAL = re.compile("[A-Za-z][A-Za-z0-9-]*")
_NAME = re.compile(r"(<.*[/#])([A-Za-z][A-Za-z0-9-]*)>")
# Frames kept: nearly all blocks need a few hundred; entities with many names would each add one.
_MOST_FRAMES = 10_000
_MOST_KNOWN = 100_000  # short forms remembered; most recur in the announcement that they are of
_TYPE = f"<{rdf.RDF}type>"


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


class Short(dict[str, str]):
    """Terms in Turtle's short form, each worked out when it is first looked up."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.namespaces = {f"<{iri}": name for name, iri in prefixes(base).items()}
        self.nodes = f"<{base}id/"
        self.frames = _Frames(self)

    def __missing__(self, term: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        short = self[term] = self._shorten(term)
        return short

    def _shorten(self, term: str) -> str:
        if term == _TYPE:
            return "a"
        if term.startswith(self.nodes) and _LOCAL.fullmatch(term, len(self.nodes), len(term) - 1):
            return f"id:{term[len(self.nodes) : -1]}"
        if term[0] == "<":
            if split := _NAME.fullmatch(term):
                start, local = split.groups()
                if start in self.namespaces:
                    return f"{self.namespaces[start]}:{local}"
        elif term[-1] == ">":
            text, _, datatype = term.rpartition("^^")
            return f"{text}^^{self[datatype]}"
        return term


class _Frames(dict[tuple[str, ...], str]):
    """The Turtle of a block with certain properties, with ``%s`` for its subject and each value."""

    def __init__(self, short: Short) -> None:
        super().__init__()
        self.short = short

    def __missing__(self, properties: tuple[str, ...]) -> str:
        parts = ["\n%s"]
        for place, prop in enumerate(properties):
            if place and prop == properties[place - 1]:
                parts.append(",\n        %s")
            else:
                parts.append(f"{' ;' if place else ''}\n    {self.short[prop].replace('%', '%%')} %s")
        frame = "".join(parts) + " .\n"
        if len(self) < _MOST_FRAMES:
            self[properties] = frame
        return frame


def turtle_of(short: Short, blocks: Sequence[list[rdf.Triple]]) -> list[str]:
    """Return the Turtle of the sorted triples of each of some subjects.

    Most blocks have the properties of many others: what they have in common, the frame, is made once.
    """
    if not blocks:
        return []
    _, properties, objects = zip(*chain.from_iterable(blocks), strict=True)
    values = [o if o[-1] != ">" else short[o] for o in objects]
    texts = []
    frames = short.frames
    start = 0
    for block in blocks:
        end = start + len(block)
        texts.append(frames[properties[start:end]] % (short[block[0][0]], *values[start:end]))
        start = end
    return texts
