"""The formats of announcements: a table from suffix to reading module, and how to recognise a file without one.

To add a format, write ``kg/read/<format>.py`` with ``read(path)`` and add its suffix here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from kg.types import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is read.

    ``many`` says that a file holds many announcements, so that their ids cannot come from its path; ``named`` that they
    have named fields, whose names can be given. ``library`` is what has to be installed, with the extra that brings it.
    """

    module: str
    many: bool = False
    named: bool = False
    library: str | None = None


TEXT = Format("kg.read.plain_text")
LINES = Format("kg.read.json_lines", many=True, named=True)
READERS = {
    ".txt": TEXT,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".json": Format("kg.read.json_file", many=True, named=True),
    ".csv": Format("kg.read.table", many=True, named=True),
    ".tsv": Format("kg.read.table", many=True, named=True),
    ".md": Format("kg.read.markdown"),
    ".markdown": Format("kg.read.markdown"),
    ".html": Format("kg.read.html"),
    ".htm": Format("kg.read.html"),
    ".xhtml": Format("kg.read.html"),
    ".rss": Format("kg.read.feed", many=True, library="feedparser"),
    ".atom": Format("kg.read.feed", many=True, library="feedparser"),
    ".xml": Format("kg.read.feed", many=True, library="feedparser"),
    ".docx": Format("kg.read.docx", library="docx"),
    ".hwpx": Format("kg.read.hwpx"),
    ".hwp": Format("kg.read.hwp", library="hwp_hwpx_parser"),
    ".pdf": Format("kg.read.pdf", library="pypdfium2"),
}

# Files that hold other files: a function ``unpack(path, folder)`` of the module puts them into a folder.
CONTAINERS = {".zip": "kg.read.archive", ".eml": "kg.read.mail"}

# How a file begins, where its suffix says nothing.
_BEGINNINGS = (
    (b"%PDF-", ".pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".hwp"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"<rss", ".rss"),
    (b"<feed", ".atom"),
    (b'{"', ".jsonl"),
    (b"[{", ".json"),
)
_INSIDE_ZIP = (("word/document.xml", ".docx"), ("Contents/header.xml", ".hwpx"))
_HEAD = 1024


def suffix_of(path: Path) -> str:
    """Return the suffix that says how a file is read: its own, or, where that is unknown, one that its content tells.

    The empty string stands for none.
    """
    own = path.suffix.lower()
    return own if own in READERS or own in CONTAINERS else _recognised(path)


def reader_for(form: Format, columns: Mapping[str, str]) -> Reader:
    """Return the reader of a format; ``columns`` names fields of our own by those of the file."""
    read = import_module(form.module).read
    return cast("Reader", partial(read, columns=columns) if form.named else read)


def missing(form: Format) -> str | None:
    """Say what to install where the library of a format is not there."""
    if form.library is None or find_spec(form.library) is not None:
        return None
    return "needs more than the plain installation: pip install 'kg-announcements[documents]'"


def _recognised(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"<?xml"):
        head = head[head.find(b"?>") + 2 :].lstrip()
    if head.startswith(b"pk\x03\x04") and zipfile.is_zipfile(path):
        names = set(zipfile.ZipFile(path).namelist())
        return next((suffix for name, suffix in _INSIDE_ZIP if name in names), ".zip")
    return next((suffix for beginning, suffix in _BEGINNINGS if head.startswith(beginning.lower())), "")
