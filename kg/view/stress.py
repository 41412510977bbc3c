"""Positions for small connected graphs: distances on the page follow distances in the graph.

Stress majorisation, many graphs of one size at a time, so that thousands of pairs and triples cost no
more than a few array operations. Only sums, products and roots: the result is the same everywhere.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 120
"""Steps of majorisation; graphs of up to 200 nodes no longer move visibly after about 80."""

SNAP = 1e-6
"""Positions are rounded to this after each step, which keeps platforms from drifting apart."""


def stress_positions(adjacency: NDArray[np.bool_]) -> Floats:
    """Place ``k`` connected graphs of ``n`` nodes each, given as ``(k, n, n)``; edges are about 1 long.

    Returns ``(k, n, 2)``, each graph centred on its mean.
    """
    distance = _hops(adjacency)
    n = distance.shape[1]
    weight = np.where(distance > 0, 1.0 / np.maximum(distance, 1.0) ** 2, 0.0)
    total = np.maximum(weight.sum(axis=2), 1e-9)[:, :, None]
    place = _start(distance)
    for _round in range(ROUNDS if n > 2 else 2):
        delta = place[:, :, None, :] - place[:, None, :, :]
        length = np.maximum(np.sqrt((delta**2).sum(axis=3)), 1e-3)
        pull = (weight * distance / length)[:, :, :, None] * delta + weight[:, :, :, None] * place[:, None, :, :]
        place = 0.3 * place + 0.7 * pull.sum(axis=2) / total
        place = np.round(place / SNAP) * SNAP
    centred: Floats = place - place.mean(axis=1, keepdims=True)
    return centred


def _hops(adjacency: NDArray[np.bool_]) -> Floats:
    """Return all distances in hops, by letting every node's reach grow one step at a time."""
    reached = adjacency | np.eye(adjacency.shape[1], dtype=bool)[None]
    distance = np.where(reached, 1.0, 0.0) - np.eye(adjacency.shape[1])[None]
    for hop in range(2, adjacency.shape[1] + 1):
        grown = np.matmul(reached.astype(np.float32), adjacency.astype(np.float32)) > 0
        new = grown & ~reached
        if not new.any():
            break
        distance[new] = hop
        reached = reached | new
    return distance


def _start(distance: Floats) -> Floats:
    """Return a first drawing: each node at its distances from two far ends, with a fixed small spread."""
    k, n, _ = distance.shape
    rows = np.arange(k)
    first = distance.max(axis=2).argmax(axis=1)
    second = distance[rows, first].argmax(axis=1)
    a, b = distance[rows, first], distance[rows, second]
    third = np.minimum(a, b).argmax(axis=1)
    spread = ((np.arange(n) * 0.618033988749895) % 1.0 - 0.5)[None, :]
    return np.stack([a - b + 0.2 * spread, distance[rows, third] + 1.5 * spread], axis=2)
