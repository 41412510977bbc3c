"""The same release in several outlets: groups of announcements that share much of their words.

Candidates are found by MinHash over short runs of letters, so that time grows with the number of announcements and not
with its square; each pair of candidates is then compared in full. What counts is containment, the share of the shorter
text's runs that the longer one has (outlets cut releases and put words of their own before and behind), and the
headlines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from kg.types import Document

# Letters in a run: long enough that two texts about one thing do not share them by chance.
RUN = 8
# How alike two announcements of one release are: containment, and a quarter of the share that their headlines have in
# common. Found on 2,740 articles of ten days: above it 49 of 50 groups read were one story; of the 44 pairs next below
# it 32 share a boilerplate of their outlet, 12 tell of one event in words of their own.
SAME_STORY = 0.15
_HEADLINE = 0.25
# A release is printed again within so many days; later articles with the same words are about another occasion.
MAX_DAYS = 7

# Hash functions, and how many of them must agree for a pair to be compared. With 256 in twos, a pair that shares a
# tenth of its runs is compared in 72 of 100 cases, one that shares a fifth in 99.
_PERMUTATIONS = 256
_BAND = 2
_SEED = 1
# Announcements that agree in one band; more of them share a boilerplate and not a story.
_MAX_BUCKET = 60
_BATCH = 1024

_NOT_LETTERS = re.compile(r"[\W_]+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xBF58476D1CE4E5B9)

Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Told:
    """One announcement in a group: what a person needs to know it by, and how long it is."""

    id: str
    title: str | None
    published: date | None
    publisher: str | None
    letters: int


@dataclass(frozen=True, slots=True)
class Group:
    """Announcements of one release, the fullest first; ``containment`` is the least between it and another."""

    members: tuple[Told, ...]
    containment: float


def groups(documents: Iterable[Document]) -> list[Group]:
    """Group announcements that tell the same release; the result does not depend on their order."""
    told, runs = _taken(documents)
    alike = {
        (left, right): share
        for left, right in _candidates(_digests(runs), told)
        if (share := containment(runs[left], runs[right]) + _HEADLINE * _headlines(told[left], told[right]))
        >= SAME_STORY
    }
    found = []
    for members in _joined(alike):
        fullest, *others = sorted(members, key=lambda number: (-told[number].letters, told[number].id))
        least = min(containment(runs[fullest], runs[other]) for other in others)
        found.append(Group(tuple(told[number] for number in (fullest, *others)), round(least, 3)))
    return sorted(found, key=lambda group: group.members[0].id)


def containment(left: Runs, right: Runs) -> float:
    """Return the share of the runs of the shorter text that the longer one has, from 0 to 1."""
    shorter = min(len(left), len(right))
    return len(np.intersect1d(left, right, assume_unique=True)) / shorter if shorter else 0.0


def _headlines(left: Told, right: Told) -> float:
    """Return the share of the pairs of letters of the shorter headline that the longer one has."""
    one, other = _pairs(left.title or ""), _pairs(right.title or "")
    return len(one & other) / max(1, min(len(one), len(other)))


def _pairs(text: str) -> frozenset[str]:
    letters = _NOT_LETTERS.sub("", text)
    return frozenset(letters[start : start + 2] for start in range(len(letters) - 1))


def runs_of(text: str) -> Runs:
    """Return the hashes of all runs of letters of a text, sorted, each once."""
    codes = np.frombuffer(_NOT_LETTERS.sub("", text).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    length = len(codes) - RUN + 1
    if length < 1:
        return np.empty(0, np.uint64)
    hashes = np.zeros(length, np.uint64)
    for offset in range(RUN):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + length]
    hashes = (hashes ^ (hashes >> np.uint64(29))) * _MIXER
    return np.unique(hashes ^ (hashes >> np.uint64(32)))


def _taken(documents: Iterable[Document]) -> tuple[list[Told], list[Runs]]:
    """Keep of each document what is compared, in the order of the ids."""
    taken = []
    for one in documents:
        runs = runs_of(one.text)
        taken.append((Told(one.id, one.title, one.published, one.publisher, len(one.text)), runs))
    taken.sort(key=lambda pair: pair[0].id)
    return [told for told, _ in taken], [runs for _, runs in taken]


def _digests(runs: Sequence[Runs]) -> NDArray[np.uint64]:
    """Return a row of minimal hashes for each text."""
    rows = np.empty((len(runs), _PERMUTATIONS), np.uint64)
    for start in range(0, len(runs), _BATCH):
        # A text too short to have a run agrees with no other.
        batch = [one.tolist() or [start + number] for number, one in enumerate(runs[start : start + _BATCH])]
        matrix = RMinHash.digest_matrix_from_token_hash_sets(batch, _PERMUTATIONS, _SEED)
        rows[start : start + len(batch)] = matrix.to_rows()
    return rows


def _candidates(rows: NDArray[np.uint64], told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers that agree in a band and lie near in time."""
    count = len(rows)
    found = [np.empty(0, np.int64)]
    for band in range(0, _PERMUTATIONS, _BAND):
        keys = (rows[:, band] << np.uint64(32)) ^ rows[:, band + 1]
        order = np.argsort(keys, kind="stable")
        edges = [0, *(np.flatnonzero(np.diff(keys[order])) + 1).tolist(), count]
        for start, end in pairwise(edges):
            if end - start > 1:
                bucket = np.sort(order[start:end])[:_MAX_BUCKET]
                left, right = np.triu_indices(len(bucket), 1)
                found.append(bucket[left] * count + bucket[right])
    for code in np.unique(np.concatenate(found)).tolist():
        left_number, right_number = divmod(code, count)
        if _near(told[left_number].published, told[right_number].published):
            yield left_number, right_number


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= MAX_DAYS


def _joined(alike: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join pairs to groups, the most alike first, where most of the pairs across two groups are alike.

    A round-up that contains three releases is alike to each of them, but they are not alike to each other.
    """
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = defaultdict(list)
    for left, right in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        for number in (left, right):
            if number not in group_of:
                group_of[number] = number
                members[number] = [number]
        one, other = group_of[left], group_of[right]
        if one == other:
            continue
        across = [(min(a, b), max(a, b)) for a in members[one] for b in members[other]]
        if 2 * sum(pair in alike for pair in across) > len(across):
            for number in members[other]:
                group_of[number] = one
            members[one] += members.pop(other)
    return [sorted(group) for group in members.values() if len(group) > 1]
