"""What a reader does with the page, in real Chromium with the network off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from view_browser import OpenPage, needs_browser, started_browser
from view_graphs import CHAIR, SENTENCES, SIGNED, hostile_graph, small_graph

from kg.view import write_page

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once for all tests of this file."""
    with started_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of the small graph."""
    path = tmp_path_factory.mktemp("small") / "graph.html"
    write_page(small_graph(), path)
    return path


def click_at(page: Page, code: str, argument: str) -> None:
    """Click where the page says that something is drawn."""
    spot = page.evaluate(code, argument)
    page.mouse.click(spot["x"], spot["y"])


def test_a_click_on_a_node_shows_its_facts(browser: Browser, small: Path) -> None:
    """한국바이오협회 is found by its alias, and a click on it shows the sentence, the marks and the source."""
    with OpenPage(browser, small) as page:
        (found,) = page.evaluate("kg.find('KoreaBIO')")
        click_at(page, "id => kg.whereIs(id)", found)
        panel = page.locator("#panel")
        panel.get_by_text(SENTENCES["again"]).first.wait_for()
        assert "한국바이오협회" in panel.locator("h2").inner_text()
        assert "KoreaBIO" in panel.inner_text()
        assert "업무협약을 맺었다" in panel.locator("mark").all_inner_texts()
        links = panel.get_by_role("link", name="두 바이오협회, 협력 약속")
        assert links.first.get_attribute("href") == "https://news.example.org/1"


def test_a_click_on_an_edge_shows_its_fact(browser: Browser, small: Path) -> None:
    """A click on the line between a person and the association shows who chairs what, and the sentence."""
    with OpenPage(browser, small) as page:
        click_at(page, "id => kg.whereIsFact(id)", CHAIR.iri.removeprefix("https://kg.example.org/"))
        panel = page.locator("#panel")
        panel.locator(".evidence").first.wait_for()
        assert panel.locator("blockquote").all_inner_texts() == [SENTENCES["said"]]
        assert panel.locator("mark").all_inner_texts() == ["고한승", "한국바이오협회", "회장"]


def test_one_fact_names_all_its_sources(browser: Browser, small: Path) -> None:
    """A fact that two outlets tell stands once, with both sentences."""
    with OpenPage(browser, small) as page:
        click_at(page, "id => kg.whereIsFact(id)", SIGNED.iri.removeprefix("https://kg.example.org/"))
        fact = page.locator(".fact")
        fact.first.wait_for()
        assert fact.count() == 1
        assert fact.locator("figcaption").count() == 2
        assert "우리신문" in fact.inner_text()
        assert "다른신문" in fact.inner_text()


@pytest.mark.parametrize("query", ["koreabio", "ㅎㄱㅂㅇㅇ", "한국바이오", "한국 바이오협회"])
def test_search_finds_a_name_in_any_form(browser: Browser, small: Path, query: str) -> None:
    """English alias, initial consonants, a beginning, other spacing and decomposed text all find it."""
    with OpenPage(browser, small) as page:
        page.get_by_role("combobox").fill(query)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
        assert "한국바이오협회" in page.locator("#panel h2").inner_text()


def test_the_interface_speaks_both_languages(browser: Browser, small: Path) -> None:
    """One button turns words and names into English and back."""
    with OpenPage(browser, small) as page:
        page.locator("#language").click()
        assert page.locator("h1").inner_text() == "Knowledge graph of announcements"
        assert page.locator("html").get_attribute("lang") == "en"
        assert "Biotechnology Innovation Organization" in page.locator("#panel").inner_text()
        page.locator("#language").click()
        assert page.locator("h1").inner_text() == "보도자료 지식 그래프"


def test_hostile_texts_never_run(browser: Browser, tmp_path: Path) -> None:
    """Names, sentences, outlets and addresses that attack are shown as text, whatever is clicked."""
    path = tmp_path / "graph.html"
    graph = hostile_graph()
    write_page(graph, path)
    with OpenPage(browser, path) as page:
        for entity in graph.entities:
            click_at(page, "id => kg.whereIs(id)", entity.iri.removeprefix(graph.base))
            page.locator("#panel h2").wait_for()
        for fact in graph.facts:
            click_at(page, "id => kg.whereIsFact(id)", fact.iri.removeprefix(graph.base))
        for query in ("<script", "javascript", "가가가"):
            page.get_by_role("combobox").fill(query)
        page.locator("#language").click()
        hrefs = page.locator("a").evaluate_all("links => links.map((link) => link.protocol)")
        assert set(hrefs) <= {"https:"}
        assert page.locator("img, iframe, b, object, svg:not([aria-hidden=true])").count() == 0
