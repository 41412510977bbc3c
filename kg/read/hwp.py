"""HWP 5, the binary format of Hangul, through hwp-hwpx-parser."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg.read.bounded import MAX_FILE, read_bytes
from kg.types import Document, Failure

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VERSION_3 = b"HWP Document File V3"


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a .hwp file."""
    content = read_bytes(path, MAX_FILE)
    if isinstance(content, Failure):
        yield content
        return
    if not content.startswith(_OLE):
        older = content.startswith(_VERSION_3)
        yield Failure("", "read", "HWP 3 is not read; save it as HWPX" if older else "no HWP document")
        return
    text = _text(path)
    if isinstance(text, Failure):
        yield text
    else:
        yield Document("", None, text, None, None, None, hashlib.sha256(content).hexdigest())


def _text(path: Path) -> str | Failure:
    from hwp_hwpx_parser import Reader

    try:
        with Reader(str(path)) as reader:
            if reader.is_encrypted:
                return Failure("", "read", "encrypted document")
            return str(reader.extract_text())
    except Exception as error:  # the library raises whatever olefile, zlib and struct raise on a broken file
        return Failure("", "read", f"broken HWP document: {type(error).__name__}")
