"""Room for every node: those that stand too near to each other move apart, a little at a time.

Cells as wide as the wanted distance hold the nodes, so only the nodes of neighbouring cells are compared.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ROUNDS = 40
MOST_IN_CELL = 10
"""Nodes of a cell that others are compared with; more stand there only in the first rounds."""

STILL = 0.08
"""Share of the wanted distance; where no node moves more, nobody sees the rest."""

SNAP = 1e-3
_NEXT_CELLS = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))


def make_room(place: Floats, reach: Floats, distance: float = 1.0) -> Floats:
    """Return places where nodes stand about ``distance`` apart, and the largest also clear of each other.

    ``reach`` is each node's radius in the same unit; only those of at least half a ``distance`` are large.
    """
    large = np.flatnonzero(reach * 2 >= distance)
    for _round in range(ROUNDS):
        shift = _push_near(place, distance)
        if len(large) > 1:
            shift[large] += _push_large(place[large], reach[large])
        place = np.round((place + shift) / SNAP) * SNAP
        if np.abs(shift).max(initial=0.0) < STILL * distance:
            break
    return place


def _push_near(place: Floats, distance: float) -> Floats:
    """Return how far each node moves away from those nearer than ``distance``."""
    cell = np.floor((place - place.min(axis=0)) / distance).astype(np.int64)
    width = int(cell[:, 1].max()) + 3
    name = cell[:, 0] * width + cell[:, 1] + 1
    order = np.argsort(name, kind="stable")
    ordered = name[order]
    shift = np.zeros_like(place)
    for row, column in _NEXT_CELLS:
        begin = np.searchsorted(ordered, name + row * width + column)
        end = np.searchsorted(ordered, name + row * width + column, side="right")
        for step in range(int(min(MOST_IN_CELL, (end - begin).max(initial=0)))):
            one = np.flatnonzero(begin + step < end)
            two = order[begin[one] + step]
            keep = one < two if (row, column) == (0, 0) else one != two
            _push(shift, place, one[keep], two[keep], np.full(int(keep.sum()), distance))
    return shift


def _push_large(place: Floats, reach: Floats) -> Floats:
    """Return how far each of the largest nodes moves so that no two of them overlap."""
    one, two = np.triu_indices(min(len(place), 400), 1)
    shift = np.zeros_like(place)
    _push(shift, place, one, two, (reach[one] + reach[two]) * 1.15)
    return shift


def _push(shift: Floats, place: Floats, one: Ints, two: Ints, wanted: Floats) -> None:
    """Add to ``shift`` what moves each pair half of what it lacks to its wanted distance."""
    apart = place[two] - place[one]
    length = np.sqrt((apart**2).sum(axis=1))
    near = length < wanted
    one, two, apart, length, wanted = one[near], two[near], apart[near], length[near], wanted[near]
    together = length < 1e-3
    apart[together] = np.stack([((one[together] * 7 + two[together] * 3) % 11) - 5.0, 3.0 - one[together] % 7], axis=1)
    length = np.maximum(np.sqrt((apart**2).sum(axis=1)), 1e-3)
    move = apart * (np.minimum(0.25 * (wanted - np.where(together, 0.0, length)), 0.3 * wanted) / length)[:, None]
    for axis in (0, 1):
        shift[:, axis] += np.bincount(two, move[:, axis], len(shift)) - np.bincount(one, move[:, axis], len(shift))
