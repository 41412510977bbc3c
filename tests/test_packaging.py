"""A wheel of the repository, alone in an empty environment, does what the clone does."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = ("graph.ttl", "graph.nq", "dataset.ttl", "graph.html", "extractions.jsonl", "report.json")


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command that must succeed, without anything of the repository on its path; return what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=clean | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the build backend of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    run(*pip, "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel with its dependencies into an empty environment and return that environment's programs."""
    home = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet")
    run(*pip, "--constraint", ROOT / "constraints.txt", wheel, cwd=home)
    return programs


def test_the_wheel_holds_the_data_and_nothing_else(wheel: Path) -> None:
    """Ontology, command line and package are in the wheel; tests, examples and the top level of the clone are not."""
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name for name in names if ".dist-info/" not in name}
    assert {"kg/__init__.py", "kg/cli.py", "kg/_ontology/kg.ttl"} <= inside
    data = {path.relative_to(ROOT / "ontology").as_posix() for path in (ROOT / "ontology").rglob("*") if path.is_file()}
    assert {name.removeprefix("kg/_ontology/") for name in inside if name.startswith("kg/_ontology/")} == data
    assert all(name.startswith("kg/") for name in inside)


def test_the_installed_command_builds_from_any_folder(installed: Path, tmp_path: Path) -> None:
    """``kg build`` of the wheel, run elsewhere, finds its ontology and template and writes the clone's bytes."""
    example = ROOT / "examples" / "01-koreabio-bio.jsonl"
    run(installed / "kg", "build", example, "--output", "made", cwd=tmp_path)
    run(sys.executable, ROOT / "cli.py", "build", example, "--output", "clone", cwd=tmp_path)
    for name in FILES:
        assert (tmp_path / "made" / name).read_bytes() == (tmp_path / "clone" / name).read_bytes(), name


def test_the_installed_library_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """``import kg`` in the empty environment is the wheel's package, not the clone's."""
    place = run(installed / "python", "-c", "import kg; print(kg.__file__)", cwd=tmp_path).strip()
    assert Path(place).is_relative_to(installed.parent)
