"""Strangers' text made fit for a page: bounded, without characters that steer the display.

Names, titles and sentences come from announcements that anybody may have written. The page puts them
on the screen only as text, so nothing in them can run; what is left is text that is too long to show
or that turns the reading order of its surroundings (bidirectional overrides). That is removed here, on
the way into the page. The graph files keep the text as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

MAX_NAME: Final = 160
"""Code points of a name or headline on the page: longer than every real one of 2,740 articles."""

MAX_QUOTE: Final = 1000
"""Code points of an evidence sentence on the page."""

_STEERING: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS: Final = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_INVISIBLE: Final = "\u00ad\u180e\u200b\u200c\u2060-\u2064\ufeff"
_HALF_PAIRS: Final = re.compile("[\ud800-\udfff]")
_NOT_IN_NAMES: Final = re.compile(f"[{_STEERING}{_INVISIBLE}]")
_NOT_SHOWN: Final = re.compile(f"[{_CONTROLS}]")
_NOT_IN_QUOTES: Final = re.compile(f"[{_STEERING}{_CONTROLS}]")


def safe_name(text: str) -> str:
    """Return a name as the page shows it: one line, no steering characters, at most `MAX_NAME` long.

    >>> safe_name("한국\u202e바이오\\n협회")
    '한국바이오 협회'
    """
    line = " ".join(_NOT_SHOWN.sub(" ", _NOT_IN_NAMES.sub("", text)).split())
    return line if len(line) <= MAX_NAME else line[: MAX_NAME - 1] + "…"


def safe_quote(text: str) -> str:
    """Return a sentence with each steering or control character replaced, so that spans keep their place.

    >>> safe_quote("가\u202e나")
    '가\ufffd나'
    """
    return _NOT_IN_QUOTES.sub(lambda match: " " if match[0] in "\t\n\r" else "\ufffd", text)[:MAX_QUOTE]


def safe_url(url: str | None) -> str | None:
    """Return an http or https address, and None for every other scheme or shape.

    >>> safe_url("javascript:alert(1)") is None
    True
    """
    if url is None or _NOT_IN_QUOTES.search(url) or any(char.isspace() for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and len(url) <= MAX_QUOTE else None


def script_json(value: Mapping[str, object] | list[object]) -> str:
    """Return JSON that may stand inside a script element: no ``<`` in it can end or open anything.

    >>> script_json({"a": "</script>"})
    '{"a":"\\\\u003c/script>"}'
    """
    text = _HALF_PAIRS.sub("\ufffd", json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
