"""What a reader does with the page, in real Chromium with the network off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from view_browser import OpenPage, needs_browser, started_browser
from view_graphs import CHAIR, KO, SENTENCES, SIGNED, hostile_graph, large_graph, small_graph

import kg
from kg.view import write_page

pytestmark = needs_browser

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "announcements" / "real.jsonl"


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


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of a graph with hubs of more neighbours than are shown at once."""
    path = tmp_path_factory.mktemp("large") / "graph.html"
    write_page(large_graph(1500, 4000), path)
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


def test_a_click_on_a_fact_finds_its_edge(browser: Browser, small: Path) -> None:
    """The relation's name in the panel chooses the line of the fact, which stands in the picture then."""
    with OpenPage(browser, small) as page:
        search(page, "고한승")
        for _ in range(6):
            page.get_by_role("button", name="확대").click()  # far in, so that the other end is off the picture
        page.locator("#panel .fact", has_text="한국바이오협회").locator(".property").first.click()
        panel = page.locator("#panel")
        assert set(panel.locator("h2 .name").all_inner_texts()) == {"고한승", "한국바이오협회"}
        assert panel.locator("blockquote").all_inner_texts() == [SENTENCES["said"]]
        spot = page.evaluate("id => kg.whereIsFact(id)", CHAIR.iri.removeprefix("https://kg.example.org/"))
        box = page.locator("canvas").first.bounding_box()
        assert box is not None
        assert box["x"] < spot["x"] < box["x"] + box["width"]
        assert box["y"] < spot["y"] < box["y"] + box["height"]


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
        page.locator("#suggestions [role=option]").first.wait_for()
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
            page.get_by_role("combobox", name="이름으로 찾기").fill(query)
        for view in ("#to-focus", "#to-table", "#to-overview"):
            page.locator(view).click()
        for part in page.locator("#legend summary").all()[1:]:
            part.click()
        for button in ("#save-svg", "#save-csv", "#save-turtle"):
            page.locator("#save summary").click()
            with page.expect_download():
                page.locator(button).click()
        page.locator("#language").click()
        hrefs = page.locator("a").evaluate_all("links => links.map((link) => link.protocol)")
        assert set(hrefs) <= {"https:"}
        assert page.locator("img, iframe, b, object, svg:not([aria-hidden=true])").count() == 0


def local(iri: str) -> str:
    """Return an IRI as the page's address and test hook write it."""
    return iri.removeprefix("https://kg.example.org/")


def search(page: Page, query: str) -> None:
    """Type into the search box and take the first suggestion."""
    page.get_by_role("combobox", name="이름으로 찾기").fill(query)
    page.locator("#suggestions [role=option]").first.wait_for()
    page.keyboard.press("Enter")


def test_focus_expands_and_takes_back(browser: Browser, large: Path) -> None:
    """The surroundings of an entity say how many are shown, grow by relation with counts, and shrink again."""
    with OpenPage(browser, large) as page:
        page.locator("#panel .top button").first.click()
        page.get_by_role("button", name="이 개체를 중심으로 보기").click()
        before = page.evaluate("kg.state().shown")
        assert f"{before}개 표시" in page.locator("#shown").inner_text()
        page.locator("#panel .name[data-node]").nth(4).click()
        expansion = page.locator(".expansion").first
        assert "+" in expansion.inner_text()
        expansion.click()
        grown = page.evaluate("kg.state().shown")
        assert before < grown <= before + 15
        page.get_by_role("button", name="되돌리기").click()
        assert page.evaluate("kg.state().shown") == before
        page.locator("#depth").select_option("2")
        assert page.evaluate("kg.state().shown") >= before


def test_the_legend_filters_by_class(browser: Browser, small: Path) -> None:
    """A class that is switched off leaves the picture with its facts, and comes back."""
    with OpenPage(browser, small) as page:
        shown = page.locator("#shown")
        assert "개체 7개 중 7개, 관계 5건 중 5건" in shown.inner_text()
        page.get_by_role("checkbox", name="사람").uncheck()
        assert "개체 7개 중 6개, 관계 5건 중 4건" in shown.inner_text()
        page.get_by_role("button", name="모두 보이기").click()
        assert "개체 7개 중 7개, 관계 5건 중 5건" in shown.inner_text()


def test_filters_by_date_relation_confidence_and_outlet(browser: Browser, small: Path) -> None:
    """Each filter narrows the facts; the table shows the same."""
    with OpenPage(browser, small) as page:
        shown = page.locator("#shown")
        page.get_by_text("날짜 · 신뢰도 하한").click()
        page.get_by_label("처음").fill(str(2023 * 12 + 6))
        assert "5건 중 2건" in shown.inner_text()
        page.get_by_role("button", name="표", exact=True).click()
        assert page.locator("[data-table=facts] tbody tr").count() == 2
        page.get_by_role("button", name="모두 보이기").click()
        page.get_by_label("매체").select_option("다른신문")
        assert "5건 중 1건" in shown.inner_text()
        page.get_by_role("button", name="모두 보이기").click()
        page.locator("#legend summary", has_text="관계").click()
        page.get_by_role("button", name="모두 끄기").click()
        page.get_by_role("checkbox", name="회장").check()
        assert "5건 중 1건" in shown.inner_text()
        assert page.locator("[data-table=facts] tbody tr").count() == 1


def test_a_path_shows_the_sentences_on_it(browser: Browser, small: Path) -> None:
    """Between a person and a city stand three steps, each with its evidence; the address keeps them."""
    with OpenPage(browser, small) as page:
        search(page, "고한승")
        page.get_by_role("button", name="다른 개체까지의 경로").click()
        search(page, "서울")
        panel = page.locator("#panel")
        assert "길 1개, 3단계" in panel.inner_text()
        assert SENTENCES["said"] in panel.inner_text()
        assert SENTENCES["fair"] in panel.inner_text()
        page.reload()
        page.wait_for_selector("html[data-ready]", state="attached")
        assert "길 1개, 3단계" in panel.inner_text()


def test_the_address_comes_back_and_back_goes_back(browser: Browser, small: Path) -> None:
    """Reloading keeps entity, view and language; the browser's back returns to the entity before."""
    with OpenPage(browser, small, hash_state=f"#e={local(KO.iri).replace('/', '%2F')}&v=focus&l=en") as page:
        heading = page.locator("#panel h2")
        assert heading.inner_text() == "Ko Han-seung"
        page.locator("#panel .fact .name").last.click()
        assert heading.inner_text() == "KoreaBIO"
        page.reload()
        page.wait_for_selector("html[data-ready]", state="attached")
        assert heading.inner_text() == "KoreaBIO"
        assert page.evaluate("kg.state().view") == "focus"
        page.go_back()
        assert heading.inner_text() == "Ko Han-seung"


def test_everything_by_keyboard(browser: Browser, small: Path) -> None:
    """Search, arrows between neighbours, Esc back and the table work without a pointer, and are said."""
    with OpenPage(browser, small) as page:
        page.keyboard.press("/")
        page.keyboard.type("ㄱㅎㅅ")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        heading = page.locator("#panel h2")
        assert heading.inner_text() == "고한승"
        assert "고한승 선택됨" in page.locator("#said").inner_text()
        page.locator("#overview").focus()
        page.keyboard.press("ArrowRight")
        assert heading.inner_text() == "한국바이오협회"
        page.keyboard.press("Escape")
        assert page.evaluate("kg.state().node") is None
        page.locator("#to-table").focus()
        page.keyboard.press("Enter")
        page.locator("[data-table=entities] button.name").first.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("kg.state().node") is not None
        assert page.evaluate("document.activeElement.className") == "name"


@pytest.mark.parametrize(
    ("button", "suffix", "content"),
    [
        ("#save-csv", "csv", "업무협약"),
        ("#save-turtle", "ttl", "kg:signedMOUWith"),
        ("#save-svg", "svg", "한국바이오협회"),
        ("#save-png", "png", "PNG"),
    ],
)
def test_export_gives_files(browser: Browser, small: Path, button: str, suffix: str, content: str) -> None:
    """The shown facts come as CSV and Turtle, the picture as SVG and PNG with the legend."""
    with OpenPage(browser, small) as page:
        page.locator("#save summary").click()
        with page.expect_download() as download:
            page.locator(button).click()
        assert download.value.suggested_filename == f"graph.{suffix}"
        assert content.encode() in download.value.path().read_bytes()


def test_a_picture_of_a_part_holds_the_part(browser: Browser, small: Path) -> None:
    """In the focus view the picture has the entity's surroundings and nobody else."""
    with OpenPage(browser, small, hash_state=f"#e={local(KO.iri).replace('/', '%2F')}&v=focus") as page:
        page.locator("#save summary").click()
        with page.expect_download() as download:
            page.locator("#save-svg").click()
        picture = download.value.path().read_text("utf-8")
        assert "고한승" in picture
        assert "한국바이오협회" in picture
        assert "바이오플러스" not in picture


def texts_of(folder: Path) -> list[str]:
    """Return the texts of all announcements of a built graph."""
    lines = (folder / "extractions.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["document"]["text"] for line in lines]


def check_quotes(browser: Browser, folder: Path, entities: int) -> None:
    """Each sentence that the page shows for its best-linked entities is one of the announcements' texts."""
    texts = texts_of(folder)
    with OpenPage(browser, folder / "graph.html") as page:
        names = page.locator("#panel .top button").all_inner_texts()[:entities]
        assert names
        for name in names:
            search(page, name)
            quotes = page.locator("#panel blockquote").all_inner_texts()
            assert quotes
            for quote in quotes:
                plain = " ".join(quote.split())
                assert any(plain in " ".join(text.split()) for text in texts), quote
            assert page.locator("#panel mark").count() >= len(quotes)
            page.keyboard.press("Escape")


def test_the_examples_from_announcement_to_page(browser: Browser, tmp_path: Path) -> None:
    """The page of the examples shows KoreaBIO, the agreement of 25 April 2023, and sentences that were written."""
    kg.build([ROOT / "examples"], tmp_path)
    with OpenPage(browser, tmp_path / "graph.html", hash_state="#q=KoreaBIO") as page:
        panel = page.locator("#panel")
        assert panel.locator("h2").inner_text() == "한국바이오협회"
        assert "2023-04-25" in panel.locator(".event", has_text="업무협약").first.inner_text()
        assert "미국바이오협회" in panel.inner_text()
    check_quotes(browser, tmp_path, 10)


@pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared/announcements/real.jsonl")
def test_real_articles_from_announcement_to_page(browser: Browser, tmp_path: Path) -> None:
    """The page of a slice of real articles shows only sentences that stand in them."""
    lines = REAL.read_text("utf-8").splitlines()[:120]
    (tmp_path / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kg.build([tmp_path / "some.jsonl"], tmp_path / "out")
    check_quotes(browser, tmp_path / "out", 10)


def test_an_event_shows_participants_amount_and_place(browser: Browser, small: Path) -> None:
    """The agreement stands among the events of its party, with date, amount as people write it, and place."""
    with OpenPage(browser, small) as page:
        search(page, "koreabio")
        event = page.locator(".event").first.inner_text()
        for words in ("업무협약", "2023-04-25", "1조 1,210억 원", "워싱턴", "미국바이오협회"):
            assert words in event
        assert "2023-04-25" in page.locator(".timeline").inner_text()


def test_ten_thousand_entities_open_with_search(browser: Browser, tmp_path: Path) -> None:
    """A large graph opens with its overview, and a name in it is found and shown with its sentence."""
    path = tmp_path / "graph.html"
    graph = large_graph(10_000, 20_000)
    write_page(graph, path)
    with OpenPage(browser, path) as page:
        search(page, "Name 4444")
        assert page.locator("#panel h2").inner_text() == graph.entities[4444].labels[0].text
        assert page.locator("#shown").inner_text().startswith("개체 10,000개 중 10,000개")


def test_it_reads_on_a_phone(browser: Browser, small: Path) -> None:
    """At phone width nothing sticks out to the side and the panel follows the picture."""
    with OpenPage(browser, small) as page:
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        search(page, "고한승")
        heading = page.locator("#panel h2")
        assert heading.inner_text() == "고한승"
        page.locator("#panel .fact .name").last.click()
        assert heading.inner_text() == "한국바이오협회"
        assert heading.evaluate("element => element.getBoundingClientRect().top >= 0")


def test_packed_evidence_reads_like_plain(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the evidence is packed for its size, a click shows the same sentences, and a CSV has them, too."""
    monkeypatch.setattr("kg.view.page.PACK_FROM", 0)
    path = tmp_path / "graph.html"
    write_page(small_graph(), path)
    with OpenPage(browser, path, hash_state="#q=koreabio") as page:
        page.locator("#panel blockquote", has_text=SENTENCES["said"]).first.wait_for()
        page.locator("#save summary").click()
        with page.expect_download() as download:
            page.locator("#save-csv").click()
        assert SENTENCES["said"].encode() in download.value.path().read_bytes()


def test_the_page_says_what_was_left_out(browser: Browser, tmp_path: Path) -> None:
    """A page with a bound on facts tells the reader how many relations it lacks."""
    path = tmp_path / "graph.html"
    write_page(small_graph(), path, max_facts=2)
    with OpenPage(browser, path) as page:
        assert "관계 3건은 이 페이지에 넣지 않았습니다" in page.locator("#panel").inner_text()
