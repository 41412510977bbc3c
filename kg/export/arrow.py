"""Parquet tables of nodes and edges, through pyarrow (the extra ``parquet``)."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from kg.errors import InputError
from kg.export.tables import EdgeRow, NodeRow, tables_of


def write_parquet(built: Path, target: Path) -> list[Path]:
    """Write ``nodes.parquet`` and ``edges.parquet``: numbers as numbers, lists as lists, what is missing as null.

    Raises `InputError` where pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("parquet needs pyarrow: pip install 'kg-announcements[parquet]'") from error
    text, texts = pyarrow.string(), pyarrow.list_(pyarrow.string())
    types = {
        "aliases": texts,
        "documents": texts,
        "quotes": texts,
        "amount": pyarrow.float64(),
        "confidence": pyarrow.float64(),
    }
    tables = tables_of(built)
    paths = []
    for name, kind, rows in (("nodes", NodeRow, tables.nodes), ("edges", EdgeRow, tables.edges)):
        schema = pyarrow.schema([(field, types.get(field, text)) for field in kind.__dataclass_fields__])
        values = [{key: _value(key, value) for key, value in asdict(row).items()} for row in rows]
        path = target / f"{name}.parquet"
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(values, schema=schema), path)
        paths.append(path)
    return paths


def _value(name: str, value: object) -> object:
    if value == "":
        return None
    return float(str(value)) if name in ("amount", "confidence") else value
