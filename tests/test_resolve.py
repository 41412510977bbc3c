"""Resolution: one thing is one node, two things are two, in whatever order the announcements come."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_extractions import BASE, Said, Thing, announcement, org, person

from kg.decisions import Decision, What
from kg.resolve import merge
from kg.types import Entity, EntityClass, Extraction, Graph

HANBIT = org("한빛제약")
SAEGIL = org("새길바이오")
DURU = org("두루약품")


def graph(*announcements: Extraction) -> Graph:
    """Return the merged graph of announcements."""
    return merge(announcements, base=BASE)


def called(result: Graph, name: str) -> list[Entity]:
    """Return the entities of which a name is any form."""
    return [e for e in result.entities if name in {label.text for label in (*e.labels, *e.aliases)}]


def iris(result: Graph, name: str) -> set[str]:
    """Return the IRIs of the entities that have a name."""
    return {entity.iri for entity in called(result, name)}


def test_one_announcement_loses_nothing() -> None:
    """Each chain of a single announcement is one entity with all its names, each relation one fact."""
    result = graph(announcement("a", org("한빛제약", "Hanbit", "한빛"), facts=[(person("김하늘"), "ceoOf", SAEGIL)]))
    assert len(result.entities) == 3
    assert iris(result, "한빛제약") == iris(result, "Hanbit") == iris(result, "한빛")
    assert [fact.property for fact in result.facts] == ["ceoOf"]
    assert result.sources[0].id == "a"


def test_ways_to_write_a_name_are_one_node() -> None:
    """Legal form, space and case make no second node."""
    result = graph(
        announcement("a", org("㈜한빛제약")),
        announcement("b", org("한빛 제약")),
        announcement("c", org("한빛제약(주)")),
    )
    assert len(result.entities) == 1
    assert result.entities[0].documents == ("a", "b", "c")


def test_a_name_declared_once_holds_everywhere() -> None:
    """A short form that one announcement explains means the same thing in another that does not."""
    result = graph(announcement("a", org("나래생명과학연구소", "나래연")), announcement("b", org("나래연")))
    assert len(result.entities) == 1


def test_similar_names_stay_two() -> None:
    """No likeness joins: 대한바이오협회 is not 한국바이오협회, 한일약품 not 하닐약품."""
    names = ["대한바이오협회", "한국바이오협회", "한일약품", "하닐약품"]
    assert len(graph(*(announcement(name, org(name)) for name in names)).entities) == 4


def test_curated_names_join_languages_and_short_forms() -> None:
    """한국바이오협회, 바이오협회, KoreaBIO and (사)한국바이오협회 are one node that carries both names."""
    forms = ["한국바이오협회", "바이오협회", "KoreaBIO", "(사)한국바이오협회"]
    result = graph(*(announcement(form, org(form)) for form in forms))
    (entity,) = result.entities
    assert {(label.text, label.lang) for label in entity.labels} >= {("한국바이오협회", "ko")}
    assert "KoreaBIO" in {label.text for label in entity.aliases}


def test_a_short_form_of_two_things_joins_neither() -> None:
    """A short form that two organizations use stands for each only where it is explained."""
    result = graph(
        announcement("a", org("대한가온학회", "가온학회")),
        announcement("b", org("한국가온학회", "가온학회")),
        announcement("c", org("가온학회")),
    )
    assert len(result.entities) == 3
    assert len(iris(result, "가온학회")) == 3


def test_one_wrong_alias_does_not_chain_two_well_known_names() -> None:
    """Two names that stand alone in many announcements stay two although one announcement calls them equal."""
    many = [announcement(f"h{i}", HANBIT) for i in range(8)] + [announcement(f"d{i}", DURU) for i in range(8)]
    result = graph(*many, announcement("wrong", org("한빛제약", "두루약품")))
    assert len(result.entities) == 2
    assert not iris(result, "한빛제약") & iris(result, "두루약품")


def test_a_cluster_never_holds_two_curated_things() -> None:
    """An announcement that calls two known things equal does not make them one."""
    result = graph(announcement("a", org("한국바이오협회", "미국바이오협회")), announcement("b", org("미국바이오협회")))
    assert len(result.entities) == 2


def test_a_word_for_a_kind_of_thing_is_nobodys_name() -> None:
    """협회 in two announcements is two things, and it is the one that its announcement declares."""
    result = graph(announcement("a", org("한빛협회", "협회")), announcement("b", org("새길협회", "협회")))
    assert len(result.entities) == 2
    assert len(graph(announcement("a", org("협회")), announcement("b", org("협회"))).entities) == 2


def test_same_name_in_two_places_is_two_people() -> None:
    """People of one name who have no organization in common are two."""
    kim = person("김민수")
    result = graph(
        announcement("a", facts=[(kim, "ceoOf", HANBIT)]), announcement("b", facts=[(kim, "headOf", SAEGIL)])
    )
    assert len(called(result, "김민수")) == 2


def test_a_person_keeps_identity_over_posts_at_one_organization() -> None:
    """The same name at the same organization is one person, whatever the post."""
    kim = person("김민수")
    result = graph(
        announcement("a", facts=[(kim, "executiveOf", HANBIT)]), announcement("b", facts=[(kim, "ceoOf", HANBIT)])
    )
    assert len(called(result, "김민수")) == 1
    assert {fact.property for fact in result.facts} == {"executiveOf", "ceoOf"}


def test_a_former_post_links_two_organizations() -> None:
    """Who was at one organization and is at another is one person with those who hold either post."""
    kim = person("김민수")
    result = graph(
        announcement("a", facts=[(kim, "ceoOf", HANBIT)]),
        announcement("b", facts=[(kim, "formerlyAt", HANBIT), (kim, "ceoOf", SAEGIL)]),
        announcement("c", facts=[(kim, "ceoOf", SAEGIL)]),
        announcement("d", facts=[(kim, "ceoOf", DURU)]),
    )
    assert len(called(result, "김민수")) == 2


def test_a_name_without_post_joins_the_one_person_it_can_be() -> None:
    """A mention without a post joins the holder of a post where its announcement names the organization."""
    kim = person("김민수")
    result = graph(
        announcement("a", facts=[(kim, "ceoOf", HANBIT)]),
        announcement("b", kim, HANBIT),
        announcement("c", kim, DURU),
    )
    assert sorted(entity.documents for entity in called(result, "김민수")) == [("a", "b"), ("c",)]


def test_reports_of_one_signing_are_one_event() -> None:
    """Outlets that name parties and day, or only the parties some days later, tell of one event."""
    signing = Said("MOU", (HANBIT, SAEGIL), "2024-04-30")
    result = graph(
        announcement("a", events=[signing]),
        announcement("b", events=[signing]),
        announcement("c", events=[Said("MOU", (SAEGIL, HANBIT))], published=date(2024, 5, 4)),
    )
    (event,) = result.happenings
    assert len(event.evidence) == 3
    assert event.date == "2024-04-30"


def test_two_agreements_of_the_same_parties_are_two() -> None:
    """Dates far apart, different products or amounts, or one announcement that tells of two, make two events."""
    late = Said("MOU", (HANBIT, SAEGIL), "2024-09-30")
    early = Said("MOU", (HANBIT, SAEGIL), "2024-04-30")
    assert len(graph(announcement("a", events=[early]), announcement("b", events=[late])).happenings) == 2
    first = Said("Contract", (HANBIT, SAEGIL, Thing("Product", ("HB-1",))))
    second = Said("Contract", (HANBIT, SAEGIL, Thing("Product", ("HB-2",))))
    assert len(graph(announcement("a", events=[first]), announcement("b", events=[second])).happenings) == 2
    cheap, dear = (Said("Supply", (HANBIT, SAEGIL), None, amount) for amount in (10, 2000))
    assert len(graph(announcement("a", events=[cheap]), announcement("b", events=[dear])).happenings) == 2
    assert len(graph(announcement("a", events=[cheap, dear])).happenings) == 2


def test_planned_and_done_are_two_events() -> None:
    """What is planned is not what was done."""
    planned = Said("MOU", (HANBIT, SAEGIL), status="planned")
    done = Said("MOU", (HANBIT, SAEGIL))
    assert len(graph(announcement("a", events=[planned]), announcement("b", events=[done])).happenings) == 2


def test_a_symmetric_fact_has_one_direction() -> None:
    """Both directions of an agreement are one fact with the evidence of both."""
    result = graph(
        announcement("a", facts=[(HANBIT, "signedMOUWith", SAEGIL)]),
        announcement("b", facts=[(SAEGIL, "signedMOUWith", HANBIT)]),
    )
    (fact,) = result.facts
    assert [item.document for item in fact.evidence] == ["a", "b"]


NAMES = st.sampled_from(["한빛제약", "한빛", "새길바이오", "두루약품", "가온", "가온학회", "협회", "FDA", "식약처"])
ORGS = st.lists(NAMES, min_size=1, max_size=3, unique=True).map(lambda names: org(*names))
PEOPLE = st.sampled_from([person("김민수"), person("이하늘")])
FACTS = st.tuples(PEOPLE, st.sampled_from(["ceoOf", "formerlyAt"]), ORGS)
EVENTS = st.tuples(ORGS, ORGS, st.sampled_from([None, "2024-04", "2024-04-30"])).map(
    lambda parts: Said("MOU", (parts[0], parts[1]), parts[2])
)
SAYINGS = st.lists(
    st.tuples(st.lists(ORGS, max_size=2), st.lists(FACTS, max_size=2), st.lists(EVENTS, max_size=2)),
    min_size=1,
    max_size=6,
)


def told(sayings: Sequence[tuple[list[Thing], list[tuple[Thing, str, Thing]], list[Said]]]) -> list[Extraction]:
    """Return an announcement for each saying, named by its number."""
    return [
        announcement(f"n{i}", *things, facts=facts, events=events) for i, (things, facts, events) in enumerate(sayings)
    ]


@given(SAYINGS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=150)
def test_order_does_not_count(sayings: list, chance) -> None:  # type: ignore[no-untyped-def,type-arg]  # drawn values
    """The same announcements in any order give the same graph."""
    made = told(sayings)
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert merge(made, base=BASE) == merge(shuffled, base=BASE)


@given(SAYINGS)
@settings(deadline=None, max_examples=150)
def test_nothing_is_lost_and_no_iri_is_used_twice(sayings: list) -> None:  # type: ignore[type-arg]  # drawn values
    """Every event report and every fact between two things is in the graph, and IRIs are unique."""
    made = told(sayings)
    result = merge(made, base=BASE)
    for items in (result.entities, result.facts, result.happenings, result.sources):
        assert len({item.iri for item in items}) == len(items)
    assert {item.document for event in result.happenings for item in event.evidence} == {
        extraction.document.id for extraction in made if extraction.events
    }
    known = {entity.iri for entity in result.entities}
    assert all({fact.subject, fact.object} <= known for fact in result.facts)


@given(SAYINGS)
@settings(deadline=None, max_examples=100)
def test_unrelated_announcements_change_no_iri(sayings: list) -> None:  # type: ignore[type-arg]  # drawn values
    """An announcement about other people and other things leaves all entities as they are."""
    made = told(sayings)
    stranger = announcement(
        "stranger",
        facts=[(person("박다른"), "ceoOf", org("전혀다른회사"))],
        events=[Said("MOU", (org("전혀다른회사"), org("또다른회사")))],
    )
    before, after = merge(made, base=BASE), merge([*made, stranger], base=BASE)
    assert set(before.entities) <= set(after.entities)
    assert set(before.happenings) <= set(after.happenings)


@given(SAYINGS, st.data())
@settings(deadline=None, max_examples=150)
def test_an_iri_given_up_points_to_the_one_kept(sayings: list, data: st.DataObject) -> None:  # type: ignore[type-arg]  # drawn values
    """Whatever is added, each IRI of before is still in use or is replaced by one that is."""
    made = told(sayings)
    some = data.draw(st.lists(st.sampled_from(made), unique_by=lambda one: one.document.id))
    before, after = merge(some, base=BASE), merge(made, base=BASE)
    for old, new in ((before.entities, after.entities), (before.happenings, after.happenings)):
        there = {item.iri for item in new}
        replaced = {iri for item in new for iri in item.replaces}
        assert {item.iri for item in old} <= there | replaced
        assert not there & replaced


def test_announcements_that_disagree_are_both_heard() -> None:
    """Of two dates of one event the one that most give stands, the other is kept with its announcement."""
    signing = Said("MOU", (HANBIT, SAEGIL), "2024-04-30", 1000)
    other = Said("MOU", (HANBIT, SAEGIL), "2024-04-29", 5000)
    (event,) = graph(
        announcement("a", events=[signing]), announcement("b", events=[other]), announcement("c", events=[signing])
    ).happenings
    assert event.date == "2024-04-30"
    assert event.amount == Decimal(1000)
    assert [(x.what, x.value, x.documents) for x in event.disagreements] == [
        ("amount", "5000 KRW", ("b",)),
        ("date", "2024-04-29", ("b",)),
    ]


def decided(what: What, left: str, right: str, cls: EntityClass = "Organization") -> Decision:
    """Return a decision about two organizations."""
    return Decision(what, cls, left, right)


def test_a_decision_to_merge_makes_one_of_two() -> None:
    """Two things that a person calls one are one; without the decision the graph is that of before."""
    made = [announcement("a", HANBIT), announcement("b", DURU)]
    one = merge(made, base=BASE, decisions=[decided("merge", "한빛제약", "두루약품")])
    assert len(one.entities) == 1
    assert len(merge(made, base=BASE).entities) == 2


def test_a_decision_that_two_are_distinct_stands_above_what_announcements_say() -> None:
    """A declared link, a chain in one announcement and a curated row all give way to a person's decision."""
    linked = [announcement("a", org("한빛제약", "한빛")), announcement("b", org("한빛")), announcement("c", HANBIT)]
    assert len(merge(linked, base=BASE).entities) == 1
    apart = merge(linked, base=BASE, decisions=[decided("distinct", "한빛", "한빛제약")])
    assert [sorted(entity.documents) for entity in apart.entities if "한빛" in {x.text for x in entity.labels}] == [
        ["a", "b"]
    ]
    assert len(apart.entities) == 2
    known = [announcement("a", org("특허청")), announcement("b", org("지식재산처"))]
    assert len(merge(known, base=BASE).entities) == 1
    assert len(merge(known, base=BASE, decisions=[decided("distinct", "특허청", "지식재산처")]).entities) == 2


def test_decisions_about_people_name_them_by_their_iri() -> None:
    """People of one name are made one or two by the ends of their IRIs."""
    kim = person("김민수")
    made = [announcement("a", facts=[(kim, "ceoOf", HANBIT)]), announcement("b", facts=[(kim, "ceoOf", SAEGIL)])]
    one, two = (f"김민수 {iri.rpartition('/')[2]}" for iri in sorted(iris(merge(made, base=BASE), "김민수")))
    joined = merge(made, base=BASE, decisions=[decided("merge", one, two, "Person")])
    assert len(called(joined, "김민수")) == 1
    third = announcement("c", facts=[(kim, "ceoOf", HANBIT), (kim, "ceoOf", SAEGIL)])
    assert len(called(merge([*made, third], base=BASE), "김민수")) == 1
    parted = merge([*made, third], base=BASE, decisions=[decided("distinct", one, two, "Person")])
    assert len(called(parted, "김민수")) == 2


def test_names_in_hangul_alone_have_iris_of_their_own() -> None:
    """Six names without a Latin letter are six nodes, also two that sound alike."""
    names = ["한일약품", "하닐약품", "가온", "나래", "다솜", "마루"]
    result = graph(announcement("a", *(org(name) for name in names)))
    assert len({entity.iri for entity in result.entities}) == 6


def test_an_event_of_nobody_does_not_reach_the_graph() -> None:
    """An event whose participants are not known says nothing that a shape allows."""
    result = graph(announcement("a", org("한빛제약"), events=[Said("Award", ()), Said("Award", (org("한빛제약"),))]))
    assert [len(event.participants) for event in result.happenings] == [1]


def test_one_name_of_two_classes_is_two_things() -> None:
    """A city as a place and as an employer share a name, not a node; who holds a post at either is one person."""
    city, office = Thing("Place", ("한들시",)), Thing("Organization", ("한들시",))
    result = graph(
        announcement("a", facts=[(person("김민수"), "headOf", city)]),
        announcement("b", facts=[(person("김민수"), "headOf", office)]),
    )
    assert len(iris(result, "한들시")) == 2
    assert len(iris(result, "김민수")) == 1


def test_words_for_things_of_two_classes_keep_each_fact_at_its_own() -> None:
    """A fact stays with the class that it was read with, though the same words stand for another thing as well."""
    kim, city, office = person("김민수"), Thing("Place", ("한들시",)), Thing("Organization", ("한들시",))
    said = announcement("a", kim, city, office, facts=[(kim, "headOf", office)])
    (of_city,) = (chain.mentions[0] for chain in said.chains if chain.cls == "Place")
    relation = replace(said.relations[0], object=replace(of_city, cls="Organization"))
    chains = tuple(
        replace(chain, mentions=(relation.object,)) if chain.cls == "Organization" else chain for chain in said.chains
    )
    for order in (chains, chains[::-1]):
        result = graph(replace(said, chains=order, relations=(relation,)))
        classes = {entity.iri: entity.cls for entity in result.entities}
        assert [(fact.property, classes[fact.object]) for fact in result.facts] == [("headOf", "Organization")]
        assert len(result.entities) == 3


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("부산도시공사", "부산시"), 2),
        (("한국바이오협회", "미국바이오협회"), 2),
        (("서울대", "서울대학교"), 1),
        (("한빛제약(대표 김하늘)", "한빛제약"), 1),
        (("한빛제약", "대표 김하늘"), 1),
    ],
)
def test_a_chain_of_two_known_things_is_taken_apart(names: tuple[str, ...], count: int) -> None:
    """What one announcement holds for one thing is two where both are known, and an office is no name."""
    result = graph(announcement("a", org(*names)))
    assert len(result.entities) == count
    assert not called(result, "대표 김하늘")


def test_neither_process_nor_hash_seed_changes_an_iri() -> None:
    """Python's own hashes differ from process to process; nothing of them is in the graph."""
    program = (
        "import sys; sys.path[:0] = ['tests', '.']; from made_extractions import *; from kg.resolve import merge\n"
        "kim = person('김민수'); a, b = org('한빛제약', '한빛'), org('새길바이오')\n"
        "made = [announcement(str(i), facts=[(kim, 'ceoOf', a)], events=[Said('MOU', (a, b))]) for i in range(3)]\n"
        "print(merge(made, base=BASE))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).resolve().parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "random")
    }
    assert len(outputs) == 1
