"""Triple stores that ``kg load`` knows: where each keeps its graph store (SPARQL 1.1 Graph Store Protocol)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """How a store's address becomes that of its graph store, and what it calls the parameter."""

    path: str
    parameter: str = "graph"
    example: str = ""


PRESETS = {
    "gsp": Preset("", example="the address of the graph store itself"),
    "oxigraph": Preset("/store", example="http://127.0.0.1:7878"),
    "fuseki": Preset("/data", example="http://127.0.0.1:3030/DATASET"),
    "graphdb": Preset("/rdf-graphs/service", example="http://127.0.0.1:7200/repositories/REPOSITORY"),
    "virtuoso": Preset("/sparql-graph-crud-auth", "graph-uri", "http://127.0.0.1:8890"),
    "stardog": Preset("", example="http://127.0.0.1:5820/DATABASE"),
    "neptune": Preset("/sparql/gsp/", example="https://CLUSTER:8182"),
    "qlever": Preset("", example="http://127.0.0.1:7001"),
}
