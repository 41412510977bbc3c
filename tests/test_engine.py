"""Engines: the same results in one process and in several, and a fault stays with its document."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.engine import AHEAD, CHUNK, Result, run
from kg.types import Document, Extraction, Extractor, Failure, Mention

ROOT = Path(__file__).resolve().parent.parent


def document(number: int, text: str = "본문") -> Document:
    """Make a document."""
    return Document(f"d{number:03}", None, text, None, None, None, "")


def extract(one: Document) -> Extraction:
    """Extract nothing; fail, or die, where the text says so."""
    if one.text == "fail":
        raise ValueError("cannot\nread this")
    if one.text == "invent":
        return Extraction(one, (Mention(0, 2, "Person", "홍길동", "홍길동"),), (), (), (), ())
    if one.text == "die":
        os._exit(9)
    return Extraction(one, (), (), (), (), ())


def make_extractor() -> Extractor:
    """Make the extractor, as a worker does."""
    return extract


def broken_factory() -> Extractor:
    """Fail as a factory whose model is missing."""
    raise RuntimeError("no model")


def names(results: Iterator[Result]) -> list[str]:
    """Name each result by its document."""
    return [r.document if isinstance(r, Failure) else r.document.id for r in results]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_documents(jobs: int) -> None:
    """Every document gives one result, in order, with one process and with two."""
    documents = [document(number) for number in range(50)]
    assert names(run(make_extractor, documents, jobs=jobs)) == [d.id for d in documents]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_fails_is_one_failure(jobs: int) -> None:
    """An exception is that document's failure, on one line, with its stage; the others come out."""
    documents = [document(0), document(1, "fail"), document(2)]
    results = list(run(make_extractor, documents, jobs=jobs))
    assert results[1] == Failure("d001", "extract", "ValueError: cannot read this")
    assert isinstance(results[0], Extraction)
    assert isinstance(results[2], Extraction)


def test_what_does_not_stand_in_the_text_is_one_failure() -> None:
    """An extractor that gives a name which is not where it says spoils its document and no other."""
    bad, good = run(make_extractor, [document(0, "invent"), document(1)])
    assert isinstance(bad, Failure)
    assert "'홍길동' is not at 0-2" in bad.message
    assert isinstance(good, Extraction)


def test_a_document_that_kills_its_process_is_one_failure() -> None:
    """Where a worker dies, the documents of its chunk are tried alone and only the deadly ones fail."""
    documents = [document(number, "die" if number in {3, 30} else "본문") for number in range(40)]
    results = list(run(make_extractor, documents, jobs=2))
    failed = [r for r in results if isinstance(r, Failure)]
    assert [failure.document for failure in failed] == ["d003", "d030"]
    assert "died" in failed[0].message
    assert names(iter(results)) == [d.id for d in documents]


def test_documents_are_drawn_as_they_are_needed() -> None:
    """Of a stream of documents only a bounded number is in memory."""
    drawn = 0

    def stream() -> Iterator[Document]:
        nonlocal drawn
        for number in range(1_000):
            drawn += 1
            yield document(number)

    results = run(make_extractor, stream(), jobs=2)
    next(results)
    assert drawn <= (2 * AHEAD + 1) * CHUNK
    results.close()  # type: ignore[attr-defined]  # run is a generator; closing it ends its processes


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_factory_that_fails_ends_the_run(jobs: int) -> None:
    """Where no extractor can be made the run ends at once instead of failing document by document."""
    with pytest.raises(RuntimeError, match="no model"):
        list(run(broken_factory, [document(0)], jobs=jobs))


def test_workers_end_with_their_parent() -> None:
    """When the parent is killed outright its workers go too, and do not hold memory for ever."""
    program = (
        "import os\n"
        "from tests.test_engine import document, make_extractor\n"
        "from kg.engine import run\n"
        "if __name__ == '__main__':\n"
        "    results = run(make_extractor, (document(n) for n in range(10**6)), jobs=2)\n"
        "    next(results)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    # The pipe of standard error closes only when the last process that holds it is gone.
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == -9
