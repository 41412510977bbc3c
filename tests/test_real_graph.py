"""The graph of real articles: it conforms, every fact stands on its text, and its page shows what was written.

By default the first articles of ../shared/announcements/real.jsonl; KG_REAL_ARTICLES=all takes all of them (some
minutes), a number that many.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from view_browser import OpenPage, needs_browser, started_browser

import kg
from kg.evidence import announcements_of
from kg.validate import check_output
from kg.verify import verify

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "announcements" / "real.jsonl"
ARTICLES = os.environ.get("KG_REAL_ARTICLES", "120")

pytestmark = pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared/announcements/real.jsonl")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the graph of the articles."""
    folder = tmp_path_factory.mktemp("real")
    with REAL.open(encoding="utf-8") as file:
        lines = list(islice(file, None if ARTICLES == "all" else int(ARTICLES)))
    (folder / "some.jsonl").write_text("".join(lines), encoding="utf-8")
    kg.build([folder / "some.jsonl"], folder / "out")
    return folder / "out"


def test_it_conforms_to_the_shapes(built: Path) -> None:
    """No value of the graph breaks a shape."""
    assert check_output(built) == []


def test_every_fact_stands_on_its_text(built: Path) -> None:
    """Each quotation of each fact is found where it says."""
    found = verify(built)
    assert found.broken == ()
    assert found.facts


def _changed(line: str, place: int) -> str:
    """Return a line of extractions.jsonl with one character of the kept text changed and nothing else."""
    kept = json.loads(line)
    text = kept["document"]["text"]
    kept["document"]["text"] = text[:place] + ("나" if text[place] != "나" else "다") + text[place + 1 :]
    return json.dumps(kept, ensure_ascii=False) + "\n"


def test_one_changed_character_names_just_the_facts_that_stand_on_it(built: Path, tmp_path: Path) -> None:
    """In each of some articles, the facts whose sentences hold the changed character are told, and no others."""
    graphs = [graph for graph in announcements_of(built / "graph.nq") if any(True for _ in graph.grounds())]
    lines = {json.loads(line)["document"]["id"]: line for line in _lines(built)}
    shutil.copy(built / "graph.nq", tmp_path)
    for graph in graphs[:: max(1, len(graphs) // 5)]:
        spans = [(fact[1:-1], *graph.place(place)[:2]) for fact, place in graph.grounds()]
        place = spans[0][1]
        changed = lines | {graph.document: _changed(lines[graph.document], place)}
        (tmp_path / "extractions.jsonl").write_text("".join(changed.values()), encoding="utf-8")
        broken = verify(tmp_path).broken
        assert {one.document for one in broken} == {graph.document}
        assert {one.fact for one in broken} - {""} == {fact for fact, start, end in spans if start <= place < end}


def _lines(built: Path) -> Iterator[str]:
    with (built / "extractions.jsonl").open(encoding="utf-8") as file:
        yield from file


@needs_browser
def test_its_page_opens_with_every_entity_and_finds_the_best_linked(built: Path) -> None:
    """The page shows all entities of the graph; the best-linked one is found by its name with sentence and source."""
    entities = json.loads((built / "report.json").read_text("utf-8"))["entities"]
    with started_browser() as browser, OpenPage(browser, built / "graph.html") as page:
        total = f"{sum(entities.values()):,}"
        assert page.locator("#shown").inner_text().startswith(f"개체 {total}개 중 {total}개")
        name = page.locator("#panel .top button").first.inner_text()
        page.locator("#search").fill(name)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.locator("#panel h2").inner_text() == name
        assert page.locator("#panel blockquote mark").count() > 0
        assert page.locator("#panel figcaption").first.inner_text()
