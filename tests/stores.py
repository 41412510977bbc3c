"""Real triple stores on loopback for tests: started, asked, killed, started again."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph
import pytest

# Virtuoso answers many triples in portions no larger than this; the tests ask for graphs one by one.
VIRTUOSO_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
ErrorLogLevel = 7
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
ServerThreads = 4
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 60
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
[Client]
SQL_PREFETCH_ROWS = 100
"""


def spelled(triples: bytes) -> set[str]:
    """Return N-Triples or Turtle in one spelling of the same terms: escapes are undone, nothing else is changed."""
    return {str(quad.triple) for quad in pyoxigraph.parse(triples, format=pyoxigraph.RdfFormat.TURTLE)}


def free_port() -> int:
    """Return a port of loopback that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Server:
    """A server process that can be killed and started again on the same data."""

    def __init__(self, command: list[str], address: str, folder: Path) -> None:
        self.command, self.address, self.folder = command, address, folder
        self.process: subprocess.Popen[bytes] | None = None
        self.client = httpx.Client()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.folder / "output.txt").open("ab") as output:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=output, stderr=output)
        # tries to connect for about a minute, with longer and longer waits
        self.client = httpx.Client(transport=httpx.HTTPTransport(retries=8), timeout=60)
        try:
            self.client.get(self.address)
        except httpx.HTTPError as error:
            text = (self.folder / "output.txt").read_text(encoding="utf-8", errors="replace")
            raise AssertionError(f"the server does not answer: {text}") from error

    def kill(self) -> None:
        """Kill the server as a power cut does."""
        self.client.close()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def triples(self, graph: str) -> set[str]:
        """Return what the server gives for a graph, each term to the letter, as lines of N-Triples."""
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        answer = self.client.get(
            self.address, params={"query": query}, headers={"Accept": "text/plain, application/n-triples"}, timeout=60
        )
        answer.raise_for_status()
        return spelled(answer.content)

    def graphs(self) -> set[str]:
        """Return the names of the graphs that hold something."""
        query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
        answer = self.client.get(self.address, params={"query": query}, headers={"Accept": "text/csv"}, timeout=60)
        answer.raise_for_status()
        return {line.strip().strip('"') for line in answer.text.splitlines()[1:]}


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Run the Oxigraph server on an empty folder."""
    port = free_port()
    program = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("the Oxigraph server is not installed (it is a development dependency)")
    command = [program, "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}"]
    folder.mkdir()
    server = Server(command, f"http://127.0.0.1:{port}/query", folder.parent)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Run Virtuoso on an empty folder."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not installed (see .ci/packages.txt)")
    folder.mkdir()
    port = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(folder=folder, port=port, sql_port=free_port()))
    command = [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    server = Server(command, f"http://127.0.0.1:{port}/sparql", folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
