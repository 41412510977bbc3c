"""The extraction is not worse than it was: on annotated announcements no figure is below its floor."""

from __future__ import annotations

import pytest
from quality import SETS, figures_with_floors, floors, measured


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    """Each announcement measured on its own; what differs is listed when a floor is broken."""
    texts = SETS[name][0]
    if not texts.exists():
        pytest.skip(f"{texts.name} is not beside this clone")
    done = measured(name)
    figures = figures_with_floors(done.figures)
    assert sorted(floors()[name]) == sorted(figures)
    below = {one: (round(figures[one], 3), floor) for one, floor in floors()[name].items() if figures[one] < floor}
    assert not below, "\n".join([str(below), *(f"{one.document}: {one.kind} {one.what}" for one in done.remarks)])
