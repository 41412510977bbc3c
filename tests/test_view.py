"""The page as text: one safe file, the same bytes for the same graph."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_graphs import BASE, SIGNED, hostile_graph, large_graph, small_graph

from kg.errors import OutputError
from kg.types import Graph
from kg.view import render_page, write_page
from kg.view.assets import MODULES, page_script, page_style, policy_hash
from kg.view.network import WEB
from kg.view.safe_text import MAX_NAME, MAX_QUOTE, safe_name, safe_quote, safe_url, script_json

ROOT = Path(__file__).resolve().parent.parent
EMPTY = Graph(BASE, (), (), (), ())


class Outline(HTMLParser):
    """What a browser sees: elements with their attributes, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self._inside = tag == "script"
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note where a script ends."""
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        """Note the text of a script."""
        if self._inside:
            self.scripts[-1] += data


def test_one_file_names_no_other() -> None:
    """No element of the page loads anything, and the policy forbids all but the one script and style."""
    text = render_page(small_graph())
    outline = Outline(text)
    attributes = {name for _tag, named in outline.elements for name in named}
    assert attributes.isdisjoint({"src", "href", "srcset", "action", "data", "style"})
    assert not any(name.startswith("on") for name in attributes)
    policy = next(named["content"] for _tag, named in outline.elements if "http-equiv" in named)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert policy_hash(page_script()) in policy
    assert policy_hash(page_style()) in policy


def test_every_data_block_is_json() -> None:
    """All scripts but the last are JSON, also when every text of the graph is an attack."""
    for graph in (small_graph(), hostile_graph(), EMPTY):
        blocks = Outline(render_page(graph)).scripts
        assert blocks[-1] == page_script()
        assert all("<" not in block for block in blocks[:-1])
        assert [json.loads(block) for block in blocks[:-1]]


def test_same_graph_same_bytes(tmp_path: Path) -> None:
    """Neither the order of hashes nor the locale changes a byte of the page."""
    code = (
        "import sys, pathlib, view_graphs, kg.view;"
        "kg.view.write_page(view_graphs.large_graph(400, 700), pathlib.Path(sys.argv[1]))"
    )
    pages = []
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("2", "ko_KR.EUC-KR")):
        path = tmp_path / f"page-{seed}.html"
        paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONPATH": paths}
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=env, cwd=tmp_path)
        pages.append(path.read_bytes())
    assert pages[0] == pages[1] == pages[2]


def test_a_page_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """An output folder that is gone is one clear error, and nothing half-written lies about."""
    target = tmp_path / "page.html"
    write_page(EMPTY, target)
    before = target.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    with pytest.raises(OutputError, match="nowhere"):
        write_page(EMPTY, tmp_path / "nowhere" / "page.html")
    assert target.read_bytes() == before


def test_the_licence_of_vis_network_travels_along() -> None:
    """The page carries the licence and the copyright of the library in it."""
    script = page_script()
    assert "Permission is hereby granted" in script
    assert "@license" in script


def test_modules_share_no_name() -> None:
    """The modules of the page become one function, so no two of them may declare one name."""
    declared = re.compile(r"^(?:export )?(?:async )?(?:const|let|function\*?|class) ([\w$]+)", re.MULTILINE)
    names = [name for module in MODULES for name in declared.findall((WEB / f"{module}.mjs").read_text("utf-8"))]
    assert sorted(names) == sorted(set(names))
    assert sorted(MODULES) == sorted(path.stem for path in WEB.glob("*.mjs"))


def test_the_sources_make_elements_only_from_text() -> None:
    """No source of ours parses markup or runs text."""
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser")
    for path in sorted(WEB.glob("*.mjs")):
        assert not forbidden.search(path.read_text("utf-8")), path.name


@given(st.text(max_size=3000))
def test_safe_names_are_one_bounded_line(text: str) -> None:
    """A shown name has no line break, no control and no steering character, and is never too long."""
    name = safe_name(text)
    assert len(name) <= MAX_NAME
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ud800-\udfff]", name)
    assert safe_name(name) == name


@given(st.text(max_size=3000))
def test_safe_quotes_keep_their_offsets(text: str) -> None:
    """A shown sentence has a character for each of the first ones, so marks stay where they are."""
    assert len(safe_quote(text)) == min(len(text), MAX_QUOTE)


@given(st.dictionaries(st.text(), st.text()))
def test_script_json_comes_back(value: dict[str, str]) -> None:
    """JSON for a script element holds no ``<`` and reads back as what went in."""
    text = script_json(value)
    assert "<" not in text
    assert json.loads(text) == value


@pytest.mark.parametrize("url", ["javascript:x", "data:text/html,x", "//a.b", "https:", "https://a b", "https://[x"])
def test_only_web_addresses_become_links(url: str) -> None:
    """Every address but a whole http or https one is left out."""
    assert safe_url(url) is None


def test_a_large_page_has_every_entity() -> None:
    """The columns of a page hold each entity and fact of the graph."""
    graph = large_graph(900, 1500)
    data = json.loads(Outline(render_page(graph)).scripts[1])
    assert len(data["nodes"]["id"]) == 900
    assert len(data["facts"]["id"]) == 1500
    assert data["nodes"]["ko"][:5] == [entity.labels[0].text for entity in graph.entities[:5]]


def test_a_page_of_the_best_told_facts_says_what_is_missing() -> None:
    """With a bound, the facts with the most sources stay, and the page carries the number of the others."""
    data = json.loads(Outline(render_page(small_graph(), max_facts=1)).scripts[1])
    assert data["omitted"] == 4
    assert data["facts"]["id"] == [SIGNED.iri.removeprefix(BASE)]
    assert json.loads(Outline(render_page(small_graph(), max_facts=5)).scripts[1])["omitted"] == 0
