"""The embedded store: the graph of a folder on disk, one named graph for each announcement, ready to be asked.

The default graph is the union of all announcements, in which each triple is once.

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
from itertools import takewhile
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import InputError
from kg.names import name_key
from kg.types import Graph

if TYPE_CHECKING:
    import pyoxigraph as ox

FOLDER = "store"
# With more than this share of announcements changed, filling a new store is faster than changing the old one.
REFILL_SHARE = 0.3
# More bytes of changed graphs than these are not held in memory; the store is filled anew.
MOST_CHANGED = 200_000_000

# Bytes of N-Quads that a store is filled with at once; Turtle is a fifth of their length.
AT_ONCE = 64_000_000

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
        news = _News(folder / "graph.nq", dict(table.execute("select iri, version from graphs")))
        if news.too_many or not _change(place, table, news):
            _refill(folder, place, table, news.wanted)
        with table:
            table.execute("delete from names")
            table.executemany("insert into names values (?, ?, ?, ?, ?, ?)", _name_rows(graph))
            table.execute("insert or replace into facts values ('state', ?), ('base', ?)", (state, graph.base))


def state_of(folder: Path) -> str:
    """Return what state the store of a folder was brought to; empty where it is none or unfinished."""
    if not (folder / FOLDER / "names.sqlite").exists():
        return ""
    with closing(_table(folder / FOLDER)) as table:
        row = table.execute("select value from facts where what = 'state'").fetchone()
        there = (folder / FOLDER / _current(table) / "CURRENT").exists()
    return str(row[0]) if row and there else ""


def _table(place: Path) -> sqlite3.Connection:
    """Open the table of what is in the store; one that is broken is made anew, and with it the store."""
    path = place / "names.sqlite"
    try:
        table = sqlite3.connect(path)
        table.executescript(_TABLES)
    except sqlite3.DatabaseError:
        table.close()
        path.unlink()
        table = sqlite3.connect(path)
        table.executescript(_TABLES)
    return table


def _current(table: sqlite3.Connection) -> str:
    """Return the folder of the quads that counts now; the other one, if there is one, was never finished."""
    row = table.execute("select value from facts where what = 'quads'").fetchone()
    return str(row[0]) if row else ""


class _News:
    """What a sorted N-Quads file says that a store does not: read in one pass.

    ``wanted`` is the version of each named graph of the file, a hash of its lines; ``stale`` are the graphs that are
    not in the store as they should be, and ``lines`` the new lines of those, unless there are ``too_many``.
    """

    def __init__(self, nquads: Path, there: dict[str, bytes]) -> None:
        self.wanted: dict[str, bytes] = {}
        self.lines: dict[str, bytes] = {}
        self.too_many = not there
        kept = 0
        for iri, block in named_graphs(nquads):
            version = self.wanted[iri] = blake2b(block, digest_size=16).digest()
            if not self.too_many and there.get(iri) != version:
                self.lines[iri] = block
                kept += len(block)
                self.too_many = kept > MOST_CHANGED
        gone = there.keys() - self.wanted.keys()
        self.stale = gone | self.lines.keys()
        self.too_many = self.too_many or len(self.stale) > REFILL_SHARE * len(self.wanted)


def named_graphs(nquads: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each named graph of a sorted N-Quads file and its lines."""
    with nquads.open("rb") as file:
        name, end, block = b"", b"", list[bytes]()
        for line in file:
            if not block or not line.endswith(end):
                if block:
                    yield name.decode(), b"".join(block)
                name = line[line.rindex(b" <") + 2 : line.rindex(b"> .")]
                end, block = b" <" + name + b"> .\n", []
            block.append(line)
        if block:
            yield name.decode(), b"".join(block)


def _refill(folder: Path, place: Path, table: sqlite3.Connection, wanted: dict[str, bytes]) -> None:
    """Fill a new store beside the old one and let it take the old one's place in one step."""
    import pyoxigraph as ox  # here, because it is slow to load and a run without news needs it not

    old = _current(table)
    new = "quads-b" if old == "quads-a" else "quads-a"
    rmtree(place / new, ignore_errors=True)
    store = ox.Store(place / new)
    for block in _portions(folder / "graph.nq"):
        store.bulk_load(block, format=ox.RdfFormat.N_QUADS)
    for block in _portions(folder / "graph.ttl", head=True):
        store.bulk_load(block, format=ox.RdfFormat.TURTLE)
    store.flush()
    del store
    with table:
        table.execute("delete from graphs")
        table.executemany("insert into graphs values (?, ?)", wanted.items())
        table.execute("insert or replace into facts values ('quads', ?)", (new,))
    if old:
        rmtree(place / old, ignore_errors=True)


def _portions(path: Path, *, head: bool = False) -> Iterator[bytes]:
    """Yield a file in portions of whole lines, or, below the ``head`` of a Turtle file, of whole blocks.

    The store takes memory for all that it is given at once.
    """
    with path.open("rb") as file:
        first = b"".join(_block(file)) if head else b""
        while lines := file.readlines(AT_ONCE // 5 if head else AT_ONCE):
            yield b"".join([first, *lines, *(_block(file) if head else ())])


def _block(file: BinaryIO) -> Iterable[bytes]:
    """Return the lines up to the next empty one, or to the end."""
    return takewhile(lambda line: line not in (b"", b"\n"), iter(file.readline, None))


def _change(place: Path, table: sqlite3.Connection, news: _News) -> bool:
    """Replace the graphs that are not as they should be; return False where the store cannot be used."""
    import pyoxigraph as ox

    quads = place / _current(table)
    if not _opens(quads):
        return False
    if news.stale:
        with table:
            table.executemany("delete from graphs where iri = ?", [(iri,) for iri in news.stale])
        store = ox.Store(quads)
        _exchange(store, news)
        store.flush()
        del store
        with table:
            rows = [(iri, news.wanted[iri]) for iri in sorted(news.lines)]
            table.executemany("insert into graphs values (?, ?)", rows)
    return True


def _exchange(store: ox.Store, news: _News) -> None:
    """Give named graphs their new triples and then take the old ones away.

    Whatever the default graph holds is in a named graph too, at every moment: a run that is killed here leaves
    nothing behind that the next would not find.
    """
    import pyoxigraph as ox

    new = {quad for lines in news.lines.values() for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS)}
    graphs = [ox.NamedNode(iri) for iri in sorted(news.stale)]
    gone = {quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)} - new
    store.extend(new)
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in new)
    for quad in gone:
        triple = (quad.subject, quad.predicate, quad.object)
        if all(
            other in gone for other in store.quads_for_pattern(*triple, None) if other.graph_name != ox.DefaultGraph()
        ):
            store.remove(ox.Quad(*triple))
    for quad in gone:
        store.remove(quad)
    for graph in graphs:
        if not any(True for _ in store.quads_for_pattern(None, None, None, graph)):
            store.remove_graph(graph)


def _opens(quads: Path) -> bool:
    import pyoxigraph as ox

    if not quads.name.startswith("quads-"):
        return False
    try:
        ox.Store.read_only(str(quads))
    except (OSError, RuntimeError):
        return False
    return True


def _name_rows(graph: Graph) -> Iterable[tuple[str, str, str, str, int, int]]:
    for entity in graph.entities:
        preferred = {label.text for label in entity.labels}
        for text in sorted({label.text for label in (*entity.labels, *entity.aliases)}):
            key = name_key(text, entity.cls)
            yield key, entity.iri, entity.cls, text, int(text in preferred), len(entity.documents)


class Reading:
    """The store of a folder, opened to be asked.

    Raises `InputError` where there is none, or an interrupted build left none.
    """

    def __init__(self, folder: Path) -> None:
        import pyoxigraph as ox

        place = folder / FOLDER
        if not (place / "names.sqlite").exists():
            raise InputError(f"{folder}: no graph there; run kg build first, or say --output")
        self.table = sqlite3.connect(f"{(place / 'names.sqlite').resolve().as_uri()}?mode=ro", uri=True)
        try:
            facts = dict(self.table.execute("select what, value from facts"))
            self.base = str(facts["base"])
            self.quads = ox.Store.read_only(str(place / facts["quads"]))
        except (sqlite3.DatabaseError, KeyError, OSError, RuntimeError) as error:
            self.table.close()
            raise InputError(f"{folder}: an interrupted build left no whole store; run kg build again") from error

    def close(self) -> None:
        """Let the files go."""
        self.table.close()
        del self.quads
