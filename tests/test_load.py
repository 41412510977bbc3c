"""A graph arrives in real stores to the letter, again after breaks, and each failure is one clear line."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path

import httpx
import pytest
import sample_graph as sample
import stores
from click.testing import CliRunner

from cli import main
from kg.dataset import write_rdf
from kg.errors import InputError, OutputError, StoreError
from kg.journal import Journal
from kg.load import TRIES, BearerAuth, GraphStore, load, named_graphs, store_at
from kg.types import Entity, Fact, Graph, Label

STORES = {"oxigraph": stores.oxigraph, "virtuoso": stores.virtuoso}
Running = tuple[str, stores.Server]
HARD = [
    "이모지 😀",
    "한자 𠮷野家",
    "탭\t 줄\r바꿈",
    "긴" * 5000,
    "\u200b\u202e",
    "\ufeff표",
    "a'b\"c\\d",
    "<b> & ]]>",
    "\u2028",
]


def written(graph: Graph, folder: Path) -> Path:
    """Write the files of a graph into a new folder and return it."""
    folder.mkdir()
    write_rdf(graph, folder)
    return folder


def hard_graph() -> Graph:
    """Return the sample graph with names and amounts that stores are known to spoil."""
    graph = sample.sample_graph()
    entities = tuple(replace(entity, aliases=tuple(Label(text, "ko") for text in HARD)) for entity in graph.entities)
    amounts = [Decimal(text) for text in ("1121000000000", "0.5", "123456789012345678.25", "99999999999999999999")]
    event = next(event for event in graph.happenings if event.cls == "MOU")
    events = tuple(
        replace(event, iri=sample.iri("mou", f"amount {amount}"), amount=amount, date=date)
        for amount, date in zip(amounts, ("2023", "2023-01", "1999-12-31", "2024-02-29"), strict=True)
    )
    return replace(graph, entities=entities, happenings=(*graph.happenings, *events))


def large_graph(announcements: int) -> Graph:
    """Return a graph of about 270 triples for each announcement."""
    graph = sample.sample_graph()
    sources, facts = [], []
    entities: list[Entity] = []
    for number in range(announcements):
        key = f"news-{number}"
        found = replace(sample._SAID[0], document=key)
        ends = [sample.entity("Organization", f"{number} 회사 {side}", "", (), (key,)) for side in "abcdef"]
        entities += ends
        sources.append(replace(graph.sources[0], iri=sample.iri("announcement", key), id=key))
        for subject, prop, obj in product(ends[:3], ("acquired", "suppliesTo", "licensedTo"), ends[3:]):
            iri = sample.iri("statement", f"{subject.iri} {prop} {obj.iri}")
            facts.append(Fact(iri, subject.iri, prop, obj.iri, (found,)))
    return Graph(graph.base, tuple(sources), tuple(entities), tuple(facts), ())


def at_once(_seconds: float) -> None:
    """Wait for nothing between tries."""


def store_of(server: stores.Server, name: str, password: str = "dba") -> GraphStore:
    """Return the way to a test server."""
    auth = httpx.DigestAuth("dba", password) if name == "virtuoso" else None
    return replace(store_at(server.address.rpartition("/")[0], name, auth=auth), wait=at_once)


def differing(server: stores.Server, folder: Path) -> list[str]:
    """Return the graphs that a server gives otherwise than they stand in the files."""
    return [graph for graph, _, body in named_graphs(folder) if server.triples(graph) != stores.spelled(body)]


@pytest.fixture(scope="module", params=sorted(STORES))
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Give each store, started once for this module."""
    with STORES[request.param](tmp_path_factory.mktemp(request.param) / "data") as server:
        yield request.param, server


@pytest.mark.parametrize("graph", [sample.sample_graph(), hard_graph()], ids=["sample", "hard"])
def test_what_comes_back_is_what_was_sent(graph: Graph, running: Running, tmp_path: Path) -> None:
    """Every triple of every graph comes back by query character by character."""
    name, server = running
    folder = written(graph, tmp_path / "built")
    done = load(folder, store_of(server, name))
    assert done.sent == 4
    assert sum(done.answers.values()) == 4
    assert differing(server, folder) == []


def test_a_second_load_sends_only_what_changed(running: Running, tmp_path: Path) -> None:
    """Nothing is sent twice; a changed announcement is replaced, a retracted one deleted."""
    name, server = running
    graph, store = sample.sample_graph(), store_of(server, name)
    folder = written(graph, tmp_path / "built")
    load(folder, store, everything=True)
    again = load(folder, store)
    assert (again.sent, again.deleted, again.unchanged) == (0, 0, 4)
    gone = next(source for source in graph.sources if source.id == "a-3")
    kept = replace(
        graph,
        sources=tuple(replace(s, title="새 제목") if s.id == "a-1" else s for s in graph.sources if s != gone),
        entities=tuple(replace(e, documents=tuple(d for d in e.documents if d != "a-3")) for e in graph.entities),
        facts=tuple(fact for fact in graph.facts if fact.property != "develops"),
    )
    write_rdf(kept, folder)
    changed = load(folder, store)
    assert (changed.sent, changed.deleted, changed.unchanged) == (1, 1, 2)
    assert differing(server, folder) == []
    assert server.triples(gone.iri) == set()


@pytest.mark.parametrize("name", sorted(STORES))
def test_a_load_goes_on_after_the_store_was_killed(name: str, tmp_path: Path) -> None:
    """100,000 triples: the server dies in the middle, comes back, and the next load completes without repeats."""
    folder = written(large_graph(400), tmp_path / "built")
    count = sum(body.count(b"\n") for graph, _, body in named_graphs(folder) if "announcement" in graph)
    assert count > 100_000
    with STORES[name](tmp_path / "data") as server:
        store = store_of(server, name)

        def kill_in_the_middle(_stage: str, done: int, _total: int | None) -> None:
            if done == 150:
                server.kill()

        with pytest.raises(StoreError, match=r"load again to go on from there"):
            load(folder, store, progress=kill_in_the_middle)
        server.start()
        done = load(folder, store)
        assert done.unchanged >= 150 - 1
        assert done.sent + done.unchanged == 401
        assert differing(server, folder) == []


def test_a_wrong_password_is_one_clear_line(tmp_path: Path) -> None:
    """Virtuoso's refusal names the store and what is wrong, and never the password."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    with stores.virtuoso(tmp_path / "data") as server:
        store = store_of(server, "virtuoso", "geheim-비밀")
        with pytest.raises(StoreError, match=r"401 .*user, password or --auth is wrong") as caught:
            load(folder, store)
        assert "geheim" not in str(caught.value) + repr(store)
        assert "\n" not in str(caught.value)


def test_a_wrong_path_is_one_clear_line(tmp_path: Path) -> None:
    """An address without a graph store behind it says so."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    with (
        stores.oxigraph(tmp_path / "data") as server,
        pytest.raises(StoreError, match="no graph store there; is the address or --preset right"),
    ):
        load(folder, store_at(server.address + "/nowhere"))


@contextmanager
def answering(status: int, seen: list[httpx.Headers], fail: int = 10**6) -> Iterator[str]:
    """Run an HTTP server that answers the first ``fail`` requests with a status, later ones with 204."""

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:  # the name that http.server calls
            self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(httpx.Headers(list(self.headers.items())))
            self.send_response(status if len(seen) <= fail else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/store"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_server_that_only_fails_is_given_up(tmp_path: Path) -> None:
    """After a few tries with longer and longer waits the answer is told in one line."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    waits: list[float] = []
    seen: list[httpx.Headers] = []
    with answering(500, seen) as address:
        store = replace(store_at(address), wait=waits.append)
        with pytest.raises(StoreError, match="answered 500 Internal Server Error"):
            load(folder, store)
    assert len(seen) == TRIES
    assert waits == sorted(set(waits))


def test_a_server_that_recovers_is_enough(tmp_path: Path) -> None:
    """A passing failure costs a second try and nothing else."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    seen: list[httpx.Headers] = []
    with answering(503, seen, fail=2) as address:
        done = load(folder, replace(store_at(address, auth=BearerAuth("token-1")), wait=at_once))
    assert done.answers == {"204 No Content": 4}
    assert len(seen) == 6
    assert {headers["Authorization"] for headers in seen} == {"Bearer token-1"}
    assert {headers["Content-Type"] for headers in seen} == {"text/turtle; charset=utf-8"}
    assert not any("Content-Encoding" in headers for headers in seen)


def test_a_server_that_hangs_is_given_up(tmp_path: Path) -> None:
    """No answer within the time-out is told in one line."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/store"
        store = replace(store_at(address, timeout=0.05), wait=at_once)
        with pytest.raises(StoreError, match=r"no answer within 0\.05 seconds"):
            load(folder, store)


def test_nobody_there_is_one_clear_line(tmp_path: Path) -> None:
    """A port that nothing listens on says that the store cannot be reached."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    store = replace(store_at(f"http://127.0.0.1:{stores.free_port()}"), wait=at_once)
    with pytest.raises(StoreError, match="cannot be reached"):
        load(folder, store)


@pytest.mark.parametrize(
    ("preset", "endpoint", "url"),
    [
        ("gsp", "http://h/data", "http://h/data?graph=http%3A%2F%2Fg%2F1"),
        ("gsp", "http://h/data?x=1", "http://h/data?x=1&graph=http%3A%2F%2Fg%2F1"),
        ("oxigraph", "http://h:7878/", "http://h:7878/store?graph=http%3A%2F%2Fg%2F1"),
        ("fuseki", "http://h:3030/ds", "http://h:3030/ds/data?graph=http%3A%2F%2Fg%2F1"),
        ("graphdb", "http://h/repositories/r", "http://h/repositories/r/rdf-graphs/service?graph=http%3A%2F%2Fg%2F1"),
        ("virtuoso", "http://h:8890", "http://h:8890/sparql-graph-crud-auth?graph-uri=http%3A%2F%2Fg%2F1"),
        ("stardog", "http://h:5820/db", "http://h:5820/db?graph=http%3A%2F%2Fg%2F1"),
        ("neptune", "https://h:8182", "https://h:8182/sparql/gsp/?graph=http%3A%2F%2Fg%2F1"),
        ("qlever", "http://h:7001", "http://h:7001?graph=http%3A%2F%2Fg%2F1"),
    ],
)
def test_presets_know_where_the_graph_store_is(preset: str, endpoint: str, url: str) -> None:
    """Each preset makes the address that its store documents."""
    assert store_at(endpoint, preset).url("http://g/1") == url


def test_an_address_that_is_none_is_refused() -> None:
    """A host without http:// is an error that shows a right one."""
    with pytest.raises(InputError, match=r"such as http://127\.0\.0\.1:7878"):
        store_at("localhost:7878", "oxigraph")


def test_the_journal_survives_a_cut(tmp_path: Path) -> None:
    """A last line that was cut off is not believed; what stood before it is."""
    with Journal(tmp_path, "http://h/") as journal:
        journal.keep("g1", "1")
        journal.keep("g2", "2")
        journal.forget("g1")
    with journal.path.open("a") as file:
        file.write('{"graph": "g3", "sha2')
    with Journal(tmp_path, "http://h/") as again:
        assert again.graphs == {"g2": "2"}
    with Journal(tmp_path, "http://other/") as other:
        assert other.graphs == {}
    assert [json.loads(line) for line in again.path.read_text().splitlines()] == [{"graph": "g2", "sha256": "2"}]


def test_a_journal_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    """A file in the place of the folder is an OutputError."""
    (tmp_path / "loads").write_text("")
    with pytest.raises(OutputError, match="cannot be written"), Journal(tmp_path / "loads", "http://h/"):
        pass


def test_the_command_takes_secrets_from_the_environment(tmp_path: Path) -> None:
    """``kg load`` reads the token from KG_TOKEN, prints what the store answered, and shows no secret."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    seen: list[httpx.Headers] = []
    with answering(201, seen) as address:
        arguments = ["load", address, "--auth", "bearer", "-o", str(folder)]
        done = CliRunner().invoke(main, arguments, env={"KG_TOKEN": "geheim"})
        again = CliRunner().invoke(main, arguments, env={"KG_TOKEN": "geheim"})
    assert done.exit_code == 0, done.output
    assert done.output == "4 graphs sent, 0 deleted, 0 unchanged (4 × 201 Created)\n"
    assert seen[0]["Authorization"] == "Bearer geheim"
    assert again.output == "0 graphs sent, 0 deleted, 4 unchanged\n"
    assert "geheim" not in "".join(path.read_text() for path in (folder / "loads").iterdir())


def test_the_command_asks_for_what_the_environment_has_not(tmp_path: Path) -> None:
    """User and password are asked for, the password unseen."""
    folder = written(sample.sample_graph(), tmp_path / "built")
    seen: list[httpx.Headers] = []
    with answering(201, seen) as address:
        arguments = ["load", address, "--auth", "basic", "-o", str(folder)]
        done = CliRunner().invoke(main, arguments, input="kim\ngeheim\n", env={"KG_USER": None, "KG_PASSWORD": None})
    assert done.exit_code == 0, done.output
    assert seen[0]["Authorization"] == httpx.BasicAuth("kim", "geheim")._auth_header
    assert "geheim" not in done.output
