"""Readers: good announcements come out, each bad one is one clear line."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kg.read import read_inputs
from kg.read.bounded import MAX_BYTES
from kg.read.fields import parse_date
from kg.types import Document, Failure

GOOD = {
    "id": "n1",
    "title": "가나바이오 수상",
    "published": "2025-11-30",
    "publisher": "가나일보",
    "url": "https://news.example.com/1",
    "text": "가나바이오는 30일 상을 받았다고 밝혔다.",
}


def line(**fields: object) -> str:
    """One line of JSON."""
    return json.dumps(fields, ensure_ascii=False)


def read(*inputs: str | Path, published: date | None = None) -> tuple[list[Document], list[Failure]]:
    """Read inputs and part documents from failures."""
    items = list(read_inputs(inputs, published=published))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Failure)]


def test_a_line_of_json_gives_all_its_fields(tmp_path: Path) -> None:
    """The six fields of a line arrive in the document."""
    path = tmp_path / "a.jsonl"
    path.write_text(line(**GOOD) + "\n", encoding="utf-8")
    [document], failures = read(path)
    assert not failures
    assert (document.id, document.title, document.publisher) == ("n1", "가나바이오 수상", "가나일보")
    assert (document.published, document.url) == (date(2025, 11, 30), "https://news.example.com/1")
    assert len(document.sha256) == 64


def test_only_text_is_required(tmp_path: Path) -> None:
    """A line with text alone is an announcement; its id comes from what it says, not from where it stands."""
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    one.write_text(line(text="가") + "\n" + line(text="나") + "\n", encoding="utf-8")
    other.write_text(line(text="나") + "\n" + line(text="가") + "\n", encoding="utf-8")
    assert {d.id for d in read(one)[0]} == {d.id for d in read(other)[0]}
    assert len({d.id for d in read(one)[0]}) == 2


def test_a_text_file_is_named_by_its_path_inside_the_input(tmp_path: Path) -> None:
    """The id of a text file is its path below the folder given, never an absolute one."""
    (tmp_path / "in" / "sub").mkdir(parents=True)
    path = tmp_path / "in" / "sub" / "a.txt"
    path.write_text("본문", encoding="utf-8")
    assert [d.id for d in read(tmp_path / "in")[0]] == ["sub/a.txt"]
    assert [d.id for d in read(path)[0]] == ["a.txt"]


def test_a_folder_is_walked_in_the_order_of_its_paths(tmp_path: Path) -> None:
    """Files come sorted by path, hidden ones not at all, and others are named as unreadable."""
    for name in ("b.txt", "a.txt", "z/a.txt", "c.xyz", ".hidden.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("본문", encoding="utf-8")
    documents, failures = read(tmp_path)
    assert [d.id for d in documents] == ["a.txt", "b.txt", "z/a.txt"]
    assert failures == [Failure("c.xyz", "read", "no reader for .xyz")]


def test_the_output_folder_is_not_read_again(tmp_path: Path) -> None:
    """A run over the folder that holds its own output leaves that out."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "extractions.jsonl").write_text(line(text="가"), encoding="utf-8")
    (tmp_path / "a.txt").write_text("본문", encoding="utf-8")
    found = list(read_inputs([tmp_path], leave_out=tmp_path / "output"))
    assert [item.id for item in found if isinstance(item, Document)] == ["a.txt"]


def test_published_dates_what_bears_no_date(tmp_path: Path) -> None:
    """A date given for the run dates plain text and lines without a date, and no other."""
    path = tmp_path / "a.jsonl"
    path.write_text(line(**GOOD) + "\n" + line(text="나"), encoding="utf-8")
    documents, _ = read(path, published=date(2024, 1, 2))
    assert [d.published for d in documents] == [date(2025, 11, 30), date(2024, 1, 2)]


@pytest.mark.parametrize(
    ("content", "document", "message"),
    [
        ("{", "a.jsonl, line 2", "broken JSON"),
        ('{"text": "나"', "a.jsonl, line 2", "broken JSON"),
        ("[" * 100_000, "a.jsonl, line 2", "broken JSON"),
        ("[1]", "a.jsonl, line 2", "a JSON object is needed, not a list"),
        ("null", "a.jsonl, line 2", "a JSON object is needed, not null"),
        ('{"id": "x"}', "a.jsonl, line 2", '"text" is missing'),
        ('{"text": " "}', "a.jsonl, line 2", '"text" is empty'),
        ('{"text": 5}', "a.jsonl, line 2", '"text" is a number'),
        ('{"text": "나", "published": "어제"}', "a.jsonl, line 2", '"published" is no date'),
        ('{"text": "나", "published": "2025-02-30"}', "a.jsonl, line 2", '"published" is no date'),
    ],
)
def test_a_bad_line_between_good_ones(tmp_path: Path, content: str, document: str, message: str) -> None:
    """A bad line is one failure that names file and line; the good ones before and after it come out."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join((line(**GOOD), content, line(text="끝"))), encoding="utf-8")
    documents, [failure] = read(path)
    assert {"n1"} <= {d.id for d in documents}
    assert documents[-1].text == "끝"
    assert failure.document == document
    assert message in failure.message
    assert "\n" not in failure.message


def test_bytes_that_are_no_utf8_in_one_line(tmp_path: Path) -> None:
    """A line that is binary rubbish is a failure, its neighbours come out."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(**GOOD).encode() + b'\n{"text": "\x00\xff\xfe"}\n' + line(text="끝").encode())
    documents, [failure] = read(path)
    assert [d.text for d in documents] == [GOOD["text"], "끝"]
    assert failure.document == "a.jsonl, line 2"


def test_a_line_of_ten_megabytes(tmp_path: Path) -> None:
    """A line longer than any announcement is refused without the memory for it, the next one is read."""
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"a" * (10 << 20) + b'"}\n')
        file.write(line(**GOOD).encode())
    [document], [failure] = read(path)
    assert document.id == "n1"
    assert failure.document == "a.jsonl, line 1"
    assert f"{MAX_BYTES >> 20} MB" in failure.message


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    """A missing file, an empty one, a binary one and a huge one are one line each."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.jsonl").write_bytes(b"\n \n")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x00\x01" * 20)
    (tmp_path / "huge.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    names = ("missing.txt", "empty.txt", "blank.jsonl", "binary.txt", "huge.txt")
    documents, failures = read(*(tmp_path / name for name in names))
    assert not documents
    assert [failure.document for failure in failures] == list(names)
    wanted = ("no such file", "empty", "empty", "binary", "more than")
    assert all(word in failure.message for word, failure in zip(wanted, failures, strict=True))


def test_a_file_without_permission(tmp_path: Path) -> None:
    """A path that cannot be opened is a failure with the system's reason."""
    folder = tmp_path / "a.txt"
    (folder / "inner.txt").parent.mkdir()
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    documents, [failure] = read(tmp_path / "b.txt")
    assert not documents
    assert failure == Failure("b.txt", "read", "no such file or folder")


def test_a_byte_order_mark_and_nfd_are_read(tmp_path: Path) -> None:
    """A BOM is no part of the text; decomposed text is read as it is and composed by cleaning."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "가나").encode())
    [document], _ = read(path)
    assert unicodedata.normalize("NFC", document.text) == "가나"


@pytest.mark.parametrize(("content", "text"), [(line(text="나"), "나"), ("\n그냥 글이다.", "\n그냥 글이다.")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, text: str) -> None:
    """``-`` reads lines of JSON, or one announcement of plain text, from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode()), encoding="ascii"))
    [document], failures = read("-")
    assert (document.text, failures) == (text, [])
    assert document.id


def test_a_page_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is piped in is read as a page."""
    page = "<!DOCTYPE html><html><body><article><p>가나바이오는 30일 상을 받았다고 밝혔다.</p></article></body></html>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode("cp949")), encoding="ascii"))
    [document], failures = read("-")
    assert (document.text, failures) == ("가나바이오는 30일 상을 받았다고 밝혔다.", [])


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2025-12-30", date(2025, 12, 30)),
        ("2025-12-30T23:59:00+09:00", date(2025, 12, 30)),
        ("2025.12.30.", date(2025, 12, 30)),
        ("2025. 3. 7. 오전", date(2025, 3, 7)),
        ("2025/3/7", date(2025, 3, 7)),
        ("2025년 3월 7일", date(2025, 3, 7)),
        ("20251230", date(2025, 12, 30)),
        (20251230, date(2025, 12, 30)),
        ("2025123", None),
        ("2025", None),
        ("30-12-2025", None),
        ("", None),
        (None, None),
        (True, None),
    ],
)
def test_dates(value: object, found: date | None) -> None:
    """A date is read in the forms that people write, and never guessed."""
    assert parse_date(value) == found
