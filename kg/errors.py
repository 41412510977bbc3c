"""What can go wrong, as one tree.

- `KgError`: the run cannot go on (exit code 1)
  - `InputError`: something given cannot be read; names the file and what to do
    - `NothingBuiltError`: no announcement could be used; says of each why
  - `OutputError`: a result cannot be written; names the file and what to do
  - `StoreError`: a triple store cannot be reached or refuses; names the address, its answer and what to do
  - `KnowledgeError`: a file of ``ontology/`` is not as it must be; names file and entry

A document that cannot be used is no exception: it becomes a `kg.types.Failure` and the run goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.types import Failure


class KgError(Exception):
    """Base of all errors that kg raises on purpose; its text is one line for a person."""


class InputError(KgError):
    """Something given as input cannot be read at all."""


class NothingBuiltError(InputError):
    """No announcement could be used; ``failures`` says why, one by one."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        super().__init__("no announcement could be used" if failures else "no announcement found in the input")
        self.failures = tuple(sorted(failures))


class OutputError(KgError):
    """A result cannot be written."""


class StoreError(KgError):
    """A triple store cannot be reached, or does not take what is sent."""


class KnowledgeError(KgError):
    """A data file of the ontology is not as its reader expects."""
