"""Files of one run, written beside their place and moved there together at the end.

A run that fails or is interrupted leaves the files of the run before as they were.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError

# Scratch files of a run; they vanish with it.
SCRATCH = "scratch"

# The name of a run's own folder begins so and goes on with the number of its process.
_PREFIX = ".kg-"


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a temporary folder inside ``folder``; on success move the files in it up into ``folder``.

    What lies in its sub-folder `SCRATCH` is thrown away. Raises `OutputError` where ``folder`` cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        stage = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=folder))
        (stage / SCRATCH).mkdir()
    except OSError as error:
        raise _cannot_write(folder, error) from error
    try:
        yield stage
        _move_up(stage, folder)
    except OSError as error:
        if error.filename is not None and str(folder) not in str(error.filename):
            raise
        raise _cannot_write(folder, error) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move_up(stage: Path, folder: Path) -> None:
    for path in sorted(stage.iterdir()):
        if path.name != SCRATCH:
            os.replace(path, folder / path.name)


def _tidy(folder: Path) -> None:
    """Take away what runs that were killed have left."""
    for path in folder.glob(f"{_PREFIX}*-*"):
        process = path.name.removeprefix(_PREFIX).split("-")[0]
        if process.isdigit() and not _at_work(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def _at_work(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere the question itself can end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _cannot_write(folder: Path, error: OSError) -> OutputError:
    return OutputError(f"{folder}: cannot write the output: {error.strerror or error}")
