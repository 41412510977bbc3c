"""Names of products, gatherings, programmes and publications: quoted names, codes, and names with a telling end."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.syntax import Phrase, Word
from kg.types import EntityClass

CODE = re.compile(r"^(?=.*[0-9])(?=.*[A-Z])[0-9]{0,3}[A-Za-z]{1,8}[-‑]?[0-9]{2,5}[A-Za-z]{0,3}$")
_NOT_A_CODE = re.compile(
    r"^(?:COVID|GLP|PD|PDL|CTLA|IL|CD|HER|EGFR|BMI|ISO|IEC|KS|WHO|GPT|USB|PM|CO|H|B|G|K|S|RE|ESS|TOP|KOSPI|MSCI|S&P|CES|MWC|IFA|"
    r"[0-9]{1,2}G|LTE|HDMI|WIFI|MBA|R|Q|M|A|T|FY|VOL|NO|EP|SE|UTF|MP|HPV|HbA)[-‑]?[0-9]+[a-z]?$",
    re.IGNORECASE,
)
_NOT_OWNED = (
    "본부",
    "센터",
    "연구소",
    "위원회",
    "추진단",
    "사업단",
    "협의회",
    "재단",
    "컨소시엄",
    "지원단",
    "대회",
    "리그",
    "기업",
    "파트너",
    "기관",
    "대상",
    "상",
    "1위",
    "선정",
    "인증",
    "전략",
    "비전",
    "계획",
    "목표",
    "사업",
    "정책",
    "시대",
    "효과",
    "경영",
    "문화",
    "가치",
    "논란",
    "의혹",
    "사태",
    "방침",
    "약속",
    "캠페인",
    "정신",
    "원칙",
    "결과",
    "노하우",
    "시장",
    "산업",
    "시무식",
    "직원",
    "고객",
)
_RANKED = re.compile(r"^제?[0-9]+의|^(?:최고|최우수|최초|올해|세계|국내|글로벌|첫|역대)")
_YEAR = re.compile(r"\s?(?:20)?[0-9]{2}년?$|^(?:제[0-9]+회|20[0-9]{2}년?|[0-9]+회)\s?")
_VERBISH = re.compile(
    r"(?:[가-힣](?:다|까|요|자|며|고|는|을|를|에|로|의|한|된|할|될|위한|향한|까지|부터|만에|인가|네|죠))$"
)
_SLOGAN = re.compile(r"\s(?:위해|향해|통해|넘어|함께)\s|[!?…]|[가-힣]다[.]?$")


class Things:
    """Classifies the names of things by their own end and by the words around them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def nameable(self, text: str) -> bool:
        """Tell whether quoted words can be a name: no clause, no slogan, not too long."""
        return 2 <= len(text) <= 50 and not _VERBISH.search(text) and not _SLOGAN.search(text)

    def quoted(self, word: Word, phrase: Phrase, i: int) -> EntityClass | None:
        """Return the class of a quoted name as its own end and its neighbours show it, or None."""
        text = word.text
        if not self.nameable(text):
            return None
        known = self.lexicon.known(text) or self.lexicon.known(_YEAR.sub("", text))
        if known is not None:
            return known.cls
        left = phrase.words[i - 1].text if i else ""
        right = phrase.words[i + 1].text if i + 1 < len(phrase.words) else ""
        if right in self.lexicon.publication or left in self.lexicon.publication or left.endswith(("학술지", "저널")):
            return "Publication"
        if text.endswith(("협약", "양해각서", "MOU", "계약", "협약식")) or right in (
            "협약",
            "업무협약",
            "MOU",
            "협약식",
            "계약",
        ):
            return None
        return self._by_end(text, left, right)

    def ceremony(self, phrase: Phrase, i: int) -> tuple[int, int] | None:
        """Return the span of a ceremony that a quoted name and the noun behind it name together (‘가온센터’ 준공식)."""
        if (
            i + 1 < len(phrase.words)
            and phrase.words[i + 1].text.endswith(_CEREMONIES)
            and not phrase.words[i].text.endswith(_CEREMONIES)
        ):
            return phrase.words[i].start, phrase.words[i + 1].end
        return None

    def _by_end(self, text: str, left: str, right: str) -> EntityClass | None:
        for ends, cls in (
            (self.lexicon.gathering_strong, "Gathering"),
            (self.lexicon.award, "Programme"),
        ):
            if text.endswith(ends):
                return cls  # type: ignore[return-value]  # the table's strings are entity classes
        if right.endswith(self.lexicon.gathering_strong) or right in ("행사", "전시", "대회", "캠프", "세션"):
            return "Gathering"
        if left in ("행사", "축제", "전시회", "박람회", "포럼", "콘퍼런스", "컨퍼런스", "세미나", "심포지엄", "대회"):
            return "Gathering"
        if right in (
            "사업",
            "과제",
            "프로젝트",
            "인증",
            "표창",
            "제도",
            "정책",
            "캠페인",
            "지원사업",
            "공모",
            "공모사업",
            "이니셔티브",
            "법",
            "대책",
            "로드맵",
        ):
            return "Programme"
        if self.product_noun(left) or self.product_noun(right):
            return "Product"
        if text.endswith(self.lexicon.programme) and not text.endswith(("센터", "병원", "대학", "기관", "기업")):
            return "Programme"
        return None

    def product_noun(self, text: str) -> bool:
        """Tell whether a noun says what kind of product something is."""
        if text.endswith("제") and len(text) > 2 and not text.endswith(_NO_AGENT) and text[-2:] != "제제":
            return True
        return bool(text) and (text in self.lexicon.product or any(text.endswith(n) for n in _PRODUCT_ENDS))

    def code(self, word: Word) -> bool:
        """Tell whether a word is a code as candidates and models bear it (GENA-104)."""
        return not word.quoted and bool(CODE.match(word.text)) and not _NOT_A_CODE.match(word.text)

    def after_noun(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return the class of an unquoted proper word that the noun before it names (플랫폼 넷츠프레소), or None."""
        word = phrase.words[i]
        if (
            i == 0
            or word.quoted
            or len(word.text) < 2
            or i + 1 != len(phrase.words)
            or self.lexicon.known(word.text) is not None
        ):
            return None
        before = phrase.words[i - 1].text
        if (
            before in _GATHERING_NOUNS
            and len(word.text) > 2
            and phrase.case in ("to", "at", "subj", "topic", "obj", "gen")
        ):
            return "Gathering"
        if (word.tags[0] not in ("NNP", "SL") and not word.new) or phrase.case == "copula":
            return None
        return "Product" if before in _NAMING_NOUNS else "Gathering" if before in _GATHERING_NOUNS else None

    def before_noun(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return Product for an invented word right before a noun that products bear (넷츠프레소 플랫폼), or None."""
        word = phrase.words[i]
        last = i + 2 == len(phrase.words) and phrase.words[i + 1].text in _BORNE_NOUNS
        if not last or word.quoted or not word.new or len(word.forms) > 1 or len(word.text) < 4:
            return None
        return None if self.lexicon.known(word.text) or self.lexicon.suffix(word.text)[0] else "Product"

    def illness(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return Condition for a word with an illness's end right before what treats it (통증 치료), or None."""
        text = phrase.words[i].text
        if i + 1 < len(phrase.words) and phrase.words[i + 1].text.startswith(
            ("치료", "환자", "신약", "백신", "발생", "위험", "예방", "진단", "증상", "예측")
        ):
            return (
                "Condition"
                if len(text) > 1 and text.endswith(self.lexicon.condition) and text not in _NO_ILLNESS
                else None
            )
        return None

    def described(self, word: Word, phrase: Phrase, i: int) -> EntityClass | None:
        """Return Product for a quoted name that a clause of making modifies (자체 개발한 ‘다래’), or None."""
        clause = phrase.relative
        made = clause is not None and clause.predicate.stem in _MAKING and i == 0 and self.nameable(word.text)
        return "Product" if made and not word.text.endswith(_NOT_OWNED) else None

    def owned(self, word: Word, phrase: Phrase, i: int, organization: bool) -> bool:
        """Tell whether a quoted name is shown to be a product by the organization right before it (가온의 ‘다래’)."""
        if not organization or not self.nameable(word.text) or len(phrase.words) > i + 4 or len(word.text) > 30:
            return False
        if word.text.endswith(_NOT_OWNED) or _RANKED.search(word.text):
            return False
        return word.new and phrase.case not in ("as", "to")


_PRODUCT_ENDS = (
    "치료제", "플랫폼", "솔루션", "서비스", "시스템", "신약", "제제", "기기", "로봇", "제품", "브랜드", "소프트웨어",
    "백신", "신작", "게임", "크림", "모델", "시리즈", "후보물질", "항암제", "복합제", "바이오시밀러", "필러",
    "주사제", "약물", "키트",
)  # fmt: skip
_NO_AGENT = (
    "문제",
    "과제",
    "경제",
    "규제",
    "국제",
    "실제",
    "주제",
    "전제",
    "의제",
    "축제",
    "숙제",
    "결제",
    "체제",
    "영화제",
    "예술제",
    "요금제",
    "인증제",
    "책임제",
    "신고제",
    "허가제",
    "등록제",
    "할인제",
    "주간제",
    "면제",
    "해제",
    "배제",
    "복제",
    "삭제",
    "강제",
    "자제",
)
_MAKING = frozenset("개발 출시 선보이 제작 보유 생산 제조 구축 운영 론칭 상용화".split())
_BORNE_NOUNS = frozenset(
    "플랫폼 솔루션 앱 엔진 소프트웨어 시리즈 정 캡슐 크림 세럼 앰플 백신 로봇 칩 프로세서 서비스".split()
)
_NO_ILLNESS = frozenset(
    (
        "중증 경증 인증 검증 급증 암 병 증 염 난치병 희귀질환 질환 감염병 만성질환 중증질환 전염병 골절 감염 합병증 "
        "통풍 직업병 고질병 성인병 질병 면허증 신분증 자격증"
    ).split()
)
_CEREMONIES = (
    "준공식",
    "개소식",
    "착공식",
    "기공식",
    "개관식",
    "개원식",
    "시상식",
    "출범식",
    "발대식",
    "전달식",
    "선포식",
    "현판식",
    "제막식",
    "수료식",
    "입학식",
    "졸업식",
    "취임식",
    "개막식",
    "폐막식",
    "기념식",
    "보고회",
    "설명회",
    "간담회",
    "발표회",
    "토론회",
    "공청회",
    "오픈식",
    "개통식",
)
_GATHERING_NOUNS = frozenset("행사 전시회 박람회 축제 콘퍼런스 컨퍼런스 포럼 페스티벌 학술대회 게임쇼".split())
_NAMING_NOUNS = frozenset(
    (
        "치료제 신약 백신 플랫폼 솔루션 제품 신제품 후보물질 항암제 소프트웨어 게임 신작 브랜드 앱 로봇 바이오시밀러 "
        "복합제 필러 주사제 챗봇 항체"
    ).split()
)
