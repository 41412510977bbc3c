"""Whose a product is: who makes it, and who does not."""

from __future__ import annotations

import pytest
from small_documents import PUBLISHED, announcement

from kg.types import Document, Extractor


def developers(extractor: Extractor, text: str) -> set[tuple[str, str]]:
    """Return who develops what by a text that closes with a paragraph about each of its names."""
    extraction = extractor(announcement(text, closing=True))
    return {
        (r.subject.name, r.object.name)
        for r in extraction.relations
        if r.property == "develops" and r.status == "asserted"
    }


def test_who_sells_is_not_who_makes(extractor: Extractor) -> None:
    """Where the text states another one as the maker, who brings a product out does not develop it."""
    text = "가온게임즈는 신작 RPG ‘다래소드’를 21일 출시한다고 밝혔다. ‘다래소드’는 다래소프트가 개발한 RPG다."
    assert developers(extractor, text) == {("다래소프트", "다래소드")}


def test_who_sells_develops_where_nobody_else_does(extractor: Extractor) -> None:
    """Where no maker is stated, who brings a product out as its own develops it."""
    text = "가온게임즈는 신작 RPG ‘다래소드’를 21일 출시한다고 밝혔다."
    assert developers(extractor, text) == {("가온게임즈", "다래소드")}


def test_the_original_of_a_copy_is_its_maker_s(extractor: Extractor) -> None:
    """The maker of the original does not make the copy that a sentence defines by it."""
    text = "‘GA-101’은 가온바이오가 개발한 치료제 ‘GB-202’의 복제약이다."
    assert developers(extractor, text) == {("가온바이오", "GB-202")}


def test_a_part_of_a_quoted_name_is_not_the_product(extractor: Extractor) -> None:
    """What a quotation names whole is brought out, not what a part of it names elsewhere."""
    text = "가온식품은 영화 ‘다래피아’에 나오는 ‘다래피아 아이스바’를 7일 출시한다고 28일 밝혔다."
    assert developers(extractor, text) == {("가온식품", "다래피아 아이스바")}


def test_a_copy_of_an_unknown_original_is_not_the_maker_s(extractor: Extractor) -> None:
    """The same holds where the original is named without quotation marks."""
    text = "‘GA-101’은 가온바이오가 개발한 루센다래의 바이오시밀러다."
    assert developers(extractor, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "가온식품은 ‘겨울 미식’ 테마 메뉴를 선보였다고 밝혔다.",
        "가온제약은 ‘퍼스트 인 클래스’ 신약을 개발하고 있다고 밝혔다.",
        "가온전자는 차세대 메모리 설루션을 공개한다고 밝혔다.",
        "가온테크가 다래부의 스타트업 육성 프로그램 ‘DARA-UP 2025’에서 우수상을 받았다고 밝혔다.",
        "가온대학교, ‘새 엠블럼’ 공개",
        "가온건설, 다래제약 ‘시흥10블록’ 공공주택 공사 수주",
        "가온식품은 플래그십 스토어인 ‘다래상회’를 오픈했다고 밝혔다.",
        "이번 발표는 가온바이오의 핵심가치인 ‘다래4E’를 담았다고 밝혔다.",
        "가온제약은 덴마크 기반 라이프스타일 브랜드 ‘다래클라’를 국내에 유통한다고 밝혔다.",
        "가온미디어는 축제 ‘다래매니아’, ‘마루럼블’ 등 모든 라이브 이벤트를 선보인다고 밝혔다.",
        "가온소프트는 올해 ‘세계 최초의 완전 자율 비서’를 선보였다고 밝혔다.",
        "가온진흥원은 기업들이 참가하는 ‘다래 통합한국관’을 운영한다고 밝혔다.",
    ],
)
def test_quoted_words_that_name_no_product(text: str, extractor: Extractor) -> None:
    """Themes, praise, kinds of goods and stands at a fair are nobody's products."""
    assert developers(extractor, text) == set()


def test_the_maker_of_a_product_is_remembered(extractor: Extractor) -> None:
    """An approval told without a subject is the maker's, whoever the sentence between speaks of."""
    text = (
        "가온제약은 복합제 ‘다래핀정’을 출시했다고 밝혔다. 다래병원은 연구를 진행했다. "
        "‘다래핀정’은 지난해 식품의약품안전처로부터 품목허가를 획득했다."
    )
    extraction = extractor(announcement(text, closing=True))
    received = {(r.subject.name, r.object.name) for r in extraction.relations if r.property == "receivedApprovalFor"}
    assert received == {("가온제약", "다래핀정")}


@pytest.mark.parametrize(
    "text",
    [
        "모빌리티 플랫폼 ‘다래카’는 3일 새 차고지를 열었다고 밝혔다. 다래카를 운영하는 가온테크는 상을 받았다.",
        "가온테크는 모빌리티 플랫폼 ‘다래카’(대표 김도윤)와 만났다. 다래카를 운영하는 데는 비용이 든다.",
    ],
)
def test_a_platform_that_is_a_company_is_no_product(text: str, extractor: Extractor) -> None:
    """What is called a platform and announces something, or has a head, is an organization."""
    found = {m.cls for m in extractor(announcement(text, closing=False)).mentions if m.name == "다래카"}
    assert "Product" not in found


@pytest.mark.parametrize(
    "text",
    [
        "가온시는 관내 재래시장이 ‘다래 육성사업’에 선정됐다고 밝혔다.",
        "가온전자는 협력사 다래테크가 ‘나래 육성사업’에 선정됐다고 밝혔다.",
        "가온은행은 신고가 늘었고 사칭이 전체의 절반 이상을 차지했다고 설명했다.",
    ],
)
def test_who_tells_of_others_has_won_nothing(text: str, extractor: Extractor) -> None:
    """A city tells what others were chosen for; a company does where it names them."""
    chosen = {
        r.subject.name for r in extractor(announcement(text, closing=False)).relations if r.property == "selectedFor"
    }
    assert chosen <= {"다래테크"}


@pytest.mark.parametrize(
    "text",
    [
        "가온전자는 스피커 ‘다래 투’를 출시한다고 밝혔다. 행사는 중고 거래 플랫폼 ‘나래존’에서 열린다.",
        "가온전자는 스피커 ‘다래 투’를 출시한다고 밝혔다. ‘나래존’은 나래테크가 개발한 스피커다. ‘마루존’ 스피커다.",
        "가온전자는 스피커 ‘다래 투’를 출시한다고 밝혔다. 경쟁 스피커 ‘나래존’은 크고 무겁다.",
        "가온전자는 스피커 ‘다래 투’를 출시한다고 밝혔다. 스피커 ‘나래존’을 통해 소리를 듣는다.",
    ],
)
def test_what_may_be_another_s_is_not_the_announcer_s(text: str, extractor: Extractor) -> None:
    """A product called by its kind is not the announcer's where something is done at it, or another maker is told."""
    made = {(r.subject.name, r.object.name) for r in extractor(announcement(text, closing=False)).relations}
    assert ("가온전자", "나래존") not in made
    assert ("가온전자", "마루존") not in made


@pytest.mark.parametrize(
    "headline", ["도심의 느낌 그대로…‘다래전설’ 7일 출시", "‘다래전설’ 7일 오픈", "나래, ‘다래전설’ 7일 출시"]
)
def test_a_headline_without_a_subject_is_the_announcer_s(headline: str, extractor: Extractor) -> None:
    """What it says is brought out, its announcer brings out; a shop is opened, and another may head the headline."""
    body = "가온소프트가 새 게임을 낸다고 2일 밝혔다. 게임 ‘다래전설’은 7일 나온다."
    document = Document("small", headline, f"{headline}\n{body}", PUBLISHED, None, None, "0" * 64)
    extraction = extractor(document)
    launched = {(r.subject.name, r.object.name) for r in extraction.relations if r.property == "launched"}
    assert launched == ({("가온소프트", "다래전설")} if headline.startswith("도심") else set())


def test_each_is_chosen_as_what_is_said_of_each(extractor: Extractor) -> None:
    """What is said of the one before, without a verb, is not said of the other."""
    text = "김도윤 과장은 ‘창업 활성화 유공자’로, 박서준 가온대 과장은 ‘학사운영 유공자’로 각각 선정됐다."
    found = extractor(Document("a", None, text, PUBLISHED, None, None, "")).relations
    assert {(r.subject.name, r.object.name) for r in found if r.property == "selectedFor"} == {
        ("박서준", "학사운영 유공자")
    }


def test_who_publishes_a_journal_wrote_no_paper(extractor: Extractor) -> None:
    """The journal's publisher is nobody's author; the announcement's own organization is."""
    text = "가온대학교는 연구를 했다고 밝혔다. 이번 연구는 다래협회가 발행하는 국제학술지 ‘다래본’ 최근호에 실렸다."
    relations = extractor(announcement(text, closing=False)).relations
    assert {r.subject.name for r in relations if r.property == "publishedIn"} == {"가온대학교"}
