"""The figures that have floors, and the sets of annotated announcements that they are measured on."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

from kg.evaluate import Evaluation, evaluate
from kg.evaluate.figures import Figures

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "floors.toml"
SETS = {
    "examples": (ROOT / "examples", ROOT / "tests" / "gold"),
    "dev": (SHARED / "annotation" / "dev.jsonl", SHARED / "annotation" / "dev"),
}
"""Name of a set -> its texts and its annotations; ``dev`` lies beside the clone, or is not there."""


def measured(name: str) -> Evaluation:
    """Measure a set."""
    texts, gold = SETS[name]
    return evaluate([texts], gold)


def figures_with_floors(figures: Figures) -> dict[str, float]:
    """Return the figures that have floors; one that nothing can be said of counts as full."""
    found = {
        "relations precision": figures.relations.precision,
        "relations recall": figures.relations.recall,
        "families F1": figures.families.f1,
        "people and organizations F1": figures.people_and_organizations.f1,
        "events found": figures.events.value,
        "dates right": figures.dates.value,
        "amounts right": figures.amounts.value,
    }
    return {name: 1.0 if value is None else value for name, value in found.items()}


def rounded_down(value: float) -> float:
    """Return a figure to two digits, never above itself.

    >>> rounded_down(0.97199)
    0.97
    """
    return math.floor(value * 100 + 1e-9) / 100


def floors() -> dict[str, dict[str, float]]:
    """Read the floors by set."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
