"""One writer at a time in one folder: a second process waits until the first is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError


@contextmanager
def locked(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a folder; call ``waiting`` once before waiting for another process to let it go.

    The system frees the lock of a process that ends in whatever way. Raises `OutputError` where the folder cannot
    be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _open(folder)
    except OSError as error:
        raise OutputError(f"{folder}: cannot write the output: {error.strerror or error}") from error
    try:
        if not _acquire(handle, wait=False):
            waiting()
            _acquire(handle, wait=True)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt
    import time

    def _open(folder: Path) -> int:
        return os.open(folder / ".kg.lock", os.O_RDWR | os.O_CREAT, 0o666)

    def _acquire(handle: int, *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)
            else:
                return True

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _acquire(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
