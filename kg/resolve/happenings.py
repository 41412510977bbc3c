"""Events of the whole corpus, each with what most of its reports say and all their evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypeVar

from kg.names import identifier
from kg.resolve.facts import sort_evidence
from kg.resolve.identities import Identities, without_doubt
from kg.resolve.intake import Intake, Report
from kg.resolve.stories import Stories, Story
from kg.types import Disagreement, Happening, Label

KOREAN = {
    "MOU": "업무협약", "Contract": "계약", "License": "기술이전", "Supply": "공급", "Acquisition": "인수",
    "Merger": "합병", "Investment": "투자", "Appointment": "선임", "Approval": "승인", "Application": "허가 신청",
    "Trial": "임상시험", "PatentGrant": "특허 등록", "PatentApplication": "특허 출원", "Launch": "출시",
    "Publishing": "논문 게재", "Award": "수상·선정", "Founding": "설립", "Gathering": "행사",
}  # fmt: skip
NAMED_IN_LABEL = 3

T = TypeVar("T", bound=Hashable)


def gather_happenings(
    intake: Intake, identities: Identities, labels: Mapping[str, str], base: str
) -> tuple[Happening, ...]:
    """Put reports of one event together; ``labels`` are what to call entities, by IRI.

    The IRI of an event is the best of those that its reports would have alone (see `kg.resolve.identities`).
    """
    iris = identities.iris
    stories = Stories(intake, iris).gathered()
    own = [sorted({_key(intake, identities.names, index) for index in story.reports}) for story in stories]
    found: dict[str, Story] = {}
    given_up: dict[str, set[str]] = {}
    for story, (key, *others) in zip(stories, own, strict=True):
        iri = identifier(base, "event", *key)
        if iri in found:
            iri = identifier(base, "event", *key, *_place_of_report(intake, story.reports[0]))
        found[iri] = story
        given_up[iri] = {identifier(base, "event", *other) for other in others}
    replaced = without_doubt(given_up, set(found))
    return tuple(
        _happening(story, iri, intake, iris, labels, tuple(sorted(replaced.get(iri, ()))))
        for iri, story in sorted(found.items())
    )


def _key(intake: Intake, names: Sequence[str], index: int) -> tuple[str, ...]:
    """Return what tells the event of a report from others; without a date the announcement does."""
    report = intake.reports[index]
    when = report.date or f"announcement {intake.sources[report.document].id}"
    amount = "" if report.amount is None else f"{report.amount:f} {report.currency}"
    return report.cls, report.status, when, amount, *sorted({names[member] for _, member in report.participants})


def _place_of_report(intake: Intake, index: int) -> tuple[str, ...]:
    """Return where a report stands: announcement, position, and number among those at one position."""
    report, number = intake.reports[index], 0
    while index > number and intake.reports[index - number - 1].document == report.document:
        number += 1
    return intake.sources[report.document].id, str(report.evidence.start), str(number)


def _happening(
    story: Story, iri: str, intake: Intake, iris: Sequence[str], labels: Mapping[str, str], replaces: tuple[str, ...]
) -> Happening:
    reports = [intake.reports[index] for index in story.reports]
    amount, currency = _most((r.amount, r.currency) for r in reports if r.amount is not None) or (None, None)
    date = _date(report.date for report in reports)
    return Happening(
        iri,
        reports[0].cls,
        _label(reports[0], iris, labels),
        reports[0].status,
        tuple(sorted({(role, iris[member]) for report in reports for role, member in report.participants})),
        sort_evidence(report.evidence for report in reports),
        date,
        amount,
        currency,
        _most(iris[report.place] for report in reports if report.place is not None),
        tuple(_disagreements(reports, intake, date, amount, currency)),
        replaces,
    )


def _disagreements(
    reports: Sequence[Report], intake: Intake, date: str | None, amount: Decimal | None, currency: str | None
) -> Iterator[Disagreement]:
    """Yield dates and amounts that are not the ones of the event, each with its announcements."""
    others: dict[tuple[Literal["date", "amount"], str], set[str]] = defaultdict(set)
    for report in reports:
        document = intake.sources[report.document].id
        if report.date and date and not date.startswith(report.date):
            others["date", report.date].add(document)
        if report.amount is not None and (report.amount, report.currency) != (amount, currency):
            others["amount", f"{report.amount:f} {report.currency or ''}".strip()].add(document)
    for (what, value), documents in sorted(others.items()):
        yield Disagreement(what, value, tuple(sorted(documents)))


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


def _label(report: Report, iris: Sequence[str], labels: Mapping[str, str]) -> Label:
    """Return what to call an event: its kind and the first of its participants."""
    members = list(dict.fromkeys(labels[iris[member]] for _, member in report.participants))
    more = f" 외 {len(members) - NAMED_IN_LABEL}" if len(members) > NAMED_IN_LABEL else ""
    kind = KOREAN.get(report.cls, report.cls)
    return Label(f"{kind}: {', '.join(members[:NAMED_IN_LABEL])}{more}" if members else kind, "ko")
