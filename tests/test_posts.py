"""Posts: whose they are where a sentence leaves out its subject, and which are no longer held."""

from __future__ import annotations

from datetime import date

import pytest

from kg.types import Document, Extractor

HELD = ("chairOf", "ceoOf", "presidentOf", "headOf", "executiveOf", "founderOf", "affiliatedWith", "formerlyAt")


def posts(extractor: Extractor, text: str) -> set[str]:
    """Return the posts that a text gives, each as one string."""
    extraction = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    found = [r for r in extraction.relations if r.property in HELD and r.status == "asserted"]
    return {f"{r.subject.name} {r.property} {r.object.name}" for r in found}


CHAIR = "김도윤 가온은행 회장이 3일 취임했다. 이하린 다래재단 이사장은 축하했다. 김 회장은 서울대를 나왔다. "
"""Two persons, of whom the last sentence is about the first."""


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (CHAIR + "기획재정부 1차관을 지냈다.", "김도윤 formerlyAt 기획재정부"),
        (CHAIR + "이후 금융위원회 위원장을 거쳐 회장에 올랐다.", "김도윤 formerlyAt 금융위원회"),
        (CHAIR + "대외적으로는 대한안과학회 회장을 역임했다.", "김도윤 formerlyAt 대한안과학회"),
        ("가온은행은 3일 제10대 대표이사에 김도윤 부행장을 선임했다고 밝혔다.", "김도윤 ceoOf 가온은행"),
        ("김도윤 가온은행 회장은 3일 밝혔다. 김 회장은 2020년 가온은행 회장에 올랐다.", "김도윤 chairOf 가온은행"),
        ("가온제약은 신임 대표로 마크 레인를 임명했다.", "마크 레인 ceoOf 가온제약"),
        ("가온제약은 3일 김도윤, 박서준, 이하린 등 3명을 부사장으로 선임했다.", "박서준 executiveOf 가온제약"),
    ],
)
def test_a_post_belongs_to_whom_the_text_is_about(extractor: Extractor, text: str, post: str) -> None:
    """A sentence without a subject tells of the person of the one before, also where others have been named."""
    assert post in posts(extractor, text)


PROMOTED = "가온전자는 3일 정기 임원인사를 실시했다. "


@pytest.mark.parametrize(
    "told",
    [
        "김도윤 부사장이 사장으로, 이하린 상무가 전무로 승진했다.",
        "사장에는 김도윤 부사장이, 전무에는 이하린 상무가 각각 선임됐다.",
        "가온전자는 사장에 김도윤 부사장을, 전무에 이하린 상무를 각각 선임했다.",
        "가온전자는 김도윤 부사장을 사장으로, 이하린 상무를 전무로 승진시켰다.",
        "가온전자는 김도윤 부사장을 사장으로 임명하고 이하린 상무를 전무로 발탁했다.",
    ],
)
def test_of_several_posts_each_goes_to_who_stands_beside_it(extractor: Extractor, told: str) -> None:
    """Several posts in one clause: 에 stands before its holder, 로 behind, and nobody gets the other's post."""
    found = posts(extractor, PROMOTED + told)
    assert {"김도윤 presidentOf 가온전자", "이하린 executiveOf 가온전자"} <= found
    assert "이하린 presidentOf 가온전자" not in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("가온전자는 3일 김도윤 부사장과 이하린 부사장을 각자대표로 선임했다.", ["김도윤", "이하린"]),
        ("가온물산(공동대표 김도윤·이하은)은 3일 밝혔다.", ["김도윤", "이하은"]),
        ("가온물산(대표 김도윤, 이하 가온)은 3일 밝혔다.", ["김도윤"]),
    ],
)
def test_all_who_share_a_post_have_it(extractor: Extractor, text: str, names: list[str]) -> None:
    """Persons joined by 와 or a middle dot share a post; a name that begins like 이하 (hereafter) is one of them."""
    assert sorted(p.split()[0] for p in posts(extractor, text) if "ceoOf" in p) == names


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("가온엔터테인먼트 소속 배우 김도윤이 모델로 나섰다.", "김도윤 affiliatedWith 가온엔터테인먼트"),
        ("가온대 소속 에단 브룩스 교수는 발표했다.", "에단 브룩스 affiliatedWith 가온대"),
        ("가온마트의 이서준 수산 바이어는 말했다.", "이서준 affiliatedWith 가온마트"),
        ("김도윤 가온전자 사업총괄은 말했다.", "김도윤 headOf 가온전자"),
        ("김도윤 가온전자 제조총괄 부사장은 말했다.", "김도윤 executiveOf 가온전자"),
        ("가온바이오는 3일 밝혔다. 김도윤 대표가 이끄는 가온바이오는 올해 문을 열었다.", "김도윤 ceoOf 가온바이오"),
        ("김도윤 교수, 가온학회 회장 취임\n가온학회는 3일 밝혔다.", "김도윤 chairOf 가온학회"),
        ("김도윤 교수, 가온학회장 선출\n가온학회는 3일 밝혔다.", "김도윤 chairOf 가온학회"),
    ],
)
def test_a_post_is_told_in_other_ways(extractor: Extractor, text: str, post: str) -> None:
    """By 소속 before a name, by whom one leads, by what one is in charge of, and behind the comma of a headline."""
    title = text.partition("\n")[0] if "\n" in text else None
    extraction = extractor(Document("a", title, text, date(2026, 11, 2), None, None, ""))
    assert post in {f"{r.subject.name} {r.property} {r.object.name}" for r in extraction.relations}


@pytest.mark.parametrize(
    "text",
    [
        "김도윤 교수, 가온학회 차기 회장 선출\n가온학회는 3일 밝혔다.",
        "가온엔터테인먼트 소속 그룹 다래가 공연했다.",
        "가온바이오는 3일 김도윤 선수와 후원 협약을 체결했다고 알렸다.",
        "김도윤 교수, 가온학회 학술상 수상\n가온학회는 3일 밝혔다.",
    ],
)
def test_what_is_no_post_yet_gives_none(extractor: Extractor, text: str) -> None:
    """Who will hold a post one day does not hold it, and a group is nobody."""
    extraction = extractor(Document("a", text.partition("\n")[0], text, date(2026, 11, 2), None, None, ""))
    assert not [r for r in extraction.relations if r.property in HELD]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("신임 연구부원장은 재활의학과 김도윤 교수가 임명됐다.", ["김도윤 executiveOf 가온학회"]),
        ("초대 회장은 김도윤 교수가 맡았다.", ["김도윤 chairOf 가온학회"]),
        ("감사에는 김도윤 교수가 뽑혔다.", ["김도윤 executiveOf 가온학회"]),
        ("대표 자리는 김도윤 이사가 이어받았다.", ["김도윤 ceoOf 가온학회"]),
        ("차기 회장은 김도윤 교수가 맡았다.", []),
        ("심사위원장은 김도윤 교수가 맡았다.", []),
        ("다래연구원은 김도윤 교수가 찾았다.", []),
    ],
)
def test_a_post_may_be_what_a_sentence_tells_of(extractor: Extractor, told: str, expected: list[str]) -> None:
    """A topic that is a post belongs to who announces, where it is a new one; the subject is who got it."""
    found = posts(extractor, "가온학회는 3일 새 임원을 알렸다. " + told)
    assert [post for post in sorted(found) if "affiliatedWith" not in post] == expected


@pytest.mark.parametrize(
    ("told", "post"),
    [
        ("2014년 6월부터 2년5개월 동안 대한항공 사장을 맡았다.", "김도윤 formerlyAt 대한항공"),
        ("2015년부터 2020년까지 대한항공 사장을 맡았다.", "김도윤 formerlyAt 대한항공"),
        ("10년간 다래협회 회장을 맡아왔다.", "김도윤 chairOf 다래협회"),
    ],
)
def test_how_long_a_post_was_held_puts_it_into_the_past(extractor: Extractor, told: str, post: str) -> None:
    """A post held for some years, or until one, is a former one, unless it is held until now."""
    assert post in posts(extractor, "가온전자는 3일 김도윤 대표를 선임했다. 김 대표는 " + told)


CAREER = "가온전자는 3일 김도윤 대표를 선임했다. 김 대표는 "
"""An appointment, and the beginning of a sentence about who was appointed."""


@pytest.mark.parametrize(
    ("told", "employers"),
    [
        ("1992년 나래산업에 입사, 본부장 등을 역임했다.", ["나래산업"]),
        ("1992년 나래산업에 입사한 후 사업부장을 맡았다.", ["나래산업"]),
        ("1992년 나래산업 입사 후 영업본부장 등을 거쳤다.", ["나래산업"]),
        ("나래산업 재직 시절 새 길을 열었다.", ["나래산업"]),
        ("나래산업, 다온제관 등을 거친 전문가다.", ["나래산업", "다온제관"]),
        ("나래제지 전무, 다온제관 부사장 등을 역임했다.", ["나래제지", "다온제관"]),
        ("나래제지와 다온제관에서 임원을 지냈다.", ["나래제지", "다온제관"]),
        ("나래제지와 다온제관에서 해외 영업을 총괄했다.", ["나래제지", "다온제관"]),
        ("나래제지, 다온제관 등에서 20년 넘게 근무했다.", ["나래제지", "다온제관"]),
        ("국세청에서 근무하며 실무를 익혔다.", ["국세청"]),
        ("나래산업에서 경력을 시작해 다온제관 상무를 지냈다.", ["나래산업", "다온제관"]),
        ("대한항공 출신의 기획 전문가로 평가받는다.", ["대한항공"]),
        ("나래산업 전무로 재직했다.", ["나래산업"]),
        ("나래산업 대표이사도 역임했다.", ["나래산업"]),
    ],
)
def test_a_career_names_former_employers(extractor: Extractor, told: str, employers: list[str]) -> None:
    """Whatever words tell a career, each employer of it is a former one, also one that nobody knows."""
    assert {f"김도윤 formerlyAt {employer}" for employer in employers} <= posts(extractor, CAREER + told)


@pytest.mark.parametrize(
    "told",
    [
        "가온전자에 입사한 후 한 우물만 팠다.",
        "가온전자에서 경력을 쌓아왔다.",
        "나래산업에 입사할 예정이었다.",
        "건강과학과정 원장을 거쳤다.",
        "다래에서 새 길을 열었다.",
        "나래대학교를 거쳤다.",
        "주다래 대사를 지냈다.",
    ],
)
def test_what_is_no_career_names_no_former_employer(extractor: Extractor, told: str) -> None:
    """Who somebody works for now, a school, a course or a country is no former employer."""
    assert not [post for post in posts(extractor, CAREER + told) if "formerlyAt" in post]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "김도윤 가온은행 회장은 3일 밝혔다. 김 회장은 2013년 다래은행 회장으로 취임해 합병을 이끌었다.",
            "chairOf 다래은행",
        ),
        ("김도윤 가온은행 행장은 2020년 부행장으로 승진했다.", "executiveOf 가온은행"),
        ("가온제약은 김도윤 대표를 선임했다. 가온제약에는 지난해 고문으로 합류했다.", "affiliatedWith 가온제약"),
        ("가온은행은 3일 이민우 제10대 대표이사가 취임했다고 밝혔다.", "ceoOf 제10대"),
        ("가온재단은 국가책임연구원으로 김도윤 다래대 교수를 임명했다.", "affiliatedWith 국가책임연구원"),
        ("김도윤 가온홀딩스 회장이 왔다. 가온제약의 신임 대표로 토드를 임명했다.", "김도윤 ceoOf 가온제약"),
        ("가온부는 리청강 중국 상무부 협상대표와 만났다고 밝혔다.", "ceoOf 가온부"),
        ("최정우 한국측 위원장이 왔다.", "chairOf 한국측"),
        ("김도윤 가온병원장은 Asian Society of Stroke Care 회장을 지냈다.", "formerlyAt of"),
        ("가온제약은 다래랩 AI 창업자 김도윤을 만났다고 밝혔다.", "founderOf 가온제약"),
        ("‘세계 백대 인재’ 김도윤 교수가 강연했다.", "affiliatedWith 세계 백대 인재"),
    ],
)
def test_what_is_no_post_of_today(extractor: Extractor, text: str, post: str) -> None:
    """A post of years ago beside another one is not held now; numbers, titles and epithets are no organizations."""
    assert not [found for found in posts(extractor, text) if found.endswith(post)]


def test_who_heads_a_unit_that_acts_heads_it_and_not_only_the_whole(extractor: Extractor) -> None:
    """A centre that signs has its head; a department that only the title names has none of its own."""
    signed = "가온제약은 부산대 수소선박기술센터와 협약을 체결했다. 박서준 부산대 수소선박기술센터장은 말했다."
    assert {"박서준 headOf 부산대 수소선박기술센터", "박서준 headOf 부산대"} <= posts(extractor, signed)
    assert posts(extractor, "박서준 부산대 수소선박기술센터장은 말했다.") == {"박서준 headOf 부산대"}


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("김도윤 가온제약 대표는 다래바이오에서 20년간 일한 신약 전문가다.", "다래바이오"),
        ("김도윤 가온제약 대표는 다래바이오에서 12년간 재직하며 신약 개발을 이끌었다.", "다래바이오"),
        ("김도윤 가온제약 대표는 다래전자와 나래제약을 거쳐 창업했다.", "다래전자"),
        ("김도윤 가온제약 대표는 다래전자 연구소장 출신으로 신약을 개발했다.", "다래전자"),
        ("김도윤 가온제약 대표가 왔다. 김 대표는 1992년 다래건설에 입사해 소장을 지냈다.", "다래건설"),
        ("김도윤 가온제약 대표가 왔다. 이후 나래제약, 다래전자 등에서 근무했다.", "나래제약"),
        ("김도윤 가온제약 대표는 지난달 퇴임했다.", "가온제약"),
        ("김도윤 다래대 교수는 기획재정부 1차관을 맡은 뒤 학교로 왔다.", "기획재정부"),
    ],
)
def test_a_clause_tells_a_former_employer(extractor: Extractor, text: str, employer: str) -> None:
    """Where somebody worked, joined long ago, passed through or comes from is a former employer."""
    assert f"김도윤 formerlyAt {employer}" in posts(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "김도윤 가온제약 대표는 1992년 가온제약에 입사해 연구소장을 지냈다.",
        "김도윤 가온제약 대표는 다래병원에서 10년간 근무하고 있다.",
        "김도윤 가온제약 대표는 서울대 공학 박사 출신으로 신약을 개발했다.",
        "김도윤 가온제약 대표는 다래대를 거쳐 유학했다.",
        "김도윤 가온제약 대표는 신약이 다래병원을 거쳐 공급된다고 말했다.",
        "김도윤 가온제약 대표는 내년 다래병원에서 근무할 예정이다.",
    ],
)
def test_a_clause_that_tells_no_former_employer(extractor: Extractor, text: str) -> None:
    """The present employer, a school and what goes through somewhere are none, nor is what is to come."""
    assert not [found for found in posts(extractor, text) if "formerlyAt" in found]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("이하린 가온제약 대표는 말했다. 같은 회사 박서준 이사는 말했다.", "박서준 executiveOf 가온제약"),
        ("이하린 가온대 교수와 같은 대학 박서준 교수가 왔다.", "박서준 affiliatedWith 가온대"),
        ("김도윤 다래대 교수가 2015년 설립한 가온제약은 투자를 유치했다.", "김도윤 founderOf 가온제약"),
    ],
)
def test_an_organization_is_led_back_to(extractor: Extractor, text: str, post: str) -> None:
    """Somebody at the same organization is at the one named last; who set one up is its founder."""
    assert post in posts(extractor, text)


def test_where_somebody_comes_from_is_not_where_the_post_is(extractor: Extractor) -> None:
    """A title behind an origin is not held there."""
    assert "김도윤 ceoOf 나래제약" not in posts(extractor, "나래제약 출신의 김도윤 대표가 가온제약을 창업했다.")


GROUP = "가온그룹은 3일 인사를 했다. "


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (GROUP + "박서준 다래제약 대표이사 전무도 사장으로 승진했다.", "박서준 presidentOf 다래제약"),
        (
            GROUP + "김도윤 다래제약 대표와 이하린 나래푸드 대표는 나란히 부사장으로 승진했다.",
            "김도윤 executiveOf 다래제약",
        ),
        (
            GROUP + "진호정 다래제약 부사장은 사장으로, 김도윤 나래푸드 전무는 부사장으로 승진했다.",
            "진호정 presidentOf 다래제약",
        ),
        (
            GROUP + "장남 이병민 다래제약 대표와 차남 이병주 나래푸드 대표를 부회장으로 승진시켰다.",
            "이병민 executiveOf 다래제약",
        ),
        ("한빛전자(주) 윤상조 그린사업본부장이 왔다. 그린사업본부는 협력한다.", "윤상조 headOf 한빛전자"),
        ("다래제약은 김도윤 상무를 신임 대표이사 사장으로 선임했다.", "김도윤 ceoOf 다래제약"),
        ("다래제약 마케팅본부장 김도윤 상무는 말했다.", "김도윤 headOf 다래제약"),
        (
            "다래제약(대표 이하린)은 3일 밝혔다. 전무 승진자는 △김도윤 사업부문장 △박서준 연구소장이다.",
            "박서준 headOf 다래제약",
        ),
        ("가온그룹은 다래제약의 마케팅 실장으로 제임스 로빈을 임명했다.", "제임스 로빈 headOf 다래제약"),
        ("박서준 다래제약 회장이 대표이사직을 사임하고 의장을 맡는다.", "박서준 chairOf 다래제약"),
    ],
)
def test_promotions_are_told_at_ones_own_organization(extractor: Extractor, text: str, post: str) -> None:
    """Who rises does so where the text says that they are; of two posts at once the higher one counts."""
    assert post in posts(extractor, text)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("다래카드(대표 박서준)는 3일 밝혔다. 시스원이 김도윤 총괄을 새 대표이사에 선임했다.", "김도윤 ceoOf 다래카드"),
        (
            GROUP + "진호정 다래제약 부사장은 사장으로, 김도윤 나래푸드 전무는 부사장으로 승진했다.",
            "김도윤 presidentOf 나래푸드",
        ),
        ("2017년 김도윤 정부 시절 가온위원회 위원으로 참석했다.", "김도윤 affiliatedWith 가온위원회"),
        ("다래제약은 김도윤 부사장이 내년 주주총회를 거쳐 대표로 취임하게 된다고 밝혔다.", "김도윤 ceoOf 다래제약"),
    ],
)
def test_no_post_is_given_by_what_is_near(extractor: Extractor, text: str, post: str) -> None:
    """An appointer who is not known, the government of an era and a post to come give none."""
    assert post not in posts(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "[인사] 다래제약 ◇승진 ▲전무 김도윤 ▲상무 박서준 ▲이사 최민준 이하준",
        "다래제약(대표 이하린)은 3일 밝혔다. 전무 승진자는 △김도윤 사업부문장 △박서준 연구소장이다.",
        "다래제약(대표 이하린)은 3일 밝혔다. 부사장 2명(김도윤·박서준)을 신규 선임하는 임원 인사를 했다.",
    ],
)
def test_a_list_of_moves_is_an_appointment(extractor: Extractor, text: str) -> None:
    """Who is listed in a personnel notice, or among those promoted, has been appointed."""
    extraction = extractor(Document("a", None, text, date(2026, 11, 2), None, None, ""))
    named = {p.mention.name for e in extraction.events if e.cls == "Appointment" for p in e.participants}
    assert {"김도윤", "박서준", "다래제약"} <= named


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("신임 가온병원장에 김도윤 교수", "김도윤 headOf 가온병원"),
        ("가온제약 새 틀 짠다…새 대표에 박태하", "박태하 ceoOf 가온제약"),
        ("가온제약 새 대표에 김도윤 부사장 유력", ""),
        ("가온제약 대표에 감사패 전달", ""),
    ],
)
def test_a_headline_gives_a_post_without_a_predicate(extractor: Extractor, title: str, post: str) -> None:
    """A post and a name behind it are enough in a headline, but not where something else is said of them."""
    text = f"{title}\n가온제약과 가온병원은 3일 밝혔다."
    extraction = extractor(Document("a", title, text, date(2026, 11, 2), None, None, ""))
    taken = [r for r in extraction.relations if r.evidence.rule == "post-taken"]
    assert [f"{r.subject.name} {r.property} {r.object.name}" for r in taken] == ([post] if post else [])


@pytest.mark.parametrize(
    ("told", "post"),
    [
        ("대한가람학회장으로 선출됐다.", []),
        ("나래포럼회장에 취임했다.", []),
        ("신임 병원장으로 선출됐다.", ["김도윤 headOf 가온대병원"]),
    ],
)
def test_who_heads_a_body_of_its_own_heads_not_the_employer(extractor: Extractor, told: str, post: list[str]) -> None:
    """A chair of a body whose name is not known is no chair where the person works; a bare post is held there."""
    found = posts(extractor, "가온대병원 김도윤 교수가 " + told)
    assert [p for p in found if "affiliatedWith" not in p] == post
