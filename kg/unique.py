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
        self._seen: dict[str, tuple[bytes, str]] = {}

    def __call__(self, documents: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """Yield first documents, failures for second ones that differ, and the failures given."""
        for item in documents:
            if isinstance(item, Failure):
                yield item
                continue
            content = hashlib.sha256(item.text.encode()).digest()
            first, start = self._seen.setdefault(item.id, (content, _start(item)))
            if first is content:
                yield item
            elif first == content:
                self.repeated += 1
            else:
                message = f"two announcements have this id: kept {start}, left out {_start(item)}"
                yield Failure(item.id, "read", message)


def _start(document: Document) -> str:
    """Quote the beginning of a document, so that a person finds it."""
    return repr(document.text[:30].replace("\n", " ") + "…")
