"""Files in, documents out: one module for each format and a table from suffix to module.

A reader is a function ``read(path)`` that yields a `kg.types.Document` for each announcement of the file and a
`kg.types.Failure` for each that cannot be used. A document has the ``id`` that its file gives it, or an
empty one where the file gives none; `read_inputs` then makes a stable one. Readers do not clean text.

To add a format, write ``kg/read/<format>.py`` with such a function and add its suffixes to `READERS`.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import cast

from kg.types import Document, Failure, Reader

READERS = {
    ".jsonl": "kg.read.json_lines",
    ".ndjson": "kg.read.json_lines",
    ".txt": "kg.read.plain_text",
}

STANDARD_INPUT = "-"


def read_inputs(
    inputs: Sequence[str | Path], *, published: date | None = None, leave_out: Path | None = None
) -> Iterator[Document | Failure]:
    """Read files, folders and ``-`` (standard input) in the order given, folders in the order of their paths.

    ``published`` dates the documents that bear no date. ``leave_out`` is a folder not to walk into (the output
    of an earlier run). A document without an id gets its path inside the input, or the hash of its content where
    its file holds many. Nothing is raised for a bad file: each becomes a `Failure`.
    """
    for given in inputs:
        with _files(given, leave_out) as files:
            for path, name in files:
                for item in _read_file(path, name):
                    undated = isinstance(item, Document) and item.published is None
                    yield replace(item, published=published) if undated else item


def reader_of(path: Path) -> Reader | None:
    """Return the reader for a file by its suffix, or None where there is none."""
    module = READERS.get(path.suffix.lower())
    return cast(Reader, import_module(module).read) if module else None


@contextmanager
def _files(given: str | Path, leave_out: Path | None) -> Iterator[list[tuple[Path, str]]]:
    """Give the files of one input, each with the name by which messages and ids call it."""
    path = Path(given)
    if str(given) == STANDARD_INPUT:
        with tempfile.TemporaryDirectory(prefix="kg-") as folder:
            yield [(_standard_input(Path(folder)), "standard input")]
    elif path.is_dir():
        yield [(found, found.relative_to(path).as_posix()) for found in _walk(path, leave_out)]
    else:
        yield [(path, path.name)]


def _walk(folder: Path, leave_out: Path | None) -> list[Path]:
    """List the files below a folder in the order of their paths, without hidden ones."""
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and not _same(Path(root, name), leave_out)]
        found += [Path(root, name) for name in files if not name.startswith(".")]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def _standard_input(folder: Path) -> Path:
    """Copy standard input to a file, named for what it looks like, so that every reader can read it."""
    first = b""
    copy = folder / "input"
    with copy.open("wb") as file:
        while block := sys.stdin.buffer.read(1 << 20):
            first = first or block.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
            file.write(block)
    return copy.rename(copy.with_suffix(".jsonl" if first == b"{" else ".txt"))


def _read_file(path: Path, name: str) -> Iterator[Document | Failure]:
    """Read one file and give each of its documents an id, each of its failures the file's name."""
    reader = reader_of(path)
    if not path.exists():
        yield Failure(name, "read", "no such file or folder")
    elif reader is None:
        yield Failure(name, "read", f"no reader for {path.suffix or 'a file without suffix'}")
    else:
        try:
            for item in reader(path):
                yield _named(item, name)
        except OSError as error:
            yield Failure(name, "read", error.strerror or str(error))


def _named(item: Document | Failure, name: str) -> Document | Failure:
    if isinstance(item, Failure):
        return replace(item, document=f"{name}, {item.document}" if item.document else name)
    if item.id:
        return item
    single = name.endswith(".txt")
    return replace(item, id=name if single else content_id(item))


def content_id(document: Document) -> str:
    """Return an id made from what a document says, so that it does not depend on where it stands."""
    content = "\n".join((document.title or "", document.text))
    return "sha256-" + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:24]
