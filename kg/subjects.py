"""Triples of many announcements, grouped by subject: in memory as long as they are few, in files beyond that.

An announcement's triples come sorted; what is wanted is all triples of one subject after another, whichever
announcements have them. Each time more triples are held than memory is meant for, they go sorted into a file, and at
the end all files are read side by side, each once.
"""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import IO

Triple = tuple[str, str, str]
# Of one subject, the sorted triples of each announcement that has it.
Runs = list[list[Triple]]

# Triples held before they go into a file: about 400 MB.
MOST_HELD = 2_000_000

_SUBJECT = itemgetter(0)


class Subjects:
    """Takes the triples of announcements and gives them back by subject; ``folder`` is for files that nobody sees."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held = 0
        self._runs: dict[str, Runs] = {}
        self._files: list[IO[bytes]] = []

    def add(self, triples: list[Triple]) -> None:
        """Take the sorted triples of one announcement."""
        held = self._runs
        for subject, run in groupby(triples, _SUBJECT):
            if subject in held:
                held[subject].append(list(run))
            else:
                held[subject] = [list(run)]
        self._held += len(triples)
        if self._held > MOST_HELD:
            self._put_away()

    def __iter__(self) -> Iterator[tuple[str, list[Triple]]]:
        """Yield each subject once, in order, with its sorted triples, each once. Ends the files."""
        if not self._files:
            for subject in sorted(self._runs):
                yield subject, _united(self._runs[subject])
            return
        self._put_away()
        try:
            parts = [_read(file) for file in self._files]
            for subject, group in groupby(merge(*parts, key=_SUBJECT), _SUBJECT):
                yield subject, _united([[(subject, p, o) for p, o in pairs] for _, pairs in group])
        finally:
            for file in self._files:
                file.close()

    def _put_away(self) -> None:
        """Write what is held into a file of its own, sorted."""
        file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - open until all are read
        self._files.append(file)
        for subject in sorted(self._runs):
            marshal.dump((subject, [(p, o) for _, p, o in _united(self._runs[subject])]), file)
        self._runs.clear()
        self._held = 0


def _united(runs: Runs) -> list[Triple]:
    return runs[0] if len(runs) == 1 else sorted(set(chain.from_iterable(runs)))


def _read(file: IO[bytes]) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Yield what was written into a file by `Subjects._put_away`."""
    file.seek(0)
    while True:
        try:
            yield marshal.load(file)
        except EOFError:
            return
