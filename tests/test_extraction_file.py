"""The hand-over file: complete, sorted, checked, and the same whatever the order of arrival."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extraction_file import read_documents, read_extractions, write_documents, write_extractions
from kg.types import Chain, Document, Event, Evidence, Extraction, Mention, Participant, Relation, Time

TEXT = "가나바이오 수상\n홍길동 가나바이오 대표는 4월 25일 서울에서 1억2000만 달러를 받았다고 밝혔다."


def whole(identity: str = "n1") -> Extraction:
    """Make an extraction in which every field is filled."""
    start = TEXT.index("홍길동")
    person = Mention(start, start + 3, "Person", "홍길동", "홍길동")
    company = Mention(start + 4, start + 9, "Organization", "가나바이오", "가나바이오")
    place = Mention(TEXT.index("서울"), TEXT.index("서울") + 2, "Place", "서울", "서울")
    when = Time(TEXT.index("4월"), TEXT.index("일 서울") + 1, "2023-04-25", "day")
    quote = TEXT[start:]
    evidence = Evidence(identity, start, len(TEXT), quote, ((start, start + 3),), "role", 0.9)
    event = Event(
        "Award", (Participant("agent", company),), evidence, "asserted", when, Decimal(120000000), "USD", place
    )
    return Extraction(
        Document(identity, "가나바이오 수상", TEXT, date(2023, 4, 26), "가나일보", "https://example.com/1", "ab"),
        (person, company, place),
        (Chain("Person", ("홍길동",), (person,)),),
        (when,),
        (Relation(person, "ceoOf", company, evidence, "asserted", when),),
        (event,),
    )


def test_an_extraction_comes_back_equal(tmp_path: Path) -> None:
    """What is written is read back equal, with dates and exact amounts."""
    path = tmp_path / "e.jsonl"
    assert write_extractions([whole()], path) == 1
    assert list(read_extractions(path)) == [whole()]
    fields = json.loads(path.read_text(encoding="utf-8"))
    assert fields["events"][0]["amount"] == "120000000"
    assert "홍길동" in path.read_text(encoding="utf-8")


@given(st.permutations(["b", "a", "나", "가", "a/b", "Z"]))
def test_lines_are_sorted_whatever_the_order_of_arrival(names: list[str]) -> None:
    """The bytes do not depend on the order in which extractions arrive."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "e.jsonl"
        write_extractions((whole(name) for name in names), path)
        found = [one.document.id for one in read_extractions(path)]
        assert [p.name for p in Path(folder).iterdir()] == ["e.jsonl"]
    assert found == sorted(names)


def test_documents_come_back_equal(tmp_path: Path) -> None:
    """Documents put aside between reading and extracting are the same afterwards."""
    documents = [replace(whole(name).document, published=None) for name in ("b", "a")]
    assert write_documents(documents, tmp_path / "d") == 2
    assert list(read_documents(tmp_path / "d")) == documents[::-1]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"surface":"홍길동"', '"surface":"홍길순"', "mention '홍길순' is not at"),
        ('"quote":"홍길동', '"quote":"임꺽정', "quote '임꺽정"),
        ('"cls":"Person"', '"cls":"Robot"', "Invalid enum value 'Robot'"),
        ('"times":', '"tines":', "missing required field `times`"),
        ("}", "", "line 1"),
    ],
)
def test_a_line_that_is_not_sound_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A line whose spans, classes or fields are wrong is refused with its number and the reason."""
    path = tmp_path / "e.jsonl"
    write_extractions([whole()], path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=r"^e\.jsonl, line 1: ") as caught:
        list(read_extractions(path))
    assert message in str(caught.value)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """Without the file the message says how to make it."""
    with pytest.raises(InputError, match="run kg build first"):
        list(read_extractions(tmp_path / "e.jsonl"))
