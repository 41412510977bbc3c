"""Where the data of ``ontology/`` lies, in a clone and in an installed wheel alike."""

from __future__ import annotations

import tomllib
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kg.errors import KnowledgeError

_PACKAGE = Path(__file__).resolve().parent
_FOLDER = next(p for p in (_PACKAGE / "_ontology", _PACKAGE.parent / "ontology") if p.is_dir())


def ontology_path(name: str) -> Path:
    """Return the path of a file or folder below ``ontology/``.

    Raises `KnowledgeError` where it does not exist.
    """
    path = _FOLDER / name
    if not path.exists():
        raise KnowledgeError(f"ontology/{name}: not found; reinstall kg")
    return path


def load_toml(name: str) -> dict[str, Any]:
    """Read a TOML file below ``ontology/``. Raises `KnowledgeError` where it does not parse."""
    try:
        return tomllib.loads(ontology_path(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"ontology/{name}: {error}") from error


def load_table(name: str) -> list[dict[str, str]]:
    """Read a tab-separated table with a header row; lines that begin with ``#`` are comments.

    Cells are stripped; a missing cell is empty. Raises `KnowledgeError` for a row that is too long.
    """
    lines = [
        (number, line)
        for number, line in enumerate(ontology_path(name).read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    header = [cell.strip() for cell in lines[0][1].split("\t")]
    rows = []
    for number, line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(header):
            raise KnowledgeError(f"ontology/{name}, line {number}: {len(cells)} cells for {len(header)} columns")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return rows


@cache
def rules_version() -> str:
    """Return a hash of all that decides what is read from a text: the ontology's data and the program itself.

    The command line is left out: it decides nothing, and stands inside the package in a wheel only.
    """
    digest = blake2b(digest_size=16)
    for root, pattern in ((_FOLDER, "*"), (_PACKAGE, "*.py")):
        for path in sorted(root.rglob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts and path != _PACKAGE / "cli.py":
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
