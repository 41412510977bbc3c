"""The system's Chromium, driven by Playwright with the network off, for the tests of the page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian package chromium)")

# A page that would tell if any of the hostile texts ran.
ALARM = "window.alarms = []; window.alarm = (what) => window.alarms.push(what);"


@contextmanager
def started_browser() -> Iterator[Browser]:
    """Give a running browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class OpenPage:
    """A page opened from its file; at the end it must have asked for nothing and complained of nothing."""

    def __init__(self, browser: Browser, path: Path, *, hash_state: str = "", **options: Any) -> None:
        self.context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, **options)
        self.context.add_init_script(ALARM)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.address = path.resolve().as_uri()
        self.page.goto(self.address + hash_state)
        # no wait_for_function: it would poll by eval, which the page's policy forbids
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)

    def _note_request(self, request: Request) -> None:
        if request.url.split("#")[0] != self.address and not request.url.startswith("blob:"):
            self.requests.append(request.url)

    def __enter__(self) -> Page:
        return self.page

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        try:
            if kind is None:
                assert self.page.evaluate("window.alarms") == []
                assert self.requests == []
                assert self.complaints == []
        finally:
            self.context.close()
        return False
