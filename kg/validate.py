"""Check a graph against the shapes of the ontology (SHACL) and say in words what is wrong.

`check_file` looks at a graph as a whole. `check_announcements` reads N-Quads in portions of whole named
graphs, in bounded memory and with all processors: each named graph that kg writes describes all that it
names, so nothing is lost by it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph
from shifty import AlgebraResult, PreparedValidator

from kg import rdf
from kg.errors import InputError
from kg.evidence import base_of
from kg.knowledge import ontology_path

# Lines of N-Quads that one check takes at most, beyond the graph that crosses the line; 60,000 need about 150 MB.
PORTION = 60_000

_FORMATS = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads"}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that a shape forbids: where, which value, and what to do about it.

    ``path`` and ``value`` are empty where the node as such is wrong or a value is missing.
    """

    node: str
    label: str
    path: str
    value: str
    advice: str


def check_output(folder: Path) -> list[Violation]:
    """Check the graph that ``kg build`` left in a folder. Raises `InputError` where there is none."""
    return check_announcements(folder / "graph.nq", base_of(folder))


def check_file(path: Path, base: str = rdf.BASE) -> list[Violation]:
    """Check a graph file (.ttl, .nt, .nq) as a whole; graphs of N-Quads are taken together.

    Raises `InputError` where the file cannot be read, does not parse, or holds nothing of kg below ``base``.
    """
    if path.suffix not in _FORMATS:
        raise InputError(f"{path}: no graph file; give one that ends in {', '.join(_FORMATS)}")
    try:
        quads = pyoxigraph.parse(path=str(path))
        lines = {f"{quad.triple} .\n" for quad in quads}
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as {_FORMATS[path.suffix]} ({error})") from error
    _is_ours(lines, path, base)
    return sorted(_check(_validator(base), lines))


def check_announcements(path: Path, base: str = rdf.BASE) -> list[Violation]:
    """Check N-Quads as kg writes them, sorted by named graph, portion by portion.

    Raises `InputError` where the file cannot be read or holds nothing of kg below ``base``.
    """
    validator = _validator(base)
    found: set[Violation] = set()
    first = True
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = []
        for portion in _portions(path):
            if first:
                _is_ours(portion, path, base)
                first = False
            waiting.append(pool.submit(_check, validator, portion))
            if len(waiting) > (os.cpu_count() or 1):
                found.update(waiting.pop(0).result())
        for check in waiting:
            found.update(check.result())
    if first:
        raise InputError(f"{path}: empty; build the graph again (kg build)")
    return sorted(found)


def _validator(base: str) -> PreparedValidator:
    shapes = ontology_path("shapes.ttl").read_text(encoding="utf-8").replace(rdf.BASE, base)
    return PreparedValidator(shapes.encode())


def _is_ours(lines: Iterable[str], path: Path, base: str) -> None:
    """Shapes say nothing about a graph that has none of their classes: that must not pass for a good one."""
    announcement = f"<{rdf.RDF}type> <{rdf.ontology_namespace(base)}Announcement> ."
    if not any(announcement in line for line in lines):
        raise InputError(f"{path}: no announcement below {base}; is the graph one of kg, and the base right?")


def _portions(path: Path) -> Iterator[set[str]]:
    """Yield sets of lines of N-Triples, each the union of some whole named graphs."""
    portion: set[str] = set()
    try:
        with path.open(encoding="utf-8") as file:
            for graph, lines in groupby(file, key=lambda line: line[line.rfind(" <") :]):
                cut = -len(graph)
                portion.update([f"{line[:cut]} .\n" for line in lines])
                if len(portion) > PORTION:
                    yield portion
                    portion = set()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build the graph first (kg build)") from error
    if portion:
        yield portion


def _check(validator: PreparedValidator, lines: set[str]) -> list[Violation]:
    try:
        result = validator.validate_algebra("".join(lines).encode(), infer=False)
    except ValueError as error:
        raise InputError(f"the graph does not parse: {error}") from error
    return [] if result.conforms else list(_violations(result, lines))


def _violations(result: AlgebraResult, lines: set[str]) -> Iterator[Violation]:
    nodes = {violation.focus_node for violation in result.violations}
    labels = _labels(nodes, lines)
    for violation in result.violations:
        node = violation.focus_node
        for reason in violation.reasons:
            path = reason.path or ""
            value = reason.value if reason.value != node else ""
            yield Violation(node, labels.get(node, ""), path, value, reason.author_message or reason.message)


def _labels(nodes: set[str], lines: set[str]) -> dict[str, str]:
    """Return a label for each of some nodes that has one, a Korean one where there is a choice."""
    labels: dict[str, str] = {}
    mark = f" <{rdf.RDFS}label> "
    for line in sorted(line for line in lines if mark in line):
        node, _, rest = line.partition(mark)
        if node in nodes and (node not in labels or rest.endswith("@ko .\n")):
            labels[node] = rest[1:].rpartition('"')[0]
    return labels
