"""Disjoint sets, some of which must stay apart: the one small structure that all merging stands on."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Sets(Generic[T]):
    """Disjoint sets of anything hashable; what was never joined stands alone."""

    def __init__(self) -> None:
        self._parents: dict[T, T] = {}
        self._apart: dict[T, set[T]] = {}

    def find(self, item: T) -> T:
        """Return the present root of an item's set."""
        root = item
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while item != root:
            self._parents[item], item = root, self._parents.get(item, item)
        return root

    def keep_apart(self, left: T, right: T) -> None:
        """Never put two items into one set from now on; what is in one set already stays there."""
        a, b = self.find(left), self.find(right)
        if a != b:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def may_join(self, left: T, right: T) -> bool:
        """Tell whether nothing forbids that two items come into one set."""
        return self.find(right) not in self._apart.get(self.find(left), ())

    def join(self, kept: T, other: T) -> bool:
        """Put two items into one set, whose root is that of ``kept``; return whether they are in one set now."""
        a, b = self.find(kept), self.find(other)
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        self._parents[b] = a
        for distinct in self._apart.pop(b, ()):
            self._apart[distinct].discard(b)
            self._apart[distinct].add(a)
            self._apart.setdefault(a, set()).add(distinct)
        return True
