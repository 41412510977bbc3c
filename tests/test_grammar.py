"""The word lists of ``ontology/`` are read or refused by file and entry, and every one of them is asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import knowledge
from kg.errors import KnowledgeError
from kg.grammar import WordLists
from kg.patterns import load_patterns

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg").rglob("*.py")))


def lists(name: str, made: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> WordLists:
    """Return the word lists of a file with the text ``made`` in an ontology of its own."""
    (folder / name).write_text(made, encoding="utf-8")
    monkeypatch.setattr(knowledge, "_FOLDER", folder)
    return WordLists(name)


def test_words_keep_their_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Words come back as they stand, a table by its keys, an expression compiled."""
    made = lists("made.toml", '[a]\nb = ["나", "가"]\nc = "가+"\n[a.d]\ne = ["다"]\n', monkeypatch, tmp_path)
    assert made.words("a.b") == ("나", "가")
    assert made.set("a.b") == {"가", "나"}
    assert made.table("a.d") == {"e": ("다",)}
    assert made.regex("a.c").fullmatch("가가")


@pytest.mark.parametrize(
    ("call", "entry"),
    [("words", "a.x"), ("words", "a.n"), ("words", "a.b.c"), ("regex", "a.r"), ("regex", "a.n"), ("table", "a.n")],
)
def test_what_is_wrong_is_named(call: str, entry: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A missing entry, one that is no list of words and one that is no expression are told by file and entry."""
    made = lists("made.toml", '[a]\nb = ["가"]\nn = [1]\nr = "("\n', monkeypatch, tmp_path)
    with pytest.raises(KnowledgeError, match=rf"ontology/made\.toml: '{entry}"):
        getattr(made, call)(entry)


def entries(data: dict[str, Any], front: str = "") -> Iterator[str]:
    """Yield the dotted name of every list and expression of a table."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from entries(value, f"{front}{key}.")
        else:
            yield front + key


@pytest.mark.parametrize("name", ["grammar.toml", "events.toml"])
def test_every_list_is_asked_for(name: str) -> None:
    """No list is left over: each, or the table that it is in, is named in the program."""
    data = tomllib.loads((ROOT / "ontology" / name).read_text(encoding="utf-8"))
    unused = [
        entry
        for entry in entries(data)
        if not any(f'"{part}"' in PROGRAM for part in (entry, entry.rpartition(".")[0]) if part)
    ]
    assert unused == []


CLAUSE = """
[[clause]]
name = "made"
property = "acquired"
verbs = ["인수"]
subject = "agent"
object = "theme"
example = "가온은 다래를 인수했다."
counter = "가온은 다래를 떠났다."
"""


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("decidd = true", "unknown key 'decidd'"),
        ('participants = ["nobody"]', "no role 'nobody'"),
        ("[[clauses]]", "unknown key 'clauses'"),
        ('[[phrase]]\nname = "made"', "lacks 'property'"),
        ('[[phrase]]\nname="m"\nproperty="p"\ntext="{s:No}"\nexample=""\ncounter=""', "m: 'No'"),
    ],
)
def test_a_pattern_that_is_not_whole_is_refused(
    more: str, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A key that nobody reads, a role or class that there is not, and a missing key are told by file and entry."""
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "made.toml").write_text(CLAUSE + more + "\n", encoding="utf-8")
    monkeypatch.setattr(knowledge, "_FOLDER", tmp_path)
    with pytest.raises(KnowledgeError, match=rf"ontology/patterns/made\.toml: .*{message}"):
        load_patterns()
