"""Every pattern and every title does what its own example and counter-example in ``ontology/`` say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from repetitions import most_repetitions
from small_documents import asserted, readings, relations

from kg.knowledge import load_table, load_toml
from kg.patterns import ClausePattern, PhrasePattern, load_patterns
from kg.types import Extractor

CLAUSES, PHRASES = load_patterns()
PATTERNS: tuple[ClausePattern | PhrasePattern, ...] = (*CLAUSES, *PHRASES)
TITLES = load_toml("titles.toml")
PENDING = tomllib.loads((Path(__file__).parent / "pending.toml").read_text(encoding="utf-8"))

Case = tuple[str, str, str]
"""Pattern (or property of a title), property, sentence."""


def listed(value: str | list[str]) -> list[str]:
    """Return one sentence or many as a list."""
    return [value] if isinstance(value, str) else value


def kept(cases: list[Case]) -> list[Case]:
    """Leave out the sentences that are known to be read wrongly."""
    return [case for case in cases if case[2] not in PENDING["patterns"]]


EXAMPLES = kept([(p.name, p.property, one) for p in PATTERNS for one in p.examples])
COUNTERS = kept([(p.name, p.property, one) for p in PATTERNS for one in p.counters])
TITLE_EXAMPLES = kept([(t["property"], t["property"], one) for t in TITLES["title"] for one in listed(t["example"])])
TITLE_COUNTERS = kept([(t["property"], t["property"], one) for t in TITLES["title"] for one in listed(t["counter"])])


@pytest.mark.parametrize(("name", "prop", "sentence"), EXAMPLES)
def test_an_example_gives_the_relation(name: str, prop: str, sentence: str, extractor: Extractor) -> None:
    """The sentence asserts the pattern's property."""
    found = asserted(extractor, sentence)
    assert any(prop in properties for properties in found), f"{name}: {found}"


@pytest.mark.parametrize(("name", "prop", "sentence"), COUNTERS)
def test_a_counter_example_does_not(name: str, prop: str, sentence: str, extractor: Extractor) -> None:
    """The sentence does not assert the pattern's property, whether or not its names are known."""
    found = asserted(extractor, sentence)
    assert not any(prop in properties for properties in found), name


@pytest.mark.parametrize(("_name", "prop", "sentence"), TITLE_EXAMPLES)
def test_a_title_s_example_gives_a_post(_name: str, prop: str, sentence: str, extractor: Extractor) -> None:
    """The person of the sentence gets the title's property."""
    posts = [
        (one.subject.name, one.property)
        for extraction in readings(extractor, sentence)
        for one in relations(extraction, sentence)
        if one.status == "asserted"
    ]
    assert ("김도윤", prop) in posts


@pytest.mark.parametrize(("_name", "prop", "sentence"), TITLE_COUNTERS)
def test_a_title_s_counter_example_gives_none(_name: str, prop: str, sentence: str, extractor: Extractor) -> None:
    """The word that only looks like a title gives nobody a post."""
    assert not any(prop in properties for properties in asserted(extractor, sentence))


def test_a_former_post_is_told_from_a_present_one(extractor: Extractor) -> None:
    """The words of ``[former]`` make a post a past one, and only where they stand before it."""
    former = TITLES["former"]
    assert any("formerlyAt" in properties for properties in asserted(extractor, former["example"]))
    assert not any("formerlyAt" in properties for properties in asserted(extractor, former["counter"]))


def test_every_property_has_a_pattern_or_a_title() -> None:
    """No property of the vocabulary is without words that give it."""
    read = {p.property for p in PATTERNS} | {t["property"] for t in TITLES["title"]} | {"formerlyAt"}
    properties = {row["property"] for row in load_table("properties.tsv")}
    assert read <= properties
    assert properties - read <= set(PENDING["properties"])


def test_pattern_names_are_used_once() -> None:
    """A rule that evidence names is one pattern."""
    names = [p.name for p in PATTERNS]
    assert len(names) == len(set(names))


def test_confidence_is_a_share() -> None:
    """Confidence is above 0 and at most 1."""
    assert [p.name for p in PATTERNS if not 0 < p.confidence <= 1] == []


BOUND = 200
"""Most repetitions that a phrase pattern may ask for at one place: more words than anyone puts before a name."""


@pytest.mark.parametrize("pattern", [p for p in PHRASES if p.name not in PENDING["repetitions"]], ids=lambda p: p.name)
def test_no_repetition_is_open_ended(pattern: PhrasePattern) -> None:
    """What a phrase pattern can look at from one place has a bound, so its cost is linear in the sentence."""
    assert most_repetitions(pattern.regex) <= BOUND
