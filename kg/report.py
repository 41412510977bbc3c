"""What a run made, counted: for ``report.json`` and for the summary on the terminal.

Nothing here changes from run to run over the same input: no clock, no path of the machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path

import msgspec

from kg.decisions import Decision
from kg.knowledge import rules_version
from kg.types import Entity, Failure, Graph

# How many entities the summary names.
BEST_CONNECTED = 8


@dataclass(frozen=True, slots=True)
class Connected:
    """An entity and how many relations and events it stands in."""

    name: str
    cls: str
    connections: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What one run did with the announcements given to it, beside those that the folder held already."""

    added: int
    replaced: int
    unchanged: int
    retracted: int = 0


@dataclass(frozen=True, slots=True)
class Manner:
    """How the files of a folder are made: what a later run keeps where it says nothing else.

    ``base`` begins the IRIs; ``licence`` is the address of the licence of the data, empty where none is stated;
    ``max_facts`` bounds the facts on the page, 0 for all.
    """

    base: str
    licence: str = ""
    max_facts: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of one run; ``changes`` is for who ran it and not written.

    ``base``, ``licence`` and ``max_facts`` are as in `Manner`. ``state`` is a hash of everything that the files of the
    folder were made from.
    """

    announcements: int
    repeated: int
    entities: dict[str, int]
    relations: dict[str, int]
    events: dict[str, int]
    best_connected: tuple[Connected, ...]
    failures: tuple[Failure, ...]
    versions: dict[str, str]
    base: str = ""
    state: str = ""
    changes: Changes | None = None
    licence: str = ""
    max_facts: int = 0

    @property
    def manner(self) -> Manner:
        """How the files were made."""
        return Manner(self.base, self.licence, self.max_facts)


def report_on(graph: Graph, *, manner: Manner | None = None, repeated: int = 0, state: str = "") -> Report:
    """Count what is in a graph; ``repeated`` is the number of announcements given more than once."""
    return Report(
        announcements=len(graph.sources),
        repeated=repeated,
        entities=_counts(entity.cls for entity in graph.entities),
        relations=_counts(fact.property for fact in graph.facts),
        events=_counts(happening.cls for happening in graph.happenings),
        best_connected=_best_connected(graph),
        failures=graph.failures,
        versions=versions(),
        base=graph.base,
        state=state,
        licence=manner.licence if manner else "",
        max_facts=manner.max_facts if manner else 0,
    )


def write_report(report: Report, path: Path) -> None:
    """Write ``report.json``."""
    shown = {name: value for name, value in msgspec.to_builtins(report).items() if name != "changes"}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(shown), indent=2) + b"\n")


def read_report(path: Path) -> Report:
    """Read what `write_report` wrote."""
    return msgspec.json.decode(path.read_bytes(), type=Report)


def report_of(folder: Path) -> Report | None:
    """Return the report of a folder's last build; nothing where there is none that can be read."""
    try:
        return read_report(folder / "report.json")
    except (OSError, msgspec.DecodeError):
        return None


def state_from(manner: Manner, decisions: Iterable[Decision], *files: Path) -> str:
    """Return a hash of everything that a folder's files are made from."""
    digest = blake2b(digest_size=16)
    for part in (repr(manner), rules_version(), *map(repr, decisions)):
        digest.update(part.encode() + b"\0")
    for path in files:
        with path.open("rb") as file:
            digest.update(file_digest(file, "sha256").digest())
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Versions of kg, of the analyser and of its model: with them the same input gives the same bytes."""
    from kg import __version__

    named = {name: _installed(name) for name in ("kiwipiepy", "kiwipiepy_model")}
    return {"kg": __version__, **named, "rules": rules_version()}


def _installed(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # here, because a look-up needs it not

    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _counts(names: Iterable[str]) -> dict[str, int]:
    counted = Counter(names)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _best_connected(graph: Graph) -> tuple[Connected, ...]:
    connections: Counter[str] = Counter()
    for fact in graph.facts:
        connections.update((fact.subject, fact.object))
    for happening in graph.happenings:
        connections.update({iri for _, iri in happening.participants})
    found = [
        Connected(_korean(entity), entity.cls, connections[entity.iri])
        for entity in graph.entities
        if connections[entity.iri]
    ]
    return tuple(sorted(found, key=lambda one: (-one.connections, one.name, one.cls))[:BEST_CONNECTED])


def _korean(entity: Entity) -> str:
    """Return the Korean label, or the only one."""
    return next((label.text for label in entity.labels if label.lang == "ko"), entity.labels[0].text)
