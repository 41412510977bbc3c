"""Imports point downward only, each heavy library has one owner, and only the command line prints."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the top down. A room imports only rooms of lower layers; rooms of one layer do not know each other. A room is a
# module, or a package with what is inside. What is new has to be given its place here.
LAYERS = (
    {"cli", "kg.__main__"},
    {"kg"},
    {"kg.evaluate", "kg.identity"},
    {"kg.pipeline", "kg.load", "kg.fetch"},
    {"kg.extract", "kg.outlets", "kg.remembered"},
    # The two halves, file formats and what runs them.
    {
        "kg.read",
        "kg.clean",
        "kg.duplicates",
        "kg.unique",
        "kg.engine",
        "kg.resolve",
        "kg.dataset",
        "kg.validate",
        "kg.verify",
        "kg.explain",
        "kg.export",
        "kg.view",
        "kg.lookup",
        "kg.earlier",
    },
    # Steps of the extractor: facts stand on relations, these on mentions, these on what finds each kind of name.
    {"kg.events", "kg.posts"},
    {"kg.relations"},
    {"kg.mentions", "kg.coreference", "kg.mention_index"},
    {"kg.organizations", "kg.people", "kg.things", "kg.gatherings"},
    {"kg.serialise", "kg.evidence", "kg.report", "kg.store"},
    {"kg.turtle"},
    # What the steps and halves stand on.
    {"kg.rdf", "kg.furniture", "kg.lexicon", "kg.names", "kg.patterns", "kg.repetition", "kg.times", "kg.amounts"},
    {
        "kg.korean",
        "kg.syntax",
        "kg.terms",
        "kg.subjects",
        "kg.characters",
        "kg.trimmed",
        "kg.extraction_file",
        "kg.staging",
        "kg.web",
        "kg.decisions",
        "kg.lock",
        "kg.journal",
    },
    {"kg.grammar"},
    {"kg.knowledge"},
    {"kg.errors", "kg.presets", "kg.collection"},
    {"kg.types"},
)

# A library that is slow to load, or whose ways must not spread, and the room (two at most) that knows it.
OWNERS = {
    "charset_normalizer": "kg.read",
    "kiwipiepy": "kg.korean",
    "networkx": "kg.view kg.lookup",
    "pyvis": "kg.view",
    "jinja2": "kg.view",
    "numpy": "kg.view kg.duplicates",  # arrays: no way of its own to spread
    "rensa": "kg.duplicates",
    "trafilatura": "kg.read",
    "lxml": "kg.read",
    "feedparser": "kg.read",
    "shifty": "kg.validate",
    "httpx": "kg.load kg.web",
    "pyarrow": "kg.export",
    "rich": "cli",
    "click": "cli",
}


def room(module: str) -> str:
    """Return the room of a module: ``kg.read`` of ``kg.read.json_lines``."""
    return ".".join(module.split(".")[:2])


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield each module of the program by its name and its syntax tree."""
    for path in [ROOT / "cli.py", *sorted((ROOT / "kg").rglob("*.py"))]:
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield the full name of each module or name that a module imports, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports from the top"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inner_imports(tree: ast.Module, rooms: set[str]) -> set[str]:
    """Return the rooms that a module imports; the version in ``kg`` is free for all."""
    found = set()
    for name in imports(tree):
        if name == "kg.__version__" or not (name == "kg" or name.startswith(("kg.", "cli."))):
            continue
        found.add(room(name) if room(name) in rooms else name.split(".")[0])
    return found


def test_every_room_has_a_place_in_the_layers() -> None:
    """No module stands outside the layers, and no layer names a module that is gone."""
    there = {room(name) for name, _ in modules()}
    listed = [name for layer in LAYERS for name in layer]
    assert sorted(listed) == sorted(there)


def test_imports_point_downward() -> None:
    """A room imports only rooms of lower layers."""
    depth = {name: level for level, layer in enumerate(LAYERS) for name in layer}
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        for target in sorted(inner_imports(tree, set(depth)) - {room(name)})
        if depth[target] <= depth[room(name)]
    ]
    assert not wrong, "\n".join(wrong)


def test_every_library_is_declared() -> None:
    """Beside the standard library the program imports the dependencies of ``pyproject.toml``, each of them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[; ]", line)[0] for line in project["dependencies"]}
    extras = [line for name, lines in project["optional-dependencies"].items() if name != "dev" for line in lines]
    optional = {re.split(r"[<>=\[; ]", line)[0] for line in extras}
    tops = {full.split(".")[0] for _, tree in modules() for full in imports(tree)} - {"kg", "cli", "__future__"}
    distributions = packages_distributions()
    used = {distributions.get(top, [top])[0].lower() for top in tops - set(sys.stdlib_module_names)}
    # trafilatura needs this one and no longer gets it from lxml.
    assert (used | {"lxml_html_clean"}) - optional == declared


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_a_heavy_library_has_one_owner(library: str) -> None:
    """Only its owner imports a heavy library, so that changing it touches one room."""
    users = {room(name) for name, tree in modules() if library in {full.split(".")[0] for full in imports(tree)}}
    assert users <= set(OWNERS[library].split())


def test_only_the_command_line_prints_and_exits() -> None:
    """No other module prints, exits or writes to a standard stream; ``__main__`` only hands on the exit code."""
    said = []
    for name, tree in modules():
        if name in {"cli", "kg.__main__"}:
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            text = ast.unparse(node.func)
            if text in {"print", "sys.exit", "exit", "quit"} or text.startswith(("sys.stdout", "sys.stderr")):
                said.append(f"{name}, line {node.lineno}: {text}")
    assert not said, "\n".join(said)
