"""Posts that are told twice: at an organization that is named, and at the one that is only understood."""

from __future__ import annotations

from kg.posts.appointments import UNDERSTOOD
from kg.relations import Reading


def told_apart(readings: list[Reading]) -> list[Reading]:
    """Return the readings without those of a post at an organization understood that is named for another one."""
    named = {_post_of(r) for r in readings if r.relation.evidence.confidence > UNDERSTOOD}
    return [r for r in readings if r.relation.evidence.confidence > UNDERSTOOD or _post_of(r) not in named]


def _post_of(reading: Reading) -> tuple[str, str]:
    return reading.relation.subject.name, reading.relation.property
