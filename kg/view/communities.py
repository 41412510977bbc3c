"""Which nodes belong together, and which of them gives a group its name."""

from __future__ import annotations

from typing import Final

import networkx as nx

EXACT: Final = 12_000
"""Most nodes for Louvain, which takes 4 s at 10,000 but 29 s at 50,000; more are first joined in pairs."""


def find_communities(links: nx.Graph[int]) -> list[int]:
    """Return a community number for each node ``0 … n-1``; 0 is the largest community.

    Nodes without any link share no community with others: each is one of its own.
    """
    count = links.number_of_nodes()
    member = {node: node for node in sorted(links.nodes) if links.degree(node)}
    coarse = _copy(links, member)
    while len(coarse) > EXACT:
        pair = _pairs(coarse)
        smaller = _copy(coarse, pair)
        if len(smaller) > 0.95 * len(coarse):
            break
        coarse = smaller
        member = {node: pair[group] for node, group in member.items()}
    found = nx.community.louvain_communities(coarse, weight="weight", seed=1)
    of_group = {group: at for at, groups in enumerate(found) for group in groups}
    whole: list[list[int]] = [[] for _community in found]
    for node, group in member.items():
        whole[of_group[group]].append(node)
    groups = sorted(whole, key=lambda nodes: (-len(nodes), nodes[0]))
    groups += [[node] for node in range(count) if not links.degree(node)]
    number = [0] * count
    for at, nodes in enumerate(groups):
        for node in nodes:
            number[node] = at
    return number


def _copy(links: nx.Graph[int], group: dict[int, int]) -> nx.Graph[int]:
    """Return the graph of groups, with summed weights; a group's inner links are a loop on it."""
    weights: dict[tuple[int, int], float] = {}
    for a, b in links.edges:
        if a in group:
            key = min(group[a], group[b]), max(group[a], group[b])
            weights[key] = weights.get(key, 0.0) + links.edges[a, b]["weight"]
    copy: nx.Graph[int] = nx.Graph()
    copy.add_nodes_from(sorted(set(group.values())))
    copy.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return copy


def _pairs(links: nx.Graph[int]) -> dict[int, int]:
    """Join each node with one neighbour, those of few links first; a pair's number is its smaller one."""
    pair: dict[int, int] = {}
    for node in sorted(links.nodes, key=lambda each: (links.degree(each), each)):
        if node in pair:
            continue
        free = [other for other in links[node] if other != node and other not in pair]
        best = min(
            free, key=lambda other: (-links.edges[node, other]["weight"], links.degree(other), other), default=node
        )
        pair[node] = pair[best] = min(node, best)
    return pair


def community_hubs(links: nx.Graph[int], community: list[int]) -> list[int]:
    """Return for each community its best-linked node, the first one of equals."""
    hubs: dict[int, int] = {}
    for node in range(len(community)):
        best = hubs.setdefault(community[node], node)
        if links.degree(node) > links.degree(best):
            hubs[community[node]] = node
    return [hubs[at] for at in range(len(hubs))]
