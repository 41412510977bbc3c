"""Annotated announcements: what a reader found in each, as ``<id>.json`` files of one folder.

The format is that of ``docs/how-to/annotate.md``. Entities have ids of their own inside a file; relations and
events use them. ``"optional": true`` marks a relation that is true but arguable.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError

# An annotated event type -> the class of the ontology, where they differ (Publication is the journal there).
EVENT_CLASS = {"Publication": "Publishing"}
_COMPANY_FORM = re.compile(r"㈜|\(주\)|주식회사")
_NO_LETTER = re.compile(r"[\W_]+")

Edge = tuple[str, str, str]
"""Subject, property, object."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event; ``cls`` is the ontology's class, ``amount`` counts units of its currency."""

    cls: str
    participants: frozenset[str]
    date: str | None
    amount: float | None


@dataclass(frozen=True, slots=True)
class Gold:
    """What a reader found in one announcement. ``names`` are the forms of each entity by its id."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, str]
    required: frozenset[Edge]
    optional: frozenset[Edge]
    events: tuple[GoldEvent, ...]

    def ids(self) -> dict[str, str]:
        """Return the id of the entity that each name means, by `key`."""
        return {key(name): one for one, names in self.names.items() for name in names}


def key(name: str) -> str:
    """Return what two writings of one name share: no case, spaces, punctuation or company form.

    >>> key("㈜가온 바이오") == key("가온바이오")
    True
    """
    folded = _COMPANY_FORM.sub("", unicodedata.normalize("NFKC", name).casefold())
    return _NO_LETTER.sub("", folded)


def read_gold(folder: Path) -> dict[str, Gold]:
    """Read all annotations of a folder by the id of the announcement, which is the name of the file.

    Raises `InputError` where the folder holds none or one of them is not as it must be.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InputError(f"{folder}: no annotations found; it must hold one <id>.json for each announcement")
    return {path.stem: _read(path) for path in paths}


def _read(path: Path) -> Gold:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return _gold(path.stem, found)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not an annotation: {type(error).__name__}: {error}") from error


def _gold(name: str, found: dict[str, Any]) -> Gold:
    def edges(*, optional: bool) -> frozenset[Edge]:
        return frozenset(
            (r["s"], r["p"], r["o"]) for r in found["relations"] if bool(r.get("optional", False)) is optional
        )

    return Gold(
        name,
        {entity["id"]: tuple(entity["names"]) for entity in found["entities"]},
        {entity["id"]: entity["type"] for entity in found["entities"]},
        edges(optional=False),
        edges(optional=True),
        tuple(_event(one) for one in found.get("events", [])),
    )


def _event(found: dict[str, Any]) -> GoldEvent:
    amount = found.get("amount")
    return GoldEvent(
        EVENT_CLASS.get(found["type"], found["type"]),
        frozenset(found["participants"]),
        found.get("date") or None,
        None if amount is None else float(amount),
    )
