"""One graph, one HTML file that needs nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from markupsafe import Markup

from kg.errors import OutputError
from kg.types import Graph
from kg.view.assets import page_script, page_style, policy_hash
from kg.view.communities import community_hubs, find_communities
from kg.view.layout import lay_out
from kg.view.network import OPTIONS, event_ties, simple_links, to_multigraph, to_pyvis
from kg.view.payload import entity_names, evidence_pieces, graph_columns
from kg.view.safe_text import script_json


def render_page(graph: Graph) -> str:
    """Return the page of a graph as HTML text; equal graphs give equal text."""
    net = to_multigraph(graph)
    ties = event_ties(graph, net)
    links = simple_links(net, ties)
    community = find_communities(links)
    places = lay_out(links, community)
    names = [korean or english or "" for korean, english in map(entity_names, graph.entities)]
    network = to_pyvis(net, names, places)
    columns = graph_columns(graph, places, community, community_hubs(links, community)) | {"ties": ties}
    script, style = page_script(), page_style()
    # Markup: script and style are our own files; the data is JSON in which no character can open a tag.
    network.templateEnv.globals["page"] = {
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": Markup(policy_hash(style)),
        "script_hash": Markup(policy_hash(script)),
        "options": Markup(script_json(OPTIONS)),
        "data": Markup(script_json(columns)),
        "evidence": [Markup(script_json(piece)) for piece in evidence_pieces(graph)],
    }
    return str(network.generate_html())


def write_page(graph: Graph, path: Path) -> None:
    """Write the page of a graph as UTF-8, whole or not at all.

    Raises `OutputError` where the file cannot be written.
    """
    text = render_page(graph)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode("utf-8"))
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path}: {error.strerror}; choose another output folder") from error
