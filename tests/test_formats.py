"""Tables, JSON, Markdown, feeds and mail: the fields of an announcement wherever they stand."""

from __future__ import annotations

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import attachments
import pytest

from kg.read import read_inputs
from kg.read.fields import without_tags
from kg.types import Document, Failure

TEXT = "가나바이오는 다라대학교와 업무협약을 체결했다고 30일 밝혔다."


def read(path: Path, **columns: str) -> list[Document | Failure]:
    """Read a file."""
    return list(read_inputs([path], columns=columns))


def documents(path: Path, **columns: str) -> list[Document]:
    """Read a file without failures."""
    items = read(path, **columns)
    assert all(isinstance(item, Document) for item in items), items
    return [item for item in items if isinstance(item, Document)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_table_with_korean_columns(tmp_path: Path, encoding: str, separator: str) -> None:
    """A dump of a news archive is read by the names of its columns, in the encodings of spreadsheets."""
    header = ["뉴스 식별자", "일자", "언론사", "제목", "본문", "URL"]
    row = ["n1", "20251130", "가나일보", "협약", f'"{TEXT}\n""둘째"" 줄이다."', "https://a.example.com/1"]
    path = tmp_path / "a.csv"
    path.write_bytes(f"{separator.join(header)}\r\n{separator.join(row)}\r\n\r\n".encode(encoding))
    [document] = documents(path)
    assert (document.id, document.published, document.publisher) == ("n1", date(2025, 11, 30), "가나일보")
    assert (document.title, document.text) == ("협약", f'{TEXT}\n"둘째" 줄이다.')
    assert document.url == "https://a.example.com/1"


def test_columns_can_be_named(tmp_path: Path) -> None:
    """A column under a name of its own is found when it is named."""
    path = tmp_path / "a.tsv"
    path.write_text(f"제목\t글\t올린 때\n협약\t{TEXT}\t2025.11.30\n", encoding="utf-8")
    [failure] = read(path)
    assert failure == Failure("a.tsv, row 2", "read", '"text" is missing')
    [document] = documents(path, text="글", published="올린 때")
    assert (document.text, document.published) == (TEXT, date(2025, 11, 30))


def test_rows_that_cannot_be_used(tmp_path: Path) -> None:
    """A row without a text is a failure with its number, the others come out with ids of their content."""
    path = tmp_path / "a.csv"
    path.write_text(f"title,text\n하나,\n둘,{TEXT}\n셋\n", encoding="utf-8")
    items = read(path)
    assert [item.document for item in items if isinstance(item, Failure)] == ["a.csv, row 2", "a.csv, row 4"]
    assert [item.title for item in items if isinstance(item, Document)] == ["둘"]


RECORD = {"title": "협약", "content": f"<p>{TEXT}</p><br/>둘째 &amp;amp; 끝.", "pubDate": "2025-11-30", "id": 7}


@pytest.mark.parametrize(
    "value",
    [RECORD, [RECORD], {"total": 1, "items": [RECORD]}, {"@type": "NewsArticle", "articleBody": RECORD["content"]}],
)
def test_json_in_any_arrangement(tmp_path: Path, value: object) -> None:
    """One record, a list of them, and an object around a list are read; tags and entities of pages are resolved."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    [document] = documents(path)
    assert document.text.split() == [*TEXT.split(), "둘째", "&", "끝."]


def test_broken_json_is_one_line(tmp_path: Path) -> None:
    """A file that ends in the middle is one failure."""
    path = tmp_path / "a.json"
    path.write_text('[{"text": "가', encoding="utf-8")
    [failure] = read(path)
    assert isinstance(failure, Failure)
    assert failure.message.startswith("broken JSON")


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    """Front matter gives the fields, the words of the text stay without their marks."""
    path = tmp_path / "a.md"
    path.write_text(
        f'---\ntitle: "협약"\ndate: 2025-11-30\nsource: 가나일보\n---\n\n## 머리\n\n**{TEXT}** [누리집](https://a.example.com)\n\n'
        "- 하나\n* 둘\n\n> 따옴\n\n![그림](x.png)\n\n---\n\n<!-- 숨은 말 -->끝_말_이다.\n",
        encoding="utf-8",
    )
    [document] = documents(path)
    assert (document.title, document.published, document.publisher) == ("협약", date(2025, 11, 30), "가나일보")
    assert [line for line in document.text.split("\n") if line] == [
        "머리",
        f"{TEXT} 누리집",
        "하나",
        "둘",
        "따옴",
        "그림",
        "끝_말_이다.",
    ]


def test_markdown_without_front_matter(tmp_path: Path) -> None:
    """The first heading is the headline."""
    path = tmp_path / "a.md"
    path.write_text(f"# 협약\n\n{TEXT}\n", encoding="utf-8")
    [document] = documents(path)
    assert (document.id, document.title, document.text.strip()) == ("a.md", "협약", TEXT)


RSS = f"""<?xml version="1.0" encoding="{{}}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>가나일보</title>
<item><title>협약 &amp;amp; 계약</title><link>https://a.example.com/1?utm_source=rss</link>
<pubDate>Sun, 30 Nov 2025 00:30:00 +0900</pubDate><description>짧은 말</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>둘째 줄이다.</p>]]></content:encoded></item>
<item><title>글이 없다</title><link>https://a.example.com/2</link></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>다라재단</title><entry><title>협약</title>
<id>urn:x:1</id><link href="https://b.example.com/1"/><published>2025-11-30T23:10:00+09:00</published>
<content type="text">{TEXT}</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr"])
def test_an_rss_feed(tmp_path: Path, encoding: str) -> None:
    """Entries with a text are announcements on the day that the feed names; those without are failures."""
    path = tmp_path / "a.xml"
    path.write_bytes(RSS.replace("{}", encoding).encode(encoding))
    document, failure = read(path)
    assert isinstance(document, Document)
    assert (document.id, document.title) == ("https://a.example.com/1", "협약 & 계약")
    assert (document.published, document.publisher) == (date(2025, 11, 30), "가나일보")
    assert document.text.split("\n") == [TEXT, "둘째 줄이다."]
    assert failure == Failure("a.xml, entry 2", "read", "no text")


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Sat, 29 Nov 2025 23:30:00 GMT", 30),
        ("Sat, 29 Nov 2025 23:30:00 +0900", 29),
        ("2025-11-29T15:00:00Z", 30),
        ("2025-11-29T14:59:59+00:00", 29),
        ("2025-11-29T23:30:00-05:00", 29),
    ],
)
def test_a_moment_in_universal_time_is_a_day_in_korea(tmp_path: Path, stated: str, day: int) -> None:
    """Feeds and pages that tell time for the whole world mean the day that it was where they are read."""
    (tmp_path / "a.rss").write_text(RSS.replace("Sun, 30 Nov 2025 00:30:00 +0900", stated), encoding="utf-8")
    assert next(item for item in read(tmp_path / "a.rss") if isinstance(item, Document)).published == date(
        2025, 11, day
    )


def test_an_atom_feed(tmp_path: Path) -> None:
    """Atom is read as RSS is, also under a name that says nothing."""
    path = tmp_path / "feed"
    path.write_text(ATOM, encoding="utf-8")
    [document] = documents(path)
    assert (document.id, document.published) == ("https://b.example.com/1", date(2025, 11, 30))
    assert (document.publisher, document.text) == ("다라재단", TEXT)


def mail(tmp_path: Path, *, html: bool, date_line: str = "Sun, 30 Nov 2025 09:00:00 +0900") -> Path:
    """Write a press mailing with two attachments."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "[보도자료] 협약",
        "가나바이오 홍보팀 <pr@a.example.com>",
        date_line,
    )
    if html:
        message.set_content("이 메일은 HTML로 쓰였습니다.", charset="utf-8")
        message.add_alternative(f"<html><body><p>{TEXT}</p><p>둘째 줄이다.</p></body></html>", subtype="html")
    else:
        message.set_content(TEXT + "\n둘째 줄이다.\n", charset="euc-kr")
    attached = attachments.hwpx(tmp_path / "x.hwpx", ["첨부 제목", "첨부 본문이다."]).read_bytes()
    message.add_attachment(attached, maintype="application", subtype="octet-stream", filename="보도 자료.hwpx")
    message.add_attachment(b"\x89PNG\x00", maintype="image", subtype="png", filename="사진.png")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    return path


@pytest.mark.parametrize("html", [True, False])
def test_a_mail_and_its_attachments(tmp_path: Path, html: bool) -> None:
    """The body of a mail is an announcement, and so is each attachment that can be read."""
    body, attached, failure = read(mail(tmp_path, html=html))
    assert isinstance(body, Document)
    assert isinstance(attached, Document)
    assert (body.id, body.title, body.publisher) == ("a.eml", "[보도자료] 협약", "가나바이오 홍보팀")
    assert body.published == date(2025, 11, 30)
    assert [line for line in body.text.split("\n") if line] == [TEXT, "둘째 줄이다."]
    assert (attached.id, "첨부 본문이다." in attached.text) == ("a.eml/보도 자료.hwpx", True)
    assert failure == Failure("a.eml/사진.png", "read", "no reader for .png")


def test_a_mail_without_a_date_or_a_text(tmp_path: Path) -> None:
    """A date that is none is left out, a mail without words is a failure."""
    body, *_ = read(mail(tmp_path, html=False, date_line="gestern"))
    assert isinstance(body, Document)
    assert body.published is None
    (tmp_path / "b.eml").write_bytes(b"From: a@example.com\r\n\r\n")
    [failure] = read(tmp_path / "b.eml")
    assert failure == Failure("b.eml", "read", "a mail without a text")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 < 2 이고 3 > 2 이다.", "1 < 2 이고 3 > 2 이다."),
        ("가&amp;lt;나&amp;gt;다", "가<나>다"),
        ("<p>가</p><p>나</p>", "가\n나\n"),
    ],
)
def test_tags_and_entities(text: str, words: str) -> None:
    """Tags go only from text that is HTML; entities are resolved, also doubled ones."""
    assert without_tags(text) == words
