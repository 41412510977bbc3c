"""Where every node stands, computed once here so that the page opens without moving anything.

Deterministic: equal input gives equal whole numbers. Each connected part is drawn by itself (small ones
by `kg.view.stress`, large ones by `kg.view.forces`), turned to lie flat, and packed around the largest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import networkx as nx
import numpy as np

from kg.view.forces import Floats, Ints, force_positions
from kg.view.packing import pack_rings
from kg.view.stress import stress_positions

UNIT: Final = 100
"""Page units of one edge length."""

SMALL: Final = 160
"""Largest connected part that is drawn by distances; beyond it their square becomes slow."""


def lay_out(links: nx.Graph[int], community: Sequence[int]) -> list[tuple[int, int]]:
    """Return whole-number positions for the nodes ``0 … n-1`` of a simple graph."""
    parts = sorted((sorted(part) for part in nx.connected_components(links)), key=lambda p: (-len(p), p[0]))
    drawings = _draw_small(links, [part for part in parts if len(part) <= SMALL])
    drawn = [drawings[part[0]] if len(part) <= SMALL else _draw_large(links, part, community) for part in parts]
    flat = [_flatten(drawing) for drawing in drawn]
    reach = [float(np.sqrt((drawing**2).sum(axis=1)).max()) + 0.6 for drawing in flat]
    order = sorted(range(len(parts)), key=lambda at: (-reach[at], parts[at][0]))
    places = [(0, 0)] * links.number_of_nodes()
    for at, centre in zip(order, pack_rings([reach[at] for at in order]), strict=True):
        for node, (x, y) in zip(parts[at], flat[at].tolist(), strict=True):
            places[node] = (round((x + centre[0]) * UNIT), round((y + centre[1]) * UNIT))
    return places


def _draw_small(links: nx.Graph[int], parts: list[list[int]]) -> dict[int, Floats]:
    """Draw the small parts, all those of one size together; the key is a part's first node."""
    drawings: dict[int, Floats] = {}
    for size in sorted({len(part) for part in parts}):
        same = [part for part in parts if len(part) == size]
        batch = max(1, 400_000 // (size * size))
        for begin in range(0, len(same), batch):
            some = same[begin : begin + batch]
            adjacency = np.zeros((len(some), size, size), dtype=bool)
            for row, part in enumerate(some):
                at = {node: index for index, node in enumerate(part)}
                for a, b in links.subgraph(part).edges:
                    adjacency[row, at[a], at[b]] = adjacency[row, at[b], at[a]] = a != b
            for part, drawing in zip(some, stress_positions(adjacency), strict=True):
                drawings[part[0]] = drawing
    return drawings


def _draw_large(links: nx.Graph[int], part: list[int], community: Sequence[int]) -> Floats:
    """Draw one large part: communities as discs, then forces on all of it."""
    at = {node: index for index, node in enumerate(part)}
    pairs = sorted((min(at[a], at[b]), max(at[a], at[b])) for a, b in links.subgraph(part).edges if a != b)
    edges: Ints = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    start = _discs(edges, np.array([community[node] for node in part], dtype=np.int64))
    return force_positions(edges, start) * 0.62


def _discs(edges: Ints, community: Ints) -> Floats:
    """Place each community's members as a sunflower, and the communities as linked discs."""
    _names, member, size = np.unique(community, return_inverse=True, return_counts=True)
    if len(size) == 1:
        centres = np.zeros((1, 2))
    else:
        between = member[edges]
        between = between[between[:, 0] != between[:, 1]]
        order = np.argsort(-size, kind="stable")
        rank = np.argsort(order, kind="stable")
        centres = np.array(pack_rings(list(np.sqrt(size[order] / math.pi) * 1.2)))[rank]
        centres = force_positions(between, centres) if len(size) > 3 and len(between) else centres
        centres *= math.sqrt(len(member) / len(size)) if len(size) > 3 else 1.0
    degree = np.bincount(edges.ravel(), minlength=len(member))
    place = np.zeros((len(member), 2))
    for name in range(len(size)):
        nodes = np.flatnonzero(member == name)
        nodes = nodes[np.argsort(-degree[nodes], kind="stable")]
        turn = np.arange(len(nodes)) * 2.399963229728653
        radius = np.sqrt(np.arange(len(nodes)) / math.pi)
        place[nodes] = centres[name] + np.stack([np.cos(turn) * radius, np.sin(turn) * radius], axis=1)
    return place


def _flatten(place: Floats) -> Floats:
    """Turn a drawing so that its long side lies flat, as screens do, about its own middle."""
    middle = (place.max(axis=0) + place.min(axis=0)) / 2
    centred = place - middle
    xx, yy = float((centred[:, 0] ** 2).sum()), float((centred[:, 1] ** 2).sum())
    xy = float((centred[:, 0] * centred[:, 1]).sum())
    angle = round(0.5 * math.atan2(2 * xy, xx - yy), 6)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    turned = (centred[:, :, None] * turn[None, :, :]).sum(axis=1)
    flat: Floats = turned - (turned.max(axis=0) + turned.min(axis=0)) / 2
    return flat
