"""Positions for large connected graphs: a ForceAtlas2-like drawing in linear time.

Edges pull, all nodes push each other away (by their degree, falling with distance, as in ForceAtlas2),
a weak pull holds the whole together. The pushing is a convolution: masses are spread on a grid, the
field comes from one Fourier transform, so a round costs the nodes plus the grid and not their square.
The start is the drawing of the communities, each a disc of its members, so few rounds are needed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ROUNDS = 160
ROUNDS_OF_MANY = 100
"""Steps; after about 120 the picture of 10,000 nodes no longer changes for the eye, and nobody sees more of 50,000."""

SNAP = 1e-3
"""Positions are rounded to this after each step, which keeps platforms from drifting apart."""

MANY = 20_000
GRIDS = ((1_500, 64), (MANY, 128), (10**12, 192))
"""Cells a side of the grid by number of nodes: about two nodes a cell where they are dense."""


def force_positions(edges: Ints, start: Floats) -> Floats:
    """Improve ``start`` (``(n, 2)``, about one node a unit area) for the given ``(m, 2)`` edges."""
    count = len(start)
    side = next(cells for most, cells in GRIDS if count <= most)
    degree = np.bincount(edges.ravel(), minlength=count).astype(np.float64)
    mass = 1.0 + np.minimum(degree, 60.0)
    damp = 1.0 / np.sqrt(np.maximum(degree, 1.0))
    strength = np.maximum(damp[edges[:, 0]], damp[edges[:, 1]])
    field = _kernel(side)
    push = count / mass.sum() * 0.9
    place = start
    rounds = ROUNDS if count <= MANY else ROUNDS_OF_MANY
    for step in range(rounds):
        force = push * _repulsion(place, mass, field, side) - 0.012 * place
        force += _attraction(place, edges, strength)
        heat = 2.2 * (1.0 - step / rounds) ** 1.3 + 0.02
        length = np.sqrt((force**2).sum(axis=1, keepdims=True))
        moved = place + force * np.minimum(0.35, heat / np.maximum(length, 1e-9))
        place = np.round(moved / SNAP) * SNAP
    centred: Floats = place - place.mean(axis=0)
    return centred


def _attraction(place: Floats, edges: Ints, strength: Floats) -> Floats:
    """Return the pull of the edges on each node, growing with their length."""
    pull = (place[edges[:, 1]] - place[edges[:, 0]]) * (0.25 * strength)[:, None]
    count = len(place)
    columns = [
        np.bincount(edges[:, 0], pull[:, axis], count) - np.bincount(edges[:, 1], pull[:, axis], count)
        for axis in (0, 1)
    ]
    return np.stack(columns, axis=1)


def _kernel(side: int) -> NDArray[np.complex128]:
    """Return the transformed field of one unit mass: 1/distance, softened within a cell."""
    offset = np.fft.fftfreq(2 * side, 1.0 / (2 * side))
    x, y = offset[:, None], offset[None, :]
    return np.fft.fft2((x + 1j * y) / (x**2 + y**2 + 0.5))


def _repulsion(place: Floats, mass: Floats, field: NDArray[np.complex128], side: int) -> Floats:
    """Return the push on each node, read off the grid by linear interpolation."""
    low = place.min(axis=0)
    cell = max(float((place.max(axis=0) - low).max()) / (side - 2), 1e-6)
    where = (place - low) / cell
    corner = where.astype(np.int64)
    part = where - corner
    width = 2 * side
    spots = [
        ((corner[:, 0] + i) * width + corner[:, 1] + j, _share(part[:, 0], i) * _share(part[:, 1], j))
        for i in (0, 1)
        for j in (0, 1)
    ]
    grid = np.zeros(width * width)
    for spot, share in spots:
        grid += np.bincount(spot, mass * share, width * width)
    pushed = np.fft.ifft2(np.fft.fft2(grid.reshape(width, width)) * field).ravel()
    force = sum(pushed[spot] * share for spot, share in spots) / cell
    return np.stack([np.real(force), np.imag(force)], axis=1) * np.sqrt(mass)[:, None]


def _share(part: Floats, far: int) -> Floats:
    return part if far else 1.0 - part
