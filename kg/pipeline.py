"""The whole story on one screen: announcements in, graph files, a page and a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from kg.clean import clean
from kg.engine import Factory, run
from kg.errors import InputError
from kg.extraction_file import read_documents, read_extractions, write_documents, write_extractions
from kg.read import read_inputs
from kg.report import Report, report_on, write_report
from kg.staging import SCRATCH, staged
from kg.types import Document, Extraction, Failure, Graph
from kg.unique import Unique

# An address under example.org, which is reserved for documentation: nobody's names are taken.
BASE = "https://kg.example.org/"

Progress = Callable[[str, int, int | None], None]

T = TypeVar("T")


def silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody how far a run is."""


class NothingBuiltError(InputError):
    """No announcement could be used; ``failures`` says why, one by one."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        super().__init__("no announcement could be used" if failures else "no announcement found in the input")
        self.failures = tuple(sorted(failures))


def build(
    inputs: Sequence[str | Path],
    output: str | Path,
    *,
    published: date | None = None,
    base: str = BASE,
    jobs: int = 1,
    progress: Progress = silent,
) -> Report:
    """Build a graph of announcements and write it into a folder, all files or none.

    ``progress`` is called with a stage, what is done of it and how much there is, None where that is not known yet.
    Raises `NothingBuiltError` where no announcement could be used, `OutputError` where ``output`` cannot be written.
    """
    failures: list[Failure] = []
    unique = Unique()
    with staged(Path(output)) as folder:
        raw = read_inputs(inputs, published=published, leave_out=Path(output))
        total = write_documents(good(unique(cleaned(raw)), failures), folder / SCRATCH / "documents")
        kept = read_documents(folder / SCRATCH / "documents")
        results = watched(extractions(kept, jobs=jobs), progress, "extract", total)
        if not write_extractions(good(results, failures), folder / "extractions.jsonl"):
            raise NothingBuiltError(failures)
        progress("merge", 0, None)
        graph = merge(read_extractions(folder / "extractions.jsonl"), base=base, failures=failures)
        progress("write", 0, None)
        write(graph, folder)
        report = report_on(graph, repeated=unique.repeated)
        write_report(report, folder / "report.json")
    return report


def documents(inputs: Sequence[str | Path], *, published: date | None = None) -> Iterator[Document | Failure]:
    """Read announcements from files, folders and ``-`` and clean them; each id comes once."""
    return Unique()(cleaned(read_inputs(inputs, published=published)))


def extractions(
    documents: Iterable[Document | Failure], *, jobs: int = 1, make_extractor: Factory | None = None
) -> Iterator[Extraction | Failure]:
    """Extract what each document says, by rules unless another extractor is given; failures pass through."""
    from kg.extract import make_extractor as by_rules

    failures: list[Failure] = []
    yield from run(make_extractor or by_rules, good(documents, failures), jobs=jobs)
    yield from failures


def merge(extractions: Iterable[Extraction | Failure], *, base: str = BASE, failures: Iterable[Failure] = ()) -> Graph:
    """Merge what all announcements say into one graph; failures end, sorted, in ``graph.failures``."""
    from kg.resolve import merge as merged

    found = list(failures)
    return merged(good(extractions, found), base=base, failures=found)


def write(graph: Graph, folder: str | Path) -> None:
    """Write the RDF files (see `kg.dataset.write_rdf`) and ``graph.html`` into a folder, all of them or none."""
    from kg.dataset import write_rdf
    from kg.view import write_page

    with staged(Path(folder)) as stage:
        write_rdf(graph, stage)
        write_page(graph, stage / "graph.html")


def cleaned(documents: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
    """Clean each document; failures pass through."""
    return (clean(item) if isinstance(item, Document) else item for item in documents)


def good(items: Iterable[T | Failure], failures: list[Failure]) -> Iterator[T]:
    """Yield what is no failure and put the failures into a list."""
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def watched(items: Iterable[T], progress: Progress, stage: str, total: int | None) -> Iterator[T]:
    """Yield the items and tell after each how many there were."""
    for done, item in enumerate(items, 1):
        yield item
        progress(stage, done, total)
