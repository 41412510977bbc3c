"""Events of the whole corpus, each with what most of its reports say and all their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from kg.names import identifier
from kg.resolve.facts import sort_evidence
from kg.resolve.intake import Intake, Report
from kg.resolve.stories import Stories, Story
from kg.types import Happening, Label

KOREAN = {
    "MOU": "업무협약", "Contract": "계약", "License": "기술이전", "Supply": "공급", "Acquisition": "인수",
    "Merger": "합병", "Investment": "투자", "Appointment": "선임", "Approval": "승인", "Application": "허가 신청",
    "Trial": "임상시험", "PatentGrant": "특허 등록", "PatentApplication": "특허 출원", "Launch": "출시",
    "Publishing": "논문 게재", "Award": "수상·선정", "Founding": "설립", "Gathering": "행사",
}  # fmt: skip
NAMED_IN_LABEL = 3

T = TypeVar("T", bound=Hashable)


def gather_happenings(
    intake: Intake, iris: Sequence[str], names: Mapping[str, str], base: str
) -> tuple[Happening, ...]:
    """Put reports of one event together; ``names`` are the labels of entities by IRI."""
    stories = Stories(intake, iris).gathered()
    keys = [min(_key(intake, iris, index) for index in story.reports) for story in stories]
    uses = Counter(keys)
    found = []
    for story, key in zip(stories, keys, strict=True):
        full = (*key, *_place_of_report(intake, story.reports[0])) if uses[key] > 1 else key
        found.append(_happening(story, identifier(base, "event", *full), intake, iris, names))
    return tuple(sorted(found, key=lambda happening: happening.iri))


def _key(intake: Intake, iris: Sequence[str], index: int) -> tuple[str, ...]:
    """Return what tells the event of a report from others; without a date the announcement does."""
    report = intake.reports[index]
    when = report.date or f"announcement {intake.sources[report.document].id}"
    return (report.cls, report.status, when, *sorted({iris[member] for _, member in report.participants}))


def _place_of_report(intake: Intake, index: int) -> tuple[str, ...]:
    """Return where a report stands: announcement, position, and number among those at one position."""
    report, number = intake.reports[index], 0
    while index > number and intake.reports[index - number - 1].document == report.document:
        number += 1
    return intake.sources[report.document].id, str(report.evidence.start), str(number)


def _happening(story: Story, iri: str, intake: Intake, iris: Sequence[str], names: Mapping[str, str]) -> Happening:
    reports = [intake.reports[index] for index in story.reports]
    amount, currency = _most((r.amount, r.currency) for r in reports if r.amount is not None) or (None, None)
    return Happening(
        iri,
        reports[0].cls,
        _label(reports[0], iris, names),
        reports[0].status,
        tuple(sorted({(role, iris[member]) for report in reports for role, member in report.participants})),
        sort_evidence(report.evidence for report in reports),
        _date(report.date for report in reports),
        amount,
        currency,
        _most(iris[report.place] for report in reports if report.place is not None),
    )


def _most(values: Iterable[T]) -> T | None:
    """Return the value given most often; among equals the first by its text."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value))) if counted else None


def _date(values: Iterable[str | None]) -> str | None:
    """Return the date given most often, where a less precise one counts for each that says it more precisely."""
    given = [value for value in values if value]
    if not given:
        return None
    support = {value: sum(value.startswith(other) for other in given) for value in given}
    return min(support, key=lambda value: (-support[value], -len(value), value))


def _label(report: Report, iris: Sequence[str], names: Mapping[str, str]) -> Label:
    """Return what to call an event: its kind and the first of its participants."""
    members = list(dict.fromkeys(names[iris[member]] for _, member in report.participants))
    more = f" 외 {len(members) - NAMED_IN_LABEL}" if len(members) > NAMED_IN_LABEL else ""
    kind = KOREAN.get(report.cls, report.cls)
    return Label(f"{kind}: {', '.join(members[:NAMED_IN_LABEL])}{more}" if members else kind, "ko")
