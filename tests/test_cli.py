"""The command ``kg build``: what it prints, what it leaves behind, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from cli import main

ROOT = Path(__file__).resolve().parent.parent
RDF = {"graph.ttl", "graph.nq", "ontology.ttl", "shapes.ttl", "dataset.ttl"}
FILES = RDF | {"graph.html", "extractions.jsonl", "report.json", "store"}
TEXT = "가나바이오는 다라대학교와 신약 연구를 위한 업무협약을 체결했다고 30일 밝혔다."


def build(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run ``kg build``."""
    return CliRunner().invoke(main, ["build", *map(str, arguments)], input=stdin)


def line(**fields: object) -> bytes:
    """One line of JSON."""
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def made(folder: Path) -> set[str]:
    """Return the names in an output folder."""
    return {path.name for path in folder.iterdir()}


@pytest.fixture(scope="module")
def bad_input(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind of bad input among good announcements."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "decomposed.txt").write_bytes(unicodedata.normalize("NFD", TEXT + " NFD.").encode())
    (folder / "controls.txt").write_bytes((TEXT + "\x07\x1b \x0b끝이다.").encode())
    (folder / "lines.jsonl").write_bytes(
        line(id="good", title="가나바이오 협약", text=TEXT, published="2025-11-30")
        + b'{"id": "broken", "text": \n'
        + line(id="textless", title="제목뿐")
        + line(id="twice", text=TEXT + " 하나.")
        + line(id="twice", text=TEXT + " 둘.")
        + line(id="huge", text="가" * (10 << 20))
        + b'{"id": "surrogate", "text": "\\ud800 \xea\xb0\x80\xeb\x82\x98."}\n'
        + b'{"id": "bytes", "text": "\xff\xfe\xfa"}\n'
        + line(id="last", text=TEXT + " 마지막.")
    )
    return folder


@pytest.fixture(scope="module")
def bad_run(bad_input: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """One run over all of it and a path that is not there."""
    output = tmp_path_factory.mktemp("out") / "graph"
    return build(bad_input, bad_input / "missing.jsonl", "--output", output), output


def test_good_announcements_come_out_of_bad_input(bad_run: tuple[Result, Path]) -> None:
    """Every good announcement is in the result, the exit code says that there is one, and all files are there."""
    result, output = bad_run
    assert result.exit_code == 0, result.output
    assert made(output) == FILES
    lines = (output / "extractions.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(one)["document"]["id"] for one in lines]
    assert found == ["controls.txt", "decomposed.txt", "good", "last", "surrogate", "twice"]
    documents = {one["document"]["id"]: one["document"]["text"] for one in map(json.loads, lines)}
    assert documents["decomposed.txt"] == TEXT + " NFD."
    assert documents["surrogate"] == "가나."
    assert documents["twice"].endswith("하나.")


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("missing.jsonl", "no such file or folder"),
        ("empty.txt", "empty file"),
        ("binary.txt", "binary data"),
        ("lines.jsonl, line 2", "broken JSON"),
        ("lines.jsonl, line 3", '"text" is missing'),
        ("lines.jsonl, line 6", "more than the 4 MB"),
        ("twice", "two announcements have this id"),
    ],
)
def test_each_bad_input_is_one_clear_line(bad_run: tuple[Result, Path], document: str, message: str) -> None:
    """Each failure is one line on standard error that names the place, and stands in the report."""
    result, output = bad_run
    lines = [one for one in result.stderr.splitlines() if one.startswith(f"{document}: ")]
    assert len(lines) == 1, result.stderr
    assert message in lines[0]
    report = json.loads((output / "report.json").read_text(encoding="utf-8"))
    assert [f["document"] for f in report["failures"]].count(document) == 1


def test_the_summary_says_what_came_out_and_where(bad_run: tuple[Result, Path]) -> None:
    """The summary counts announcements and problems and names the page."""
    result, output = bad_run
    assert "6 announcements" in result.stdout
    assert str(output / "graph.html") in result.stdout.replace("\n", "")


def test_quiet_prints_nothing_but_errors(tmp_path: Path) -> None:
    """With --quiet a run without problems prints nothing at all."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = build(path, "--output", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_standard_input_and_published(tmp_path: Path) -> None:
    """``-`` reads standard input and --published dates it."""
    result = build("-", "--published", "2025-11-30", "-o", tmp_path, "-q", stdin=TEXT.encode())
    assert result.exit_code == 0, result.output
    [one] = (tmp_path / "extractions.jsonl").read_text(encoding="utf-8").splitlines()
    document = json.loads(one)["document"]
    assert document["published"] == "2025-11-30"
    assert document["id"].startswith("sha256-")


@pytest.mark.parametrize("content", [b"", b"   \n", b"[]", b"{"])
def test_no_announcement_at_all_is_exit_code_1(tmp_path: Path, content: bytes) -> None:
    """Where nothing could be used the exit code is 1, the reason is said, and the old files stay."""
    (tmp_path / "a.jsonl").write_bytes(content)
    output = tmp_path / "out"
    output.mkdir()
    (output / "graph.ttl").write_text("old")
    result = build(tmp_path / "a.jsonl", "--output", output)
    assert result.exit_code == 1
    assert "Error: no announcement could be used" in result.stderr
    assert made(output) == {"graph.ttl"}


def test_an_empty_folder_is_exit_code_1(tmp_path: Path) -> None:
    """A folder without announcements is said to be one."""
    (tmp_path / "in").mkdir()
    result = build(tmp_path / "in", "--output", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (1, "Error: no announcement found in the input\n")


def test_an_output_that_cannot_be_written_is_exit_code_1(tmp_path: Path) -> None:
    """An output folder below a file is one clear line before any work."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = build(tmp_path / "a.txt", "--output", tmp_path / "a.txt" / "out")
    assert result.exit_code == 1
    assert "cannot write the output" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["x", "--published", "gestern"], ["x", "--jobs", "0"], ["x", "--wrong"]])
def test_a_command_that_is_not_understood_is_exit_code_2(arguments: list[str]) -> None:
    """Missing input and impossible options end with exit code 2 and how to ask for help."""
    result = build(*arguments)
    assert result.exit_code == 2
    assert "--help" in result.stderr


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_the_old_files(tmp_path: Path, sent: signal.Signals) -> None:
    """Ctrl-C or a polite kill in the middle leaves the old files whole and nothing of the new ones."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes on this system")
    output, pipe = tmp_path / "out", tmp_path / "a.txt"
    output.mkdir()
    (output / "graph.ttl").write_text("old")
    os.mkfifo(pipe)
    command = [sys.executable, str(ROOT / "cli.py"), "build", str(pipe), "--output", str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run, pipe.open("wb"):
        # The pipe could be opened, so the run is at the reading of it.
        run.send_signal(sent)
        run.communicate(timeout=30)
    assert run.returncode != 0
    assert made(output) == {"graph.ttl"}
    assert (output / "graph.ttl").read_text() == "old"


def test_version_is_that_of_the_package() -> None:
    """--version, the package and pyproject.toml name one version."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert CliRunner().invoke(main, ["--version"]).output == f"kg, version {kg.__version__}\n"
    assert kg.__version__ == declared


def test_start_up_loads_nothing_heavy() -> None:
    """``kg --help`` and ``import kg`` load no analyser, renderer or store."""
    heavy = "kiwipiepy rdflib networkx pyvis pyoxigraph numpy trafilatura rich"
    program = f"import sys, cli; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_four_lines_of_library_give_the_graph_of_the_command(tmp_path: Path) -> None:
    """``documents``, ``extractions``, ``merge`` and ``write`` make the files that the command makes."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(id="b", text=TEXT + " 하나.") + b"{\n" + line(id="a", text=TEXT, published="2025-11-30"))
    documents = kg.documents([path])
    extractions = kg.extractions(documents)
    graph = kg.merge(extractions)
    kg.write(graph, tmp_path / "library")
    assert build(path, "--output", tmp_path / "command").exit_code == 0
    for name in ("graph.ttl", "graph.nq", "graph.html"):
        assert (tmp_path / "library" / name).read_bytes() == (tmp_path / "command" / name).read_bytes(), name
    assert [failure.document for failure in graph.failures] == ["a.jsonl, line 2"]


def test_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    """--column says what a table calls a field; a field that is none is not understood."""
    (tmp_path / "a.csv").write_text(f"이름,글\n협약,{TEXT}\n", encoding="utf-8")
    result = build(tmp_path / "a.csv", "--column", "text=글", "--column", "title=이름", "-o", tmp_path / "out", "-q")
    assert result.exit_code == 0, result.output
    [one] = (tmp_path / "out" / "extractions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(one)["document"]["text"] == f"협약\n{TEXT}"
    assert build(tmp_path / "a.csv", "--column", "words=글").exit_code == 2


def test_headlines_of_others_are_announcements_where_asked(tmp_path: Path) -> None:
    """--headlines reads each row of a list of other articles as an announcement that names itself a headline."""
    others = (
        "많이 본 기사 | 더보기 + |",
        "1 | 마바제약, 사아메디칼 인수 |",
        "2 | 자차생명, 카타와 공급 계약 체결 |",
        "사람들 | 더보기 |",
    )
    (tmp_path / "a.txt").write_text("\n".join((TEXT, *others)), encoding="utf-8")
    assert build(tmp_path / "a.txt", "--headlines", "-o", tmp_path / "out", "-q").exit_code == 0
    lines = (tmp_path / "out" / "extractions.jsonl").read_text(encoding="utf-8").splitlines()
    found = {one["document"]["id"]: one["document"]["text"] for one in map(json.loads, lines)}
    assert found == {
        "a.txt": TEXT,
        "a.txt#headline-1": "마바제약, 사아메디칼 인수",
        "a.txt#headline-2": "자차생명, 카타와 공급 계약 체결",
    }


def test_duplicates_shows_the_groups(tmp_path: Path) -> None:
    """kg duplicates names the announcements of one release, the fullest first."""
    lines = line(id="짧다", text=TEXT) + line(id="길다", publisher="가나일보", text=TEXT + " 끝이다.")
    (tmp_path / "a.jsonl").write_bytes(
        lines + line(id="딴말", text="마바시는 수소버스 서른 대를 올해 안에 들인다고 전했다.")
    )
    result = CliRunner().invoke(main, ["duplicates", str(tmp_path / "a.jsonl")])
    assert result.exit_code == 0, result.output
    assert [one.split() for one in result.stdout.splitlines()] == [
        ["2", "announcements,", "100%", "and", "more", "in", "common"],
        ["길다", "가나일보"],
        ["짧다"],
        ["1", "groups,", "1", "repeats"],
    ]


def test_read_shows_what_is_read_and_what_is_taken_off(tmp_path: Path) -> None:
    """kg read prints announcements that kg build can read again; --cuts says what went, and from where."""
    (tmp_path / "a.txt").write_text(f"[가나일보 홍길동 기자] {TEXT}\n공유하기\n", encoding="utf-8")
    plain = CliRunner().invoke(main, ["read", str(tmp_path / "a.txt"), "--published", "2025-11-30"])
    assert plain.exit_code == 0, plain.output
    (tmp_path / "again.jsonl").write_text(plain.stdout, encoding="utf-8")
    again = json.loads(CliRunner().invoke(main, ["read", str(tmp_path / "again.jsonl")]).stdout)
    assert again | {"sha256": ""} == json.loads(plain.stdout) | {"sha256": ""}
    shown = json.loads(CliRunner().invoke(main, ["read", str(tmp_path / "a.txt"), "--cuts"]).stdout)
    assert shown["text"] == TEXT
    assert [cut["rule"] for cut in shown["cuts"]] == ["by-line in brackets", "buttons"]
    assert all(shown["given"][cut["start"] : cut["end"]] == cut["text"] for cut in shown["cuts"])
    (tmp_path / "b.txt").write_bytes(b"")
    assert CliRunner().invoke(main, ["read", str(tmp_path / "b.txt")]).exit_code == 1
