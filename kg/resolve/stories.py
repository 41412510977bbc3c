"""Which reports tell of one event: fifteen reports of one signing are one event with fifteen pieces of evidence.

Two reports may tell of one event when class and status are the same and they share two participants (or all,
where there is but one). They do not where dates, amounts, products or publication days speak against it.
Reports of one announcement stay apart unless one only says less than the other: an announcement knows what it counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from kg.resolve.intake import Intake, Report
from kg.resolve.union import Sets
from kg.types import EntityClass

# Outlets repeat a story for some weeks; a later report with no date of its own is told of another event.
DAYS_OF_ONE_STORY = 30
# Outlets that tell of one event differ in its date by a day or two.
DAYS_OF_ONE_EVENT = 3
# A report is compared with so many neighbours in time that share participants with it.
NEIGHBOURS = 6
# Of a report with very many participants the first ones are enough to find others by.
COMPARED = 8

# Outlets round amounts by so much.
ROUNDING = Decimal("0.05")

Amount = tuple[Decimal, str | None]

# Classes of participants that tell an event from another wherever both reports name some; people only in events
# about a person's own work, since outlets name different signatories of one agreement.
_TELLING: dict[str, frozenset[EntityClass]] = defaultdict(
    lambda: frozenset({"Product"}),
    {cls: frozenset({"Product", "Person", "Programme"}) for cls in ("Publishing", "Appointment", "Award")},
)
_BACKGROUND = frozenset({"Place", "Condition"})


@dataclass(slots=True)
class Story:
    """Reports that are taken for one event, by their indexes, and what they say together."""

    reports: list[int]
    documents: set[int]
    core: frozenset[str]
    telling: frozenset[str]
    dates: frozenset[str]
    amounts: frozenset[Amount]
    published: tuple[date, date] | None


class Stories:
    """Groups the reports of an intake; ``iris`` and ``classes`` are those of the entities of local things."""

    def __init__(self, intake: Intake, iris: Sequence[str]) -> None:
        self._intake = intake
        self._iris = iris
        self._sets: Sets[int] = Sets()
        self._stories = [self._single(index, report) for index, report in enumerate(intake.reports)]

    def gathered(self) -> list[Story]:
        """Return all events, in the order of their first report."""
        for bucket in self._buckets():
            ordered = sorted(bucket, key=lambda index: (self._day(index), index))
            for distance in range(1, NEIGHBOURS + 1):
                for left, right in zip(ordered, ordered[distance:], strict=False):
                    self._consider(left, right)
        roots = sorted({self._sets.find(index) for index in range(len(self._stories))})
        return [self._stories[root] for root in roots]

    def _single(self, index: int, report: Report) -> Story:
        things = self._intake.locals
        members = [member for _, member in report.participants]
        published = self._intake.published[report.document]
        if report.cls == "Gathering" and any(things[member].cls == "Gathering" for member in members):
            core = frozenset(self._iris[member] for member in members if things[member].cls == "Gathering")
        else:
            core = frozenset(self._iris[member] for member in members if things[member].cls not in _BACKGROUND)
        return Story(
            [index],
            {report.document},
            core,
            frozenset(self._iris[member] for member in members if things[member].cls in _TELLING[report.cls]),
            frozenset({report.date} if report.date else ()),
            frozenset({(report.amount, report.currency)} if report.amount is not None else ()),
            (published, published) if published else None,
        )

    def _buckets(self) -> Iterator[list[int]]:
        """Yield reports that share enough to be compared."""
        buckets: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
        for index, report in enumerate(self._intake.reports):
            core = sorted(self._stories[index].core)[:COMPARED]
            for shared in combinations(core, 2) if len(core) > 1 else [tuple(core)] if core else []:
                buckets[report.cls, report.status, shared].append(index)
        yield from (bucket for _, bucket in sorted(buckets.items()) if len(bucket) > 1)

    def _day(self, index: int) -> str:
        report = self._intake.reports[index]
        published = self._intake.published[report.document]
        return report.date or (published.isoformat() if published else "")

    def _consider(self, left: int, right: int) -> None:
        a, b = self._sets.find(left), self._sets.find(right)
        if a == b:
            return
        kept, other = self._stories[min(a, b)], self._stories[max(a, b)]
        if self._same(kept, other):
            self._sets.join(min(a, b), max(a, b))
            self._stories[min(a, b)] = _together(kept, other)

    def _same(self, a: Story, b: Story) -> bool:
        if a.telling and b.telling and not a.telling & b.telling:
            return False
        if a.documents & b.documents:
            return _says_less(a, b)
        if a.dates and b.dates:
            return _agree(a.dates, b.dates)
        return _amounts_agree(a.amounts, b.amounts) and _told_together(a, b)


def _says_less(a: Story, b: Story) -> bool:
    """Tell whether of two stories that one announcement tells one only says less than the other."""
    if not (a.core <= b.core or b.core <= a.core):
        return False
    dates = not a.dates or not b.dates or any(x.startswith(y) or y.startswith(x) for x in a.dates for y in b.dates)
    return dates and _amounts_agree(a.amounts, b.amounts)


def _amounts_agree(left: frozenset[Amount], right: frozenset[Amount]) -> bool:
    """Tell whether amounts may be one, rounded or in another currency."""
    return not left or not right or any(_about(a, b) for a in left for b in right)


def _about(a: Amount, b: Amount) -> bool:
    return a[1] != b[1] or abs(a[0] - b[0]) <= ROUNDING * max(abs(a[0]), abs(b[0]))


def _together(a: Story, b: Story) -> Story:
    spans = [span for span in (a.published, b.published) if span]
    return Story(
        sorted(a.reports + b.reports),
        a.documents | b.documents,
        a.core | b.core,
        a.telling | b.telling,
        a.dates | b.dates,
        a.amounts | b.amounts,
        (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None,
    )


def _agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether dates may be of one day: one says the other less precisely, or they are nearly the same."""
    return any(_near(a, b) for a in left for b in right)


def _near(a: str, b: str) -> bool:
    if a.startswith(b) or b.startswith(a):
        return True
    if len(a) < len("2023-04-25") or len(b) < len("2023-04-25"):
        return False
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= DAYS_OF_ONE_EVENT


def _told_together(a: Story, b: Story) -> bool:
    """Tell whether two stories were published near each other; without a date nothing speaks against it."""
    if not a.published or not b.published:
        return True
    gap = max(a.published[0], b.published[0]) - min(a.published[1], b.published[1])
    return gap.days <= DAYS_OF_ONE_STORY
