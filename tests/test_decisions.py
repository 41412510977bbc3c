"""Decisions about identity live in a file that a person reads, keeps and takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.decisions import FILE, Decision, decide, read_decisions, take_back, write_decisions
from kg.errors import InputError

ONE = Decision("merge", "Organization", "한빛제약", "한빛")
TWO = Decision("distinct", "Person", "김민수 person-1", "김민수 person-2")


def test_a_decision_has_no_direction() -> None:
    """A and B is B and A."""
    assert Decision("merge", "Organization", "나", "가") == Decision("merge", "Organization", "가", "나")


@given(st.sets(st.sampled_from([ONE, TWO, Decision("merge", "Place", "서울", "서울특별시")])))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, decisions: set[Decision]) -> None:
    """Reading gives back what was written, sorted."""
    folder = tmp_path_factory.mktemp("decisions")
    write_decisions(decisions, folder)
    assert read_decisions(folder) == tuple(sorted(decisions))


def test_taking_back_restores_the_bytes(tmp_path: Path) -> None:
    """A decision taken back leaves the file as it was, and no file where there was none."""
    assert decide(TWO, tmp_path)
    before = (tmp_path / FILE).read_bytes()
    assert decide(ONE, tmp_path)
    assert not decide(ONE, tmp_path)
    assert take_back(ONE, tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert take_back(TWO, tmp_path)
    assert not take_back(TWO, tmp_path)
    assert not (tmp_path / FILE).exists()


def test_a_decision_takes_the_place_of_its_opposite(tmp_path: Path) -> None:
    """Deciding the contrary leaves one decision, not two."""
    decide(ONE, tmp_path)
    decide(ONE.opposite(), tmp_path)
    assert read_decisions(tmp_path) == (ONE.opposite(),)


@pytest.mark.parametrize(
    "text", ["merge\tOrganization\t가\n", "join\tOrganization\t가\t나\n", "merge\tThing\t가\t나\n"]
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, text: str) -> None:
    """A wrong line is an error that names the file and the line."""
    (tmp_path / FILE).write_text("# note\n" + text, encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions\.tsv, line 2"):
        read_decisions(tmp_path)


def test_contrary_decisions_are_an_error(tmp_path: Path) -> None:
    """Merge and distinct of one pair cannot both stand."""
    write_decisions([ONE, ONE.opposite()], tmp_path)
    with pytest.raises(InputError, match="both merge and distinct"):
        read_decisions(tmp_path)
