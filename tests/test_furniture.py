"""Every rule of ``ontology/furniture.toml`` does what its example says and leaves its counter-examples alone."""

from __future__ import annotations

from typing import Any

import pytest

from kg.furniture import ListRule, Rule, rules, take_off
from kg.knowledge import load_toml
from kg.trimmed import Trimmed

DATA = load_toml("furniture.toml")
ENTRIES = [*DATA["rule"], *DATA["list"]]
NAMES = [entry["name"] for entry in ENTRIES]


def rule_named(name: str) -> Rule | ListRule:
    """Find a rule."""
    return next(rule for rule in rules() if rule.name == name)


def applied(entry: dict[str, Any], text: str) -> str:
    """Apply the rule of one entry alone."""
    rule = rule_named(entry["name"])
    trimmed = Trimmed.of(text)
    spans = rule.spans(text, entry.get("publisher"))
    return trimmed.without(spans, rule.name, rule.kind, rule.leaves).text.strip()


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_example_becomes(entry: dict[str, Any]) -> None:
    """The example of a rule becomes what the rule says."""
    assert applied(entry, entry["example"]) == entry["becomes"]


@pytest.mark.parametrize(
    ("entry", "text"), [pytest.param(entry, text, id=entry["name"]) for entry in ENTRIES for text in entry["counter"]]
)
def test_counter_example_stays(entry: dict[str, Any], text: str) -> None:
    """A counter-example stays as it is, under its own rule and under all of them."""
    assert applied(entry, text) == text
    assert take_off(Trimmed.of(text), entry.get("publisher")).text == text


HOSTILE = (
    "[",
    "(",
    "가나 기자 ",
    "#가 ",
    "a@a.",
    "사진=가",
    "가나 | ",
    "가\n",
    "(가=나",
    "2025.1.1/가",
    "홈 > 가 ",
    "취재: 가 ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_ends(piece: str) -> None:
    """A long text made of the beginning of some furniture is searched to its end: nothing grows with its square."""
    text = (piece * 50_000)[:50_000]
    assert len(take_off(Trimmed.of(text), "가나").text) <= len(text)


def test_names_are_unique() -> None:
    """Each rule can be named in a report."""
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_cuts_say_where_they_stood(entry: dict[str, Any]) -> None:
    """A cut's span in the text as given holds the cut's text."""
    text = entry["example"]
    for cut in take_off(Trimmed.of(text), entry.get("publisher")).cuts:
        assert text[cut.start : cut.end].replace("\n", "").startswith(cut.text.replace("\n", "")[:10])
