"""Raise the floors of ``tests/floors.toml`` to what is measured now: ``./run python -m tests.raise_floors``.

A floor never falls: where a figure is below its floor, the floor stays and the test fails. To lower one, edit the
file and say why in the commit.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# The least that tests/test_floors.py accepts, by set of annotated announcements. Floors only rise:
#     ./run python -m tests.raise_floors
"""


def main() -> None:
    """Measure, and write the file."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from quality import FLOORS, SETS, figures_with_floors, floors, measured, rounded_down

    old = floors()
    lines = [HEAD]
    for name, (texts, _) in SETS.items():
        before = old.get(name, {})
        now = figures_with_floors(measured(name).figures) if texts.exists() else {}
        lines.append(f"[{name}]")
        for figure in now or before:
            floor = max(before.get(figure, 0.0), rounded_down(now.get(figure, 0.0)))
            lines.append(f'"{figure}" = {floor:.2f}')
        lines.append("")
    FLOORS.write_text("\n".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
