"""CSV tables of nodes and edges: plain ones, and in the form that Neo4j imports, with a Cypher script."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.export.tables import SEPARATOR, EdgeRow, NodeRow, tables_of
from kg.serialise import whole_file

NODE_COLUMNS = (
    "id",
    "class",
    "kind",
    "label",
    "label_en",
    "aliases",
    "date",
    "status",
    "amount",
    "currency",
    "documents",
)
EDGE_COLUMNS = ("id", "source", "property", "target", "kind", "confidence", "date", "documents", "quotes")
_NEO4J_NODES = (
    "iri:ID",
    ":LABEL",
    "label",
    "label_en",
    "aliases:string[]",
    "date",
    "status",
    "amount:double",
    "currency",
    "documents:string[]",
)
_NEO4J_EDGES = (
    "iri",
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "property",
    "confidence:double",
    "date",
    "documents:string[]",
    "quotes:string[]",
)
_CYPHER = """\
// Makes the graph in a running Neo4j 5 from the CSV files beside this script (put them into its import folder).
// For an empty database the offline import is faster:
//   neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=relationships.csv --array-delimiter="|"
CREATE CONSTRAINT kg_iri IF NOT EXISTS FOR (n:Node) REQUIRE n.iri IS UNIQUE;
CREATE INDEX kg_label IF NOT EXISTS FOR (n:Node) ON (n.label);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
CALL (row) {
  MERGE (n:Node {iri: row.`iri:ID`})
  SET n:$(split(row.`:LABEL`, '|')), n.label = row.label, n.label_en = row.label_en,
      n.aliases = split(row.`aliases:string[]`, '|'), n.date = row.date, n.status = row.status,
      n.amount = toFloat(row.`amount:double`), n.currency = row.currency,
      n.documents = split(row.`documents:string[]`, '|')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
CALL (row) {
  MATCH (a:Node {iri: row.`:START_ID`}), (b:Node {iri: row.`:END_ID`})
  MERGE (a)-[r:$(row.`:TYPE`) {iri: row.iri}]->(b)
  SET r.property = row.property, r.confidence = toFloat(row.`confidence:double`), r.date = row.date,
      r.documents = split(row.`documents:string[]`, '|'), r.quotes = split(row.`quotes:string[]`, '|')
} IN TRANSACTIONS OF 1000 ROWS;
"""


def write_csv(built: Path, target: Path) -> list[Path]:
    """Write ``nodes.csv`` and ``edges.csv``: UTF-8, comma, quotes doubled; many values are joined by ``|``."""
    tables = tables_of(built)
    nodes = (
        (n.id, n.cls, n.kind, n.label, n.label_en, _joined(n.aliases), n.date, n.status, n.amount, n.currency,
         _joined(n.documents))
        for n in tables.nodes
    )  # fmt: skip
    edges = (
        (e.id, e.source, e.property, e.target, e.kind, e.confidence, e.date, _joined(e.documents), _joined(e.quotes))
        for e in tables.edges
    )
    return [
        _table(target / "nodes.csv", NODE_COLUMNS, nodes),
        _table(target / "edges.csv", EDGE_COLUMNS, edges),
    ]


def write_neo4j(built: Path, target: Path) -> list[Path]:
    """Write ``nodes.csv`` and ``relationships.csv`` as neo4j-admin imports them, and ``import.cypher``."""
    tables = tables_of(built)
    folder = target / "neo4j"
    folder.mkdir(exist_ok=True)
    script = folder / "import.cypher"
    with whole_file(script) as file:
        file.write(_CYPHER)
    return [
        _table(folder / "nodes.csv", _NEO4J_NODES, map(_neo4j_node, tables.nodes)),
        _table(folder / "relationships.csv", _NEO4J_EDGES, map(_neo4j_edge, tables.edges)),
        script,
    ]


def _neo4j_node(n: NodeRow) -> Sequence[str]:
    labels = f"Node{SEPARATOR}{n.kind.capitalize()}{SEPARATOR}{n.cls}"
    return (
        n.id,
        labels,
        n.label,
        n.label_en,
        _joined(n.aliases),
        n.date,
        n.status,
        n.amount,
        n.currency,
        _joined(n.documents),
    )


def _neo4j_edge(e: EdgeRow) -> Sequence[str]:
    kind = relationship_type(e.property)
    return (e.id, e.source, e.target, kind, e.property, e.confidence, e.date, _joined(e.documents), _joined(e.quotes))


def relationship_type(prop: str) -> str:
    """Return a property as Neo4j's users write it.

    >>> relationship_type("signedMOUWith"), relationship_type("ceoOf")
    ('SIGNED_MOU_WITH', 'CEO_OF')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", prop).upper()


def _joined(items: Iterable[str]) -> str:
    return SEPARATOR.join(item.replace(SEPARATOR, "/") for item in items)


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with whole_file(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path
