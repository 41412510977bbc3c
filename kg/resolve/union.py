"""Disjoint sets: the one small structure that all merging stands on."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Sets(Generic[T]):
    """Disjoint sets of anything hashable; what was never joined stands alone."""

    def __init__(self) -> None:
        self._parents: dict[T, T] = {}

    def find(self, item: T) -> T:
        """Return the present root of an item's set."""
        root = item
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while item != root:
            self._parents[item], item = root, self._parents.get(item, item)
        return root

    def join(self, kept: T, other: T) -> None:
        """Put two items into one set, whose root is that of ``kept``."""
        a, b = self.find(kept), self.find(other)
        if a != b:
            self._parents[b] = a
