"""What happened to an entity, by date."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lookup.entities import Candidate
from kg.lookup.reader import Grounds, Reader


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Something dated; without a date of its own (``own_date`` false) it stands at the day of its announcement.

    ``otherwise`` are dates and amounts that some announcements give instead.
    """

    when: str
    own_date: bool
    kind: str
    text: str
    status: str
    grounds: Grounds | None
    otherwise: tuple[str, ...] = ()


def timeline(reader: Reader, entity: Candidate) -> tuple[Moment, ...]:
    """Return the events of an entity and its facts that have a date, the earliest first."""
    moments = [_event(reader, event) for event in reader.events(entity.iri)]
    for relation in reader.relations(entity.iri):
        if relation.when:
            text = f"{reader.called(relation.subject)} {relation.property} {reader.called(relation.object)}"
            grounds = reader.grounds(relation.statement)
            moments.append(Moment(relation.when, True, relation.property, text, "asserted", grounds[0]))
    return tuple(sorted(moments))


def _event(reader: Reader, event: str) -> Moment:
    grounds = reader.grounds(event)
    when = reader.value(event, reader.own("date"))
    kind = next(iter(reader.classes(event)), "")
    status = reader.value(event, reader.own("status"))
    first = grounds[0] if grounds else None
    return Moment(
        when or (first.published if first else ""),
        bool(when),
        kind,
        reader.called(event),
        status,
        first,
        reader.otherwise(event),
    )
