"""Proposals: likeness of names proposes what a person may join, and what cannot be one is not asked."""

from __future__ import annotations

import pytest

from kg.resolve.proposals import propose
from kg.types import Entity, EntityClass, Label


def entity(name: str, *documents: str, cls: EntityClass = "Organization") -> Entity:
    """Return an entity of one name."""
    return Entity(f"https://kg.example.org/id/{cls.lower()}-{name}", cls, (Label(name, "ko"),), (), documents)


@pytest.mark.parametrize(
    ("left", "right", "proposed"),
    [
        (entity("나래바이오협회", "a"), entity("두루나래바이오협회", "b"), True),
        (entity("나래바이오협회", "a"), entity("다래바이오협회", "b"), True),
        (entity("나래바이오협회", "a", "b"), entity("다래바이오협회", "b"), False),
        (entity("나래박람회2025", "a", cls="Gathering"), entity("나래박람회2026", "b", cls="Gathering"), False),
        (entity("나래전투기", "a", cls="Product"), entity("나래전투기50", "b", cls="Product"), False),
        (entity("나래바이오협회", "a"), entity("나래바이오협회", "b", cls="Product"), False),
        (entity("김하늘", "a", cls="Person"), entity("이하늘", "b", cls="Person"), False),
        (entity("나래헬스케어", "a"), entity("헬스케어", "b"), False),
    ],
)
def test_what_is_proposed(left: Entity, right: Entity, proposed: bool) -> None:
    """Names with little between them, but not two that one announcement names, nor numbers, classes or bare words."""
    assert bool(propose([left, right])) is proposed


def test_namesakes_are_proposed_even_side_by_side() -> None:
    """Two people of one name may be one, also where one announcement has both."""
    one, other = entity("김하늘", "a", cls="Person"), entity("김하늘", "a", "b", cls="Person")
    other = Entity(other.iri + "2", *(getattr(other, name) for name in ("cls", "labels", "aliases", "documents")))
    (proposal,) = propose([one, other])
    assert proposal.reason == "one name"


def test_the_most_useful_comes_first() -> None:
    """What would bring the most announcements together is asked first."""
    pairs = [
        entity("나래바이오협회", "a"),
        entity("다래바이오협회", "b"),
        entity("가온전자조합", "c", "d"),
        entity("가온전기조합", "e", "f"),
    ]
    assert [proposal.weight for proposal in propose(pairs)] == [2, 1]
