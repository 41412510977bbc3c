"""Participants of an event have the parts that facts of the same sentence tell, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib
from made_extractions import BASE, Said, Thing, announcement, org
from rdflib.namespace import RDFS

from kg import rdf
from kg.knowledge import load_toml, ontology_path
from kg.resolve import merge
from kg.types import Extraction

KG = rdflib.Namespace(rdf.ontology_namespace(rdf.BASE))
ROWS = load_toml("parts.toml")


def parts(*extractions: Extraction) -> dict[str, set[str]]:
    """Return the parts of each participant of the only event, by name."""
    graph = merge(extractions, base=BASE)
    names = {entity.iri: entity.labels[0].text for entity in graph.entities}
    (event,) = graph.happenings
    found: dict[str, set[str]] = {}
    for part, iri in event.participants:
        found.setdefault(names[iri], set()).add(part)
    return found


def test_each_part_is_declared() -> None:
    """Each part of the table is a property below kg:participant, each fact and event a term of the ontology."""
    ontology = rdflib.Graph().parse(ontology_path("kg.ttl"))
    named = {part for row in ROWS["part"] for part in (row["subject"], row.get("object", ROWS["of_class"]["Product"]))}
    for part in named | set(ROWS["of_class"].values()):
        assert (KG[part], RDFS.subPropertyOf, KG.participant) in ontology, part
    for row in ROWS["part"]:
        facts = [row["fact"]] if isinstance(row["fact"], str) else row["fact"]
        for term in (row["event"], *facts):
            assert (KG[term], None, None) in ontology, term


@pytest.mark.parametrize("fact_first", [True, False])
def test_who_acquires_and_who_is_acquired(fact_first: bool) -> None:
    """The parts go by the direction of the fact, not by the order in which participants are named."""
    one, other = org("가온제약"), org("새길바이오")
    who = (one, other) if fact_first else (other, one)
    said = announcement("a", *who, facts=[(one, "acquired", other)], events=[Said("Acquisition", who)])
    assert parts(said) == {"가온제약": {"acquirer"}, "새길바이오": {"target"}}


def test_without_a_fact_of_the_sentence_one_just_takes_part() -> None:
    """A fact of another sentence, or an event that is only planned, tells no part."""
    one, other = org("가온제약"), org("새길바이오")
    said = announcement("a", facts=[(one, "acquired", other)], events=[Said("Acquisition", (one, other))])
    short = replace(said.relations[0].evidence, end=4, quote=said.document.text[:4])
    elsewhere = replace(said, relations=(replace(said.relations[0], evidence=short),))
    assert parts(elsewhere) == {"가온제약": {"participant"}, "새길바이오": {"participant"}}


def test_what_can_take_one_part_only_takes_it() -> None:
    """An award is the programme of the event also where no fact says who won it; its winner stays a participant."""
    prize = Thing("Programme", ("한빛대상",))
    said = announcement("a", events=[Said("Award", (org("가온제약"), prize))])
    assert parts(said) == {"가온제약": {"participant"}, "한빛대상": {"programme"}}


def test_who_hosts_a_gathering_and_what_it_is() -> None:
    """The fact tells the part of the host; the gathering is the gathering of its own event."""
    host, forum = org("한빛협회"), Thing("Gathering", ("한빛 포럼",))
    said = announcement("a", facts=[(host, "hosts", forum)], events=[Said("Gathering", (host, forum))])
    assert parts(said) == {"한빛협회": {"host"}, "한빛 포럼": {"gathering"}}
