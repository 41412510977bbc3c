"""Facts of the whole corpus: the same statement of many announcements is one fact with all its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.names import identifier
from kg.resolve.intake import Claim
from kg.types import Evidence, Fact

# Properties whose two directions say the same (`owl:SymmetricProperty` in kg.ttl).
SYMMETRIC = frozenset({"signedMOUWith", "signedContractWith", "collaboratesWith", "mergedWith"})

Statement = tuple[str, str, str]


def gather_facts(claims: Iterable[Claim], iris: Sequence[str], base: str) -> tuple[Fact, ...]:
    """Put claims that state the same together; what relates a thing to itself says nothing and is left out."""
    groups: dict[Statement, list[Claim]] = defaultdict(list)
    for claim in claims:
        subject, target = iris[claim.subject], iris[claim.object]
        if claim.property in SYMMETRIC and target < subject:
            subject, target = target, subject
        if subject != target:
            groups[subject, claim.property, target].append(claim)
    facts = [fact for statement, group in groups.items() for fact in _facts(statement, group, base)]
    return tuple(sorted(facts, key=lambda fact: fact.iri))


def _facts(statement: Statement, claims: list[Claim], base: str) -> Iterable[Fact]:
    """Yield one fact for each date on which the statement became true; undated claims go with the only date."""
    dates = most_precise({claim.when for claim in claims if claim.when})
    if len(dates) <= 1:
        when = dates[0] if dates else None
        yield Fact(identifier(base, "fact", *statement), *statement, sort_evidence(c.evidence for c in claims), when)
        return
    for when in (*dates, None):
        chosen = [claim.evidence for claim in claims if _belongs(claim.when, when)]
        if chosen:
            iri = identifier(base, "fact", *statement, when or "")
            yield Fact(iri, *statement, sort_evidence(chosen), when)


def _belongs(value: str | None, when: str | None) -> bool:
    return value is None if when is None else value is not None and when.startswith(value)


def most_precise(dates: Iterable[str]) -> list[str]:
    """Return the dates, sorted, without those that another only says more precisely.

    >>> most_precise({"2023", "2023-04", "2023-04-25", "2024"})
    ['2023-04-25', '2024']
    """
    ordered = sorted(set(dates))
    return [
        date for i, date in enumerate(ordered) if i + 1 == len(ordered) or not ordered[i + 1].startswith(date + "-")
    ]


def sort_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence without repeats, in the order of announcement, place and rule."""
    keyed = {(e.document, e.start, e.end, e.rule, e.marks, -e.confidence): e for e in evidence}
    return tuple(keyed[key] for key in sorted(keyed))
