"""The embedded store: the graph of a folder on disk, one named graph for each announcement, ready to be asked.

``graph.nq`` is what counts; the store follows it, announcement by announcement, and can be thrown away. Beside the
store stands a small table of which announcement is in it in which version, and of all names with their keys. An
announcement is struck from the table before its graph is touched and entered after, so a run killed at any moment
leaves a store that opens and that the next run brings to the same state.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from shutil import rmtree

from kg.errors import InputError
from kg.names import name_key
from kg.types import Graph

FOLDER = "store"
# With more than this share of announcements changed, filling a new store is faster than changing the old one.
REFILL_SHARE = 0.3

_TABLES = """
create table if not exists graphs (iri text primary key, version blob not null) without rowid;
create table if not exists names (key text, iri text, cls text, name text, preferred int, documents int);
create index if not exists names_by_key on names (key);
create index if not exists names_by_iri on names (iri);
create table if not exists facts (what text primary key, value text);
"""


def follow(graph: Graph, folder: Path, state: str) -> None:
    """Bring the store of a folder to what its ``graph.nq`` says; ``state`` is remembered as `state_of` it."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    with closing(_table(place)) as table:
        with table:
            table.execute("delete from facts where what = 'state'")
        wanted = {iri: version for iri, version, _ in _versions(folder / "graph.nq")}
        there = dict(table.execute("select iri, version from graphs"))
        stale = [iri for iri in there if wanted.get(iri) != there[iri]]
        missing = {iri for iri in wanted if wanted[iri] != there.get(iri)}
        if len(missing) + len(stale) > REFILL_SHARE * len(wanted) or not (place / "quads").is_dir():
            _refill(folder, place, table, wanted)
        elif missing or stale:
            _change(folder, place, table, stale, missing, wanted)
        _enter_names(graph, table)
        with table:
            table.execute("insert or replace into facts values ('state', ?), ('base', ?)", (state, graph.base))


def state_of(folder: Path) -> str:
    """Return what state the store of a folder was brought to; empty where it is none or unfinished."""
    if not (folder / FOLDER / "names.sqlite").exists():
        return ""
    with closing(_table(folder / FOLDER)) as table:
        row = table.execute("select value from facts where what = 'state'").fetchone()
    return str(row[0]) if row else ""


def _table(place: Path) -> sqlite3.Connection:
    """Open the table of what is in the store; one that is broken is made anew, and with it the store."""
    path = place / "names.sqlite"
    try:
        table = sqlite3.connect(path)
        table.executescript(_TABLES)
    except sqlite3.DatabaseError:
        path.unlink()
        rmtree(place / "quads", ignore_errors=True)
        table = sqlite3.connect(path)
        table.executescript(_TABLES)
    return table


def _versions(nquads: Path) -> Iterator[tuple[str, bytes, list[bytes]]]:
    """Yield each named graph of a sorted N-Quads file: its IRI, a hash of its lines, and the lines."""
    with nquads.open("rb") as file:
        for name, lines in groupby(file, key=_graph_of):
            block = list(lines)
            yield name.decode(), blake2b(b"".join(block), digest_size=16).digest(), block


def _graph_of(line: bytes) -> bytes:
    return line[line.rindex(b" <") + 2 : line.rindex(b"> .")]


def _refill(folder: Path, place: Path, table: sqlite3.Connection, wanted: dict[str, bytes]) -> None:
    with table:
        table.execute("delete from graphs")
    import pyoxigraph as ox  # here, because it is slow to load and a run without news needs it not

    rmtree(place / "quads", ignore_errors=True)
    store = ox.Store(place / "quads")
    store.bulk_load(path=folder / "graph.nq", format=ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    with table:
        table.executemany("insert into graphs values (?, ?)", wanted.items())


def _change(
    folder: Path, place: Path, table: sqlite3.Connection, stale: list[str], missing: set[str], wanted: dict[str, bytes]
) -> None:
    import pyoxigraph as ox

    with table:
        table.executemany("delete from graphs where iri = ?", [(iri,) for iri in {*stale, *missing}])
    store = ox.Store(place / "quads")
    for iri in sorted({*stale, *missing}):
        store.remove_graph(ox.NamedNode(iri))
    for iri, _, lines in _versions(folder / "graph.nq"):
        if iri in missing:
            store.extend(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS))
    store.flush()
    del store
    with table:
        table.executemany("insert into graphs values (?, ?)", [(iri, wanted[iri]) for iri in sorted(missing)])


def _enter_names(graph: Graph, table: sqlite3.Connection) -> None:
    """Enter all names anew; the caller asks for them by the key that resolution uses."""
    with table:
        table.execute("delete from names")
        table.executemany("insert into names values (?, ?, ?, ?, ?, ?)", _name_rows(graph))


def _name_rows(graph: Graph) -> Iterable[tuple[str, str, str, str, int, int]]:
    for entity in graph.entities:
        preferred = {label.text for label in entity.labels}
        for text in sorted({label.text for label in (*entity.labels, *entity.aliases)}):
            key = name_key(text, entity.cls)
            yield key, entity.iri, entity.cls, text, int(text in preferred), len(entity.documents)


class Reading:
    """The store of a folder, opened to be asked. Raises `InputError` where there is none."""

    def __init__(self, folder: Path) -> None:
        import pyoxigraph as ox

        place = folder / FOLDER
        if not (place / "quads").is_dir() or not (place / "names.sqlite").exists():
            raise InputError(f"{folder}: no graph there; run kg build first, or say --output")
        self.table = sqlite3.connect(f"file:{place / 'names.sqlite'}?mode=ro", uri=True)
        self.quads = ox.Store.read_only(str(place / "quads"))
        row = self.table.execute("select value from facts where what = 'base'").fetchone()
        if row is None:
            raise InputError(f"{folder}: a build was interrupted; run kg build again")
        self.base = str(row[0])
