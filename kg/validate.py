"""Check a graph against the shapes of the ontology (SHACL) and say in words what is wrong.

`check_file` looks at a graph as a whole. `check_announcements` reads N-Quads in portions of whole named
graphs, in bounded memory and with all processors: each named graph that kg writes describes all that it
names, so nothing is lost by it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Container, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import pyoxigraph
from shifty import AlgebraResult, PreparedValidator

from kg import rdf
from kg.errors import InputError
from kg.evidence import base_of
from kg.knowledge import ontology_path
from kg.store import FOLDER, named_graphs

# Lines of N-Quads that one check takes at most, beyond the graph that crosses the line; 60,000 need about 150 MB.
PORTION = 60_000
# Beside the store: a digest of the shapes, and those of the named graphs that were found sound.
PASSED = "passed"
_DIGEST = 16

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


def check_news(folder: Path) -> list[Violation]:
    """Check the graph that ``kg build`` left in a folder, but for the announcements that were sound before.

    Which these are stands beside the store. What is wrong is found again each time. Raises `InputError` where there is
    no graph.
    """
    path = folder / FOLDER / PASSED
    shapes = blake2b(f"{version('pyshifty')} {_shapes(base_of(folder))}".encode(), digest_size=_DIGEST).digest()
    held = path.read_bytes() if path.exists() else b""
    known = held.startswith(shapes)
    passed = {held[start : start + _DIGEST] for start in range(_DIGEST, len(held), _DIGEST)} if known else set()
    violations = check_announcements(folder / "graph.nq", base_of(folder), passed)
    beside = path.with_name(f"{PASSED}.{os.getpid()}")
    beside.write_bytes(b"".join([shapes, *sorted(passed)]))
    os.replace(beside, path)
    return violations


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


def check_announcements(path: Path, base: str = rdf.BASE, passed: set[bytes] | None = None) -> list[Violation]:
    """Check N-Quads as kg writes them, sorted by named graph, portion by portion.

    Named graphs whose digests are in ``passed`` are left out; afterwards it holds the digests of all that are sound.
    Raises `InputError` where the file cannot be read or holds nothing of kg below ``base``.
    """
    validator = _validator(base)
    before = frozenset(passed or ())
    sound = set[bytes]() if passed is None else passed
    sound.clear()
    found: set[Violation] = set()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting: deque[tuple[_Portion, Future[list[Violation]]]] = deque()

        def take(portion: _Portion, checked: Future[list[Violation]]) -> None:
            found.update(checked.result())
            sound.update(portion.sound({violation.node for violation in checked.result()}))

        for portion in _portions(path, base, before, sound):
            waiting.append((portion, pool.submit(_check, validator, portion.union())))
            if len(waiting) > (os.cpu_count() or 1):
                take(*waiting.popleft())
        for one in waiting:
            take(*one)
    return sorted(found)


@dataclass(slots=True)
class _Portion:
    """Some whole named graphs, each as its digest and its lines of N-Triples."""

    graphs: list[tuple[bytes, list[str]]] = field(default_factory=list)
    length: int = 0

    def union(self) -> set[str]:
        return {line for _, lines in self.graphs for line in lines}

    def sound(self, wrong: set[str]) -> list[bytes]:
        """Return the digests of the graphs that say nothing about nodes that are wrong."""
        return [
            digest
            for digest, lines in self.graphs
            if not wrong or wrong.isdisjoint([line.partition(" ")[0] for line in lines])
        ]


def _validator(base: str) -> PreparedValidator:
    return PreparedValidator(_shapes(base).encode())


def _shapes(base: str) -> str:
    return ontology_path("shapes.ttl").read_text(encoding="utf-8").replace(rdf.BASE, base)


def _is_ours(lines: Iterable[str], path: Path, base: str) -> None:
    """Shapes say nothing about a graph that has none of their classes: that must not pass for a good one."""
    announcement = f"<{rdf.RDF}type> <{rdf.ontology_namespace(base)}Announcement> ."
    if not any(announcement in line for line in lines):
        raise InputError(f"{path}: no announcement below {base}; is the graph one of kg, and the base right?")


def _portions(path: Path, base: str, passed: Container[bytes], sound: set[bytes]) -> Iterator[_Portion]:
    """Yield portions of the named graphs that did not pass before; those that did are put into ``sound``."""
    portion = _Portion()
    first = True
    try:
        for graph, block in named_graphs(path):
            cut = -len(f" <{graph}> .")
            if first:
                _is_ours([f"{line[:cut]} ." for line in block.decode().splitlines()], path, base)
                first = False
            digest = blake2b(block, digest_size=_DIGEST).digest()
            if digest in passed:
                sound.add(digest)
                continue
            lines = [f"{line[:cut]} .\n" for line in block.decode().split("\n")[:-1]]
            portion.graphs.append((digest, lines))
            portion.length += len(lines)
            if portion.length > PORTION:
                yield portion
                portion = _Portion()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build the graph first (kg build)") from error
    if first:
        raise InputError(f"{path}: empty; build the graph again (kg build)")
    if portion.graphs:
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
