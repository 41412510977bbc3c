"""Pages in the manner of Korean news and company sites: every paragraph, no furniture, the right day and outlet."""

from __future__ import annotations

import tomllib
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
