"""Extractions made by hand, for tests of what comes after extraction: short ways to say what an announcement says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from kg.types import (
    Chain,
    Document,
    EntityClass,
    Event,
    Evidence,
    Extraction,
    Mention,
    Participant,
    Precision,
    Relation,
    Status,
    Time,
)

BASE = "https://kg.example.org/"
_PRECISIONS: dict[int, Precision] = {10: "day", 7: "month", 4: "year"}


class Thing(NamedTuple):
    """A thing of an announcement with all its names, the best one first."""

    cls: EntityClass
    names: tuple[str, ...]


def org(*names: str) -> Thing:
    """Return an organization with these names."""
    return Thing("Organization", names)


def person(*names: str) -> Thing:
    """Return a person with these names."""
    return Thing("Person", names)


class Said(NamedTuple):
    """An event as an announcement tells it, its participants all in the role ``participant``."""

    cls: str
    who: tuple[Thing, ...]
    date: str | None = None
    amount: int | None = None
    status: Status = "asserted"


def announcement(
    id_: str,
    *things: Thing,
    facts: Sequence[tuple[Thing, str, Thing]] = (),
    events: Sequence[Said] = (),
    published: date | None = date(2024, 5, 2),
) -> Extraction:
    """Return the extraction of an announcement whose text is nothing but the names, with a space between."""
    named = list(
        dict.fromkeys([*things, *(x for s, _, o in facts for x in (s, o)), *(x for e in events for x in e.who)])
    )
    text, chains = "", []
    for thing in named:
        mentions = []
        for name in thing.names:
            mentions.append(Mention(len(text), len(text) + len(name), thing.cls, name, name))
            text += name + " "
        chains.append(Chain(thing.cls, thing.names, tuple(mentions)))
    text = text.rstrip()
    first = {thing: chain.mentions[0] for thing, chain in zip(named, chains, strict=True)}
    document = Document(id_, None, text, published, None, None, sha256(f"{id_} {text}".encode()).hexdigest())

    def evidence(number: int, rule: str) -> Evidence:
        return Evidence(id_, 0, len(text), text, ((number, number + 1),), rule, 0.9)

    return Extraction(
        document,
        tuple(mention for chain in chains for mention in chain.mentions),
        tuple(chains),
        (),
        tuple(Relation(first[s], p, first[o], evidence(i, p)) for i, (s, p, o) in enumerate(facts)),
        tuple(
            Event(
                e.cls,
                tuple(Participant("participant", first[thing]) for thing in e.who),
                evidence(i, e.cls),
                e.status,
                Time(0, 1, e.date, _PRECISIONS[len(e.date)]) if e.date else None,
                Decimal(e.amount) if e.amount else None,
                "KRW" if e.amount else None,
            )
            for i, e in enumerate(events)
        ),
    )
