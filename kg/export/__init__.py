"""A built graph in other formats: one function for each, chosen from one table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.errors import OutputError
from kg.export.arrow import write_parquet
from kg.export.json_ld import write_jsonld
from kg.export.rdf_files import write_ntriples, write_rdf12, write_trig
from kg.export.tabular import write_csv, write_neo4j
from kg.export.xml_files import write_gexf, write_graphml

# format -> function of the folder of a built graph and the folder to write into; it returns the files it wrote
EXPORTERS: dict[str, Callable[[Path, Path], list[Path]]] = {
    "nt": write_ntriples,
    "trig": write_trig,
    "jsonld": write_jsonld,
    "rdf12": write_rdf12,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
    "neo4j": write_neo4j,
    "parquet": write_parquet,
}


def export(built: Path, name: str, target: Path) -> list[Path]:
    """Write a built graph in a format of `EXPORTERS` into a folder; return the files.

    Raises `InputError` where there is no built graph, `OutputError` where a file cannot be written.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{target}: cannot be made ({error.strerror or error})") from error
    return EXPORTERS[name](built, target)
