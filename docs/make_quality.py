"""Write docs/quality.md from what is measured now: ``./run python docs/make_quality.py``.

Needs the annotated texts beside the clone (``../shared``); what is not there is left out of the page.
"""

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from evaluate import SETS, UNSEEN, texts_of  # noqa: E402 - found by the line above

from kg.evaluate import Balance, Figures, evaluate  # noqa: E402 - found by the line above

PAGE = ROOT / "docs" / "quality.md"
JUDGED = ROOT / "tests" / "eval" / "judged.toml"
ABOUT = {
    "examples": "`examples/`: twenty announcements of our own writing, one of each kind",
    "dev": "`dev.jsonl`: announcements annotated by others, looked at while patterns were written",
    "learn": "`tests/eval/learn`: forty articles drawn at random, looked at while patterns were written",
    "drawn": "`tests/eval/drawn`: eighty articles drawn at random later, looked at while patterns were written",
    "held": "`tests/eval/held`: forty articles drawn at random, never looked at while patterns were written",
    "control": "`tests/eval/control`: thirty-nine drawn with the eighty, never looked at while patterns were written",
}
HEAD = """# How good the extraction is

Measured by `kg eval` on annotated announcements, each on its own. What counts as right is said in
[how to annotate](how-to/annotate.md); how the articles were drawn and annotated in
[tests/eval](../tests/eval/README.md). This page is made by `./run python docs/make_quality.py`.

The rows to trust are the last two: patterns fit what they were written on, so the figures there are better than on
announcements that nobody looked at.
"""
CONFIDENCE = """## What confidence means

Every fact in the graph has a confidence, which is meant as the share of such facts that are right: of the facts given
0.9, nine in ten. It is set for each pattern, lowered where something had to be inferred, and checked against
annotations. Here are the facts of each set by their confidence, with how many of them are right; what an annotator
called true but arguable counts as right.
"""


def measured() -> dict[str, Figures]:
    """Measure the sets whose texts are there."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ABOUT:
            if SETS[name][0].exists():
                found[name] = evaluate([texts_of(name, Path(folder))], SETS[name][1]).figures
    return found


def page() -> Iterator[str]:
    """Yield the lines of the page."""
    sets = measured()
    yield HEAD
    yield "| on | relations precision | recall | families F1 | people and organizations F1 | events | dates | amounts |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, found in sets.items():
        first = [
            found.relations.precision,
            found.relations.recall,
            found.families.f1,
            found.people_and_organizations.f1,
        ]
        cells = [*first, found.events.value, found.dates.value, found.amounts.value]
        yield f"| {ABOUT[name]} | {' | '.join('-' if one is None else f'{one:.3f}' for one in cells)} |"
    yield ""
    yield CONFIDENCE
    yield "| confidence | " + " | ".join(f"{name}: facts | right" for name in sets) + " |"
    yield "| --- |" + " --- | --- |" * len(sets)
    lowest = sorted({bucket.lowest for found in sets.values() for bucket in found.reliability})
    for low in lowest:
        yield (
            f"| from {low:.2f} | " + " | ".join(cell for found in sets.values() for cell in _bucket(found, low)) + " |"
        )
    yield "\n## On articles that are no announcements\n"
    yield "Facts found at random in articles drawn at random, judged by reading (`tests/eval/judged.toml`); each round"
    yield "reads other facts, at a later state of the patterns.\n"
    yield "| round | articles | facts found | facts read | right |\n| --- | --- | --- | --- | --- |"
    for one in tomllib.loads(JUDGED.read_text(encoding="utf-8"))["judged"]:
        share = f"{one['right']} ({one['right'] / one['read']:.0%})"
        yield f"| {one['round']} | {one['articles']} | {one['facts']} | {one['read']} | {share} |"
    yield "\n## By property\n"
    yield "Right, missed and wrong relations of all sets together but those never looked at.\n"
    yield "| property | right | missed | wrong |\n| --- | --- | --- | --- |"
    for prop, balance in by_property([found for name, found in sets.items() if name not in UNSEEN]).items():
        yield f"| {prop} | {balance.right} | {balance.missed} | {balance.wrong} |"


def _bucket(found: Figures, low: float) -> tuple[str, str]:
    bucket = next((one for one in found.reliability if one.lowest == low), None)
    return (str(bucket.facts), f"{bucket.precision:.2f}") if bucket else ("0", "-")


def by_property(sets: list[Figures]) -> dict[str, Balance]:
    """Add the balances of properties up, the most frequent first."""
    names = {prop for found in sets for prop in found.by_property}
    rows = {prop: [found.by_property.get(prop, Balance()) for found in sets] for prop in sorted(names)}
    added = {
        prop: Balance(sum(b.right for b in these), sum(b.missed for b in these), sum(b.wrong for b in these))
        for prop, these in rows.items()
    }
    return dict(sorted(added.items(), key=lambda row: -(row[1].right + row[1].missed)))


def main() -> None:
    """Write the page, all of it or nothing."""
    beside = PAGE.with_suffix(".new")
    beside.write_text("\n".join(page()) + "\n", encoding="utf-8", newline="\n")
    os.replace(beside, PAGE)


if __name__ == "__main__":
    main()
