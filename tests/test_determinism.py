"""The same announcements give the same bytes, whatever the order, the hash seed and the number of processes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".jsonl", ".txt"})
FILES = ("graph.ttl", "graph.nq", "dataset.ttl", "graph.html", "extractions.jsonl", "report.json")


def build(inputs: list[Path], output: Path, *, seed: str, jobs: int, **variables: str) -> dict[str, bytes]:
    """Run ``kg build`` in a process of its own, with some variables, and return the bytes of its files."""
    command = [sys.executable, "-m", "kg", "build", *map(str, inputs)]
    command += ["--output", str(output), "--jobs", str(jobs), "--quiet"]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"} | variables
    done = subprocess.run(command, env=environment, cwd=output.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name: (output / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of an ordinary run: the folder as it is, one process, hash seed 0."""
    return build([ROOT / "examples"], tmp_path_factory.mktemp("usual") / "out", seed="0", jobs=1)


def test_neither_hash_seed_nor_processes_nor_locale_change_a_byte(usual: dict[str, bytes], tmp_path: Path) -> None:
    """Another hash seed, two processes, and a locale without UTF-8 give the bytes of the ordinary run."""
    assert build([ROOT / "examples"], tmp_path / "out", seed="1", jobs=2, LC_ALL="C") == usual


def test_a_korean_locale_before_unicode_changes_no_byte(usual: dict[str, bytes], tmp_path: Path) -> None:
    """Under ko_KR.EUC-KR the files are the same, and a sign that EUC-KR lacks is printed as a question mark."""
    if shutil.which("localedef") is None or not Path("/usr/share/i18n/locales/ko_KR").exists():
        pytest.skip("needs localedef and the sources of ko_KR (Debian package locales)")
    made = subprocess.run(
        ["localedef", "-i", "ko_KR", "-f", "EUC-KR", str(tmp_path / "ko_KR.EUC-KR")], capture_output=True, check=False
    )
    assert (tmp_path / "ko_KR.EUC-KR" / "LC_CTYPE").exists(), made.stderr
    korean = {"LOCPATH": str(tmp_path), "LC_ALL": "ko_KR.EUC-KR", "PYTHONUTF8": "0"}
    output = tmp_path / "out"
    assert build([ROOT / "examples"], output, seed="1", jobs=1, **korean) == usual
    environment = os.environ | korean | {"PYTHONPATH": str(ROOT)}
    (tmp_path / "few").mkdir()
    build([EXAMPLES[0]], tmp_path / "few", seed="1", jobs=1, **korean)
    shown = subprocess.run(
        [sys.executable, "-m", "kg", "diff", str(tmp_path / "few"), str(output)],
        env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert shown.returncode == 0, shown.stderr
    assert "미국바이오협회 ? signedMOUWith → 한국바이오협회" in shown.stdout.decode("euc_kr")


def test_the_order_of_the_input_does_not_change_a_byte(usual: dict[str, bytes], tmp_path: Path) -> None:
    """The files of the folder given one by one in another order give the bytes of the ordinary run."""
    shuffled = random.Random(20230425).sample(EXAMPLES, len(EXAMPLES))
    assert shuffled != EXAMPLES
    assert build(shuffled, tmp_path / "out", seed="1", jobs=1) == usual


def test_no_file_names_the_machine(usual: dict[str, bytes]) -> None:
    """No output file holds an absolute path of the place where it was made."""
    for name, content in usual.items():
        assert str(ROOT).encode() not in content, name
        assert b"\r" not in content.replace(b"\\r", b""), name
