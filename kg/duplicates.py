"""The same release in several outlets: groups of announcements that share much of their words.

Candidates are found by MinHash over runs of eight letters, so that time grows with the number of announcements and not
with its square; each pair of candidates is then compared in full. What counts is containment, the share of the shorter
text that the longer one has (outlets cut releases and put words of their own before and behind), and the headlines.
A text's share is counted in runs of three letters, each by how rare it is among all texts: outlets that tell one story
in words of their own share its names and figures, those that tell two stories the phrases of all news.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from kg.types import Document

# Letters in a run: long enough that two texts about one thing do not share them by chance.
RUN = 8
# Letters in a piece, which is what weighs: about a syllable less than a Korean word.
PIECE = 3
# How alike two announcements of one story are: the weighed containment, and a quarter of the share that their headlines
# have in common. Found on 2,740 articles of ten days, by reading the pairs about it.
SAME_STORY = 0.17
_HEADLINE = 0.25
# The share of the shorter text's runs that two prints of one release have in common at least.
REPRINTED = 0.12
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
# Counters of pieces; two that fall on one are counted together.
_COUNTERS = 1 << 22

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xBF58476D1CE4E5B9)

Runs = NDArray[np.uint64]
_Number = TypeVar("_Number", np.uint32, np.uint64)


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
    return compared(documents).groups


@dataclass(frozen=True, slots=True)
class Compared:
    """What is alike: ``groups`` of one story, and ``reprints``, pairs of ids that have `REPRINTED` in common.

    Whether two are reprints of each other depends on their own texts alone.
    """

    groups: list[Group]
    reprints: tuple[tuple[str, str], ...]


def compared(documents: Iterable[Document]) -> Compared:
    """Compare announcements; the result does not depend on their order."""
    texts = _taken(documents)
    candidates = list(_candidates(_digests([one.runs for one in texts]), texts))
    reprints = tuple(
        (texts[left].told.id, texts[right].told.id)
        for left, right in candidates
        if containment(texts[left].runs, texts[right].runs) >= REPRINTED
    )
    return Compared(_grouped(candidates, texts), reprints)


def _grouped(candidates: list[tuple[int, int]], texts: list[_Text]) -> list[Group]:
    found = []
    for members in _joined(candidates, _Likeness(texts)):
        fullest, *others = sorted(members, key=lambda number: (-texts[number].told.letters, texts[number].told.id))
        least = min(containment(texts[fullest].runs, texts[other].runs) for other in others)
        found.append(Group(tuple(texts[number].told for number in (fullest, *others)), round(least, 3)))
    return sorted(found, key=lambda group: group.members[0].id)


@dataclass(frozen=True, slots=True)
class _Text:
    """One announcement as it is compared: its runs, its pieces, and the pairs of letters of its headline."""

    told: Told
    runs: Runs
    pieces: NDArray[np.uint32]
    headline: frozenset[str]


class _Likeness:
    """How alike two of some texts are, by what is rare among all of them."""

    def __init__(self, texts: Sequence[_Text]) -> None:
        counts = np.zeros(_COUNTERS, np.uint32)
        for text in texts:
            counts[text.pieces % _COUNTERS] += 1
        self._weights = np.log1p(len(texts) / np.maximum(counts, 1))
        self._whole = [float(self._weighed(text.pieces)) for text in texts]
        self._texts = texts
        self._known: dict[tuple[int, int], float] = {}

    def __call__(self, left: int, right: int) -> float:
        """Return the likeness of two texts, by their numbers."""
        pair = (left, right) if left < right else (right, left)
        if pair not in self._known:
            self._known[pair] = self._compared(*pair)
        return self._known[pair]

    def _compared(self, left: int, right: int) -> float:
        one, other = self._texts[left], self._texts[right]
        whole = min(self._whole[left], self._whole[right])
        if not whole or not _near(one.told.published, other.told.published):
            return 0.0
        common = np.intersect1d(one.pieces, other.pieces, assume_unique=True)
        headlines = len(one.headline & other.headline) / max(1, min(len(one.headline), len(other.headline)))
        return float(self._weighed(common)) / whole + _HEADLINE * headlines

    def _weighed(self, pieces: NDArray[np.uint32]) -> np.float64:
        return np.float64(self._weights[pieces % _COUNTERS].sum())


def containment(left: Runs, right: Runs) -> float:
    """Return the share of the runs of the shorter text that the longer one has, from 0 to 1."""
    shorter = min(len(left), len(right))
    return len(np.intersect1d(left, right, assume_unique=True)) / shorter if shorter else 0.0


def _pairs(text: str) -> frozenset[str]:
    letters = _NOT_LETTERS.sub("", text)
    return frozenset(letters[start : start + 2] for start in range(len(letters) - 1))


def runs_of(text: str, length: int = RUN) -> Runs:
    """Return the hashes of all runs of letters of a text, sorted, each once."""
    codes = np.frombuffer(_NOT_LETTERS.sub("", text).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - length + 1
    if count < 1:
        return np.empty(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    for offset in range(length):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + count]
    hashes = (hashes ^ (hashes >> np.uint64(29))) * _MIXER
    return _distinct(hashes ^ (hashes >> np.uint64(32)))


def _distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Return values sorted, each once: `numpy.unique`, in a fifth of its time for so few."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def _taken(documents: Iterable[Document]) -> list[_Text]:
    """Keep of each document what is compared, in the order of the ids."""
    taken = []
    for one in documents:
        told = Told(one.id, one.title, one.published, one.publisher, len(one.text))
        pieces = _distinct((runs_of(f"{one.title or ''}\n{one.text}", PIECE) >> np.uint64(32)).astype(np.uint32))
        taken.append(_Text(told, runs_of(one.text), pieces, _pairs(one.title or "")))
    return sorted(taken, key=lambda text: text.told.id)


def _digests(runs: Sequence[Runs]) -> NDArray[np.uint64]:
    """Return a row of minimal hashes for each text."""
    rows = np.empty((len(runs), _PERMUTATIONS), np.uint64)
    for start in range(0, len(runs), _BATCH):
        # A text too short to have a run agrees with no other.
        batch = [one.tolist() or [start + number] for number, one in enumerate(runs[start : start + _BATCH])]
        matrix = RMinHash.digest_matrix_from_token_hash_sets(batch, _PERMUTATIONS, _SEED)
        rows[start : start + len(batch)] = matrix.to_rows()
    return rows


def _candidates(rows: NDArray[np.uint64], texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers that agree in a band and lie near in time."""
    count = len(rows)
    found = [np.empty(0, np.int64)]
    for band in range(0, _PERMUTATIONS, _BAND):
        keys = (rows[:, band] << np.uint64(32)) ^ rows[:, band + 1]
        order = np.argsort(keys, kind="stable")
        edges = np.concatenate([[0], np.flatnonzero(np.diff(keys[order])) + 1, [count]])
        for place in np.flatnonzero(np.diff(edges) > 1).tolist():
            bucket = np.sort(order[edges[place] : edges[place + 1]])[:_MAX_BUCKET]
            left, right = _pairs_among(len(bucket))
            found.append(bucket[left] * count + bucket[right])
    for code in np.unique(np.concatenate(found)).tolist():
        left_number, right_number = divmod(code, count)
        if _near(texts[left_number].told.published, texts[right_number].told.published):
            yield left_number, right_number


@cache
def _pairs_among(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the two places of each pair of so many."""
    left, right = np.triu_indices(count, 1)
    return left, right


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= MAX_DAYS


def _joined(candidates: Iterable[tuple[int, int]], likeness: _Likeness) -> list[list[int]]:
    """Join pairs to groups, the most alike first, where most of the pairs across two groups are alike.

    A round-up that contains three releases is alike to each of them, but they are not alike to each other.
    """
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = defaultdict(list)
    pairs = [(likeness(*pair), pair) for pair in candidates]
    for _, (left, right) in sorted((-share, pair) for share, pair in pairs if share >= SAME_STORY):
        for number in (left, right):
            if number not in group_of:
                group_of[number] = number
                members[number] = [number]
        one, other = group_of[left], group_of[right]
        if one == other:
            continue
        across = [likeness(a, b) >= SAME_STORY for a in members[one] for b in members[other]]
        if 2 * sum(across) > len(across):
            for number in members[other]:
                group_of[number] = one
            members[one] += members.pop(other)
    return [sorted(group) for group in members.values() if len(group) > 1]
