"""One graph, one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import os
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from markupsafe import Markup

from kg.errors import OutputError
from kg.types import Fact, Graph
from kg.view.assets import page_script, page_style, policy_hash
from kg.view.communities import community_hubs, find_communities
from kg.view.layout import lay_out
from kg.view.network import OPTIONS, event_ties, simple_links, to_multigraph, to_pyvis
from kg.view.payload import entity_names, evidence_pieces, graph_columns
from kg.view.safe_text import script_json

PACK_FROM: Final = 24_000_000
"""Characters of evidence from which it is packed: a file of 50,000 facts still opens faster as plain text."""


def render_page(graph: Graph, *, max_facts: int | None = None) -> str:
    """Return the page of a graph as HTML text; equal graphs give equal text.

    ``max_facts`` bounds the facts on the page: those with the most sources, then the surest, stay, and the
    page says how many were left out. (Packed evidence of very large graphs is as equal as zlib's versions are.)
    """
    graph, omitted = _most_told(graph, max_facts)
    net = to_multigraph(graph)
    ties = event_ties(graph, net)
    links = simple_links(net, ties)
    community = find_communities(links)
    places = lay_out(links, community)
    names = [korean or english or "" for korean, english in map(entity_names, graph.entities)]
    network = to_pyvis(net, names, places)
    columns = graph_columns(graph, places, community, community_hubs(links, community)) | {
        "ties": ties,
        "omitted": omitted,
    }
    pieces = [script_json(piece) for piece in evidence_pieces(graph)]
    packed = sum(map(len, pieces)) > PACK_FROM
    if packed:
        pieces = [base64.b64encode(zlib.compress(piece.encode("utf-8"), 6)).decode("ascii") for piece in pieces]
    script, style = page_script(), page_style()
    # Markup: script and style are our own files; the data is JSON in which no character can open a tag.
    network.templateEnv.globals["page"] = {
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": Markup(policy_hash(style)),
        "script_hash": Markup(policy_hash(script)),
        "options": Markup(script_json(OPTIONS)),
        "data": Markup(script_json(columns)),
        "evidence": [Markup(piece) for piece in pieces],
        "evidence_type": "text/plain" if packed else "application/json",
    }
    return str(network.generate_html())


def _most_told(graph: Graph, most: int | None) -> tuple[Graph, int]:
    """Return the graph with at most ``most`` facts, and how many were left out."""
    if most is None or len(graph.facts) <= most:
        return graph, 0

    def weight(fact: Fact) -> tuple[int, float]:
        return len(fact.evidence), max((item.confidence for item in fact.evidence), default=0.0)

    best = sorted(graph.facts, key=lambda fact: (*(-value for value in weight(fact)), fact.iri))[:most]
    kept = {fact.iri for fact in best}
    facts = tuple(fact for fact in graph.facts if fact.iri in kept)
    return replace(graph, facts=facts), len(graph.facts) - len(facts)


def write_page(graph: Graph, path: Path, *, max_facts: int | None = None) -> None:
    """Write the page of a graph as UTF-8, whole or not at all; ``max_facts`` is as in `render_page`.

    Raises `OutputError` where the file cannot be written.
    """
    text = render_page(graph, max_facts=max_facts)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode("utf-8"))
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path}: {error.strerror}; choose another output folder") from error
