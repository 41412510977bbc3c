"""Drawings of separate parts side by side: rows on a sheet as wide as screens are, the largest first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

SCREEN: Final = 1.15
"""Width by height of the sheet: what is left of a screen beside the panel."""

FILL: Final = 0.75
"""Share of a sheet that rows of different boxes fill, as seen on graphs of 20 to 3,000 parts."""


LOW: Final = 0.2
"""A box lower than this share of its row's first one begins a new row."""


def pack_rows(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the middle of each box ``(width, height)`` so that none overlaps another.

    Boxes are set in the given order, best from high to low; each row is centred.

    >>> pack_rows([(4.0, 2.0), (1.0, 1.0), (1.0, 1.0)])
    [(2.0, 1.0), (1.5, 2.5), (2.5, 2.5)]
    """
    area = sum(width * height for width, height in sizes)
    sheet = max(max((width for width, _height in sizes), default=0.0), math.sqrt(area / FILL * SCREEN))
    centres: list[tuple[float, float]] = []
    top = 0.0
    while len(centres) < len(sizes):
        row = _row(sizes[len(centres) :], sheet)
        left = (sheet - sum(width for width, _height in row)) / 2
        height = max(high for _wide, high in row)
        for width, _height in row:
            centres.append((left + width / 2, top + height / 2))
            left += width
        top += height
    return centres


def _row(sizes: Sequence[tuple[float, float]], sheet: float) -> list[tuple[float, float]]:
    """Return the boxes that fit side by side, one at least."""
    row: list[tuple[float, float]] = []
    used = 0.0
    for width, height in sizes:
        if row and (used + width > sheet + 1e-9 or height < LOW * row[0][1]):
            break
        row.append((width, height))
        used += width
    return row


def pack_rings(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Return a centre for each disc: the first at the origin, the others in rings around it.

    ``radii`` must fall from first to last; no two discs overlap.

    >>> pack_rings([2.0, 1.0])
    [(0.0, 0.0), (3.0, 0.0)]
    """
    centres = [(0.0, 0.0)] if radii else []
    inner = radii[0] if radii else 0.0
    while len(centres) < len(radii):
        at = len(centres)
        middle = inner + radii[at]
        ring = _ring(radii[at:], middle)
        spare = max(0.0, math.tau - sum(ring)) / len(ring) if at + len(ring) < len(radii) else 0.0
        angle = -ring[0] / 2
        for width in ring:
            turn = angle + width / 2
            centres.append((middle * math.cos(turn), middle * math.sin(turn)))
            angle += width + spare
        inner = middle + radii[at]
    return centres


def _ring(radii: Sequence[float], middle: float) -> list[float]:
    """Return the angles that the next discs take on a ring, as many as go round once."""
    angles: list[float] = []
    total = 0.0
    for radius in radii:
        angle = 2 * math.asin(min(1.0, radius / middle))
        if angles and total + angle + 1e-9 > math.tau:
            break
        angles.append(angle)
        total += angle
    return angles
