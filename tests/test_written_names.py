"""Names of organizations as they were meant: an office and a word before the name are no part of it."""

from __future__ import annotations

import pytest
from made_extractions import announcement, org, person

from kg.names import CuratedName, CuratedNames, curated_names
from kg.rdf import BASE
from kg.resolve import merge
from kg.resolve.written import as_meant, prize_as_meant

KNOWN = CuratedNames(
    [
        CuratedName("Organization", "한빛제약", "Hanbit Pharm", ()),
        CuratedName("Organization", "가온시", "Gaon City", ("가온시청",)),
        CuratedName("Organization", "새길위원회", "", ()),
        CuratedName("Organization", "LK두루조선", "", ()),
        CuratedName("Organization", "두루가온공사", "", ("DG",)),
        CuratedName("Organization", "나래환경부", "", ("나환부",)),
    ]
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("한빛은행장", "한빛은행"),
        ("나래구청장", "나래구청"),
        ("두루대병원장", "두루대병원"),
        ("가온시장", "가온시"),
        ("새길위원장", "새길위원회"),
        ("출시한빛제약", "한빛제약"),
        ("제공=한빛제약", "한빛제약"),
        ("성과나래다온그룹", "나래다온그룹"),
        ("DG두루가온공사", "두루가온공사"),
        ("DG 두루가온공사", "두루가온공사"),
        # No known name is left, or the word is none that ends a headline.
        ("남문시장", "남문시장"),
        ("출시나래제약", "출시나래제약"),
        ("두루한빛제약", "두루한빛제약"),
        ("투자그룹", "투자그룹"),
        ("KH두루가온공사", "KH두루가온공사"),
        ("공장", "공장"),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(name: str, meant: str) -> None:
    """The office of who leads an organization and a word of the headline go; other words are part of the name."""
    assert as_meant(name, KNOWN) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("나눔 경진대회 나환부 장관상", "나눔 경진대회 나래환경부 장관상"),
        ("나환부장관 표창", "나래환경부장관 표창"),
        ("두루환경부 장관상", "두루환경부 장관상"),
        ("나환부 상임위원 위촉", "나환부 상임위원 위촉"),
    ],
)
def test_a_prize_has_the_full_name_of_who_gives_it(name: str, meant: str) -> None:
    """A ministry's short form in the name of a prize is written out; other words, and other names, are left."""
    assert prize_as_meant(name, KNOWN) == meant


def test_what_is_left_may_be_named_beside_it() -> None:
    """An unknown name is found behind a word of the headline where the same announcement has it alone."""
    assert as_meant("합류나래전자", KNOWN, {"나래전자"}) == "나래전자"
    assert as_meant("두루나래전자", KNOWN, {"나래전자"}) == "두루나래전자"


def test_a_known_name_is_left_as_it_is() -> None:
    """What the curated names have is never taken apart."""
    known = curated_names()
    for name in ("개발도상국", "한국투자증권", "국립공원공단"):
        assert as_meant(name, known) == name


def test_letters_may_be_written_in_hangul() -> None:
    """A company whose name begins with letters is known by the Hangul of them."""
    thing = KNOWN.find("Organization", "엘케이두루조선")
    assert thing is not None
    assert thing.korean == "LK두루조선"


def test_the_head_and_the_organization_are_one_node() -> None:
    """An announcement that names only the head of a bank as a party speaks of the bank."""
    given = [
        announcement("a", facts=[(org("한빛은행장"), "signedMOUWith", org("가온학회"))]),
        announcement("b", facts=[(person("김하늘"), "ceoOf", org("한빛은행"))]),
    ]
    graph = merge(given, base=BASE)
    names = {label.text for entity in graph.entities for label in (*entity.labels, *entity.aliases)}
    assert "한빛은행" in names
    assert "한빛은행장" not in names
    assert len([entity for entity in graph.entities if entity.cls == "Organization"]) == 2
