"""Posts that somebody took years ago and need not hold any more ("2013년 가온은행 행장에 취임해 …")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kg.relations import Reading
from kg.types import Relation

_YEAR = re.compile("((?:19|20)[0-9]{2})년")
_YEARS = 2
"""Years after which a post that was taken may have been left for the one that is told of now."""


def lasting(taken: list[Reading], titled: Iterable[Reading], published: date | None) -> list[Reading]:
    """Return the readings of posts taken without those of long ago, of persons who are told to have another post.

    ``titled`` are the posts that titles tell. One taken long ago stays if a title tells the same, or nothing else.
    """
    titled = list(titled)
    taken = [r for r in taken if not _left_behind(r.relation, [t.relation for t in (*taken, *titled)])]
    if published is None:
        return taken
    old = [r for r in taken if _taken(r) and (year := _year(r)) is not None and year <= published.year - _YEARS]
    if not old:
        return taken
    told = [r.relation for r in titled] + [r.relation for r in taken if r not in old]
    present = [one for one in told if one.property != "formerlyAt"]
    return [r for r in taken if r not in old or not _superseded(r.relation, present)]


def _taken(reading: Reading) -> bool:
    return reading.relation.property != "formerlyAt"


def _year(reading: Reading) -> int | None:
    """Return the last year named in the sentence before the predicate that gives the post."""
    evidence = reading.relation.evidence
    years = _YEAR.findall(evidence.quote[: reading.span[0] - evidence.start])
    return int(years[-1]) if years else None


def _superseded(old: Relation, present: list[Relation]) -> bool:
    """Tell whether a person has other posts now, and not the old one among them."""
    own = [one for one in present if one.subject.name == old.subject.name]
    return bool(own) and not any(one.property == old.property and _same(one, old) for one in own)


def _left_behind(staff: Relation, others: list[Relation]) -> bool:
    """Tell whether a post of staff is the former one of somebody who has a higher one there (고문으로 합류한 대표)."""
    return staff.property == "affiliatedWith" and any(
        one.property not in ("affiliatedWith", "formerlyAt")
        and one.subject.name == staff.subject.name
        and _same(one, staff)
        for one in others
    )


def _same(one: Relation, other: Relation) -> bool:
    a, b = one.object.name, other.object.name
    return a.startswith(b) or b.startswith(a)
