"""Each announcement once: one id, one text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from kg.types import Document, Failure


class Unique:
    """Let the first document of each id through and count the later ones that say the same.

    A later one with the same id and another text is a `Failure` that names both.
    """

    def __init__(self) -> None:
        self.repeated = 0
        self._seen: dict[str, bytes] = {}

    def __call__(self, documents: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """Yield first documents, failures for second ones that differ, and the failures given."""
        for item in documents:
            if isinstance(item, Failure):
                yield item
                continue
            content = hashlib.sha256(item.text.encode()).digest()
            if item.id not in self._seen:
                self._seen[item.id] = content
                yield item
            elif self._seen[item.id] == content:
                self.repeated += 1
            else:
                yield Failure(item.id, "read", f"a second announcement with this id, left out: {_start(item)}")


def _start(document: Document) -> str:
    """Quote the beginning of a document, so that a person finds it."""
    return repr(document.text[:30].replace("\n", " ") + "…")
