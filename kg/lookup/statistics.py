"""The graph as a network: components, communities, and who stands in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import rdf
from kg.lookup.reader import Reader

if TYPE_CHECKING:
    import networkx as nx

SHOWN = 10
# Betweenness is estimated from so many nodes of the largest component.
SAMPLED = 200


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of the network of facts; the lists hold names with a figure, the largest first."""

    entities: int
    facts: int
    components: int
    largest: int
    communities: tuple[tuple[str, int], ...]
    by_degree: tuple[tuple[str, float], ...]
    by_betweenness: tuple[tuple[str, float], ...]


def stats(reader: Reader) -> Statistics:
    """Return the figures of a graph. Equal graphs give equal figures."""
    import networkx as nx  # here, because it is slow to load and no other look-up needs it

    net = network(reader)
    parts = sorted(nx.connected_components(net), key=lambda part: (-len(part), min(part)))
    largest = net.subgraph(sorted(parts[0])).copy() if parts else nx.Graph()
    degrees = {node: float(degree) for node, degree in net.degree()}
    groups = nx.community.louvain_communities(largest, seed=1) if largest else []
    between = nx.betweenness_centrality(largest, k=min(SAMPLED, len(largest)), seed=1) if largest else {}
    return Statistics(
        net.number_of_nodes(),
        net.number_of_edges(),
        len(parts),
        len(largest),
        tuple(
            (reader.called(max(sorted(g), key=degrees.__getitem__)), len(g)) for g in sorted(groups, key=_size)[:SHOWN]
        ),
        _highest(reader, degrees),
        _highest(reader, between),
    )


def network(reader: Reader) -> nx.Graph[str]:
    """Return entities as nodes and facts as edges, in a fixed order."""
    import networkx as nx

    ends: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for side, part in zip(ends, ("subject", "object"), strict=True):
        side.update((quad.subject.value, quad.object.value) for quad in reader.quads(None, f"{rdf.RDF}{part}"))
    net: nx.Graph[str] = nx.Graph()
    net.add_edges_from(sorted({(subject, ends[1][statement]) for statement, subject in ends[0].items()}))
    return net


def _size(group: set[str]) -> tuple[int, str]:
    return -len(group), min(group)


def _highest(reader: Reader, figures: dict[str, float]) -> tuple[tuple[str, float], ...]:
    ordered = sorted(figures.items(), key=lambda item: (-round(item[1], 9), item[0]))
    return tuple((reader.called(iri), round(figure, 4)) for iri, figure in ordered[:SHOWN])
