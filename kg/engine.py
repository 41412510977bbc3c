"""Run an extractor over documents, in this process or in several.

An engine takes a factory, because an analyser is expensive to make and cannot be sent to another process: each
worker makes its own once. Results come in the order of the documents, memory holds a bounded number of them, and a
document on which the extractor fails, or even kills its process, becomes a `kg.types.Failure` while the rest goes on.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context, parent_process

from kg.collection import without_collection
from kg.extraction_file import check
from kg.types import Document, Extraction, Extractor, Failure

Result = Extraction | Failure
Factory = Callable[[], Extractor]

# Documents that travel to a worker together: enough to make the journey cheap, few enough that workers end together.
CHUNK = 8
# Chunks under way for each worker: one in work and one that waits.
AHEAD = 2

STAGE = "extract"

_factory: Factory | None = None
_extractor: Extractor | None = None


def run(make_extractor: Factory, documents: Iterable[Document], *, jobs: int = 1) -> Iterator[Result]:
    """Yield an extraction or a failure for each document, in the order of the documents.

    With ``jobs`` of 1 there is no other process; with more, ``make_extractor`` must be importable by its name, and the
    processes begin to load at once, while the documents may still be read. What ``make_extractor`` raises ends the run.
    """
    if jobs == 1:
        return run_here(make_extractor, documents)
    pool = _pool(make_extractor, jobs)
    for _ in range(jobs):
        pool.submit(_load)
    return _run_in(pool, make_extractor, documents, jobs)


def run_here(make_extractor: Factory, documents: Iterable[Document]) -> Iterator[Result]:
    """Extract in this process; the extractor is made at the first document."""
    extractor: Extractor | None = None
    for document in documents:
        extractor = extractor or make_extractor()
        yield _attempt(extractor, document)


def _run_in(
    pool: ProcessPoolExecutor, make_extractor: Factory, documents: Iterable[Document], jobs: int
) -> Iterator[Result]:
    """Extract in the processes of a pool; a chunk that kills its process is tried again document by document."""
    source = iter(documents)
    waiting: deque[tuple[list[Document], Future[list[Result]]]] = deque()
    try:
        while True:
            while len(waiting) < jobs * AHEAD and (chunk := list(islice(source, CHUNK))):
                waiting.append((chunk, pool.submit(_extract_chunk, chunk)))
            if not waiting:
                break
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                again = [chunk, *(later for later, _ in waiting)]
                waiting.clear()
                for one in again:
                    yield from _one_by_one(make_extractor, one)
                pool = _pool(make_extractor, jobs)
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(make_extractor: Factory, documents: Iterable[Document]) -> Iterator[Result]:
    """Extract each document in a process that may die of it."""
    pool = _pool(make_extractor, 1)
    try:
        for document in documents:
            try:
                yield from pool.submit(_extract_chunk, [document]).result()
            except BrokenProcessPool:
                yield Failure(document.id, STAGE, "the process that read it died (out of memory?)")
                pool.shutdown()
                pool = _pool(make_extractor, 1)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(make_extractor: Factory, jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker, initargs=(make_extractor,))


def _start_worker(make_extractor: Factory) -> None:
    """Make this process a worker: one thread, no answer to Ctrl-C (the parent has it), gone when the parent is."""
    global _factory
    for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _factory = make_extractor


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load() -> None:
    """Make the extractor of a worker before there is work; what fails in making it is told at the first chunk."""
    with suppress(Exception):
        _worker_extractor()


def _extract_chunk(documents: list[Document]) -> list[Result]:
    """Extract in a worker; what fails in making its extractor ends the run."""
    extractor = _worker_extractor()
    return [_attempt(extractor, document) for document in documents]


def _worker_extractor() -> Extractor:
    """Return the extractor of this worker, made once."""
    global _extractor
    assert _factory is not None
    _extractor = _extractor or _factory()
    return _extractor


def _attempt(extractor: Extractor, document: Document) -> Result:
    """Extract one document; whatever goes wrong, or does not stand in its text, is its own failure and no other's."""
    try:
        with without_collection():
            extraction = extractor(document)
            check(extraction)
        return extraction
    except Exception as error:  # any fault of one document must stay with it
        reason = " ".join(str(error).split())
        return Failure(document.id, STAGE, f"{type(error).__name__}: {reason}"[:300])
