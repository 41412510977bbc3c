"""Attachments: Word, Hangul and PDF of an independent writer, and what is broken, locked or a bomb among them."""

from __future__ import annotations

import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import attachments
import pytest

import kg
from kg.clean import clean
from kg.read import MAX_DEPTH, read_inputs
from kg.resolve import call
from kg.types import Document, Extraction, Failure

TITLE = "가나바이오, 다라대와 신약 연구 협약"
PARAGRAPHS = [
    TITLE,
    "가나바이오는 다라대학교와 신약 연구를 위한 업무협약을 체결했다고 30일 밝혔다. 두 기관은 연구자를 교류한다.",
    "홍길동 가나바이오 대표는 “이번 협약으로 연구 기간을 줄일 수 있을 것”이라고 말했다.",
    "가나바이오는 2016년 대전에서 설립됐다.",
]
WRITERS: dict[str, Callable[[Path, list[str]], Path]] = {
    "docx": attachments.docx,
    "hwpx": attachments.hwpx,
    "hwp": attachments.hwp,
    "pdf": attachments.pdf,
}


def read(*paths: Path) -> list[Document | Failure]:
    """Read files."""
    return list(read_inputs(paths))


def failure(path: Path) -> Failure:
    """Read a file that is one failure."""
    [item] = read(path)
    assert isinstance(item, Failure), item
    assert item.document == path.name
    assert "\n" not in item.message
    return item


@pytest.mark.parametrize("form", WRITERS)
def test_every_paragraph_arrives_in_order(tmp_path: Path, form: str) -> None:
    """Paragraphs, also one in a table, come out whole and in order, and nothing else."""
    [item] = read(WRITERS[form](tmp_path / f"a.{form}", PARAGRAPHS))
    assert isinstance(item, Document), item
    document = clean(item)
    assert isinstance(document, Document)
    assert [line for line in document.text.split("\n") if line] == PARAGRAPHS
    assert document.id == f"a.{form}"


@pytest.mark.parametrize("form", WRITERS)
def test_content_tells_where_the_suffix_does_not(tmp_path: Path, form: str) -> None:
    """A file under another name is read as what it is."""
    path = WRITERS[form](tmp_path / f"a.{form}", PARAGRAPHS).rename(tmp_path / "첨부.bin")
    [item] = read(path)
    assert isinstance(item, Document), item
    assert PARAGRAPHS[-1] in item.text


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("kept", [0, 1, 40, 700, -200])
def test_truncated_files_are_one_line(tmp_path: Path, form: str, kept: int) -> None:
    """A file cut off anywhere is one failure, or still whole enough to be read."""
    path = WRITERS[form](tmp_path / f"a.{form}", PARAGRAPHS)
    path.write_bytes(path.read_bytes()[:kept])
    [item] = read(path)
    if form != "pdf":  # pdfium mends what it can
        assert isinstance(item, Failure)
    assert isinstance(item, (Failure, Document))


@pytest.mark.parametrize("form", WRITERS)
def test_a_file_that_is_something_else_is_one_line(tmp_path: Path, form: str) -> None:
    """Words under the suffix of an attachment are one failure."""
    path = tmp_path / f"a.{form}"
    path.write_text("그냥 글이다. " * 100, encoding="utf-8")
    failure(path)


def test_encrypted_files_are_said_to_be_so(tmp_path: Path) -> None:
    """A locked PDF, HWP, Word document and archive are named as such."""
    locked = [
        attachments.pdf(tmp_path / "a.pdf", PARAGRAPHS, password="1234"),
        attachments.hwp(tmp_path / "a.hwp", PARAGRAPHS, flags=3),
        attachments.hwp(tmp_path / "b.hwp", PARAGRAPHS).rename(tmp_path / "a.docx"),
        _locked_zip(tmp_path / "a.zip"),
    ]
    for path in locked:
        assert "encrypted" in failure(path).message, path


def _locked_zip(path: Path) -> Path:
    """Set the flag of encryption on the members of an archive."""
    content = bytearray(attachments.archive(path, {"a.txt": b"x" * 50}).read_bytes())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.index(signature) + offset] |= 1
    path.write_bytes(content)
    return path


def test_an_older_hangul_file_is_named(tmp_path: Path) -> None:
    """HWP 3 is not read, and the message says what to do."""
    (tmp_path / "a.hwp").write_bytes(b"HWP Document File V3.00 \x1a\x01\x02" + bytes(500))
    assert "save it as HWPX" in failure(tmp_path / "a.hwp").message


def test_a_pdf_without_text_is_named(tmp_path: Path) -> None:
    """A scan has no text, and the message says so."""
    assert "a scan?" in failure(attachments.pdf(tmp_path / "a.pdf", [])).message


def test_a_pdf_of_ten_thousand_pages_is_refused(tmp_path: Path) -> None:
    """A book is refused by its number of pages."""
    assert "10,000 pages" in failure(attachments.pdf(tmp_path / "a.pdf", ["가"], pages=10_000)).message


@pytest.mark.parametrize("suffix", ["zip", "docx", "hwpx"])
def test_a_zip_bomb_is_refused_before_it_bursts(tmp_path: Path, suffix: str) -> None:
    """An archive that unpacks to a thousand times its size is refused within little memory."""
    path = tmp_path / f"a.{suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(300):
            member.write(bytes(1 << 20))
    tracemalloc.start()
    message = failure(path).message
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "bomb" in message
    assert peak < 30 << 20


def test_a_hangul_bomb_is_refused(tmp_path: Path) -> None:
    """A HWP section that inflates without end is refused."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    section = b"".join(deflate.compress(bytes(1 << 20)) for _ in range(80)) + deflate.flush()
    assert "bomb" in failure(attachments.hwp(tmp_path / "a.hwp", PARAGRAPHS, section=section)).message


_ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "가나다라마바사">{_ENTITIES}]>'


def test_an_entity_bomb_stays_small(tmp_path: Path) -> None:
    """Entities that grow tenfold at each step are not resolved, in Word, Hangul and feeds."""
    word = attachments.docx(tmp_path / "a.docx", ["&e12;", "끝"], head=BOMB)
    with zipfile.ZipFile(word) as archive:
        document = archive.read("word/document.xml").replace(b"&amp;e12;", b"&e12;")
    hangul = attachments.archive(
        tmp_path / "a.hwpx", {"Contents/header.xml": b"<x/>", "Contents/section0.xml": document}
    )
    word = attachments.archive(
        tmp_path / "b.docx",
        {name: zipfile.ZipFile(word).read(name) for name in ("[Content_Types].xml", "_rels/.rels")}
        | {"word/document.xml": document},
    )
    feed = tmp_path / "a.rss"
    feed.write_text(
        BOMB + "<rss><channel><item><description>&e12;</description></item></channel></rss>", encoding="utf-8"
    )
    for path in (word, hangul, feed):
        tracemalloc.start()
        [item] = read(path)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert isinstance(item, Failure) or len(item.text) < 1_000
        assert peak < 30 << 20


def test_an_entity_does_not_reach_for_a_file(tmp_path: Path) -> None:
    """An entity that names a file of this machine brings nothing of it."""
    (tmp_path / "secret").write_text("비밀", encoding="utf-8")
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
    path = attachments.docx(tmp_path / "a.docx", ["앞 &e; 뒤", "끝"], head=head)
    content = zipfile.ZipFile(path).read("word/document.xml").replace(b"&amp;e;", b"&e;")
    members = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    [item] = read(attachments.archive(tmp_path / "b.docx", members | {"word/document.xml": content}))
    assert isinstance(item, Failure) or "비밀" not in item.text


def test_an_archive_gives_the_announcements_of_all_its_files(tmp_path: Path) -> None:
    """Files of every format come out of an archive, named by it, in the order of their names."""
    members = {
        f"자료/{form}.{form}": WRITERS[form](tmp_path / f"a.{form}", PARAGRAPHS).read_bytes() for form in WRITERS
    }
    members |= {"b.txt": "본문이다.".encode(), ".DS_Store": b"x", "__MACOSX/b.txt": b"x", "c.xyz": b"x"}
    items = read(attachments.archive(tmp_path / "묶음.zip", members))
    documents = [item.id for item in items if isinstance(item, Document)]
    assert documents == ["묶음.zip/b.txt", *(f"묶음.zip/자료/{form}.{form}" for form in sorted(WRITERS))]
    assert [item for item in items if isinstance(item, Failure)] == [
        Failure("묶음.zip/c.xyz", "read", "no reader for .xyz")
    ]


def test_korean_windows_names_are_read(tmp_path: Path) -> None:
    """Names in CP949 without a word about it are Korean."""
    path = attachments.archive(tmp_path / "a.zip", {"123456789.txt": "본문이다.".encode()})
    path.write_bytes(path.read_bytes().replace(b"123456789", "보도자료1".encode("cp949")))
    [item] = read(path)
    assert isinstance(item, Document)
    assert item.id == "a.zip/보도자료1.txt"


@pytest.mark.parametrize("name", ["../../escaped.txt", "/escaped.txt", "a/../../escaped.txt", "..\\..\\escaped.txt"])
def test_no_name_leads_out_of_an_archive(tmp_path: Path, name: str) -> None:
    """A member whose name climbs out is refused, its neighbours come out, and nothing is written anywhere."""
    inside = tmp_path / "in"
    inside.mkdir()
    path = attachments.archive(inside / "a.zip", {name: b"x", "b.txt": "본문이다.".encode()})
    items = read(path)
    assert [item.id for item in items if isinstance(item, Document)] == ["a.zip/b.txt"]
    assert ["leads out" in item.message for item in items if isinstance(item, Failure)] == [True]
    assert sorted(found.name for found in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_archives_in_archives_have_a_bottom(tmp_path: Path) -> None:
    """An archive inside an archive is read, so deep and no deeper."""
    content = "본문이다.".encode()
    name = "a.txt"
    for level in range(MAX_DEPTH + 1):
        content = attachments.archive(tmp_path / f"{level}.zip", {name: content}).read_bytes()
        name = f"{level}.zip"
    [document] = read(tmp_path / f"{MAX_DEPTH - 1}.zip")
    assert isinstance(document, Document)
    [item] = read(tmp_path / f"{MAX_DEPTH}.zip")
    assert isinstance(item, Failure)
    assert "deep" in item.message


def test_a_damaged_member_does_not_spoil_the_archive(tmp_path: Path) -> None:
    """A member whose checksum is wrong is a failure, the next one comes out."""
    path = attachments.archive(tmp_path / "a.zip", {"a.txt": b"\xea\xb0\x80" * 500, "b.txt": "본문이다.".encode()})
    content = bytearray(path.read_bytes())
    content[40] ^= 0xFF
    path.write_bytes(content)
    items = read(path)
    assert [type(item) for item in items] == [Failure, Document]


def test_one_release_in_every_format_says_the_same(tmp_path: Path) -> None:
    """The facts and events of one release are the same from text, page, Word, Hangul and PDF."""
    (tmp_path / "a.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><article>{body}</article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    for form, writer in WRITERS.items():
        writer(tmp_path / f"a.{form}", PARAGRAPHS)
    said = {}
    for result in kg.extractions(kg.documents([tmp_path])):
        assert isinstance(result, Extraction), result
        graph = kg.merge([result])
        called = {entity.iri: call(entity) for entity in graph.entities}
        facts = {(called[fact.subject], fact.property, called[fact.object]) for fact in graph.facts}
        events = {(e.cls, e.status, frozenset(called[iri] for _, iri in e.participants)) for e in graph.happenings}
        said[result.document.id] = (facts, events)
    assert len(said) == len(WRITERS) + 2
    assert ("홍길동", "ceoOf", "가나바이오") in said["a.txt"][0]
    assert all(facts == said["a.txt"] for facts in said.values()), said
