"""Events carry what the announcement tells of them: who takes part, when, where and for how much."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kg.types import Document, Event, Extractor

PUBLISHED = date(2026, 11, 5)


def told(extractor: Extractor, text: str, cls: str) -> list[Event]:
    """Return the events of a class that an announcement tells of."""
    title = text.split("\n")[0] if "\n" in text else None
    return [e for e in extractor(Document("one", title, text, PUBLISHED, None, None, "")).events if e.cls == cls]


def names(event: Event) -> set[str]:
    """Return who takes part in an event."""
    return {one.mention.name for one in event.participants}


DATED = (
    ("MOU", "가온바이오는 지난 2일 서울에서 다래병원과 업무협약을 체결했다고 5일 밝혔다.", "2026-11-02"),
    ("MOU", "이 사업은 가온바이오와 다래병원 간 업무협약(지난 10월 2일)에 따라 진행된다.", "2026-10-02"),
    ("MOU", "5일 가온바이오는 다래병원과 업무협약을 체결했다고 밝혔다.", None),
    ("MOU", "가온바이오는 다래병원과 업무협약을 체결했다.\n이번 협약은 지난 3일 서울에서 체결됐다.", "2026-11-03"),
    ("MOU", "가온바이오, 다래병원과 업무협약 체결\n가온바이오는 2일 다래병원에서 협약을 체결했다.", "2026-11-02"),
    (
        "MOU",
        "가온바이오는 5일 다래병원과 업무협약을 체결했다고 밝혔다.\n협약식은 이달 3일 서울 가온바이오 본사에서 열렸다.",
        "2026-11-03",
    ),
    ("Award", "가온병원은 올해 공공의료 발전에 힘쓴 공로로 보건복지부장관 표창을 수상했다고 5일 밝혔다.", "2026"),
    ("Contract", "5일 가온건설은 공시를 통해 전날 서울 주택사업에 대한 개발 계약을 체결했다고 밝혔다.", "2026-11-04"),
    ("Award", "가온바이오는 지난 3일 열린 시상식에서 보건복지부장관 표창을 수상했다.", "2026-11-03"),
    ("Contract", "가온바이오는 지난 3월 출범 이후 다래씨엔에스와 임상시험 위탁 계약을 체결했다.", None),
    ("Founding", "가온바이오는 2022년 설립돼 다래병원과 일한다.", "2022"),
    # What lasts and only describes a name keeps no day that is past; what is over, or is to come, keeps its own.
    ("Launch", "가온식품은 2024년 다래를 대표하는 과자 ‘다래핀’을 출시했다.", "2024"),
    ("Contract", "가온바이오는 지난 2일 다래씨엔에스와 부품을 납품하는 위탁 계약을 체결했다.", "2026-11-02"),
    ("Launch", "가온식품은 2024년 다래를 대표한 과자 ‘다래핀’을 출시했다.", None),
    ("Launch", "가온식품은 2024년부터 다래를 대표하는 과자 ‘다래핀’을 출시했다.", None),
    (
        "Launch",
        "가온제약은 감기약 ‘다래핀정’을 출시한다고 5일 밝혔다. ‘다래핀정’은 오는 9일 출시 예정이다.",
        "2026-11-09",
    ),
    (
        "Launch",
        "가온증권은 ‘다래적금’을 출시했다고 5일 밝혔다. 판매 기간은 이달 3일부터 12월 27일까지다.",
        "2026-11-03",
    ),
    ("Appointment", "가온제약은 김도윤 부사장을 대표로 선임했다고 5일 밝혔다. 임기는 12월 1일부터 3년이다.", None),
    # A year dates what is told behind it, over what only describes or goes along, but not over another happening.
    ("Launch", "가온식품은 2024년 과자 시장에 새로운 길을 제시하며 과자 ‘다래핀’을 출시했다.", "2024"),
    ("Acquisition", "다래바이오는 2021년 의료기기 기업 나래의 지주회사인 가온홀딩스에 인수된 바 있다.", "2021"),
    ("Launch", "가온식품은 2024년 설립돼 과자 ‘다래핀’을 출시했다.", None),
    ("Launch", "가온식품은 새해부터 과자 ‘다래핀’을 출시한다고 5일 밝혔다.", "2027"),
    ("Gathering", "가온대는 2021년 팀을 만들었고, 이듬해 ‘다래 포럼’을 개최했다.", "2022"),
    # What is told elsewhere of the contract of sale, of the day of sale to come, or below a photograph of the signing.
    ("Acquisition", "가온전자가 다래로봇을 인수했다고 5일 밝혔다. 지난 2일 주식매매계약을 체결했다.", "2026-11-02"),
    ("Acquisition", "가온전자가 다래로봇을 인수했다고 5일 밝혔다. 매매계약은 12월 2일 체결될 예정이다.", None),
    ("Launch", "가온식품은 과자 ‘다래핀’을 선보인다고 5일 밝혔다. 12월 3일 출시를 앞두고 예약을 받는다.", "2026-12-03"),
    ("MOU", "가온대는 5일 다래대학교와 업무협약을 체결했다고 밝혔다. 지난 2일 조인식에는 총장이 왔다.", "2026-11-02"),
    # A bare noun before a comma stands for a verb; what came of an agreement tells when that was made.
    ("MOU", "가온대는 지난 2일 다래대학교와 업무협약을 체결, 인재를 함께 기른다.", "2026-11-02"),
    ("Award", "가온대는 지난해 ‘다래연구소 지원사업’에 선정, 연구를 이어 왔다.", "2025"),
    ("Launch", "가온식품은 지난 8월 과자 ‘다래핀’을 출시, 시장에 뛰어들었다.", "2026-08"),
    ("MOU", "이번 과정은 가온전자와 다래병원이 지난 8월 체결한 업무협약 이후 두 번째다.", "2026-08"),
    ("MOU", "가온전자는 지난 8월 다래병원과 업무협약 체결 후 교육을 맡아 왔다.", "2026-08"),
    ("MOU", "이번 과정은 지난 8월 가온전자와 다래병원 간 체결된 업무협약에 따라 열렸다.", "2026-08"),
    ("Appointment", "김도윤 신임 가온은행장은 지난 1일 임기를 시작했다.", "2026-11-01"),
    # A gathering that no other sentence dates was when something was won there.
    (
        "Gathering",
        "가온전자는 지난 2일 ‘다래혁신박람회’ 시상식에서 장관 표창을 수상했다. 다래혁신박람회는 다래협회가 주최한다.",
        "2026-11-02",
    ),
    # A tour of five days is not launched on the fifth.
    ("Launch", "가온투어는 ‘다래 여행 5일’을 선보인다고 5일 밝혔다.", None),
    ("Launch", "가온투어는 다음 달 3일 ‘다래 여행 5일’을 선보인다고 5일 밝혔다.", "2026-12-03"),
    ("Launch", "가온제약의 신제품은 2015년 출시 이후 10년 동안 널리 쓰인 대표 제품 ‘다래 크림’과 다르다.", "2015"),
    ("Appointment", "김도윤 교수는 2019년 다래대 부임 후 유전학 분야를 개척하고 있다.", "2019"),
    ("Appointment", "김도윤 교수가 나왔다. 그는 웃었다. 김 교수는 2019년 다래대 부임 후 분야를 개척하고 있다.", "2019"),
)


@pytest.mark.parametrize(("cls", "text", "day"), DATED)
def test_an_event_has_its_day(cls: str, text: str, day: str | None, extractor: Extractor) -> None:
    """The day is that of the event, in whichever sentence it stands, and never that of the announcement."""
    (event,) = told(extractor, text, cls)
    assert (event.date.value if event.date else None) == day


PAID = (
    ("Contract", "가온조선은 다래해운과 건조 계약을 맺었다. 수주 금액은 7300억원이다.", 730_000_000_000, "KRW"),
    ("Acquisition", "가온전자가 다래로봇을 사들였다. 매각 대금은 900억원이다.", 90_000_000_000, "KRW"),
    ("Acquisition", "가온홀딩스는 다래제약을 4억달러(약 5700억원)에 인수했다.", 400_000_000, "USD"),
    ("Acquisition", "가온홀딩스는 다래제약을 주당 16달러, 총 30억달러에 인수했다.", 3_000_000_000, "USD"),
    (
        "Supply",
        "가온전자는 다래모터스와 최근 매출액 100억원 대비 3배인 300억원 규모의 공급 계약을 체결했다.",
        30_000_000_000,
        "KRW",
    ),
    ("Acquisition", "가온홀딩스는 2023년 다래제약을 80억원에 인수해 100억원에 되팔았다.", 8_000_000_000, "KRW"),
    ("Supply", "가온전자는 144억원 규모의 배터리 공급 계약을 체결했다.", 14_400_000_000, "KRW"),
    ("Investment", "가온테크는 20억원 투자를 유치했다. 다래벤처스가 각각 10억원씩 참여했다.", 2_000_000_000, "KRW"),
    ("Investment", "가온테크는 30억원 투자를 유치했다. 이번 투자에는 다래벤처스가 참여했다.", 3_000_000_000, "KRW"),
)


@pytest.mark.parametrize(("cls", "text", "amount", "currency"), PAID)
def test_an_event_has_its_amount(cls: str, text: str, amount: int, currency: str, extractor: Extractor) -> None:
    """The amount is what was paid or agreed on, not its value in a second currency, a unit's price or sales."""
    assert [(e.amount, e.currency) for e in told(extractor, text, cls)] == [(Decimal(amount), currency)]


def test_one_party_is_enough_for_a_contract(extractor: Extractor) -> None:
    """A contract whose other party is not named is an event with the one that is."""
    (event,) = told(extractor, "가온전자는 144억원 규모의 배터리 공급 계약을 체결했다고 5일 밝혔다.", "Supply")
    assert names(event) == {"가온전자"}
    assert event.status == "asserted"


def test_a_founder_is_not_founded(extractor: Extractor) -> None:
    """Who sets up something without a name is no party to a founding."""
    assert told(extractor, "가온바이오는 2012년 기술연구소를 설립했다.", "Founding") == []


def test_daily_business_is_no_event(extractor: Extractor) -> None:
    """What an organization does day by day, with nobody named to whom, is no event."""
    assert told(extractor, "가온전자는 여러 나라에 부품을 공급한다고 밝혔다.", "Supply") == []


def test_background_does_not_date_the_news(extractor: Extractor) -> None:
    """A month of an agreement with somebody else is that of another event, and not of today's."""
    text = "가온바이오는 다래병원과 업무협약을 체결했다. 가온바이오는 지난해 5월 여러 대학과 협약을 체결한 바 있다."
    days = {tuple(sorted(names(e))): e.date.value if e.date else None for e in told(extractor, text, "MOU")}
    assert days == {("가온바이오", "다래병원"): None, ("가온바이오",): "2025-05"}


GATHERINGS = (
    ("지난 9월 열린 ‘가온 위크 2026’에는 많은 이가 왔다.", "가온 위크 2026", "2026-09", "asserted"),
    ("2026년 10월 12일 미국 하와이에서 열린 ACDEF에서 새 기술이 소개됐다.", "ACDEF", "2026-10-12", "asserted"),
    ("새 자료는 내년 2월 ‘다래 심포지엄’에서 발표될 예정이다.", "다래 심포지엄", "2027-02", "asserted"),
    ("오는 9일(현지시간)부터 12일까지 열리는 ‘다래엑스포’에 간다.", "다래엑스포", "2026-11-09", "asserted"),
    ("가온협회는 ‘다래엑스포 2027’에 참가한다고 5일 밝혔다.", "다래엑스포 2027", "2027", "asserted"),
)


@pytest.mark.parametrize(("text", "name", "day", "status"), GATHERINGS)
def test_a_gathering_is_found_and_dated(text: str, name: str, day: str, status: str, extractor: Extractor) -> None:
    """What is said to be held is a gathering, with the day or month beside it or the year in its name."""
    (event,) = told(extractor, text, "Gathering")
    assert name in names(event)
    assert (event.date.value if event.date else None, event.status) == (day, status)


def test_a_day_of_another_thing_dates_no_gathering(extractor: Extractor) -> None:
    """What somebody did before, told of them by the way, is not when they hold something."""
    text = "지난달 문을 연 가온대학교 연구소가 대학생을 위한 ‘다래 경진대회’를 처음 개최했다."
    assert [event.date for event in told(extractor, text, "Gathering")] == [None]


def test_a_gathering_due_on_a_day_is_settled(extractor: Extractor) -> None:
    """A gathering that is due on a day or at a place has its host, though it is yet to come."""
    text = "가온협회는 다음 달 3일 서울 코엑스에서 ‘다래 포럼’을 개최할 예정이다."
    extraction = extractor(Document("one", None, text, PUBLISHED, None, None, ""))
    said = {(r.property, r.status) for r in extraction.relations if r.property in ("hosts", "heldIn")}
    assert said == {("hosts", "asserted"), ("heldIn", "asserted")}


def test_a_gathering_that_may_be_is_not_settled(extractor: Extractor) -> None:
    """A gathering without day and place, or one under review, is planned and no more."""
    for text in (
        "가온협회는 ‘다래 포럼’을 개최할 예정이다.",
        "가온협회는 3일 ‘다래 포럼’ 개최를 검토하고 있다고 밝혔다.",
    ):
        extraction = extractor(Document("one", None, text, PUBLISHED, None, None, ""))
        assert "asserted" not in {r.status for r in extraction.relations if r.property == "hosts"}


def test_a_dated_noun_tells_of_an_event(extractor: Extractor) -> None:
    """A noun of action behind a date tells of what happened then, which is not the news of today."""
    text = "가온제약은 감기약 ‘다래핀정’을 출시했다. ‘다래핀정’은 2015년 출시 이후 널리 쓰인다."
    old, new = sorted(told(extractor, text, "Launch"), key=lambda e: e.date is None)
    assert names(old) == {"다래핀정"}
    assert old.date is not None
    assert old.date.value == "2015"
    assert names(new) == {"가온제약", "다래핀정"}
    assert new.date is None


ALONE = (
    ("Founding", "다래바이오는 지난 2013년 7월 설립된 바이오 연구 기업이다.", "2013-07", "다래바이오"),
    ("Founding", "가온그룹은 1967년 창립된 다래전자를 모태로 한다.", "1967", "다래전자"),
    ("Founding", "지난 2019년 문을 연 다래연구소는 신약을 연구한다.", "2019", "다래연구소"),
    ("Founding", "다래로보틱스는 2016년에 창업했다.", "2016", "다래로보틱스"),
    ("Launch", "2022년 출시된 가온전자의 로봇청소기 ‘다래핀’은 1위다.", "2022", "다래핀"),
    ("Appointment", "가온바이오 김도윤 대표가 2일 취임했다.", "2026-11-02", "김도윤"),
    (
        "Appointment",
        "김도윤 가온바이오 회장이 나섰다. 2023년 3월 취임한 김 회장의 임기는 3년이다.",
        "2023-03",
        "김도윤",
    ),
    ("Appointment", "김도윤 가온바이오 회장이 왔다. 관료였던 김 회장은 2023년 취임 후 일했다.", "2023", "김도윤"),
    ("Appointment", "김도윤 가온바이오 회장은 2023년 취임 후 사업을 키웠다.", "2023", "김도윤"),
)


@pytest.mark.parametrize(("cls", "text", "day", "name"), ALONE)
def test_a_dated_clause_tells_of_one_alone(cls: str, text: str, day: str, name: str, extractor: Extractor) -> None:
    """What was founded, brought out or took office on a date is an event though nobody else is named."""
    events = [e for e in told(extractor, text, cls) if e.date is not None and e.date.value == day]
    assert [name in names(e) for e in events] == [True]


TWO_NAMED = (
    ("Founding", "가온전자와 다래그룹은 지난 9월 합작법인을 설립했다.", {"가온전자", "다래그룹"}),
    ("Founding", "가온전자와 다래그룹은 지난 9월 연구소를 설립했다.", None),
    ("Approval", "가온건설은 2023년 6월 환경부로부터 소각장 건설 허가를 받았다.", {"가온건설", "환경부"}),
    ("Approval", "가온건설은 2023년 6월 소각장 건설 허가를 받았다.", None),
    ("Application", "가온건설은 2023년 6월 환경부에 소각장 운영 허가를 신청했다.", {"가온건설", "환경부"}),
    ("Launch", "가온식품이 신제품 2종을 선보인다고 5일 밝혔다.", {"가온식품"}),
    ("Launch", "가온식품이 새로운 가능성을 선보인다고 5일 밝혔다.", None),
)


@pytest.mark.parametrize(("cls", "text", "who"), TWO_NAMED)
def test_what_has_no_name_is_told_by_who_acts(cls: str, text: str, who: set[str] | None, extractor: Extractor) -> None:
    """A joint venture, a permit and new goods need no name where those who act are named."""
    assert [names(event) for event in told(extractor, text, cls)] == ([who] if who else [])


@pytest.mark.parametrize(
    "text",
    ["가온대는 2019년 설립된 연구소를 확대했다.", "가온전자는 2020년 설립된 스타트업과 손잡았다."],
)
def test_what_has_no_name_is_not_founded(text: str, extractor: Extractor) -> None:
    """The date of something without a name is not that of the one who speaks of it."""
    assert told(extractor, text, "Founding") == []


def test_a_term_to_come_dates_no_contract(extractor: Extractor) -> None:
    """The year for which a contract is made is not that in which it was."""
    (event,) = told(extractor, "가온거래소는 다래증권과 내년 1년간의 위탁 계약을 체결했다고 5일 밝혔다.", "Contract")
    assert event.date is None


def test_two_partners_are_two_contracts(extractor: Extractor) -> None:
    """A contract with another party, told elsewhere, is no second telling of the first one."""
    text = "가온전자는 다래모터스와 배터리 공급 계약을 체결했다. "
    text += "가온전자는 2024년 나래화학과 70억원 규모의 소재 공급 계약을 체결했다."
    first, second = told(extractor, text, "Supply")
    assert (first.date, first.amount) == (None, None)
    assert (second.date.value if second.date else None, second.amount) == ("2024", Decimal(7_000_000_000))


def test_what_is_said_to_be_held_is_the_topic(extractor: Extractor) -> None:
    """A clause that describes what the topic is says when and where the topic is held, or was founded."""
    text = "‘다래엑스포’는 내년 1월 6일부터 사흘 동안 미국 시카고에서 열리는 가전 전시회다."
    (event,) = told(extractor, text, "Gathering")
    assert event.date is not None
    assert (event.date.value, event.place.name if event.place else None) == ("2027-01-06", "시카고")
    (founded,) = told(extractor, "가온테크는 2016년 설립된 인공지능 전문기업이다.", "Founding")
    assert founded.date is not None
    assert founded.date.value == "2016"


def test_the_exact_amount_counts_more_than_the_headlines(extractor: Extractor) -> None:
    """A headline rounds: where the text gives the amount, that is taken."""
    text = "가온홀딩스, 다래제약 약 5조원에 인수\n가온홀딩스는 다래제약을 4조8210억원에 인수했다고 5일 밝혔다."
    assert [e.amount for e in told(extractor, text, "Acquisition")] == [Decimal(4_821_000_000_000)]


def test_a_purchase_of_long_ago_leaves_the_news_its_sum(extractor: Extractor) -> None:
    """A purchase of another year neither hides what the news costs nor lends it its own sum."""
    text = "가온전자가 다래로봇을 인수했다. {} 가온전자는 2021년 마루전자를 100억원에 인수한 바 있다."
    for said, amount in (("인수 금액은 900억원이다.", Decimal(90_000_000_000)), ("", None)):
        events = told(extractor, text.format(said), "Acquisition")
        assert [e.amount for e in events if "다래로봇" in names(e)] == [amount]


def test_a_prize_is_won_when_it_is_given(extractor: Extractor) -> None:
    """A prize won at a gathering has the day of the gathering."""
    text = "지난 3일 서울에서 열린 ‘다래 위크’에는 많은 이가 왔다. "
    text += "가온바이오는 ‘다래 위크’에서 보건복지부장관 표창을 수상했다."
    (event,) = told(extractor, text, "Award")
    assert event.date is not None
    assert event.date.value == "2026-11-03"


def test_an_agreement_with_a_party_not_read_is_one(extractor: Extractor) -> None:
    """An agreement of which only one party can be told is an event with that party."""
    (event,) = told(extractor, "가온전력은 3일 충남 아산에서 ‘친환경 캠퍼스 업무협약’을 체결했다고 5일 밝혔다.", "MOU")
    assert (names(event), event.date.value if event.date else None) == ({"가온전력"}, "2026-11-03")


def test_a_wage_agreement_is_no_memorandum(extractor: Extractor) -> None:
    """What an employer and its union agree on is no memorandum between organizations."""
    assert told(extractor, "가온관광은 최근 다래노동조합과 2026년도 임금협약을 체결했다고 5일 밝혔다.", "MOU") == []


def test_the_year_that_a_gathering_is_about_is_not_its_own(extractor: Extractor) -> None:
    """A year told somewhere before dates no gathering that has been held."""
    text = "가온공사는 해외 시장에서의 2027년 관광 홍보 전략을 소개하기 위해 ‘다래 나이트 행사’를 개최했다."
    (event,) = told(extractor, text, "Gathering")
    assert (event.date, event.place) == (None, None)


def test_a_ceremony_is_held_where_it_was_opened(extractor: Extractor) -> None:
    """A ceremony that only its host shows has its place in the same sentence."""
    text = "가온교통부는 2일 정부세종청사에서 다래추진본부 출범식을 개최했다고 밝혔다."
    (event,) = told(extractor, text, "Gathering")
    assert "다래추진본부 출범식" in names(event)
    assert event.place is not None
    assert event.place.name == "정부세종청사"


def test_a_description_is_no_gathering(extractor: Extractor) -> None:
    """Common words before a noun for a gathering name none."""
    for what in ("고객사 대상 전시회", "대규모 투자유치 설명회", "가전제품 할인 행사"):
        assert told(extractor, f"가온마트는 지난 3일 {what}를 열었다.", "Gathering") == []


def test_a_contract_in_the_headline_is_the_supply_of_the_text(extractor: Extractor) -> None:
    """What a headline calls a contract is one event with the supply contract that the text tells of."""
    text = (
        "가온전자, 다래모터스와 100억원 계약 체결\n가온전자는 다래모터스와 100억원 규모의 배터리 공급 계약을 체결했다."
    )
    assert told(extractor, text, "Contract") == []
    assert [e.amount for e in told(extractor, text, "Supply")] == [Decimal(10_000_000_000)]


def test_what_happened_is_no_plan_for_what_follows(extractor: Extractor) -> None:
    """An agreement signed on that day is signed, whatever the parties are going to do next."""
    text = "가온시와 다래병원은 이날 업무협약을 체결하고, 내년부터 방안을 구체화해 나갈 예정이다."
    assert {e.status for e in told(extractor, text, "MOU")} == {"asserted"}


def test_a_prize_is_not_paid_by_what_it_was_won_with(extractor: Extractor) -> None:
    """A sum beside a prize is its amount only where a word says so."""
    text = "가온시는 1조2000억원의 투자를 유치한 성과로 ‘다래 투자유치대상’을 수상했다."
    assert [e.amount for e in told(extractor, text, "Award")] == [None]


def test_a_sum_of_another_event_is_not_taken_over(extractor: Extractor) -> None:
    """The sum of a supply contract is not what was paid for the company that made it."""
    text = "가온제약은 다래공장을 보유한 나래제약을 인수했다. "
    text += "인수 직후 가온제약은 마루제약과 60억원 규모의 공급 계약을 체결했다."
    assert [e.amount for e in told(extractor, text, "Acquisition")] == [None]
    assert [e.amount for e in told(extractor, text, "Supply")] == [Decimal(6_000_000_000)]


def test_an_edition_and_its_short_forms_are_one(extractor: Extractor) -> None:
    """The name of a gathering with its year, with the noun for what it is and without both, is one thing."""
    text = "가온시는 내년 1월 미국에서 열리는 CES 2027 전시회에 간다. CES 2027은 큰 행사다. 많은 기업이 CES에 참가한다."
    extraction = extractor(Document("one", None, text, PUBLISHED, None, None, ""))
    assert [set(c.names) for c in extraction.chains if c.cls == "Gathering"] == [{"CES 2027 전시회", "CES 2027", "CES"}]


def test_two_editions_are_two(extractor: Extractor) -> None:
    """The name without its number joins no edition to another."""
    text = "가온바이오는 ‘제10회 다래포럼’에 참가했다. 나래테크는 ‘제11회 다래포럼’을 개최했다. 다래포럼은 매년 열린다."
    assert len(told(extractor, text, "Gathering")) == 2


def test_a_launch_without_a_name_is_its_makers(extractor: Extractor) -> None:
    """What is brought out without a name is an event of who brought it out, and a plan is none."""
    (event,) = told(extractor, "가온식품은 대용량 커피 신제품 2종을 지난 3일 출시했다고 5일 밝혔다.", "Launch")
    assert (names(event), event.date.value if event.date else None) == ({"가온식품"}, "2026-11-03")
    assert told(extractor, "가온식품은 내년에 신제품을 출시할 계획이라고 5일 밝혔다.", "Launch") == []


def test_taking_a_post_is_an_appointment(extractor: Extractor) -> None:
    """A title whose bearer takes office is an appointment, though no post is named behind it."""
    (event,) = told(extractor, "한국가온협회는 지난 3일 제6대 김도윤 회장이 취임했다고 5일 밝혔다.", "Appointment")
    assert names(event) == {"김도윤", "한국가온협회"}
    assert event.date is not None
    assert event.date.value == "2026-11-03"


def test_a_memorandum_costs_what_is_told_before_it(extractor: Extractor) -> None:
    """What stands behind the signing is what the parties then do, and no sum that they agreed on."""
    (event,) = told(extractor, "가온시는 다래바이오와 300억원 규모의 투자협약을 체결했다.", "MOU")
    assert event.amount == Decimal(30_000_000_000)
    (event,) = told(extractor, "가온은행은 다래기금과 업무협약을 체결하고 400억원 규모의 보증을 공급했다.", "MOU")
    assert event.amount is None


def test_the_next_sentence_tells_the_sum_of_one_of_several(extractor: Extractor) -> None:
    """Of several licences each has the sum of its own sentence, or of the one behind it if that tells of no event."""
    text = (
        "유한양행은 지난 3일 다래제약과 항암제 후보물질의 기술수출 계약을 체결했다. "
        "전체 기술수출 규모는 3억 달러에 이른다. "
        "한미약품은 지난 5일 가온파마와 비만 치료제 후보물질의 기술수출 계약을 체결했다. 임상은 내년에 시작한다."
    )
    sums = [(names(e) & {"유한양행", "한미약품"}, e.amount) for e in told(extractor, text, "License")]
    assert sums == [({"유한양행"}, Decimal(300_000_000)), ({"한미약품"}, None)]


def test_two_who_take_from_a_third_are_no_pair(extractor: Extractor) -> None:
    """Who is named together and has a licence from somebody else gives it to nobody of the two."""
    text = "유한양행과 한미약품이 미국 제약사로부터 1조원 규모의 기술이전 계약을 체결했다."
    assert [
        r
        for r in extractor(Document("one", None, text, PUBLISHED, None, None, "")).relations
        if r.property == "licensedTo"
    ] == []
    assert [e.amount for e in told(extractor, text, "License")] == [Decimal(1_000_000_000_000)]
