"""Which nodes belong together, and which of them gives a group its name."""

from __future__ import annotations

from typing import Final

import networkx as nx

EXACT: Final = 20_000
"""Most nodes for Louvain: 4 s at 10,000 nodes but 29 s at 50,000; beyond, label propagation."""


def find_communities(links: nx.Graph[int]) -> list[int]:
    """Return a community number for each node ``0 … n-1``; 0 is the largest community.

    Nodes without any link share no community with others: each is one of its own.
    """
    linked = links.subgraph([node for node in sorted(links.nodes) if links.degree(node)])
    count = links.number_of_nodes()
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(sorted(linked.nodes))
    for a, b in sorted((min(pair), max(pair)) for pair in linked.edges):
        ordered.add_edge(a, b, weight=links.edges[a, b]["weight"])
    if len(ordered) <= EXACT:
        found = nx.community.louvain_communities(ordered, weight="weight", seed=1)
    else:
        found = list(nx.community.asyn_lpa_communities(ordered, weight="weight", seed=1))
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    groups += [[node] for node in range(count) if not links.degree(node)]
    number = [0] * count
    for at, group in enumerate(groups):
        for node in group:
            number[node] = at
    return number


def community_hubs(links: nx.Graph[int], community: list[int]) -> list[int]:
    """Return for each community its best-linked node, the first one of equals."""
    hubs: dict[int, int] = {}
    for node in range(len(community)):
        best = hubs.setdefault(community[node], node)
        if links.degree(node) > links.degree(best):
            hubs[community[node]] = node
    return [hubs[at] for at in range(len(hubs))]
