"""The examples fit their annotations, and the README does what it says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.types import Document, Extraction

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
IDS = sorted(path.stem for path in GOLD.glob("*.json"))


def annotation(name: str) -> dict[str, Any]:
    """Read the annotation of one example."""
    found = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The examples, read and cleaned."""
    return {one.id: one for one in kg.documents([ROOT / "examples"]) if isinstance(one, Document)}


@pytest.fixture(scope="module")
def extractions(documents: dict[str, Document]) -> dict[str, Extraction]:
    """What each example says."""
    found = [one for one in kg.extractions(documents.values()) if isinstance(one, Extraction)]
    return {one.document.id: one for one in found}


def test_each_example_is_annotated(documents: dict[str, Document]) -> None:
    """Examples and annotations go together, one to one."""
    assert sorted(documents) == IDS


@pytest.mark.parametrize("name", IDS)
def test_an_annotation_fits_its_text(name: str, documents: dict[str, Document]) -> None:
    """Every annotated name stands in the text, and relations and events use only entities that are listed."""
    gold = annotation(name)
    text = documents[name].text
    assert [form for entity in gold["entities"] for form in entity["names"] if form not in text] == []
    listed = {entity["id"] for entity in gold["entities"]}
    used = {relation[end] for relation in gold["relations"] for end in ("s", "o")}
    used |= {one for event in gold["events"] for one in [*event["participants"], event["place"]] if one}
    assert used <= listed


def test_annotations_use_the_ontology() -> None:
    """Every property of an annotation is declared in the ontology."""
    ontology = (ROOT / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    used = {relation["p"] for name in IDS for relation in annotation(name)["relations"]}
    assert [prop for prop in sorted(used) if not re.search(rf"^kg:{prop}$", ontology, re.MULTILINE)] == []


def test_every_sort_of_news_has_an_example() -> None:
    """All event types that the guidelines name occur among the annotations."""
    types = {event["type"] for name in IDS for event in annotation(name)["events"]}
    assert types == {
        "MOU", "Contract", "License", "Supply", "Acquisition", "Merger", "Investment", "Appointment", "Approval",
        "Application", "Trial", "PatentGrant", "PatentApplication", "Launch", "Publication", "Award", "Founding",
        "Gathering",
    }  # fmt: skip


def test_two_outlets_make_one_agreement(extractions: dict[str, Extraction]) -> None:
    """The agreement of 25 April 2023 told twice is one event of one pair of associations with evidence from both."""
    graph = kg.merge([extractions["01-koreabio-bio"], extractions["02-koreabio-bio"]])
    agreements = [one for one in graph.happenings if one.cls == "MOU"]
    assert len(agreements) == 1
    assert agreements[0].date == "2023-04-25"
    assert {evidence.document for evidence in agreements[0].evidence} == {"01-koreabio-bio", "02-koreabio-bio"}
    names = [{label.text for label in (*one.labels, *one.aliases)} for one in graph.entities]
    assert sum({"한국바이오협회", "KoreaBIO"} <= one for one in names) == 1
    assert sum({"미국바이오협회", "BIO"} <= one for one in names) == 1


def test_furniture_and_repeats_say_nothing(documents: dict[str, Document]) -> None:
    """The page cut with its menus gives its body once, and nothing of the lists around it."""
    text = documents["16-page.txt"].text
    assert text.count("210억원이다") == 1
    assert [word for word in ("새봄제약", "한강셀", "로그인", "많이 본", "무단 전재") if word in text] == []


def test_the_readme_s_library_lines_work(tmp_path: Path) -> None:
    """The Python block of the README, run beside the examples, writes the graph's files."""
    block = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    (tmp_path / "examples").mkdir()
    for name in ("01-koreabio-bio.jsonl", "16-page.txt"):
        (tmp_path / "examples" / name).write_bytes((ROOT / "examples" / name).read_bytes())
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{block[1]}"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"graph.ttl", "graph.nq", "graph.html"} <= {path.name for path in (tmp_path / "output").iterdir()}


def test_the_readme_names_every_command() -> None:
    """The README's table of commands is that of ``kg --help``."""
    cli = [sys.executable, "-m", "kg", "--help"]
    done = subprocess.run(cli, cwd=ROOT, capture_output=True, text=True, check=True)
    there = re.findall(r"^  (\w+) ", done.stdout.partition("Commands:")[2], re.MULTILINE)
    named = re.findall(r"^\| `kg (\w+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(there)


def test_what_the_docs_name_is_there() -> None:
    """Every relative link of the Markdown files leads to a file of the repository."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:\s]+)[^):]*\)", page.read_text("utf-8"))]
    assert links
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []


def test_the_check_runs_what_the_readme_says() -> None:
    """The two commands of the README are those that the check on a clean machine runs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "./run build examples" in readme
    assert "./run test" in readme
    assert "./run test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
