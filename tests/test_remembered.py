"""The table of what became of each record: it saves cleaning, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg import build
from kg.clean import clean
from kg.earlier import earlier_of
from kg.read import read_inputs
from kg.remembered import FILE, Remembered
from kg.store import FOLDER
from kg.types import Document

TEXTS = {
    "a": "한빛제약은 새길바이오와 업무협약을 체결했다고 3일 밝혔다.\n[한빛일보 김하늘 기자] sky@example.com",
    "b": "가온전자는 나래대학교와 공동연구 계약을 체결했다고 3일 밝혔다.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the graph of two announcements."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    build([texts], tmp_path / "graph", published=date(2026, 1, 5))
    return tmp_path


def read(folder: Path) -> list[Document]:
    """Return the documents as read, not yet cleaned."""
    found = read_inputs([folder / "texts"], published=date(2026, 1, 5))
    return [one for one in found if isinstance(one, Document)]


def remembered(folder: Path) -> Remembered:
    """Return what the folder remembers."""
    return Remembered(folder / "graph", earlier_of(folder / "graph"))


def test_what_did_not_change_is_not_cleaned_again(folder: Path) -> None:
    """All of it is taken from the folder, and is what cleaning gives."""
    known = remembered(folder)
    assert list(known(read(folder))) == [clean(one) for one in read(folder)]
    assert known.taken == len(TEXTS)


@pytest.mark.parametrize("change", [{"text": "새 글이다. 한빛제약이 밝혔다."}, {"published": date(2026, 1, 6)}])
def test_a_changed_record_is_cleaned(folder: Path, change: dict[str, object]) -> None:
    """Another text or date under the same id is cleaned; the other record is not."""
    first, second = read(folder)
    changed = replace(first, **change)  # type: ignore[arg-type]
    known = remembered(folder)
    assert list(known([changed, second])) == [clean(changed), clean(second)]
    assert known.taken == 1


def test_a_record_with_half_a_character_is_cleaned(folder: Path) -> None:
    """A lone surrogate, which no file can hold, is no reason to stop."""
    first, _ = read(folder)
    torn = replace(first, text="\ud800 " + first.text)
    assert list(remembered(folder)([torn])) == [clean(torn)]


@pytest.mark.parametrize("broken", [b"", b"\x00", b"\x92\xa3old\x80"])
def test_a_table_that_is_no_good_only_costs_time(folder: Path, broken: bytes) -> None:
    """One that is broken, or of other rules, is as if it were not there; the next run writes it anew."""
    table = folder / "graph" / FOLDER / FILE
    good = table.read_bytes()
    table.write_bytes(broken)
    known = remembered(folder)
    assert list(known(read(folder))) == [clean(one) for one in read(folder)]
    assert known.taken == 0
    build([folder / "texts"], folder / "graph", published=date(2026, 1, 5))
    assert table.read_bytes() == good
