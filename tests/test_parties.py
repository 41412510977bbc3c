"""Parties that an announcement counts, and those that a ceremony shows, are taken for parties only where they are."""

from __future__ import annotations

import pytest
from small_documents import asserted, readings

from kg.types import Extractor

SIGNED = "서천군은 2일 수도권 3개 기업과 투자협약을 체결했다고 밝혔다.\n"


@pytest.mark.parametrize(
    "text",
    [
        SIGNED + "가온바이오, 다래폴리머, 나래전자 등 5개 기업은 지난해 공장을 지었다.",
        SIGNED + "가온바이오, 다래폴리머, 나래전자는 지난해 공장을 지었다.",
        "서천군은 2일 3개 기업을 만났다고 밝혔다.\n가온바이오, 다래폴리머, 나래전자 등 3개 기업은 공장을 지었다.",
        "서천군은 3개 기업과 협약을 체결할 예정이다.\n가온바이오, 다래폴리머, 나래전자 등 3개 기업은 공장을 지었다.",
    ],
)
def test_others_than_those_counted_are_no_parties(text: str, extractor: Extractor) -> None:
    """A list in another number, without one, or of those with whom nothing has been signed, names no parties."""
    assert not any("signedMOUWith" in properties for properties in asserted(extractor, text))


@pytest.mark.parametrize(
    "text",
    [
        "가온병원은 12일 다래재단 이하은 이사장 등이 참석한 가운데 간담회를 개최했다.",
        "가온병원은 12일 다래재단 이하은 이사장 등이 참석한 가운데 업무협약식을 개최할 예정이다.",
    ],
)
def test_guests_are_no_parties(text: str, extractor: Extractor) -> None:
    """Who is at another meeting, or at a ceremony to come, has signed nothing."""
    assert not any("signedMOUWith" in properties for properties in asserted(extractor, text))


def test_nobody_signs_with_themselves(extractor: Extractor) -> None:
    """A short form of the one that signs is no second party."""
    text = "울산대학교는 10일 울산대의 관계자가 참석한 가운데 업무협약을 맺었다고 밝혔다."
    assert not any("signedMOUWith" in properties for properties in asserted(extractor, text))


def test_a_branch_without_a_name_is_not_founded(extractor: Extractor) -> None:
    """A country before the noun for a branch says where it is and names nothing."""
    bare, named = (asserted(extractor, f"가온바이오는 {what}를 설립했다.") for what in ("한국지사", "다래연구소"))
    assert not any("established" in properties for properties in bare)
    assert any("established" in properties for properties in named)


def test_schools_give_each_other_no_licence(extractor: Extractor) -> None:
    """Of two schools and a company that agree on a licence, the company takes it."""
    extraction = next(readings(extractor, "전북대학교는 인천대학교와 기술이전 협약을 체결했다."))
    assert not any(one.property == "licensedTo" for one in extraction.relations)
