"""From comparisons to figures: micro-averages over announcements, by property, and how far confidence is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.evaluate.compare import Comparison

# Lower bounds of the buckets of the reliability curve; finer where most facts are.
BUCKETS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Balance:
    """Right, missed and wrong things, and what follows from the counts (shares between 0 and 1)."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 0 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def rounded(self) -> dict[str, float]:
        """Return the three shares to four digits."""
        return {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of a whole; ``value`` is None where there is nothing to share."""

    count: int = 0
    whole: int = 0

    @property
    def value(self) -> float | None:
        """The share to four digits."""
        return round(self.count / self.whole, 4) if self.whole else None


@dataclass(frozen=True, slots=True)
class Bucket:
    """Facts whose confidence is at least ``lowest`` and below the next bucket's; optional ones count as right."""

    lowest: float
    facts: int
    mean_confidence: float
    precision: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the graphs of annotated announcements are."""

    documents: int
    relations: Balance
    families: Balance
    people_and_organizations: Balance
    events: Share
    dates: Share
    amounts: Share
    by_property: Mapping[str, Balance]
    reliability: tuple[Bucket, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as what JSON can hold, properties with the most relations first."""
        counted = {"required": self.relations.right + self.relations.missed}
        counted["predicted"] = self.relations.right + self.relations.wrong
        return {
            "documents": self.documents,
            "relations": self.relations.rounded() | counted,
            "relation families": self.families.rounded(),
            "people and organizations": self.people_and_organizations.rounded(),
            "events found": self.events.value,
            "dates right": self.dates.value,
            "amounts right": self.amounts.value,
            "by property": {
                prop: {"right": one.right, "missed": one.missed, "wrong": one.wrong}
                for prop, one in self.by_property.items()
            },
            "reliability": [
                {
                    "from": one.lowest,
                    "facts": one.facts,
                    "mean confidence": round(one.mean_confidence, 4),
                    "precision": round(one.precision, 4),
                }
                for one in self.reliability
            ],
        }


def figures(comparisons: Iterable[Comparison]) -> Figures:
    """Add comparisons up."""
    done = list(comparisons)
    events = [event for one in done for event in one.events]
    dated = [one for one in events if one.event.date is not None]
    amounts = [one for one in events if one.event.amount is not None]
    names = [(len(c.people_and_organizations), len(c.names_missed), len(c.names_wrong)) for c in done]
    return Figures(
        len(done),
        _balance((len(c.relations.right), len(c.relations.missed), len(c.relations.wrong)) for c in done),
        _balance((len(c.families.right), len(c.families.missed), len(c.families.wrong)) for c in done),
        _balance(names),
        Share(sum(one.found for one in events), len(events)),
        Share(sum(one.date for one in dated), len(dated)),
        Share(sum(one.amount for one in amounts), len(amounts)),
        _by_property(done),
        _reliability(done),
    )


def _balance(counts: Iterable[tuple[int, int, int]]) -> Balance:
    rows = list(counts)
    return Balance(sum(r[0] for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows))


def _by_property(comparisons: list[Comparison]) -> dict[str, Balance]:
    right: Counter[str] = Counter(p for c in comparisons for _, p, _ in c.relations.right)
    missed: Counter[str] = Counter(p for c in comparisons for _, p, _ in c.relations.missed)
    wrong: Counter[str] = Counter(p for c in comparisons for _, p, _ in c.relations.wrong)
    rows = {p: Balance(right[p], missed[p], wrong[p]) for p in sorted({*right, *missed, *wrong})}
    return dict(sorted(rows.items(), key=lambda row: -(row[1].right + row[1].missed + row[1].wrong)))


def _reliability(comparisons: list[Comparison]) -> tuple[Bucket, ...]:
    """Return precision by stated confidence, for each edge that the graph has; what is optional is true."""
    graded = [
        (max(e.confidence for fact in facts for e in fact.evidence), edge not in c.relations.wrong)
        for c in comparisons
        for edge, facts in c.facts.items()
    ]
    out = []
    for lowest, highest in zip(BUCKETS, (*BUCKETS[1:], 2.0), strict=True):
        inside = [(sure, right) for sure, right in graded if lowest <= sure < highest]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            out.append(Bucket(lowest, len(inside), mean, sum(right for _, right in inside) / len(inside)))
    return tuple(out)
