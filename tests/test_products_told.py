"""Products, approvals and papers that a sentence tells of without naming them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.types import Document, Extractor

APPROVED = "가온바이오는 식약처로부터 위암 신약 후보물질 ‘GA-101’의 임상 2상 시험계획을 승인받았다고 3일 밝혔다. "
"""A text about a company and one product of its own."""
PAPER = "가온대학교 연구 결과는 국제학술지 ‘네이처’에 게재됐다. "
"""A text about one paper."""


def facts(extractor: Extractor, text: str) -> set[tuple[str, str, str]]:
    """Return what a text asserts."""
    read = extractor(Document("told", None, text, date(2026, 1, 15), None, None, "0" * 64))
    return {(r.subject.name, r.property, r.object.name) for r in read.relations if r.status == "asserted"}


@pytest.mark.parametrize(
    ("sentence", "property_"),
    [
        ("가온바이오는 지난해 10월 식약처에 IND를 신청한 바 있다.", "appliedForApprovalOf"),
        ("회사는 2024년 국내에서 임상 1상을 완료했다.", "conductsTrialOf"),
        ("지난해 5월에는 유럽의약품청(EMA)에 품목허가를 신청했다.", "appliedForApprovalOf"),
    ],
)
def test_a_step_without_a_product_is_of_the_one_told_of(extractor: Extractor, sentence: str, property_: str) -> None:
    """A trial or an application that names no product is of the one that the text spoke of last."""
    assert ("가온바이오", property_, "GA-101") in facts(extractor, APPROVED + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "당뇨 신약의 임상 1상을 완료했다.",
        "다래제약도 지난해 임상 1상을 완료했다.",
        "다음 달 임상 1상을 시작할 계획이다.",
    ],
)
def test_another_s_step_is_not(extractor: Extractor, sentence: str) -> None:
    """A step of another product or company, or one to come, is none of the product told of."""
    found = facts(extractor, APPROVED + sentence)
    assert not any(p == "conductsTrialOf" and o == "GA-101" for _, p, o in found), found


def test_what_is_approved_its_maker_received(extractor: Extractor) -> None:
    """Where an authority approves a product, who makes it received the approval, and the authority makes nothing."""
    told = "가온바이오는 미국 식품의약국(FDA)이 항암제 ‘GA-101’의 임상 2상 시험계획을 승인했다고 3일 밝혔다. "
    found = facts(extractor, told + "가온바이오는 앞서 GA-101의 임상 1상을 마쳤다.")
    assert {("GA-101", "approvedBy", "미국 식품의약국"), ("가온바이오", "receivedApprovalFor", "GA-101")} <= found
    assert not any(s in ("미국 식품의약국", "FDA") for s, _, _ in found)


@pytest.mark.parametrize(
    ("sentence", "authors"),
    [
        ("김도윤 박사와 이하은 박사가 공동 제1저자로 참여했다.", {"김도윤", "이하은"}),
        ("제1저자는 김도윤 연구원, 교신저자는 이하은 교수다.", {"김도윤", "이하은"}),
        ("김도윤 박사가 제1저자로 참여하고 이하은 교수가 지도했다.", {"김도윤"}),
    ],
)
def test_authors_are_of_the_journal_told_of(extractor: Extractor, sentence: str, authors: set[str]) -> None:
    """First and corresponding authors published in the journal that the sentence before names."""
    people = {s for s, p, o in facts(extractor, PAPER + sentence) if p == "publishedIn" and o == "네이처"}
    assert people - {"가온대학교"} == authors


@pytest.mark.parametrize(
    "sentence",
    [
        "가온바이오는 다래제약과 항암제 ‘GA-101’에 대한 라이선스 계약을 체결했다.",
        "다래제약은 가온바이오로부터 항암제 ‘GA-101’의 판매권을 도입하는 계약을 맺었다.",
    ],
)
def test_who_licenses_a_product_owns_it(extractor: Extractor, sentence: str) -> None:
    """The product of a licence is the licensor's."""
    found = facts(extractor, sentence)
    assert {("가온바이오", "licensedTo", "다래제약"), ("가온바이오", "develops", "GA-101")} <= found
    assert ("다래제약", "develops", "GA-101") not in found


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("가온제약-다래바이오, 치매약 ‘GA-101’ 美 임상 1상 승인\n가온제약은 ‘GA-101’을 개발한다.", False),
        ("가온제약의 ‘GA-101’은 지난해 식약처 품목허가를 획득한 바 있다.", True),
        ("가온제약의 ‘GA-101’은 올해 식약처 품목허가를 획득할 전망이다.", False),
    ],
)
def test_authorities_approve(extractor: Extractor, text: str, holds: bool) -> None:
    """What approves is an authority and no company, and what was received holds."""
    assert any(p == "approvedBy" for _, p, _ in facts(extractor, text)) is holds
