"""Files of one run appear together or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.staging import SCRATCH, staged

ROOT = Path(__file__).resolve().parent.parent


def content(folder: Path) -> dict[str, str]:
    """Return the names and texts in a folder."""
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_files_appear_at_the_end(tmp_path: Path) -> None:
    """Nothing of a run is seen before its end, then all but the scratch files is there."""
    folder = tmp_path / "new" / "out"
    with staged(folder) as stage:
        (stage / "a").write_text("1")
        (stage / SCRATCH / "b").write_text("2")
        assert not (folder / "a").exists()
    assert content(folder) == {"a": "1"}


def test_a_failed_run_leaves_the_old_files(tmp_path: Path) -> None:
    """An exception leaves every file of the run before, and no other."""
    (tmp_path / "a").write_text("old")

    def run() -> None:
        with staged(tmp_path) as stage:
            (stage / "a").write_text("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert content(tmp_path) == {"a": "old"}


def test_a_killed_run_leaves_the_old_files_and_the_next_one_tidies(tmp_path: Path) -> None:
    """A run killed outright leaves the old files whole; the next run takes its left-overs away."""
    (tmp_path / "a").write_text("old")
    program = (
        "import os, pathlib\n"
        "from kg.staging import staged\n"
        f"with staged(pathlib.Path({str(tmp_path)!r})) as stage:\n"
        "    (stage / 'a').write_text('new')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "a").read_text() == "old"
    with staged(tmp_path) as stage:
        (stage / "b").write_text("2")
    assert content(tmp_path) == {"a": "old", "b": "2"}


def test_the_files_of_a_run_still_at_work_are_left_alone(tmp_path: Path) -> None:
    """Two runs into one folder do not take away each other's files."""
    with staged(tmp_path) as first:
        (first / "a").write_text("1")
        with staged(tmp_path) as second:
            (second / "b").write_text("2")
        assert (first / "a").exists()
    assert content(tmp_path) == {"a": "1", "b": "2"}


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    """A file can be read by whoever could read a file written in place."""
    (tmp_path / "plain").write_text("")
    with staged(tmp_path) as stage:
        (stage / "a").write_text("1")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder below a file, or on a read-only place, is one clear error that names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file/out: cannot write the output"), staged(tmp_path / "file" / "out"):
        pass
    if os.geteuid() != 0:
        tmp_path.chmod(0o500)
        with pytest.raises(OutputError, match="cannot write"), staged(tmp_path / "out"):
            pass
