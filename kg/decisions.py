"""What a person decided about identity: one readable file beside the graph, honoured by every build.

``decisions.tsv`` has one decision a line: what (``merge`` or ``distinct``), the class, and the two things. A thing
is its name; a person, whose name alone tells nothing, is the name with the end of an IRI: ``김민수 person-3f…``.
Taking a line out takes the decision back and gives the graph of before. The file is meant for version control.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from kg.errors import InputError, OutputError
from kg.types import EntityClass

FILE = "decisions.tsv"
What = Literal["merge", "distinct"]

_HEAD = (
    "# What is one thing and what is not, as a person decided; every build honours it. Keep it under version control.\n"
    "# merge or distinct <tab> class <tab> one <tab> the other\n"
)


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Two things of one class are one (``merge``) or are not (``distinct``); ``left`` sorts before ``right``."""

    what: What
    cls: EntityClass
    left: str
    right: str

    def __post_init__(self) -> None:
        if self.right < self.left:
            left, right = self.right, self.left
            object.__setattr__(self, "left", left)
            object.__setattr__(self, "right", right)

    def opposite(self) -> Decision:
        """Return the decision that says the contrary."""
        return Decision("distinct" if self.what == "merge" else "merge", self.cls, self.left, self.right)


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return the decisions of a folder, sorted; none where there is no file.

    Raises `InputError` that names the line for one that cannot be understood.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    found = {_parse(line, path, number) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"}
    for decision in sorted(found):
        if decision.opposite() in found:
            raise InputError(f"{path}: {decision.left} and {decision.right} are both merge and distinct; take one out")
    return tuple(sorted(found))


def _parse(line: str, path: Path, number: int) -> Decision:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != 4 or cells[0] not in get_args(What) or cells[1] not in get_args(EntityClass):
        raise InputError(f"{path}, line {number}: expected merge or distinct, a class and two names, with tabs between")
    return Decision(cast("What", cells[0]), cast("EntityClass", cells[1]), cells[2], cells[3])


def write_decisions(decisions: Iterable[Decision], folder: Path) -> None:
    """Write decisions, sorted; no file where there are none. Raises `OutputError`."""
    path = folder / FILE
    rows = [f"{d.what}\t{d.cls}\t{d.left}\t{d.right}\n" for d in sorted(set(decisions))]
    try:
        if not rows:
            path.unlink(missing_ok=True)
            return
        beside = path.with_name(f".{FILE}.{os.getpid()}.part")
        beside.write_text(_HEAD + "".join(rows), encoding="utf-8", newline="\n")
        os.replace(beside, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def decide(decision: Decision, folder: Path) -> bool:
    """Add a decision in place of its opposite; return False where it stood there already."""
    decisions = set(read_decisions(folder))
    if decision in decisions:
        return False
    write_decisions(decisions - {decision.opposite()} | {decision}, folder)
    return True


def take_back(decision: Decision, folder: Path) -> bool:
    """Take a decision out; return False where there was none."""
    decisions = set(read_decisions(folder))
    if decision not in decisions:
        return False
    write_decisions(decisions - {decision}, folder)
    return True
