"""What a store is known to hold: one line for each graph that it took, so that a broken load can go on."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from kg.errors import OutputError


class Journal:
    """The graphs at one endpoint with the hashes of their triples; a context manager.

    Each change is on disk before the next request; leaving the context writes the file anew without repeats.
    A last line that was cut off by a crash is not believed. No secret is kept: the file is named by a hash of
    the address.
    """

    def __init__(self, folder: Path, address: str) -> None:
        self.path = folder / f"{sha256(address.encode()).hexdigest()[:16]}.jsonl"
        self.graphs: dict[str, str] = {}

    def __enter__(self) -> Journal:
        """Read what is known and open the file for more. Raises `OutputError`."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists():
                self._read()
            self._rewrite()
            self._file = self.path.open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written ({error.strerror or error})") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file and write it anew."""
        self._file.close()
        self._rewrite()

    def keep(self, graph: str, digest: str) -> None:
        """Note that the store has a graph with this hash."""
        self.graphs[graph] = digest
        self._append({"graph": graph, "sha256": digest})

    def forget(self, graph: str) -> None:
        """Note that the store no longer has a graph."""
        self.graphs.pop(graph, None)
        self._append({"graph": graph, "sha256": None})

    def _append(self, entry: dict[str, str | None]) -> None:
        self._file.write(json.dumps(entry) + "\n")
        self._file.flush()

    def _read(self) -> None:
        for line in self.path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                entry = json.loads(line)
                graph, digest = str(entry["graph"]), entry["sha256"]
            except (ValueError, KeyError, TypeError):
                continue  # cut off by a crash: the graph is sent again
            if digest is None:
                self.graphs.pop(graph, None)
            else:
                self.graphs[graph] = str(digest)

    def _rewrite(self) -> None:
        beside = self.path.with_suffix(".part")
        lines = (json.dumps({"graph": graph, "sha256": self.graphs[graph]}) + "\n" for graph in sorted(self.graphs))
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        os.replace(beside, self.path)
