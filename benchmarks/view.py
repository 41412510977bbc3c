"""How fast the page of a large graph is, in the system's Chromium without a GPU: one row for each size.

    python benchmarks/view.py [NODES ...]

Graphs are made up by `tests/view_graphs.py` (two facts for each node, each with a sentence). Columns:

- layout, write: seconds of processor time in Python for the places alone and for the whole page
- size: megabytes of the file
- usable: seconds from opening the file until search and picture answer, the best of three
- work: seconds of processor time that the page's own thread needs for that, which a busy machine changes little
- freeze: the longest time between two frames from then on while panning and zooming, milliseconds
- frames: frames a second while panning and zooming
- key, expand: the slowest of ten keystrokes in the search box, and of five expansions (-1: none), milliseconds
- heap: megabytes of JavaScript objects after opening, garbage collected, no evidence looked at
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from playwright.sync_api import Browser, Page  # noqa: E402  found by the path above
from view_browser import started_browser  # noqa: E402
from view_graphs import large_graph  # noqa: E402

from kg.view import write_page  # noqa: E402
from kg.view.communities import find_communities  # noqa: E402
from kg.view.layout import lay_out  # noqa: E402
from kg.view.network import simple_links, to_multigraph  # noqa: E402

SIZES = (1_000, 10_000, 50_000)
COLUMNS = ("nodes", "layout", "write", "size", "usable", "work", "freeze", "frames", "key", "expand", "heap")

RECORD = """() => {
  window.gaps = [];
  let last = performance.now();
  const step = (now) => { window.gaps.push(now - last); last = now; requestAnimationFrame(step); };
  requestAnimationFrame(step);
}"""
KEY = """(text) => {
  const input = document.getElementById('search');
  const begin = performance.now();
  input.value = text;
  input.dispatchEvent(new Event('input'));
  document.getElementById('suggestions').getBoundingClientRect();
  return performance.now() - begin;
}"""
EXPAND = """() => {
  const others = Array.from(document.querySelectorAll('#panel .fact .name'));
  while (!document.querySelector('.expansion') && others.length) others.pop().click();
  const button = document.querySelector('.expansion');
  if (!button) return -1;
  const begin = performance.now();
  button.click();
  document.getElementById('panel').getBoundingClientRect();
  return performance.now() - begin;
}"""


def opened(browser: Browser, path: Path) -> tuple[Page, float]:
    """Open a page and return it with the seconds until it was usable."""
    page = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
    begin = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=600_000)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return page, time.perf_counter() - begin


def work(browser: Browser, path: Path) -> float:
    """Return the processor time of the page's thread until the page was usable, in seconds."""
    page = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=600_000)
    figures = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    page.context.close()
    return float(figures["TaskDuration"])


def motion(page: Page) -> tuple[float, float]:
    """Return the frames a second and the longest gap while a hand pans and zooms for about four seconds."""
    page.mouse.move(600, 400)
    page.evaluate(RECORD)
    for _round in range(4):
        page.mouse.down()
        for step in range(40):
            page.mouse.move(600 + step * 6, 400 + step * 3)
        page.mouse.up()
        for step in range(24):
            page.mouse.wheel(0, -120 if step < 12 else 120)
        page.mouse.move(600, 400)
    gaps = page.evaluate("window.gaps.slice(2)")
    return 1000 * len(gaps) / sum(gaps), max(gaps)


def heap(browser: Browser, path: Path) -> float:
    """Return the megabytes of JavaScript objects after opening."""
    page, _seconds = opened(browser, path)
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    page.context.close()
    return float(used) / 1e6


def measure(browser: Browser, nodes: int, folder: Path) -> dict[str, Any]:
    """Return a row of the table."""
    graph = large_graph(nodes, 2 * nodes)
    links = simple_links(to_multigraph(graph))
    community = find_communities(links)
    begin = time.process_time()
    lay_out(links, community)
    layout = time.process_time() - begin
    path = folder / f"{nodes}.html"
    begin = time.process_time()
    write_page(graph, path)
    write = time.process_time() - begin
    usable = []
    for _try in range(3):
        page, seconds = opened(browser, path)
        usable.append(seconds)
        page.context.close()
    page, _seconds = opened(browser, path)
    page.wait_for_timeout(1500)
    frames, freeze = motion(page)
    keys = [
        page.evaluate(KEY, text)
        for text in ("Name", "가", "가나", "ㅎ", "ㅎㄱ", "한국", "별칭1", "a", "바이오", "없는말")
    ]
    page.evaluate("document.getElementById('search').value = ''")
    page.locator("#panel .top button").first.click()
    page.get_by_role("button", name="이 개체를 중심으로 보기").click()
    expand = [page.evaluate(EXPAND) for _time in range(5)]
    page.context.close()
    worked = min(work(browser, path) for _try in range(3))
    opening = (path.stat().st_size / 1e6, min(usable), worked)
    values = (nodes, layout, write, *opening, freeze, frames, max(keys), max(expand), heap(browser, path))
    return dict(zip(COLUMNS, values, strict=True))


def main(sizes: list[int]) -> None:
    """Print the table."""
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as folder, started_browser() as browser:
        for nodes in sizes:
            row = measure(browser, nodes, Path(folder))
            cells = [f"{value:,}" if isinstance(value, int) else f"{value:.2f}" for value in row.values()]
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
