"""CSV tables of nodes and edges: plain ones, and in the form that Neo4j imports, with a Cypher script."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.export.tables import EDGE_COLUMNS, NODE_COLUMNS, SEPARATOR, EdgeRow, NodeRow, cells, tables_of
from kg.serialise import whole_file

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
_TYPED = re.compile(r":(?:string\[\]|double)$")
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
    return [
        _table(target / "nodes.csv", tuple(NODE_COLUMNS.values()), (tuple(cells(n).values()) for n in tables.nodes)),
        _table(target / "edges.csv", tuple(EDGE_COLUMNS.values()), (tuple(cells(e).values()) for e in tables.edges)),
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
    values = {"iri:ID": n.id, ":LABEL": labels} | cells(n)
    return [values[_plain(column)] for column in _NEO4J_NODES]


def _neo4j_edge(e: EdgeRow) -> Sequence[str]:
    ends = {":START_ID": e.source, ":END_ID": e.target, ":TYPE": relationship_type(e.property)}
    values = {"iri": e.id} | ends | cells(e)
    return [values[_plain(column)] for column in _NEO4J_EDGES]


def _plain(column: str) -> str:
    """Return a column of Neo4j's tables without the type behind its name."""
    return _TYPED.sub("", column)


def relationship_type(prop: str) -> str:
    """Return a property as Neo4j's users write it.

    >>> relationship_type("signedMOUWith"), relationship_type("ceoOf")
    ('SIGNED_MOU_WITH', 'CEO_OF')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", prop).upper()


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with whole_file(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path
