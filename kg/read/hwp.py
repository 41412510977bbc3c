"""HWP 5, the binary format of Hangul, through hwp-hwpx-parser, within bounds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from kg.read.whole import Content, document_in, failure
from kg.types import Document, Failure

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VERSION_3 = b"HWP Document File V3"

# The library inflates a section whole; a bomb is refused before.
MAX_SECTIONS = 64 << 20

_TABLE_RULE = re.compile(r"^\|(?: ?-{3,} ?\|)+$")
_TABLE_ROW = re.compile(r"^\|(.*)\|$")


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a .hwp file."""
    return document_in(path, lambda raw: _content(path, raw))


def _content(path: Path, raw: bytes) -> Content | Failure:
    if not raw.startswith(_OLE):
        return failure("HWP 3 is not read; save it as HWPX" if raw.startswith(_VERSION_3) else "no HWP document")
    text = _text(path)
    return text if isinstance(text, Failure) else (text, None)


def _text(path: Path) -> str | Failure:
    from hwp_hwpx_parser import ExtractOptions, HWP5Reader, ImageMarkerStyle

    try:
        with HWP5Reader(str(path)) as reader:
            if not reader.is_valid():
                return failure("no HWP document")
            if reader.is_encrypted():
                return failure("encrypted document")
            if _inflated(path) > MAX_SECTIONS:
                return failure(f"more than {MAX_SECTIONS >> 20} MB unpacked: refused as a bomb")
            options = ExtractOptions(paragraph_separator="\n", image_marker=ImageMarkerStyle.NONE)
            return "\n".join(_cells(str(reader.extract_text(options))))
    except Exception as error:  # the library raises whatever olefile, zlib and struct raise on a broken file
        return failure(f"broken HWP document: {type(error).__name__}")


def _inflated(path: Path) -> int:
    """Return how large the sections are unpacked, or a little more than may be."""
    import olefile

    total = 0
    with olefile.OleFileIO(str(path)) as file:
        for name in file.listdir():
            if name[0] == "BodyText":
                stream = file.openstream(name).read()
                inflater = zlib.decompressobj(-15)
                try:
                    total += len(inflater.decompress(stream, MAX_SECTIONS + 1))
                except zlib.error:  # not compressed
                    total += len(stream)
    return total


def _cells(text: str) -> Iterator[str]:
    """Yield lines, the cells of tables a line each."""
    for line in text.split("\n"):
        row = _TABLE_ROW.match(line.strip())
        if _TABLE_RULE.match(line.strip()):
            continue
        if row:
            yield from (cell.strip() for cell in row[1].split(" | "))
        else:
            yield line
