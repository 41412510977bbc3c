"""Where nodes stand: every one somewhere of its own, the same each time, parts apart, hubs clear of each other."""

from __future__ import annotations

import math
import random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.communities import community_hubs, find_communities
from kg.view.layout import lay_out
from kg.view.packing import pack_rings, pack_rows

PAIRS = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=50)


def graph_of(count: int, pairs: list[tuple[int, int]]) -> nx.Graph[int]:
    """Return a simple graph with weights, without loops."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from((a, b, 1.0) for a, b in pairs if a != b)
    return graph


def sparse(count: int, seed: int) -> nx.Graph[int]:
    """Return a made-up graph with one large part."""
    dice = random.Random(seed)
    return graph_of(count, [(at, int(dice.random() ** 2 * at)) for at in range(1, count)])


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_every_node_has_a_place_of_its_own(pairs: list[tuple[int, int]]) -> None:
    """No two nodes of a small graph stand on one spot, and the order of the links changes nothing."""
    graph = graph_of(25, pairs)
    community = find_communities(graph)
    places = lay_out(graph, community)
    assert len(set(places)) == 25
    turned = graph_of(25, [(b, a) for a, b in reversed(pairs)])
    assert find_communities(turned) == community
    assert lay_out(turned, community) == places


def test_a_large_part_is_the_same_each_time_and_not_crowded() -> None:
    """A thousand linked nodes: equal places twice, none on another, the best-linked well apart."""
    graph = sparse(1000, 3)
    community = find_communities(graph)
    places = lay_out(graph, community)
    assert lay_out(graph, community) == places
    assert len(set(places)) == 1000
    hubs = sorted(graph.nodes, key=lambda node: -graph.degree(node))[:12]
    assert min(math.dist(places[a], places[b]) for a in hubs for b in hubs if a < b) > 60


def test_linked_nodes_stand_nearer_than_others() -> None:
    """The picture says something: linked nodes are much closer to each other than nodes by chance."""
    graph = sparse(600, 5)
    places = lay_out(graph, find_communities(graph))
    dice = random.Random(1)
    linked = sorted(math.dist(places[a], places[b]) for a, b in graph.edges)
    chance = sorted(math.dist(places[dice.randrange(600)], places[dice.randrange(600)]) for _ in range(600))
    assert linked[len(linked) // 2] < 0.5 * chance[300]


def test_nothing_to_place_is_no_error() -> None:
    """A graph without nodes has no places and no communities."""
    assert lay_out(graph_of(0, []), []) == []
    assert find_communities(graph_of(0, [])) == []


def test_communities_are_found_and_named_after_their_hubs() -> None:
    """Two stars joined by one link are two communities, each named after its centre; a lone node is its own."""
    star = [(0, at) for at in range(1, 8)] + [(10, at) for at in range(11, 18)] + [(0, 10)]
    graph = graph_of(19, star)
    community = find_communities(graph)
    assert community[0] != community[10]
    assert {community[at] for at in range(8)} == {community[0]}
    hubs = community_hubs(graph, community)
    assert {hubs[community[3]], hubs[community[15]]} == {0, 10}
    assert hubs[community[18]] == 18


@given(st.lists(st.floats(0.1, 50), max_size=60))
def test_packed_discs_do_not_overlap(radii: list[float]) -> None:
    """Any two discs of a ring packing are at least as far apart as their radii together."""
    radii = sorted(radii, reverse=True)
    centres = pack_rings(radii)
    for at, one in enumerate(centres):
        for other in range(at):
            assert math.dist(one, centres[other]) >= (radii[at] + radii[other]) * (1 - 1e-6)


@given(st.lists(st.tuples(st.floats(0.1, 50), st.floats(0.1, 50)), max_size=60))
def test_packed_boxes_do_not_overlap(sizes: list[tuple[float, float]]) -> None:
    """Any two boxes of a row packing are apart in width or in height when set from high to low."""
    sizes = sorted(sizes, key=lambda size: -size[1])
    centres = pack_rows(sizes)
    for at, (x, y) in enumerate(centres):
        for other in range(at):
            apart_x = abs(x - centres[other][0]) - (sizes[at][0] + sizes[other][0]) / 2
            apart_y = abs(y - centres[other][1]) - (sizes[at][1] + sizes[other][1]) / 2
            assert max(apart_x, apart_y) > -1e-6
