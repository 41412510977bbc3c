"""Names that nothing but their places in sentences shows: each place by its example and its counter-example."""

from __future__ import annotations

from datetime import date

import pytest

from kg.mentions.slot_file import Slot, load_slots
from kg.types import Document, Extractor

SLOTS = load_slots()


def organizations(extractor: Extractor, text: str, title: str | None = None) -> set[str]:
    """All names of organizations that are found in a text."""
    body = f"{title}\n{text}" if title else text
    found = extractor(Document("a", title, body, date(2026, 11, 2), None, None, ""))
    return {name for chain in found.chains if chain.cls == "Organization" for name in chain.names}


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.name)
def test_an_example_shows_the_organization(extractor: Extractor, slot: Slot) -> None:
    """The name stands where organizations stand, and is found."""
    assert slot.examples
    for example in slot.examples:
        assert slot.finds in organizations(extractor, example), example


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.name)
def test_a_counter_example_shows_none(extractor: Extractor, slot: Slot) -> None:
    """The same name elsewhere proves nothing."""
    assert slot.counters
    for counter in slot.counters:
        assert slot.finds not in organizations(extractor, counter), counter


def test_the_file_says_no_more_than_it_may() -> None:
    """Each slot has its own name, and a weight that alone is not beyond what is asked."""
    assert len({slot.name for slot in SLOTS}) == len(SLOTS)
    assert all(1 <= slot.weight <= 3 for slot in SLOTS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("가온바이오는 아스테온, 에르밀, 다래제약과 함께 연구한다.", {"아스테온", "에르밀"}),
        ("이번 투자에는 아스테온, 에르밀 등 투자사가 참여했다.", {"아스테온", "에르밀"}),
        ("다래제약과 아스테온이 새 공장을 함께 지었다.", {"아스테온"}),
        ("아스테온은 로봇을 만드는 스타트업이다.", {"아스테온"}),
        ("가온대학교 창업보육센터는 3일 밝혔다. 창업보육센터는 문을 연다.", {"가온대학교 창업보육센터"}),
        ("부산시 자원봉사센터가 행사를 열었다.", {"부산시 자원봉사센터"}),
        ("꿈채움센터는 아이들을 돕는다. 꿈채움센터가 행사를 열었다.", {"꿈채움센터"}),
        ("이번 사업에는 가온테크, 다래제약, 에르밀소재 등이 참여했다.", {"에르밀소재"}),
        ("기술 파트너로는 아스테온·에르밀이 합류했다.", {"아스테온", "에르밀"}),
        ("이번 투자에는 아스테온과 에르밀, 벨로닉이 참여했다.", {"에르밀", "벨로닉"}),
        ("다래제약은 여행 플랫폼 ‘아스테온’과 손잡았다.", {"아스테온"}),
        ("가온시의사회는 다래도의사회와 협약을 체결했다.", {"가온시의사회", "다래도의사회"}),
        ("다래제약은 전국가온노동조합과 협약을 체결했다.", {"전국가온노동조합"}),
        ("다래제약은 음성인식기업 에르밀과 만났다.", {"에르밀"}),
        ("최대주주인 에르밀렉스가 주식을 보유하고 있다.", {"에르밀렉스"}),
        ("모기업 헤르메론 이펙트는 자금을 조달했다.", {"헤르메론 이펙트"}),
        (
            "가온기술창업투자원(가창원)이 선정됐다. 세계바다개발기구(WGDO)도 왔다.",
            {"가온기술창업투자원", "가창원", "WGDO"},
        ),
        ("국립가온원과 국립다래단이 함께한다.", {"국립가온원", "국립다래단"}),
        ("에르밀로직의 신임 대표이사로 취임했다.", {"에르밀로직"}),
        ("GNC 에르밀릭스 김도윤 대표가 말했다.", {"GNC 에르밀릭스"}),
        ("김도윤 바람의언덕 대표는 말했다.", {"바람의언덕"}),
        ("㈜가온은 3일 다래제약과 협약을 체결했다.", {"가온"}),
        ("(주)가온은 다래(주)와 협약을 체결했다.", {"가온", "다래"}),
        ("박서준은 카페 ‘헤르메론’ 대표로 이름을 알렸다.", {"헤르메론"}),
        ("이 제품은 CJ홈쇼핑에서 판다.", {"CJ홈쇼핑"}),
        ("가온대학교 마음채움센터(센터장 김도윤)는 3일 문을 열었다.", {"가온대학교 마음채움센터"}),
        ("다래병원은 한결제약에 기술을 이전했다. 푸른전자가 새 제품을 냈다.", {"한결제약", "푸른전자"}),
        ("농협은행 강원본부는 3일 다래병원과 협약을 체결했다.", {"농협은행 강원본부"}),
        ("파주시는 코레일 대전충청본부, 한국도로공사 경기북부지역본부와 만났다.", {"한국도로공사 경기북부지역본부"}),
        ("가람3동 자율방범대와 다래읍 주민자치회가 협약을 맺었다.", {"가람3동 자율방범대", "다래읍 주민자치회"}),
        ("삼성전자 노조는 3일 협약을 맺었다.", {"삼성전자 노조"}),
        ("다래제약은 2018년 자회사인 장애인 일터 ‘헤르모아’ 운영을 시작했다.", {"헤르모아"}),
        ("다래제약은 헤르메론 이펙트와 협약을 체결했다.", {"헤르메론 이펙트"}),
        ("다래제약은 독일 에르밀 바이오 시스템즈와 협약을 체결했다.", {"에르밀 바이오 시스템즈"}),
        ("다래제약의 모회사인 헤르메론 이펙트는 에르밀 인베스트먼트그룹을 인수했다.", {"에르밀 인베스트먼트그룹"}),
        ("펀드에는 아스테온, 에르밀, 벨로닉 등 데이터센터 운영사들이 있다.", {"아스테온", "벨로닉"}),
        ("다래제약은 보스턴 다이내믹스와 만났다. 국회 앞에서 행사를 열었다.", {"보스턴 다이내믹스", "국회"}),
        ("행사를 Helmer Therapeutics, Gaon University와 함께 열었다.", {"Helmer Therapeutics", "Gaon University"}),
        ("삼성전자노조는 3일 협약을 맺었다.", {"삼성전자노조"}),
        ("삼성·현대·롯데카드는 3일 협약을 체결했다.", {"삼성카드", "현대카드", "롯데카드"}),
        ("새벽에너지는 3일 다래병원과 공급 계약을 체결했다.", {"새벽에너지"}),
    ],
)
def test_what_stands_beside_shows_an_organization(extractor: Extractor, text: str, names: set[str]) -> None:
    """A list with known names, a noun that calls them all, a definition, an owner and a place show a name."""
    assert names <= organizations(extractor, text)


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        (
            "아스테온-에르밀, 공동 연구 협약",
            "아스테온은 에르밀과 협약을 체결했다고 3일 밝혔다.",
            {"아스테온", "에르밀"},
        ),
        (
            "가온기술보증재단, 협약 체결",
            "혁신 뒷받침가온기술보증재단(이사장 김도윤)은 3일 밝혔다.",
            {"가온기술보증재단"},
        ),
        ("아스테온·다래병원, 공동 연구 협약", "아스테온은 3일 밝혔다.", {"아스테온", "다래병원"}),
        (
            "가온바이오 새 공장 준공",
            "축제 개최가온바이오는 3일 공장을 준공했다. 가온바이오는 기뻐했다.",
            {"가온바이오"},
        ),
        (
            "재개발 시공사 선정",
            "시공사(가온건설, 다래건설, 에르밀)는 3일 계약했다.",
            {"가온건설", "다래건설", "에르밀"},
        ),
    ],
)
def test_names_are_parted(extractor: Extractor, title: str, text: str, names: set[str]) -> None:
    """Names joined by a sign, glued to a sub-headline or listed in parentheses are found one by one, and no other."""
    assert organizations(extractor, text, title) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("아스테온은 여행 프로그램이다. 아스테온은 상품을 판매한다.", "아스테온"),
        ("다래홀딩스 아스테온은 가정용 제품을 판매한다.", "아스테온"),
        ("이번 거래는 국내에서 가장 크다고 전했다.", "거래"),
        ("K-바이오의 성과를 알린다.", "K-바이오"),
        ("공동연구센터는 결과를 공개했다. 공동연구센터가 문을 열었다.", "공동연구센터"),
        ("가온바이오 고객센터는 3일 문을 닫았다.", "가온바이오 고객센터"),
        ("다래제약은 나래재단과 ‘아스테온 협약’을 체결했다.", "아스테온 협약"),
        ("농협은행 모바일본부는 3일 다래병원과 협약을 체결했다.", "농협은행 모바일본부"),
        ("다래제약은 토탈 로봇 솔루션을 제공한다고 3일 밝혔다.", "토탈 로봇 솔루션"),
        ("로이터에 따르면 다래제약은 협약을 체결했다.", "로이터"),
        ("토종제약이 신약을 개발했다고 3일 밝혔다.", "토종제약"),
        ("중소건설은 3일 공급 계약을 체결했다.", "중소건설"),
        ("다래제약은 ‘나래(가온) 세포 연구’를 위한 협약을 체결했다.", "나래"),
        ("가온표면항원(GSAG)을 찾았다. 국립공원과 국립병원에 갔다.", "가온표면항원"),
        ("농산물 ‘가온쌀’ 대표 상품을 냈다. 동북아시아 시장을 본다.", "가온쌀"),
        ("마음건강상담지원(EAP)을 시작했다.", "EAP"),
        ("올해 지역우수기업 재선정에 이어 상을 받았다.", "재선정"),
        ("이번 회의에는 김도윤 한국측 위원장이 참석했다.", "한국측"),
        ("가온테크(대표 김도윤)는 3일 밝혔다. GAON(대표 박서준)은 밝혔다.", "대표 박서준"),
    ],
)
def test_what_is_a_thing_stays_one(extractor: Extractor, text: str, name: str) -> None:
    """A word that the text defines as something else, or that its owner makes a product, is no organization."""
    assert name not in organizations(extractor, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("가온성장위원회는 다래제약과 협약을 체결했다. 가온위는 사업을 이끈다.", {"가온성장위원회", "가온위"}),
        ("한국가온기술협의회(가기협)는 3일 총회를 열었다. 가기협은 커졌다.", {"한국가온기술협의회", "가기협"}),
        ("다래제약은 아스테온 그룹과 계약을 맺었다. 아스테온은 유통사다.", {"아스테온 그룹", "아스테온"}),
    ],
)
def test_short_forms_are_of_one_chain(extractor: Extractor, text: str, names: set[str]) -> None:
    """A word of a syllable of each part of a name, or the name without its kind, is the same organization."""
    found = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    assert names in [set(chain.names) for chain in found.chains]


def test_goods_that_an_agreement_lists_are_no_party(extractor: Extractor) -> None:
    """A quoted name listed with another that the agreement is about is what it is about, not who signs it."""
    text = "메디톡스는 중국에서 현지 유통사와 ‘가온미스’와 ‘다래럭스’에 대한 총판 계약을 맺었다."
    assert organizations(extractor, text) == {"메디톡스"}
