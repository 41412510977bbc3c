"""Pages in the manner of Korean news and company sites: every paragraph, no furniture, the right day and outlet."""

from __future__ import annotations

import json
import tomllib
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.clean import clean
from kg.read import read_inputs
from kg.read.html import page_of
from kg.read.page_metadata import canonical
from kg.types import Document, Failure

PAGES = Path(__file__).resolve().parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "expected.toml").read_text(encoding="utf-8"))
SERVED = [(name, encoding) for name, page in EXPECTED.items() for encoding in page["encodings"]]


def test_every_page_is_expected() -> None:
    """No page lies there without a word about what is in it."""
    assert sorted(EXPECTED) == sorted(path.name for path in PAGES.glob("*.html"))


@pytest.mark.parametrize(("name", "encoding"), SERVED)
def test_a_page_gives_its_announcement(tmp_path: Path, name: str, encoding: str) -> None:
    """Headline, day, outlet, address and all paragraphs are there, and nothing else."""
    page = (PAGES / name).read_text(encoding="utf-8")
    (tmp_path / name).write_bytes(page.encode(encoding, "xmlcharrefreplace"))
    [read] = read_inputs([tmp_path / name])
    assert isinstance(read, Document), read
    document = clean(read)
    assert isinstance(document, Document), document
    wanted = EXPECTED[name]
    assert [line for line in document.text.split("\n") if line] == [wanted["title"], *wanted["paragraphs"]]
    assert (document.title, document.published, document.publisher, document.url) == (
        wanted["title"],
        wanted["published"],
        wanted["publisher"],
        wanted.get("url"),
    )
    assert document.id == wanted.get("url", name)


# Where the article of a page begins and ends, and how it parts its paragraphs.
LAYOUTS = {
    "portal.html": ("<p>[나루일보", "</article>", "<p>{}</p>"),
    "wrong_meta.html": ("들꽃화장품은 일본", '</div>\n<div class="view_foot', "{}<br /><br />\n"),
    "table_layout.html": ("&nbsp;물결로보틱스(대표", "</FONT></TD></TR>\n<TR><TD align=center", "&nbsp;{}<BR><BR>\n"),
    "company.html": ("<p>미리내헬스케어(대표이사", "</div></td></tr></tbody>", "<p>{}</p><p>&nbsp;</p>"),
    "infinite_scroll.html": ("<p>모닥불증권은", '</div></div>\n<div class="infinite', "<p>{}</p>"),
    "print.html": ("<p>가람시는 올해", "</div><hr><p>출처", "<p>{}</p>"),
    "newsroom.html": ("<p>온누리클라우드가", '<div class="sharedaddy', "<p>{}</p>\n"),
}
ARTICLES = Path(__file__).resolve().parent.parent.parent / "shared" / "announcements" / "real.jsonl"


@pytest.mark.parametrize("name", LAYOUTS)
def test_real_articles_survive_each_layout(name: str) -> None:
    """Of real articles poured into our pages every paragraph that cleaning keeps comes out, in order."""
    if not ARTICLES.exists():
        pytest.skip(f"{ARTICLES} is not here")
    begin, end, paragraph = LAYOUTS[name]
    page = (PAGES / name).read_text(encoding="utf-8")
    head, tail = page[: page.index(begin)], page[page.index(end) :]
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    lost = []
    for article in map(json.loads, lines[:: len(lines) // 60]):
        wanted = clean(Document("a", None, article["text"], None, None, None, ""))
        given = [escape(line) for line in article["text"].split("\n") if line.strip()]
        found = page_of(head + "".join(paragraph.format(line) for line in given) + tail)
        kept = clean(Document("a", found.title, found.text, None, found.publisher, None, ""))
        assert isinstance(wanted, Document)
        assert isinstance(kept, Document)
        lost += [line for line in wanted.text.split("\n") if letters(line) not in letters(kept.text)]
    assert not lost


def letters(text: str) -> str:
    """Return a text without what layouts change."""
    return "".join(character for character in text if character.isalnum())


def test_a_page_without_suffix_is_recognised(tmp_path: Path) -> None:
    """A page saved under an odd name is read as a page."""
    path = tmp_path / "articleView.php"
    path.write_bytes(b"\xef\xbb\xbf\n" + (PAGES / "print.html").read_bytes())
    [document] = read_inputs([path])
    assert isinstance(document, Document)
    assert document.title == EXPECTED["print.html"]["title"]


@pytest.mark.parametrize("content", ["", "<html>", "<html><body><nav><a>홈</a></nav></body></html>"])
def test_a_page_without_an_article_is_one_line(tmp_path: Path, content: str) -> None:
    """Empty pages and pages of menus alone are one failure."""
    path = tmp_path / "a.html"
    path.write_text(content, encoding="utf-8")
    [failure] = read_inputs([path])
    assert isinstance(failure, Failure)
    assert failure.document == "a.html"


def test_deep_nesting_is_survived(tmp_path: Path) -> None:
    """A page of a hundred thousand open elements neither crashes nor hangs."""
    path = tmp_path / "a.html"
    path.write_text("<div>" * 100_000 + "가나바이오는 상을 받았다고 밝혔다.", encoding="utf-8")
    assert len(list(read_inputs([path]))) == 1


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("<>/&;\"'=!- aAdivpbrtable가나다.한글\n\x00\ue000"), max_size=300))
def test_any_markup_gives_a_text(markup: str) -> None:
    """No markup whatever raises."""
    assert isinstance(page_of(markup).text, str)


@pytest.mark.parametrize(
    ("address", "identity"),
    [
        ("http://a.example.com", "http://a.example.com/"),
        ("https://a.example.com:8443/x?b=2&a=1#c", "https://a.example.com:8443/x?b=2&a=1"),
        ("https://a.example.com/?fbclid=1&idxno=5", "https://a.example.com/?idxno=5"),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        ("/relative", None),
    ],
)
def test_an_address_is_an_identity(address: str, identity: str | None) -> None:
    """What tells where a reader came from is no part of a page's identity."""
    assert canonical(address) == identity
