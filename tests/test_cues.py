"""The lists of cue words: each says what a word on it does, and each is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.knowledge import load_toml, ontology_path
from kg.lexicon import Lexicon

FILES = ("cues.toml", "titles.toml")
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "kg").rglob("*.py"))
)


def lists(name: str) -> list[tuple[str, str, list[str]]]:
    """Return the lists of words of a file with their sections and keys."""
    return [
        (section, key, words)
        for section, table in load_toml(name).items()
        if isinstance(table, dict)
        for key, words in table.items()
        if isinstance(words, list)
    ]


@pytest.mark.parametrize("name", FILES)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    """A word stands once in a list, and is not empty (what a title swallows may be)."""
    for section, key, words in lists(name):
        assert len(set(words)) == len(words), (section, key, sorted({w for w in words if words.count(w) > 1}))
        assert all(words) or section == "heads", (section, key)


@pytest.mark.parametrize("name", FILES)
def test_every_list_says_what_a_word_on_it_does(name: str) -> None:
    """Before each list, or before its section where it is the first one, stands a line of explanation."""
    before = ""
    for line in ontology_path(name).read_text(encoding="utf-8").splitlines():
        lone = re.match(r"[a-z_]+ = \[", line)
        if lone and not before.startswith(("[[", "property")):
            assert before.startswith("#"), line[:60]
        if line and not (line.startswith("[") and not line.startswith("[[") and before.startswith("#")):
            before = line


def test_every_list_is_used() -> None:
    """No list of cue words is left over: the code names each one by section and key."""
    asked = set(re.findall(r"[\"']([a-z_]+\.[a-z_]+)[\"']", CODE))
    unused = [f"{section}.{key}" for section, key, _ in lists("cues.toml") if f"{section}.{key}" not in asked]
    assert unused == []


def test_a_missing_list_is_told_by_name() -> None:
    """Asking for a list that is not there names it."""
    with pytest.raises(KnowledgeError, match=r"organization\.nothing"):
        Lexicon().words("organization.nothing")
