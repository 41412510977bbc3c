"""One id, one text."""

from __future__ import annotations

from kg.types import Document, Failure
from kg.unique import Unique


def document(identity: str, text: str) -> Document:
    """Make a document."""
    return Document(identity, None, text, None, None, None, "")


def test_the_same_announcement_twice_comes_once() -> None:
    """A second line with the same id and text is counted and left out."""
    unique = Unique()
    assert list(unique([document("a", "본문"), document("a", "본문")])) == [document("a", "본문")]
    assert unique.repeated == 1


def test_one_id_with_two_texts_is_a_failure_that_names_both() -> None:
    """A second text under one id is left out, with the id and the words by which it can be found."""
    first, failure = Unique()([document("a", "본문"), document("a", "다른 본문")])
    assert first == document("a", "본문")
    assert isinstance(failure, Failure)
    assert failure.document == "a"
    assert "본문…" in failure.message
    assert "다른 본문…" in failure.message


def test_failures_pass_through() -> None:
    """A failure of a reader goes on as it is."""
    failure = Failure("a", "read", "empty file")
    assert list(Unique()([failure])) == [failure]
