"""Discs side by side: the largest in the middle, the others in rings around it, none overlapping."""

from __future__ import annotations

import math
from collections.abc import Sequence


def pack_rings(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Return a centre for each disc. ``radii`` must fall from first to last.

    The first disc lies at the origin; each ring is as thick as its largest disc.

    >>> pack_rings([2.0, 1.0])
    [(0.0, 0.0), (3.0, 0.0)]
    """
    centres: list[tuple[float, float]] = []
    inner = 0.0
    at = 0
    while at < len(radii):
        if not centres:
            centres.append((0.0, 0.0))
            inner = radii[0]
            at = 1
            continue
        middle = inner + radii[at]
        ring = _ring(radii, at, middle)
        used = sum(ring)
        spare = max(0.0, math.tau - used) / len(ring) if at + len(ring) < len(radii) else 0.0
        angle = -ring[0] / 2
        for width in ring:
            turn = angle + width / 2
            centres.append((middle * math.cos(turn), middle * math.sin(turn)))
            angle += width + spare
        inner = middle + radii[at]
        at += len(ring)
    return centres


def _ring(radii: Sequence[float], at: int, middle: float) -> list[float]:
    """Return the angles that the next discs take on a ring, as many as go round once."""
    angles: list[float] = []
    total = 0.0
    for radius in radii[at:]:
        angle = 2 * math.asin(min(1.0, radius / middle))
        if angles and total + angle + 1e-9 > math.tau:
            break
        angles.append(angle)
        total += angle
    return angles
