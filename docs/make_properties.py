"""Write docs/properties.md from the ontology, its patterns and its titles: ``./run python docs/make_properties.py``."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rdflib import RDFS, Graph, Literal, URIRef  # noqa: E402 - beside the line above

from kg.knowledge import load_table, load_toml, ontology_path  # noqa: E402 - found by the line above
from kg.patterns import ClausePattern, PhrasePattern, load_patterns  # noqa: E402 - found by the line above

PAGE = ROOT / "docs" / "properties.md"
NAMESPACE = "https://kg.example.org/ontology#"
HEAD = """# What is recognised

Every property of the graph with sentences that give it and sentences that do not. The sentences are the examples and
counter-examples of `ontology/patterns/` and `ontology/titles.toml` and the pairs of `tests/traps.toml`; all of them
run as tests. All names are invented. This page is made by `./run python docs/make_properties.py`.

A sentence gives a property only where it asserts it. What is planned, under review, denied, cancelled or hoped for is
kept in `extractions.jsonl` with its status, and becomes an event with that status where it is one, never a relation.
"""


def known_wrong() -> set[str]:
    """Return the sentences that are known to be read wrongly still; they are not shown."""
    pending = tomllib.loads((ROOT / "tests" / "pending.toml").read_text(encoding="utf-8"))
    return {*pending["patterns"], *pending["traps"]}


def sentences() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return by property the sentences that give it and those that do not, each once."""
    clauses, phrases = load_patterns()
    titles = load_toml("titles.toml")
    pairs = tomllib.loads((ROOT / "tests" / "traps.toml").read_text(encoding="utf-8"))["pair"]
    give: dict[str, list[str]] = {}
    refuse: dict[str, list[str]] = {}
    patterns: list[ClausePattern | PhrasePattern] = [*clauses, *phrases]
    for pattern in patterns:
        give.setdefault(pattern.property, []).extend(pattern.examples)
        refuse.setdefault(pattern.property, []).extend(pattern.counters)
    for title in (*titles["title"], titles["former"] | {"property": "formerlyAt"}):
        give.setdefault(title["property"], []).extend(_listed(title["example"]))
        refuse.setdefault(title["property"], []).extend(_listed(title["counter"]))
    for pair in pairs:
        give.setdefault(pair["property"], []).append(pair["asserted"])
        refuse.setdefault(pair["property"], []).append(pair["trap"])
    return _shown(give), _shown(refuse)


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _shown(found: dict[str, list[str]]) -> dict[str, list[str]]:
    hidden = known_wrong()
    return {prop: [one for one in dict.fromkeys(these) if one not in hidden] for prop, these in found.items()}


def page() -> str:
    """Return the page."""
    ontology = Graph().parse(ontology_path("kg.ttl"))
    give, refuse = sentences()
    words = {title["property"]: title["words"] for title in load_toml("titles.toml")["title"]}
    lines = [HEAD]
    for row in load_table("properties.tsv"):
        lines += section(row, ontology, give, refuse, words.get(row["property"], []))
    return "\n".join(lines) + "\n"


def section(
    row: dict[str, str],
    ontology: Graph,
    give: dict[str, list[str]],
    refuse: dict[str, list[str]],
    words: list[str],
) -> Iterator[str]:
    """Yield the lines about one property."""
    prop = row["property"]
    term = URIRef(NAMESPACE + prop)
    label, comment = (
        {one.language: str(one) for one in ontology.objects(term, predicate) if isinstance(one, Literal)}
        for predicate in (RDFS.label, RDFS.comment)
    )
    yield f"## {prop}: {label['ko']}\n"
    arrow = "↔" if row["symmetric"] == "yes" else "→"
    yield f"{row['domain'].replace('|', ' or ')} {arrow} {row['range'].replace('|', ' or ')}. {comment['en']}\n"
    if words:
        yield f"Titles: {', '.join(words)}.\n"
    for heading, found in (("Given by", give.get(prop, [])), ("Not given by", refuse.get(prop, []))):
        if found:
            yield f"{heading}:\n"
            yield from (f"- {one}" for one in found)
            yield ""


def main() -> None:
    """Write the page, all of it or nothing."""
    beside = PAGE.with_suffix(".new")
    beside.write_text(page(), encoding="utf-8", newline="\n")
    os.replace(beside, PAGE)


if __name__ == "__main__":
    main()
