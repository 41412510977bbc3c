"""Bring announcements from the web into a folder: pages, attachments and what feeds list, with a record of each.

The folder keeps the bytes as they came, so that ``kg build`` can read them again and again, and ``fetched.jsonl`` with
a line for each address: when it was fetched, what the server called it, and how to ask whether it has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from kg.errors import OutputError
from kg.read.charset import UndecodableError, declared_in, decode
from kg.read.feed import entries_of
from kg.read.fetched import NAME, records_of
from kg.read.formats import CONTAINERS, READERS
from kg.read.page_metadata import canonical
from kg.types import Failure
from kg.web import Answer, RefusedError, Web

# Entries of one feed that are visited.
MAX_ENTRIES = 200

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/zip": ".zip",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-hwp": ".hwp",
    "application/haansofthwp": ".hwp",
    "application/vnd.hancom.hwp": ".hwp",
    "application/vnd.hancom.hwpx": ".hwpx",
}
_FEED = re.compile(rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One address that was visited: ``new`` is false where the server said that nothing has changed."""

    address: str
    file: str
    new: bool


Now = Callable[[], datetime]


def fetch(
    addresses: Sequence[str], folder: Path, web: Web, *, now: Now = lambda: datetime.now(UTC)
) -> Iterator[Fetched | Failure]:
    """Visit addresses, and the entries of those that are feeds; yield each visit as it is done.

    Raises `OutputError` where the folder cannot be written.
    """
    records = {str(record["address"]): record for record in records_of(folder) if "address" in record}
    waiting = [(address, True) for address in dict.fromkeys(addresses)]
    seen = set(addresses)
    while waiting:
        address, may_be_feed = waiting.pop(0)
        try:
            answer = web.get(address, _conditions(records.get(address)))
            if may_be_feed and answer.status == 200 and _FEED.match(answer.body[:4096]):
                links = [link for link in _links(answer) if link not in seen]
                seen.update(links)
                waiting += [(link, False) for link in links]
                continue
            yield _kept(address, answer, folder, records, now())
        except RefusedError as error:
            yield Failure(address, "fetch", str(error))


def _conditions(record: dict[str, Any] | None) -> dict[str, str]:
    """Return the headers that ask only for what has changed."""
    known = record or {}
    named = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last_modified")}
    return {name: str(value) for name, value in named.items() if value}


def _links(answer: Answer) -> list[str]:
    """Return the addresses of a feed's entries."""
    try:
        text = decode(answer.body, declared_in(answer.body))
    except UndecodableError as error:
        raise RefusedError(f"a feed that cannot be read: {error}") from error
    _, entries = entries_of(text)
    links = (urljoin(answer.address, str(entry.get("link", ""))) for entry in entries[:MAX_ENTRIES])
    return list(dict.fromkeys(link for link in links if canonical(link)))


def _kept(address: str, answer: Answer, folder: Path, records: dict[str, dict[str, Any]], when: datetime) -> Fetched:
    """Write what came, and the record of it."""
    known = records.get(address)
    if answer.status == 304 and known is not None:
        return Fetched(address, known["file"], new=False)
    if answer.status != 200:
        raise RefusedError(f"the server says {answer.status}")
    if not answer.body.strip():
        raise RefusedError("an empty answer")
    sha256 = hashlib.sha256(answer.body).hexdigest()
    name = hashlib.sha256(address.encode()).hexdigest()[:16] + _suffix(answer)
    new = known is None or known.get("sha256") != sha256
    records[address] = {
        "address": address,
        "url": answer.address,
        "file": name,
        "fetched": when.astimezone(UTC).isoformat(timespec="seconds"),
        "content_type": answer.headers.get("content-type"),
        "charset": _charset(answer),
        "etag": answer.headers.get("etag"),
        "last_modified": answer.headers.get("last-modified"),
        "sha256": sha256,
    }
    _write(folder / name, answer.body)
    lines = [json.dumps(records[key], ensure_ascii=False, sort_keys=True) for key in sorted(records)]
    _write(folder / NAME, ("\n".join(lines) + "\n").encode())
    return Fetched(address, name, new)


def _suffix(answer: Answer) -> str:
    """Return the suffix of what came: by its address where that has one that is read, else by what the server says."""
    own = PurePosixPath(unquote(urlsplit(answer.address).path)).suffix.lower()
    named = _SUFFIXES.get(answer.headers.get("content-type", "").split(";")[0].strip().lower())
    if own in READERS or own in CONTAINERS:
        return own if named in (None, ".txt") or own != ".txt" else named
    return named or ""


def _charset(answer: Answer) -> str | None:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", answer.headers.get("content-type", ""), re.IGNORECASE)
    return found[1] if found else None


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
