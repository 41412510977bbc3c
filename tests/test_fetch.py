"""Fetching from a real server: polite, bounded, outside private networks, and again only what has changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from kg.fetch import Fetched, fetch
from kg.read import read_inputs
from kg.types import Document, Failure
from kg.web import MAX_REDIRECTS, Guarded, RefusedError, Web

PAGE = """<html><head><title>가나바이오, 협약</title></head><body><article><h1>가나바이오, 협약</h1>
<p>가나바이오는 다라대학교와 업무협약을 체결했다고 30일 밝혔다.</p></article></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>가나일보</title>
<item><title>하나</title><link>/page</link></item><item><title>둘</title><link>{host}/euckr</link></item>
<item><title>셋</title><link>{host}/404</link></item></channel></rss>"""
NOW = datetime(2025, 11, 30, 9, tzinfo=UTC)
LOOPBACK = ("127.0.0.1/32",)


@dataclass
class Site:
    """A running server: its address, what it was asked, and what its robots.txt says."""

    address: str
    asked: list[str] = field(default_factory=list)
    robots: tuple[int, str] = (404, "")
    closed: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a server on a free port of this machine."""
    state = Site("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            name = self.path.strip("/").split("?")[0].split(".")[0].split("/")[0]
            getattr(self, f"answer_{name}", self.answer_missing)()

        def send(self, status: int, content: bytes = b"", **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def answer_missing(self) -> None:
            code = self.path.strip("/")
            self.send(int(code) if code.isdigit() else 404)

        def answer_robots(self) -> None:
            status, text = state.robots
            self.send(status, text.encode())

        def answer_page(self) -> None:
            if self.headers.get("If-None-Match") == '"1"':
                self.send(304)
            else:
                self.send(200, PAGE.encode(), Content_Type="text/html; charset=utf-8", ETag='"1"')

        def answer_euckr(self) -> None:
            self.send(200, PAGE.replace("협약", "합의").encode("cp949"), Content_Type="text/html; charset=EUC-KR")

        def answer_feed(self) -> None:
            self.send(200, FEED.format(host=state.address).encode(), Content_Type="application/rss+xml")

        def answer_moved(self) -> None:
            self.send(302, Location="/page?moved=1")

        def answer_loop(self) -> None:
            self.send(302, Location="/loop")

        def answer_inside(self) -> None:
            self.send(302, Location="http://10.0.0.1/secret")

        def answer_file(self) -> None:
            self.send(302, Location="file:///etc/passwd")

        def answer_empty(self) -> None:
            self.send(200, b" ", Content_Type="text/html")

        def answer_slow(self) -> None:
            self.send_response(200)
            self.end_headers()
            state.closed.wait()

        def answer_endless(self) -> None:
            self.send_response(200)
            self.end_headers()
            try:
                while not state.closed.is_set():
                    self.wfile.write(bytes(1 << 20))
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:  # noqa: ARG002 - the base class's names
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield state
    state.closed.set()
    server.shutdown()
    server.server_close()
    thread.join()


def visitor(**settings: float) -> Web:
    """A visitor that may go to this machine and does not wait."""
    return Web(allowed=LOOPBACK, pace=0, **settings)  # type: ignore[arg-type]  # numbers only


def visit(site: Site, folder: Path, *paths: str, web: Web | None = None) -> list[Fetched | Failure]:
    """Fetch some paths of the server."""
    web = web or visitor()
    found = list(fetch([site.address + path for path in paths], folder, web, now=lambda: NOW))
    web.close()
    return found


def reason(site: Site, folder: Path, path: str, web: Web | None = None) -> str:
    """Fetch a path that fails; return why."""
    [failure] = visit(site, folder, path, web=web)
    assert isinstance(failure, Failure), failure
    assert failure.document == site.address + path
    assert not folder.exists() or not list(folder.iterdir())
    return failure.message


def test_a_page_is_kept_as_it_came_with_a_record(site: Site, tmp_path: Path) -> None:
    """The bytes, the address, the day and the server's words about it lie in the folder, and kg build reads them."""
    [fetched] = visit(site, tmp_path, "/page")
    assert isinstance(fetched, Fetched)
    assert (tmp_path / fetched.file).read_bytes() == PAGE.encode()
    [record] = [json.loads(line) for line in (tmp_path / "fetched.jsonl").read_text(encoding="utf-8").splitlines()]
    assert record["fetched"] == "2025-11-30T09:00:00+00:00"
    assert (record["url"], record["etag"], record["charset"]) == (f"{site.address}/page", '"1"', "utf-8")
    [document] = read_inputs([tmp_path])
    assert isinstance(document, Document)
    assert (document.id, document.title) == (f"{site.address}/page", "가나바이오, 협약")


def test_a_feed_brings_what_it_lists(site: Site, tmp_path: Path) -> None:
    """Each entry of a feed is visited; one that is gone is a failure and the rest is there, in any encoding."""
    found = visit(site, tmp_path, "/feed")
    assert [item.address for item in found if isinstance(item, Fetched)] == [
        site.address + "/page",
        site.address + "/euckr",
    ]
    assert [item for item in found if isinstance(item, Failure)] == [
        Failure(site.address + "/404", "fetch", "the server says 404")
    ]
    titles = [item.title for item in read_inputs([tmp_path]) if isinstance(item, Document)]
    assert sorted(map(str, titles)) == ["가나바이오, 합의", "가나바이오, 협약"]


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    """A second visit asks only for changes, and keeps what is there."""
    [first] = visit(site, tmp_path, "/page")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    [second] = visit(site, tmp_path, "/page")
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert (first.new, second.new) == (True, False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_redirect_is_followed_and_the_end_is_the_address(site: Site, tmp_path: Path) -> None:
    """The page behind a redirect is kept under the address where it was found."""
    visit(site, tmp_path, "/moved")
    [document] = read_inputs([tmp_path])
    assert isinstance(document, Document)
    assert document.url == f"{site.address}/page?moved=1"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/404", "the server says 404"),
        ("/500", "the server says 500"),
        ("/empty", "an empty answer"),
        ("/loop", f"more than {MAX_REDIRECTS} redirects"),
        ("/inside", "private network"),
        ("/file", "no address of the web"),
        ("/endless", "more than 20 MB"),
    ],
)
def test_what_cannot_be_had_is_one_line(site: Site, tmp_path: Path, path: str, said: str) -> None:
    """Errors, loops, endless bodies and ways into private networks are one failure each, and leave nothing behind."""
    assert said in reason(site, tmp_path / "new", path)


def test_a_server_that_falls_silent_is_left(site: Site, tmp_path: Path) -> None:
    """An answer that stops is given up."""
    assert "stopped" in reason(site, tmp_path / "new", "/slow", visitor(silence=0.2))


def test_a_page_that_drips_is_left(site: Site, tmp_path: Path) -> None:
    """However lively the server, one page may take so long and no longer."""
    ticks = iter(range(0, 10_000, 10))
    web = Web(allowed=LOOPBACK, pace=0, clock=lambda: float(next(ticks)))
    assert "not done after 60 seconds" in reason(site, tmp_path / "new", "/endless", web)


def test_robots_txt_is_asked_once_and_obeyed(site: Site, tmp_path: Path) -> None:
    """What robots.txt forbids is not asked for; the rest is."""
    site.robots = (200, "User-agent: *\nDisallow: /page\n")
    forbidden, fetched = visit(site, tmp_path, "/page", "/euckr")
    assert forbidden == Failure(f"{site.address}/page", "fetch", "robots.txt does not allow it")
    assert isinstance(fetched, Fetched)
    assert site.asked == ["/robots.txt", "/euckr"]


def test_a_broken_robots_txt_forbids_all(site: Site, tmp_path: Path) -> None:
    """A server that cannot say what it allows is not asked further."""
    site.robots = (503, "")
    assert "robots.txt" in reason(site, tmp_path / "new", "/page")


def test_a_host_is_asked_once_a_second(site: Site, tmp_path: Path) -> None:
    """Requests to one host are a second apart, or as far as its robots.txt asks."""
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    site.robots = (200, "User-agent: *\nCrawl-delay: 5\n")
    web = Web(allowed=LOOPBACK, clock=lambda: now[0], sleep=sleep)
    visit(site, tmp_path, "/page", "/euckr", "/feed", web=web)
    assert slept[:3] == [1.0, 5.0, 5.0]


def test_private_networks_are_closed(site: Site, tmp_path: Path) -> None:
    """Without leave no address of this machine is visited, by number, by name, or in disguise."""
    port = site.address.rsplit(":", 1)[1]
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"):
        web = Web(pace=0)
        [failure] = fetch([f"http://{host}:{port}/page"], tmp_path, web)
        web.close()
        assert isinstance(failure, Failure)
        assert "private network" in failure.message or "no such host" in failure.message, (host, failure)
    assert site.asked == []


@pytest.mark.parametrize(
    "number", ["10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "fd00::1"]
)
def test_every_private_network_is_known(number: str) -> None:
    """Addresses of inner networks, of clouds' own services and of links are refused before a connection is made."""
    with pytest.raises(RefusedError, match="private network"):
        Guarded(()).connect_tcp(number, 80)


@pytest.mark.parametrize(
    "address", ["ftp://example.com/a", "example.com", "http://", "http://a:x/", "http://u:p@example.com/"]
)
def test_what_is_no_address_of_the_web(tmp_path: Path, address: str) -> None:
    """Other schemes, broken addresses and such with passwords are refused."""
    [failure] = fetch([address], tmp_path, Web(pace=0))
    assert isinstance(failure, Failure)
    assert "address" in failure.message


def test_the_commands_fetch_and_watch(site: Site, tmp_path: Path) -> None:
    """kg fetch fills a folder, kg watch builds what is new and nothing when nothing is."""
    runner, to = CliRunner(), ["--to", str(tmp_path / "in"), "--allow-private"]
    closed = runner.invoke(main, ["fetch", site.address + "/page", "--to", str(tmp_path / "in")])
    assert (closed.exit_code, "private network" in closed.stderr) == (1, True)
    first = runner.invoke(main, ["watch", site.address + "/page", *to, "-o", str(tmp_path / "out"), "--times", "1"])
    assert first.exit_code == 0, first.output
    assert "1 new: 1 announcements" in first.stdout
    assert (tmp_path / "out" / "graph.ttl").exists()
    again = runner.invoke(main, ["fetch", site.address + "/page", *to])
    assert (again.exit_code, again.stdout.split(":")[0]) == (0, "0 new, 1 unchanged, 0 failed")
