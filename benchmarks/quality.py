"""How much of what annotated announcements say is found, and how much of what is found is right?

    ./run python benchmarks/quality.py [TEXTS] [GOLD_DIR] [--show]

Without arguments: the examples and their annotations (docs/how-to/annotate.md). TEXTS is anything that `kg build`
takes; GOLD_DIR holds one <id>.json for each announcement. --show lists what was missed and what was wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from scores import Tally, score  # noqa: E402 - found by the line above

import kg  # noqa: E402
from kg.types import Document, Failure  # noqa: E402


def main() -> None:
    """Build each announcement on its own, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="?", default=ROOT / "examples")
    parser.add_argument("gold", nargs="?", type=Path, default=ROOT / "tests" / "gold")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    annotated = {path.stem: path for path in asked.gold.glob("*.json")}
    documents = [one for one in kg.documents([asked.texts]) if isinstance(one, Document) and one.id in annotated]
    tally = Tally()
    for extraction in kg.extractions(documents):
        if isinstance(extraction, Failure):
            sys.exit(f"{extraction.document}: {extraction.message}")
        gold = json.loads(annotated[extraction.document.id].read_text(encoding="utf-8"))
        score(gold, kg.merge([extraction]), tally)
    if asked.show:
        print("\n".join(tally.remarks))
    print(f"{len(documents)} announcements, {len(annotated)} annotated")
    for name, value in tally.figures().items():
        print(f"{name:<36} {value:.3f}")


if __name__ == "__main__":
    main()
