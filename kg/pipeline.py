"""The whole story on one screen: announcements in, graph files, a page and a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, TypeVar

from kg.clean import Cleaned, clean_with_cuts, headlines_of
from kg.decisions import read_decisions
from kg.earlier import Earlier, earlier_of
from kg.engine import Factory, run
from kg.errors import InputError, NothingBuiltError
from kg.extraction_file import (
    kept_documents,
    read_documents,
    read_extractions,
    write_documents,
    write_extractions,
)
from kg.lock import locked
from kg.names import own_and_curated
from kg.outlets import outlets_of, told_by_all
from kg.rdf import BASE
from kg.read import read_inputs
from kg.remembered import Remembered
from kg.report import Changes, Manner, Report, report_of, report_on, state_from, write_report
from kg.resolve import merge as resolved
from kg.staging import SCRATCH, staged
from kg.store import follow, state_of
from kg.terms import web_address
from kg.types import Document, Extraction, Failure, Graph
from kg.unique import Unique

if TYPE_CHECKING:
    from kg.duplicates import Compared

# The user's own names, kept in the folder for every later build.
OWN_NAMES = "names.tsv"

Progress = Callable[[str, int, int | None], None]

T = TypeVar("T")


def silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody how far a run is."""


def build(
    inputs: Sequence[str | Path],
    output: str | Path,
    *,
    published: date | None = None,
    columns: Mapping[str, str] | None = None,
    headlines: bool = False,
    base: str | None = None,
    licence: str | None = None,
    max_facts: int | None = None,
    jobs: int = 1,
    fresh: bool = False,
    names: str | Path | None = None,
    make_extractor: Factory | None = None,
    progress: Progress = silent,
) -> Report:
    """Add announcements to the graph of a folder and write it, all files or none.

    What the folder holds already stays; an announcement that changed is replaced, one that did not is not read again.
    ``published``, ``columns`` and ``headlines`` are those of `documents`. ``fresh`` starts over. ``names`` is a table
    of the user's own names, which the folder keeps; ``make_extractor`` is for another extractor than the rules.
    ``base``, ``licence`` and ``max_facts`` are as in `Manner`, by default those of the folder. ``progress`` is called
    with a stage, what is done of it and how much there is, None where that is not known yet. Raises `NothingBuiltError`
    where no announcement could be used, `OutputError` where ``output`` cannot be written, `InputError` where
    ``licence`` is no address.
    """
    folder = Path(output)
    if licence and web_address(licence) is None:
        raise InputError(f"{licence!r} is no address of a licence; give one that begins with https://")
    failures: list[Failure] = []
    unique = Unique()
    with locked(folder, lambda: progress("wait for another kg", 0, None)):
        with staged(folder) as stage:
            earlier = Earlier() if fresh else earlier_of(folder)
            raw = read_inputs(inputs, published=published, leave_out=folder, columns=columns)
            read = watched(raw, progress, "read", None)
            remembered = Remembered(folder, earlier)
            texts = cleaned(read, headlines=True) if headlines else remembered(read)
            news = earlier.news(good(unique(texts), failures))
            kept = stage / SCRATCH / "documents"
            said = extractions(read_documents(kept), jobs=jobs, make_extractor=make_extractor)
            total = write_documents(news, kept)
            results = watched(said, progress, "extract", total)
            if not write_extractions(good(results, failures), stage / "extractions.jsonl", earlier.lines()):
                raise NothingBuiltError(failures)
            if names is not None:
                copyfile(names, stage / OWN_NAMES)
            manner = _manner(None if fresh else report_of(folder), base, licence, max_facts)
            graph, report = _finish(stage, folder, manner, failures, unique.repeated, progress)
        _follow(graph, report, folder, progress)
        remembered.keep()
    return replace(report, changes=Changes(len(earlier.added), len(earlier.replaced), earlier.unchanged))


def retract(ids: Sequence[str], output: str | Path, *, progress: Progress = silent) -> Report:
    """Take announcements back from the graph of a folder; no ids make the graph anew from what the folder holds.

    Raises `InputError` where the folder holds no graph, or no announcement of an id.
    """
    folder = Path(output)
    before = report_of(folder)
    if before is None or not (folder / "extractions.jsonl").exists():
        raise InputError(f"{folder}: no graph there; run kg build first, or say --output")
    with locked(folder, lambda: progress("wait for another kg", 0, None)):
        earlier = Earlier.of(folder / "extractions.jsonl")
        if unknown := sorted(set(ids) - set(earlier.ids())):
            raise InputError(f"{folder}: holds no announcement {', '.join(unknown)}")
        with staged(folder) as stage:
            write_extractions((), stage / "extractions.jsonl", earlier.lines(without=ids))
            graph, report = _finish(stage, folder, before.manner, before.failures, before.repeated, progress)
        _follow(graph, report, folder, progress)
    return replace(report, changes=Changes(0, 0, 0, len(set(ids))))


def _manner(before: Report | None, base: str | None, licence: str | None, max_facts: int | None) -> Manner:
    """Return what is asked for, and for the rest what the folder has."""
    kept = before.manner if before else Manner("")
    return Manner(
        base or kept.base or BASE,
        kept.licence if licence is None else licence,
        kept.max_facts if max_facts is None else max_facts,
    )


def _finish(
    stage: Path, folder: Path, manner: Manner, failures: Sequence[Failure], repeated: int, progress: Progress
) -> tuple[Graph | None, Report]:
    """Make everything from the extractions in ``stage``; no graph where the folder has it all."""
    own_names = next((path for path in (stage / OWN_NAMES, folder / OWN_NAMES) if path.exists()), None)
    decisions = read_decisions(folder)
    state = state_from(manner, decisions, *filter(None, (stage / "extractions.jsonl", own_names)))
    before = report_of(folder)
    if before and before.state == state == state_of(folder) and before.failures == tuple(sorted(failures)):
        return None, before
    path = stage / "extractions.jsonl"
    progress("compare", 0, None)
    alike = compared_in(path)
    progress("merge", 0, None)
    graph = resolved(
        read_extractions(path),
        base=manner.base,
        failures=failures,
        names=own_and_curated(own_names) if own_names else None,
        decisions=decisions,
        reprints=alike.reprints,
    )
    graph = told_by_all(graph, outlets_of(alike.groups, read_extractions(path)))
    progress("write", 0, None)
    write(graph, stage, licence=manner.licence, max_facts=manner.max_facts)
    report = report_on(graph, manner=manner, repeated=repeated, state=state)
    write_report(report, stage / "report.json")
    return graph, report


def _follow(graph: Graph | None, report: Report, folder: Path, progress: Progress) -> None:
    """Bring the store to where the files are."""
    if graph is not None:
        progress("store", 0, None)
        follow(graph, folder, report.state)


def documents(
    inputs: Sequence[str | Path],
    *,
    published: date | None = None,
    columns: Mapping[str, str] | None = None,
    headlines: bool = False,
) -> Iterator[Document | Failure]:
    """Read announcements from files, folders and ``-`` and clean them; each id comes once.

    ``published`` dates those that bear no date, ``columns`` names our fields by those of the input, ``headlines`` reads
    the lists of other articles' headlines on a page as announcements of their own.
    """
    raw = read_inputs(inputs, published=published, columns=columns)
    return Unique()(cleaned(raw, headlines=headlines))


def extractions(
    documents: Iterable[Document | Failure], *, jobs: int = 1, make_extractor: Factory | None = None
) -> Iterator[Extraction | Failure]:
    """Extract what each document says, by rules unless another extractor is given; failures pass through."""
    from kg.extract import make_extractor as by_rules

    failures: list[Failure] = []
    return chain(run(make_extractor or by_rules, good(documents, failures), jobs=jobs), failures)


def merge(extractions: Iterable[Extraction | Failure], *, base: str = BASE, failures: Iterable[Failure] = ()) -> Graph:
    """Merge what all announcements say into one graph; failures end, sorted, in ``graph.failures``."""
    from kg.duplicates import compared

    found = list(failures)
    given = list(good(extractions, found))
    alike = compared(one.document for one in given)
    graph = resolved(given, base=base, failures=found, reprints=alike.reprints)
    return told_by_all(graph, outlets_of(alike.groups, given))


def compared_in(path: Path) -> Compared:
    """Compare the announcements of a file of extractions with each other."""
    from kg.duplicates import compared  # here, because it is slow to load and a look-up needs it not

    return compared(kept_documents(path))


def write(graph: Graph, folder: str | Path, *, licence: str = "", max_facts: int = 0) -> None:
    """Write the RDF files (see `kg.dataset.write_rdf`) and ``graph.html`` into a folder, all of them or none.

    ``licence`` and ``max_facts`` are as in `Manner`.
    """
    from kg.dataset import write_rdf
    from kg.view import write_page

    with staged(Path(folder)) as stage:
        write_rdf(graph, stage, licence or None)
        write_page(graph, stage / "graph.html", max_facts=max_facts or None)


def cleaned(documents: Iterable[Document | Failure], *, headlines: bool = False) -> Iterator[Document | Failure]:
    """Clean each document, followed by the other headlines on its page if asked; failures pass through."""
    for one in cleanings(documents, headlines=headlines):
        yield one if isinstance(one, Failure) else one.document


def cleanings(documents: Iterable[Document | Failure], *, headlines: bool = False) -> Iterator[Cleaned | Failure]:
    """Clean as `cleaned` does and tell what was taken off each text."""
    for item in documents:
        result = clean_with_cuts(item) if isinstance(item, Document) else item
        yield result
        if headlines and isinstance(result, Cleaned):
            yield from (Cleaned(one, one.text, ()) for one in headlines_of(result))


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
