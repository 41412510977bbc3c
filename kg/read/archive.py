"""ZIP archives, within bounds: a bomb is refused before it bursts, and no name leads out of the folder."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kg.read.bounded import MAX_FILE
from kg.types import Failure

MAX_MEMBERS = 10_000
# All members together, unpacked.
MAX_UNPACKED = 1 << 30
# Deflate cannot shrink text of a language more than about fifteenfold; a bomb has a thousand.
MAX_RATIO = 200

_BLOCK = 1 << 16
_ENCRYPTED = 0x1
_UTF8 = 0x800


def unpack(path: Path, folder: Path) -> Iterator[tuple[Path, str] | Failure]:
    """Put each file of an archive into a folder, under a name of our own, and yield it with its name in the archive."""
    refused = refusal(path)
    if refused:
        yield Failure("", "read", refused)
        return
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if not member.is_dir() and not _hidden(member.filename)]
        for number, member in enumerate(sorted(members, key=lambda member: member.filename)):
            name = _shown(member)
            place = folder / f"{number:05}{PurePosixPath(name).suffix.lower()}"
            reason = _extract(archive, member, place)
            yield Failure(name, "read", reason) if reason else (place, name)
            place.unlink(missing_ok=True)


def refusal(path: Path) -> str | None:
    """Say why an archive is not opened: broken, encrypted, or larger unpacked than can be honest; None where it is."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        return f"broken archive: {error}"
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        return f"{len(members):,} files in it, more than {MAX_MEMBERS:,}"
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(path.stat().st_size, _BLOCK):
        return f"{unpacked >> 20:,} MB unpacked from {path.stat().st_size >> 10:,} kB: refused as a bomb"
    if members and all(member.flag_bits & _ENCRYPTED for member in members):
        return "encrypted archive"
    return None


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path) -> str | None:
    """Write one member; return why not. `zipfile` itself reads no more than the size that the archive declares."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")):
        return "refused: its name leads out of the archive"
    if member.file_size > MAX_FILE:
        return f"{member.file_size >> 20:,} MB, more than {MAX_FILE >> 20} MB"
    try:
        with archive.open(member) as source, place.open("wb") as target:
            while block := source.read(_BLOCK):
                target.write(block)
    except RuntimeError as error:
        return "encrypted" if "encrypted" in str(error) else f"broken in the archive: {error}"
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        return f"broken in the archive: {error}"
    return None


def _hidden(name: str) -> bool:
    """Tell what macOS and other systems add to an archive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)


def _shown(member: zipfile.ZipInfo) -> str:
    """Return a member's name; without the mark of UTF-8 it is UTF-8 all the same, or the CP949 of a Korean Windows."""
    if member.flag_bits & _UTF8:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
