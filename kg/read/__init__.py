"""Files in, documents out: one module for each format and a table from suffix to module.

A reader is a function ``read(path)`` that yields a `kg.types.Document` for each announcement of the file and a
`kg.types.Failure` for each that cannot be used. A document has the ``id`` that its file gives it, or an
empty one where the file gives none; `read_inputs` then makes a stable one. Readers do not clean text.
The table of formats is `kg.read.formats`.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

from kg.read.fetched import NAME as FETCHED
from kg.read.formats import CONTAINERS, READERS, Format, missing, reader_for, suffix_of
from kg.types import Document, Failure

STANDARD_INPUT = "-"
_STREAM = "standard input"

# Archives inside archives are read so deep and no deeper.
MAX_DEPTH = 3


def read_inputs(
    inputs: Sequence[str | Path],
    *,
    published: date | None = None,
    leave_out: Path | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Failure]:
    """Read files, folders and ``-`` (standard input) in the order given, folders in the order of their paths.

    ``published`` dates the documents that bear no date. ``leave_out`` is a folder not to walk into (the output of an
    earlier run). ``columns`` names fields of ours by those of the input. A document without an id gets its path inside
    the input, or the hash of its content where its file holds many. Nothing is raised for a bad file: each becomes a
    `Failure`.
    """
    for given in inputs:
        with _files(given, leave_out) as files:
            for path, name in files:
                for item in _read_file(path, name, columns or {}):
                    if isinstance(item, Document) and item.published is None:
                        item = replace(item, published=published)
                    yield item


@contextmanager
def _files(given: str | Path, leave_out: Path | None) -> Iterator[list[tuple[Path, str]]]:
    """Give the files of one input, each with the name by which messages and ids call it."""
    path = Path(given)
    if str(given) == STANDARD_INPUT:
        with tempfile.TemporaryDirectory(prefix="kg-") as folder:
            yield [(_standard_input(Path(folder)), _STREAM)]
    elif path.is_dir():
        yield [(found, found.relative_to(path).as_posix()) for found in _walk(path, leave_out)]
    else:
        yield [(path, path.name)]


def _walk(folder: Path, leave_out: Path | None) -> list[Path]:
    """List the files below a folder in the order of their paths, without hidden ones and records of fetching."""
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))  # reading it will say why

    for root, folders, files in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".") and not _same(Path(root, name), leave_out)]
        found += [Path(root, name) for name in files if not name.startswith(".") and name != FETCHED]
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
    return copy.rename(copy.with_suffix(".jsonl" if first == b"{" else suffix_of(copy) or ".txt"))


def _read_file(path: Path, name: str, columns: Mapping[str, str], depth: int = 0) -> Iterator[Document | Failure]:
    """Read one file; whatever goes wrong in it is a failure that names it."""
    if not path.exists():
        yield Failure(name, "read", "no such file or folder")
        return
    nothing = True
    try:
        for item in _items(path, name, columns, depth):
            nothing = False
            yield item
    except OSError as error:
        yield Failure(name, "read", _one_line(error.strerror or str(error)))
    except Exception as error:  # the parsers of seven libraries: a fault of one file must stay with it
        yield Failure(name, "read", _one_line(f"cannot be read: {type(error).__name__}: {error}"))
    else:
        if nothing:
            yield Failure(name, "read", "no announcement in it")


def _items(path: Path, name: str, columns: Mapping[str, str], depth: int) -> Iterator[Document | Failure]:
    """Read one file as what it is."""
    suffix = suffix_of(path)
    if suffix in CONTAINERS:
        yield from _read_container(path, name, suffix, columns, depth)
    elif suffix in READERS:
        yield from _read_as(READERS[suffix], path, name, columns)
    else:
        yield Failure(name, "read", f"no reader for {path.suffix or 'a file without suffix'}")


def _one_line(message: str) -> str:
    return " ".join(message.split())[:200]


def _read_as(form: Format, path: Path, name: str, columns: Mapping[str, str]) -> Iterator[Document | Failure]:
    """Read a file of a known format."""
    needed = missing(form)
    if needed:
        yield Failure(name, "read", needed)
        return
    for item in reader_for(form, columns)(path):
        if isinstance(item, Failure):
            yield replace(item, document=f"{name}, {item.document}" if item.document else name)
        else:
            yield item if item.id else replace(item, id=content_id(item) if form.many or name == _STREAM else name)


def _read_container(
    path: Path, name: str, suffix: str, columns: Mapping[str, str], depth: int
) -> Iterator[Document | Failure]:
    """Read the files inside a file, in a folder that is gone afterwards."""
    if depth >= MAX_DEPTH:
        yield Failure(name, "read", f"archives in archives, more than {MAX_DEPTH} deep")
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        for member in import_module(CONTAINERS[suffix]).unpack(path, Path(folder)):
            if isinstance(member, Document):
                yield member if member.id else replace(member, id=name)
            elif isinstance(member, Failure):
                yield replace(member, document=f"{name}/{member.document}" if member.document else name)
            else:
                inner, inner_name = member
                yield from _read_file(inner, f"{name}/{inner_name}", columns, depth + 1)


def content_id(document: Document) -> str:
    """Return an id made from what a document says, so that it does not depend on where it stands."""
    content = "\n".join((document.title or "", document.text))
    return "sha256-" + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:24]
