"""Measure on annotated articles whose texts lie beside the clone.

``python -m tests.evaluate learn|drawn|held|control|dev``; ``--show`` lists what was missed and what was wrong. It is
refused for ``held`` and ``control``: those articles are there to tell how the rules do on text that nobody looked at,
and would not any more once someone had.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SETS = {
    "learn": (SHARED / "announcements" / "real.jsonl", ROOT / "tests" / "eval" / "learn"),
    "drawn": (SHARED / "announcements" / "real.jsonl", ROOT / "tests" / "eval" / "drawn"),
    "held": (SHARED / "announcements" / "real.jsonl", ROOT / "tests" / "eval" / "held"),
    "control": (SHARED / "announcements" / "real.jsonl", ROOT / "tests" / "eval" / "control"),
    "dev": (SHARED / "annotation" / "dev.jsonl", SHARED / "annotation" / "dev"),
    "examples": (ROOT / "examples", ROOT / "tests" / "gold"),
}
"""Name -> texts and annotations."""
UNSEEN = frozenset({"held", "control"})
"""Sets of which nothing but the totals is looked at."""


def texts_of(name: str, folder: Path) -> Path:
    """Return the texts of a set: of a large file only the annotated ones, written into ``folder``."""
    texts, gold = SETS[name]
    if texts.name != "real.jsonl":
        return texts
    wanted = {path.stem for path in gold.glob("*.json")}
    with texts.open(encoding="utf-8") as lines:
        chosen = [line for line in lines if json.loads(line)["id"] in wanted]
    few = folder / f"{name}.jsonl"
    few.write_text("".join(chosen), encoding="utf-8", newline="\n")
    return few


def main() -> None:
    """Measure one set and print its figures."""
    import tempfile

    sys.path.insert(0, str(ROOT))
    from cli import show_evaluation, show_json
    from kg.evaluate import evaluate

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(SETS))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    if asked.show and asked.name in UNSEEN:
        parser.error(f"the articles of {asked.name} are measured by their totals only")
    if not SETS[asked.name][0].exists():
        parser.error(f"{SETS[asked.name][0].name} is not beside this clone")
    with tempfile.TemporaryDirectory() as folder:
        done = evaluate([texts_of(asked.name, Path(folder))], SETS[asked.name][1], jobs=asked.jobs)
    if asked.json:
        show_json(done, with_remarks=asked.show)
    else:
        show_evaluation(done, with_remarks=asked.show)


if __name__ == "__main__":
    main()
