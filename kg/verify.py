"""Hold every quotation of a built graph against the kept texts, in time linear in the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from kg import terms
from kg.errors import InputError
from kg.evidence import Announcement, announcements_of, plain


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A fact or an event that no longer stands on its source, or (without ``fact``) a text that was changed."""

    document: str
    fact: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and what did not hold."""

    announcements: int
    facts: int
    quotations: int
    broken: tuple[Broken, ...]


class _Text(msgspec.Struct):
    id: str
    text: str


class _Kept(msgspec.Struct):
    document: _Text


def verify(folder: Path) -> Verification:
    """Check every quotation of a built graph against the kept texts, and each text against its hash.

    Raises `InputError` where the folder holds no built graph.
    """
    texts = {kept.id: kept.text for kept in _texts(folder / "extractions.jsonl")}
    announcements = quotations = 0
    facts: set[str] = set()
    broken: set[Broken] = set()
    for graph in announcements_of(folder / "graph.nq"):
        announcements += 1
        text = texts.get(graph.document)
        broken.update(_changed(graph, text))
        for fact, place in graph.grounds():
            facts.add(fact)
            quotations += 1
            if reason := _contradiction(graph, place, text):
                broken.add(Broken(graph.document, fact[1:-1], graph.label(fact), reason))
    return Verification(announcements, len(facts), quotations, tuple(sorted(broken)))


def _texts(path: Path) -> Iterator[_Text]:
    decoder = msgspec.json.Decoder(_Kept)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield decoder.decode(line).document
                except msgspec.DecodeError as error:
                    raise InputError(f"{path}, line {number}: {error}; build the graph again") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error}); build the graph first (kg build)") from error


def _changed(graph: Announcement, text: str | None) -> Iterator[Broken]:
    """Say so where the kept text is not the one that was read."""
    known = graph.text_of(graph.source, graph.own("textSha256"))
    if text is None:
        yield Broken(graph.document, "", "", "the text is not kept; build the graph again")
    elif known and sha256(text.encode()).hexdigest() != known:
        yield Broken(graph.document, "", "", "the text is not the one that was read: its hash differs")


def _contradiction(graph: Announcement, place: str, text: str | None) -> str:
    """Return why a quotation does not stand in the text, or nothing where it does."""
    if text is None:
        return "the text of the announcement is not kept"
    try:
        start, end, quote = graph.place(place)
    except (KeyError, ValueError):
        return "the evidence has no quotation or no offsets"
    if terms.literal(text[start:end]) == quote:
        return ""
    return f"{start}–{end} reads “{text[start:end]}”, quoted was “{plain(quote)}”"
