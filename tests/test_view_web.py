"""The page's own sources: their unit tests in node, their lint, and the rules of accessibility."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from view_browser import OpenPage, needs_browser, started_browser
from view_graphs import KOREABIO, small_graph

from kg.view import write_page

ROOT = Path(__file__).resolve().parent.parent
WEB_TESTS = ROOT / "tests" / "web"
NODE = shutil.which("node")
TOOLS = WEB_TESTS / "node_modules"

needs_node = pytest.mark.skipif(NODE is None, reason="needs node (Debian package nodejs)")
needs_tools = pytest.mark.skipif(not TOOLS.is_dir(), reason="needs `npm ci --ignore-scripts` in tests/web")


def run(*command: str | Path) -> None:
    """Run a tool at the top of the repository; what it says is the message of a failure."""
    result = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]


@needs_node
def test_the_unit_tests_of_the_sources_pass() -> None:
    """Search, filters, paths, address, places, labels and files do what their tests in node claim."""
    run(NODE or "", "--test", *sorted(WEB_TESTS.glob("*.test.mjs")))


@needs_node
@needs_tools
def test_the_sources_are_clean() -> None:
    """ESLint finds nothing in the page's sources and their tests."""
    config = WEB_TESTS / "eslint.config.js"
    sources = [*sorted((ROOT / "kg" / "view" / "web").glob("*.mjs")), *sorted(WEB_TESTS.glob("*.mjs"))]
    run(NODE or "", TOOLS / "eslint" / "bin" / "eslint.js", "--config", config, *sources)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once for all tests of this file."""
    with started_browser() as browser:
        yield browser


@needs_browser
@needs_tools
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("view", ["overview", "focus", "table"])
def test_axe_finds_no_violation(browser: Browser, tmp_path: Path, view: str, language: str, scheme: str) -> None:
    """No rule of axe-core is broken in any view, language and colour scheme, with an entity chosen."""
    path = tmp_path / "graph.html"
    write_page(small_graph(), path)
    entity = KOREABIO.iri.removeprefix("https://kg.example.org/").replace("/", "%2F")
    opened = OpenPage(browser, path, hash_state=f"#l={language}&v={view}&e={entity}", color_scheme=scheme)
    with opened as page:
        for part in page.locator("#legend summary").all()[1:]:
            part.click()
        page.evaluate((TOOLS / "axe-core" / "axe.min.js").read_text("utf-8"))
        found = page.evaluate("axe.run().then((result) => result.violations)")
        assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found] == []
