"""Prints of one release as evidence: a name in the place of another is a variant of it, a person's name one person."""

from __future__ import annotations

from itertools import permutations

import pytest
from made_extractions import announcement, org, person

from kg.decisions import Decision
from kg.rdf import BASE
from kg.resolve import merge
from kg.resolve.history import history
from kg.resolve.variants import is_variant
from kg.types import EntityClass, Extraction, Graph

PARTNER = org("가온학회")
ONE = announcement("a", facts=[(org("나래디지털연구센터"), "signedMOUWith", PARTNER)])
OTHER = announcement("b", facts=[(org("두루나래디지털연구센터"), "signedMOUWith", PARTNER)])


def graph_of(*given: Extraction, reprints: tuple[tuple[str, str], ...] = (("a", "b"),)) -> Graph:
    """Return the graph of announcements of which some print one release."""
    return merge(given, base=BASE, reprints=reprints)


def count(graph: Graph, cls: EntityClass) -> int:
    """Return how many entities of a class there are."""
    return len([entity for entity in graph.entities if entity.cls == cls])


def test_a_variant_in_the_place_of_a_name_is_the_same_thing() -> None:
    """Two prints, of which each has one of two like names, speak of one organization; other announcements of two."""
    assert count(graph_of(ONE, OTHER), "Organization") == 2
    assert count(graph_of(ONE, OTHER, reprints=()), "Organization") == 3


def test_who_is_named_beside_the_other_is_another() -> None:
    """Where a print names both, they are two."""
    both = announcement(
        "b", org("나래디지털연구센터"), facts=[(org("두루나래디지털연구센터"), "signedMOUWith", PARTNER)]
    )
    assert count(graph_of(ONE, both), "Organization") == 3


def test_names_that_are_not_alike_stay_apart() -> None:
    """Another name in the same place says nothing."""
    other = announcement("b", facts=[(org("새길문화재단"), "signedMOUWith", PARTNER)])
    assert count(graph_of(ONE, other), "Organization") == 3


def test_a_person_of_one_name_is_one_in_prints_of_one_release() -> None:
    """Different posts in two prints are posts of one person; in other announcements they are of two."""
    one = announcement("a", facts=[(person("김하늘"), "ceoOf", org("한빛제약"))])
    other = announcement("b", facts=[(person("김하늘"), "formerlyAt", org("새길전자"))])
    assert count(graph_of(one, other), "Person") == 1
    assert count(graph_of(one, other, reprints=()), "Person") == 2


def test_a_decision_stands_above_prints() -> None:
    """What a person decided to be two stays two."""
    apart = Decision("distinct", "Organization", "나래디지털연구센터", "두루나래디지털연구센터")
    graph = merge([ONE, OTHER], base=BASE, reprints=[("a", "b")], decisions=[apart])
    assert count(graph, "Organization") == 3


def test_the_merge_is_explained() -> None:
    """The history says that the names stand in one place in prints of one release, and in which."""
    (one,) = (
        m
        for m in history([ONE, OTHER], BASE, reprints=[("a", "b")]).merges
        if m.cls == "Organization" and m.support == 1
    )
    assert one.rule == "in one place in prints of one release"
    assert {one.kept, one.other} == {"나래디지털연구센터", "두루나래디지털연구센터"}


def test_order_changes_nothing() -> None:
    """Any order of announcements and of pairs gives the same graph."""
    third = announcement("c", facts=[(org("누리나래디지털연구센터"), "signedMOUWith", PARTNER)])
    pairs = (("a", "b"), ("a", "c"), ("b", "c"))
    graphs = [
        graph_of(*given, reprints=reprints)
        for given in permutations([ONE, OTHER, third])
        for reprints in (pairs, pairs[::-1])
    ]
    assert all(graph == graphs[0] for graph in graphs)


@pytest.mark.parametrize(
    ("one", "other", "cls", "variant"),
    [
        ("출시나래백화점", "나래백화점", "Organization", True),
        ("나래백화점", "나래백화점카드", "Organization", False),
        ("나래창업지원", "나래창업지원사업", "Programme", True),
        ("원스탑창업길", "원스톱창업길", "Product", True),
        ("나래백화점2호", "나래백화점3호", "Organization", False),
        ("나래", "두루나래", "Organization", False),
        ("나래백화점", "다래백화점", "Person", False),
        ("두루누리나래가온백화점", "백화점", "Organization", False),
    ],
)
def test_what_a_variant_is(one: str, other: str, cls: EntityClass, variant: bool) -> None:
    """A word before the name, a letter changed, a kind behind a programme; never a digit, nor a short name."""
    assert is_variant(one, other, cls) is is_variant(other, one, cls) is variant
