"""The graph as networkx holds it, and as pyvis hands it to vis-network.

pyvis is the builder: it makes the records and options that its bundled vis-network draws, and renders
our template. Its own template, menus, file writing and live physics are not used: they load files from
elsewhere, run script that stands in the data, and write in the platform's encoding.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyvis.network import Network

from kg.types import Graph

WEB: Final = Path(__file__).resolve().parent / "web"

OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": False, "tooltipDelay": 100_000},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "width": 1.3, "selectionWidth": 1.6},
    "nodes": {"borderWidth": 1.5},
}


class _Numbers(list[int]):
    """The node numbers ``0 … n-1``; pyvis searches its list for each edge, which here takes no time."""

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and 0 <= number < len(self)


def to_multigraph(graph: Graph) -> nx.MultiDiGraph[int]:
    """Return entities as nodes ``0 … n-1`` in the order of the graph and facts as edges keyed by number.

    A fact whose ends are not both entities of the graph is left out.
    """
    number = {entity.iri: at for at, entity in enumerate(graph.entities)}
    net: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for at, entity in enumerate(graph.entities):
        net.add_node(at, cls=entity.cls)
    for at, fact in enumerate(graph.facts):
        if fact.subject in number and fact.object in number:
            net.add_edge(number[fact.subject], number[fact.object], key=at, property=fact.property)
    return net


def event_ties(graph: Graph, net: nx.MultiDiGraph[int]) -> list[tuple[int, int, int]]:
    """Return ``(node, node, event)`` for those that only an event joins: no fact stands between them.

    An event joins its first participant with the others and with its place. Planned and denied ones join nobody.
    """
    number = {entity.iri: at for at, entity in enumerate(graph.entities)}
    ties: dict[tuple[int, int], int] = {}
    for event, happening in enumerate(graph.happenings):
        iris = [iri for _role, iri in happening.participants] + ([happening.place] if happening.place else [])
        nodes = [number[iri] for iri in iris if iri in number]
        if happening.status != "asserted" or len(nodes) < 2:
            continue
        for other in sorted(set(nodes[1:]) - {nodes[0]}):
            if not net.has_edge(nodes[0], other) and not net.has_edge(other, nodes[0]):
                ties.setdefault((min(nodes[0], other), max(nodes[0], other)), event)
    return [(a, b, event) for (a, b), event in sorted(ties.items())]


def simple_links(net: nx.MultiDiGraph[int], ties: Sequence[tuple[int, int, int]] = ()) -> nx.Graph[int]:
    """Return the undirected graph without parallel edges and loops; ``weight`` counts the facts."""
    links: nx.Graph[int] = nx.Graph()
    links.add_nodes_from(sorted(net.nodes))
    for a, b in sorted((min(s, o), max(s, o)) for s, o in net.edges() if s != o):
        weight = links.edges[a, b]["weight"] + 1.0 if links.has_edge(a, b) else 1.0
        links.add_edge(a, b, weight=weight)
    links.add_weighted_edges_from((a, b, 0.5) for a, b, _event in ties)
    return links


def to_pyvis(net: nx.MultiDiGraph[int], names: list[str], places: list[tuple[int, int]]) -> Network:
    """Return the pyvis network: every node with its name and place, every fact as a directed edge."""
    network = Network(directed=True, cdn_resources="in_line")
    network.node_ids = _Numbers()
    for at in sorted(net.nodes):
        network.add_node(at, label=names[at], x=places[at][0], y=places[at][1], cls=net.nodes[at]["cls"])
    for source, target, fact in sorted(net.edges(keys=True), key=lambda edge: edge[2]):
        network.add_edge(source, target, fact=fact, property=net.edges[source, target, fact]["property"])
    network.options = OPTIONS
    network.templateEnv = Environment(
        loader=FileSystemLoader(WEB, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        newline_sequence="\n",
    )
    network.path = "page.html"
    return network


def vis_network_source() -> str:
    """Return the script of vis-network as pyvis bundles it; its head carries licence and copyright."""
    path = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text(encoding="utf-8")
