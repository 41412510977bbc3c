"""Requests that stay polite and stay outside: paced for each host, as robots.txt asks, never into private networks."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore
import httpx

AGENT = "kg-announcements"

# Seconds between two requests to one host, and the longest that a robots.txt can ask for.
PACE = 1.0
LONGEST_PACE = 30.0
# Seconds without a byte, and for one page however slowly it drips.
SILENCE = 20.0
DEADLINE = 60.0
MAX_BYTES = 20 << 20
MAX_ROBOTS = 500_000
MAX_REDIRECTS = 5
EVERYWHERE = ("0.0.0.0/0", "::/0")

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class RefusedError(Exception):
    """A request that was not made, or an answer that was not taken; the message is one line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said at the end of all redirects."""

    address: str
    status: int
    headers: httpx.Headers
    body: bytes


class Guarded(httpcore.NetworkBackend):
    """Connections to addresses outside private networks only.

    A name is looked up once and the connection goes to the number that was checked, so that a name which changes its
    number in between leads nowhere else.
    """

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = [ipaddress.ip_network(network) for network in allowed]
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first number of a host, where it may be connected to."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"no such host: {host}") from error
        number = str(found[0][4][0])
        if not self._is_open(number):
            raise RefusedError(f"{host} is inside a private network; --allow-private lets it")
        return self._inner.connect_tcp(number, port, timeout, local_address, socket_options)

    def _is_open(self, number: str) -> bool:
        address = ipaddress.ip_address(number.split("%")[0])
        mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        target = mapped or address
        allowed = any(target.version == network.version and target in network for network in self._allowed)
        return allowed or (target.is_global and not target.is_multicast)


class _Transport(httpx.BaseTransport):
    """httpx over connections of our own."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        target = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        inner = httpcore.Request(
            request.method, target, headers=request.headers.raw, content=b"", extensions=request.extensions
        )
        try:
            answer = self._pool.handle_request(inner)
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout("no answer in time") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.NetworkError(str(error) or type(error).__name__) from error
        assert isinstance(answer.stream, Iterable)
        stream = _Stream(answer)
        return httpx.Response(answer.status, headers=answer.headers, stream=stream, extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    """The body of an answer."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout("the answer stopped") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.NetworkError(str(error) or type(error).__name__) from error

    def close(self) -> None:
        """Give the connection back."""
        self._answer.close()


@dataclass(slots=True)
class Web:
    """A polite visitor. ``allowed`` names private networks that may be visited; ``clock`` and ``sleep`` are time."""

    allowed: Collection[str] = ()
    pace: float = PACE
    silence: float = SILENCE
    deadline: float = DEADLINE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _client: httpx.Client = field(init=False)
    _robots: dict[str, RobotFileParser] = field(init=False, default_factory=dict)
    _next: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
        self._client = httpx.Client(transport=_Transport(Guarded(self.allowed)), headers=headers, timeout=self.silence)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, address: str, headers: dict[str, str] | None = None) -> Answer:
        """Fetch an address as robots.txt allows. Raises `RefusedError`."""
        for _ in range(MAX_REDIRECTS + 1):
            _check(address)
            if not self._allows(address):
                raise RefusedError("robots.txt does not allow it")
            answer = self._request(address, headers or {}, MAX_BYTES)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            address = urljoin(address, answer.headers["location"])
        raise RefusedError(f"more than {MAX_REDIRECTS} redirects")

    def _allows(self, address: str) -> bool:
        """Ask the robots.txt of a host, once; where it has none all is allowed, where it is broken nothing."""
        host = _host(address)
        if host not in self._robots:
            robots = RobotFileParser()
            answer = self._request(f"{host}/robots.txt", {}, MAX_ROBOTS)
            if answer.status >= 500:
                robots.parse(["User-agent: *", "Disallow: /"])
            elif answer.status == 200:
                robots.parse(answer.body.decode("utf-8", "replace").splitlines())
            else:
                robots.parse([])
            self._robots[host] = robots
        return self._robots[host].can_fetch(AGENT, address)

    def _request(self, address: str, headers: dict[str, str], most: int) -> Answer:
        self._wait(_host(address))
        end = self.clock() + self.deadline
        body = bytearray()
        try:
            with self._client.stream("GET", address, headers=headers) as answer:
                for block in answer.iter_raw():
                    body += block
                    if len(body) > most:
                        raise RefusedError(f"more than {most >> 20} MB")
                    if self.clock() > end:
                        raise RefusedError(f"not done after {self.deadline:g} seconds")
                return Answer(address, answer.status_code, answer.headers, bytes(body))
        except httpx.TimeoutException as error:
            raise RefusedError(str(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
            raise RefusedError(" ".join(str(error).split()) or type(error).__name__) from error

    def _wait(self, host: str) -> None:
        """Wait until the host may be asked again."""
        robots = self._robots.get(host)
        asked = float(robots.crawl_delay(AGENT) or 0) if robots else 0.0
        now = self.clock()
        ready = self._next.get(host, now)
        if ready > now:
            self.sleep(ready - now)
        self._next[host] = max(ready, now) + max(self.pace, min(asked, LONGEST_PACE))


def _check(address: str) -> None:
    """Raise `RefusedError` for what is no address of the web."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError as error:
        raise RefusedError(f"no address: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RefusedError("no address of the web: http:// or https:// is needed")
    if parts.username or parts.password:
        raise RefusedError("an address with a password in it")


def _host(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
