"""Where every node stands, computed once here so that the page opens without moving anything.

Deterministic: equal input gives equal whole numbers. Each connected part is drawn by itself (small ones
by `kg.view.stress`, large ones by `kg.view.forces`), turned to lie flat, and set beside the others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import networkx as nx
import numpy as np

from kg.view.crowding import make_room
from kg.view.forces import Floats, Ints, force_positions
from kg.view.packing import pack_rings, pack_rows
from kg.view.stress import stress_positions

UNIT: Final = 100
"""Page units of one edge length."""

SMALL: Final = 160
"""Largest connected part that is drawn by distances; beyond it their square becomes slow."""

ROOM: Final = 2.2
"""Room of a large part for each of its nodes before the crowded ones move apart."""

NEAR: Final = 0.95
"""Distance of neighbours in the crowd of a large part, in edge lengths of a small one."""

MANY: Final = 1_000
CLOSER: Final = 0.6
"""In a graph of more than `MANY` nodes small parts are drawn closer, so that the large one has the room."""

WIDEN: Final = 1.3
"""Names are wide and low, so drawings are stretched to leave them room."""

MARGIN: Final = (1.3, 0.75)
"""Free room between two parts, in edge lengths: a name's width, a name's height."""

MARGIN_ALONE: Final = (0.42, 0.24)
"""The same for a node without links: such are many and say little."""


def lay_out(links: nx.Graph[int], community: Sequence[int]) -> list[tuple[int, int]]:
    """Return whole-number positions for the nodes ``0 … n-1`` of a simple graph."""
    parts = sorted((sorted(part) for part in nx.connected_components(links)), key=lambda p: (-len(p), p[0]))
    drawings = _draw_small(links, [part for part in parts if len(part) <= SMALL])
    drawn = [drawings[part[0]] if len(part) <= SMALL else _draw_large(links, part, community) for part in parts]
    closer = CLOSER if links.number_of_nodes() > MANY else 1.0
    flat = [_flatten(drawing) * (closer if len(drawing) <= SMALL else 1.0) for drawing in drawn]
    sizes = [_box(drawing) for drawing in flat]
    order = sorted(range(len(parts)), key=lambda at: (-(len(parts[at]) // SMALL), -sizes[at][1], -sizes[at][0], at))
    places = [(0, 0)] * links.number_of_nodes()
    for at, (left, top) in zip(order, pack_rows([sizes[at] for at in order]), strict=True):
        for node, (x, y) in zip(parts[at], flat[at].tolist(), strict=True):
            places[node] = (round((x + left) * UNIT), round((y + top) * UNIT))
    return places


def _box(drawing: Floats) -> tuple[float, float]:
    """Return width and height of a drawing with its margin."""
    margin = MARGIN if len(drawing) > 1 else MARGIN_ALONE
    width, height = (drawing.max(axis=0) - drawing.min(axis=0) + margin).tolist()
    return width, height


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
                drawings[part[0]] = drawing * (WIDEN, 1.0)
    return drawings


def _draw_large(links: nx.Graph[int], part: list[int], community: Sequence[int]) -> Floats:
    """Draw one large part: communities as discs, then forces on all of it."""
    at = {node: index for index, node in enumerate(part)}
    pairs = sorted((min(at[a], at[b]), max(at[a], at[b])) for a, b in links.subgraph(part).edges if a != b)
    edges: Ints = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    start = _discs(edges, np.array([community[node] for node in part], dtype=np.int64))
    drawn = force_positions(edges, start)
    extent = float((drawn**2).sum(axis=1).mean()) * 2 * math.pi
    reach = 0.1 + 0.085 * np.sqrt(np.minimum(np.bincount(edges.ravel(), minlength=len(part)), 150))
    return make_room(drawn * math.sqrt(ROOM * len(part) / max(extent, 1e-9)), reach) * NEAR


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
