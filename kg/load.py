"""Push a built graph to a triple store over the SPARQL 1.1 Graph Store Protocol.

Each announcement is one PUT that replaces its named graph, so a load can be repeated at any time. What an
endpoint has is kept in a journal beside the graph: a later load sends only what changed, deletes what was
retracted, and goes on where a broken one stopped.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import httpx

from kg.errors import InputError, StoreError
from kg.evidence import base_of
from kg.journal import Journal
from kg.presets import PRESETS

Progress = Callable[[str, int, int | None], None]

# N-Triples is Turtle, and every store takes Turtle; some know no media type of N-Triples.
MEDIA_TYPE = "text/turtle; charset=utf-8"
# Answers that a later try may better, and how often it is tried: the last wait is 4 seconds.
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
TRIES = 4
FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class GraphStore:
    """A graph store: its address, the name of the parameter for the graph, and how to prove who we are."""

    address: str
    parameter: str = "graph"
    auth: httpx.Auth | None = field(default=None, repr=False)
    timeout: float = 60.0
    wait: Callable[[float], None] = time.sleep

    def url(self, graph: str) -> str:
        """Return the address of a named graph."""
        mark = "&" if "?" in self.address else "?"
        return f"{self.address}{mark}{self.parameter}={quote(graph, safe='')}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: graphs sent, deleted and left alone, and how often the store gave which answer."""

    sent: int
    deleted: int
    unchanged: int
    answers: dict[str, int]


class BearerAuth(httpx.Auth):
    """A token in the header ``Authorization``."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override] # sends nothing back
        """Add the token to a request."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def authentication(kind: str, secret: Callable[[str], str]) -> httpx.Auth | None:
    """Return how to prove who we are; ``secret`` gives KG_USER, KG_PASSWORD or KG_TOKEN where it is needed."""
    if kind == "bearer":
        return BearerAuth(secret("KG_TOKEN"))
    made = {"basic": httpx.BasicAuth, "digest": httpx.DigestAuth}.get(kind)
    return made(secret("KG_USER"), secret("KG_PASSWORD")) if made else None


def store_at(
    endpoint: str,
    preset: str = "gsp",
    *,
    parameter: str | None = None,
    auth: httpx.Auth | None = None,
    timeout: float = 60,
) -> GraphStore:
    """Return the graph store behind an endpoint. Raises `InputError` where the address is no web address."""
    if not endpoint.startswith(("http://", "https://")):
        raise InputError(f"{endpoint}: no address of a store; give one such as {PRESETS[preset].example}")
    known = PRESETS[preset]
    return GraphStore(endpoint.rstrip("/") + known.path, parameter or known.parameter, auth, timeout)


def load(
    folder: Path,
    store: GraphStore,
    *,
    everything: bool = False,
    progress: Progress | None = None,
) -> Loaded:
    """Bring a store to the state of a built graph.

    ``everything`` sends all graphs, whatever the journal says that the store has. Raises `InputError` where the
    folder holds no built graph and `StoreError` where the store does not take it.
    """
    with Journal(folder / "loads", store.address) as journal:
        known = {} if everything else journal.graphs
        wanted = {graph: digest for graph, digest, _ in named_graphs(folder)}
        retracted = sorted(set(journal.graphs) - set(wanted))
        changed = {graph for graph, digest in wanted.items() if known.get(graph) != digest}
        answers: Counter[str] = Counter()
        with httpx.Client(auth=store.auth, timeout=store.timeout) as client:
            for graph in retracted:
                answers[_send(client, store, "DELETE", graph)] += 1
                journal.forget(graph)
            for done, (graph, digest, body) in enumerate(_chosen(folder, changed), 1):
                answers[_send(client, store, "PUT", graph, body)] += 1
                journal.keep(graph, digest)
                if progress:
                    progress("load", done, len(changed))
    return Loaded(len(changed), len(retracted), len(wanted) - len(changed), dict(sorted(answers.items())))


def named_graphs(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield each named graph of a built graph: its IRI, the hash of its triples, and these as N-Triples.

    The ontology comes first, in a graph of its own. Raises `InputError` where the folder holds no built graph.
    """
    base = base_of(folder)
    ontology = (folder / "ontology.ttl").read_bytes()
    yield f"{base}ontology", sha256(ontology).hexdigest(), ontology
    path = folder / "graph.nq"
    try:
        with path.open("rb") as file:
            for graph, lines in groupby(file, key=lambda line: line[line.rfind(b" <") + 2 : -4]):
                cut = -len(graph) - 6
                body = b"".join([line[:cut] + b" .\n" for line in lines])
                yield graph.decode("ascii"), sha256(body).hexdigest(), body
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error}); build the graph first (kg build)") from error


def _chosen(folder: Path, graphs: set[str]) -> Iterator[tuple[str, str, bytes]]:
    return (found for found in named_graphs(folder) if found[0] in graphs)


def _send(client: httpx.Client, store: GraphStore, method: str, graph: str, body: bytes | None = None) -> str:
    """Send one request, again after a while where that may help; return the store's answer.

    Raises `StoreError` with one line for a person.
    """
    headers = {} if body is None else {"Content-Type": MEDIA_TYPE}
    problem = ""
    for attempt in range(TRIES):
        if attempt:
            store.wait(min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT))
        try:
            answer = client.request(method, store.url(graph), content=body, headers=headers)
        except httpx.TimeoutException:
            problem = f"no answer within {store.timeout:g} seconds"
        except httpx.HTTPError as error:
            problem = f"cannot be reached ({error})"
        else:
            if answer.is_success or (method == "DELETE" and answer.status_code == httpx.codes.NOT_FOUND):
                return f"{answer.status_code} {answer.reason_phrase}"
            problem = _refusal(answer)
            if answer.status_code not in PASSING:
                break
    raise StoreError(f"{store.address}: {problem}; {method} of {graph} failed, load again to go on from there")


def _refusal(answer: httpx.Response) -> str:
    """Say in one line what the store answered, and what that mostly means."""
    meaning = _MEANINGS.get(answer.status_code, "")
    said = " ".join(answer.text.split())[:200]
    return f"answered {answer.status_code} {answer.reason_phrase}{meaning}" + (f" ({said})" if said else "")


_MEANINGS = {
    400: ": the store does not take the request; is --preset right?",
    401: ": user, password or --auth is wrong",
    403: ": this user may not write",
    404: ": no graph store there; is the address or --preset right?",
    405: ": no graph store there; is the address or --preset right?",
    413: ": too large for the store",
    415: ": the store does not take Turtle there",
}
