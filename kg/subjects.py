"""Triples of many announcements, grouped by subject: in memory as long as they are few, in files beyond that.

An announcement's triples come sorted; what is wanted is all triples of one subject after another, whichever
announcements have them. Each time more triples are held than memory is meant for, they go sorted into a file, and at
the end all files are read side by side, each once. What is made of a subject's triples is made while these are at hand,
which is faster, and again where another announcement has the subject, too.
"""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO

Triple = tuple[str, str, str]
# Of one subject, the sorted triples of each announcement that has it.
Runs = list[list[Triple]]
# Of the sorted triples of some subjects, the text of each.
Make = Callable[[Sequence[list[Triple]]], list[str]]

# Triples held before they go into a file: about 400 MB with their text.
MOST_HELD = 1_500_000

_SUBJECT = itemgetter(0)


class Subjects:
    """Takes the triples of announcements and gives the text of each subject; ``folder`` is for files nobody sees.

    ``triples`` is the number of different triples, known when all texts were given.
    """

    def __init__(self, folder: Path, make: Make) -> None:
        self.triples = 0
        self._folder = folder
        self._make = make
        self._held = 0
        self._first: dict[str, list[Triple]] = {}
        self._others: dict[str, Runs] = {}
        self._texts: dict[str, str] = {}
        self._files: list[IO[bytes]] = []

    def add(self, triples: list[Triple]) -> None:
        """Take the sorted triples of one announcement."""
        first, others = self._first, self._others
        news = []
        for subject, group in groupby(triples, _SUBJECT):
            run = list(group)
            if subject in first:
                others.setdefault(subject, []).append(run)
            else:
                first[subject] = run
                news.append(run)
        self._texts.update(zip([run[0][0] for run in news], self._make(news), strict=True))
        self._held += len(triples)
        if self._held > MOST_HELD:
            self._put_away()

    def texts(self) -> Iterator[str]:
        """Yield the text of each subject once, in the order of the subjects. Ends the files."""
        if not self._files:
            self._unite()
            self.triples = sum(map(len, self._first.values()))
            yield from map(self._texts.__getitem__, sorted(self._texts))
            return
        self._put_away()
        try:
            parts = [_read(file) for file in self._files]
            for subject, group in groupby(merge(*parts, key=_SUBJECT), _SUBJECT):
                (_, pairs, text), *others = group
                if others:
                    pairs = sorted(set(pairs).union(*(more for _, more, _ in others)))
                    text = self._make([[(subject, p, o) for p, o in pairs]])[0]
                self.triples += len(pairs)
                yield text
        finally:
            for file in self._files:
                file.close()

    def _unite(self) -> None:
        """Put together what several announcements say of one subject."""
        for subject, runs in self._others.items():
            union = self._first[subject] = sorted(set(self._first[subject]).union(*runs))
            self._texts[subject] = self._make([union])[0]
        self._others.clear()

    def _put_away(self) -> None:
        """Write what is held into a file of its own, sorted."""
        file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - open until all are read
        self._files.append(file)
        self._unite()
        for subject in sorted(self._first):
            pairs = [(p, o) for _, p, o in self._first[subject]]
            marshal.dump((subject, pairs, self._texts[subject]), file)
        self._first.clear()
        self._texts.clear()
        self._held = 0


def _read(file: IO[bytes]) -> Iterable[tuple[str, list[tuple[str, str]], str]]:
    """Yield what was written into a file by `Subjects._put_away`."""
    file.seek(0)
    while True:
        try:
            yield marshal.load(file)
        except EOFError:
            return
