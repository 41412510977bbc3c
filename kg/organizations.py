"""Names of organizations: known ones, ones with a telling end, and ones that only the context shows.

Most company names are invented words, so the text itself must show what they are: who reports something in
the lead, what stands after "기업" or before a stock code or "(대표 …)", who heads a headline. A name shown
once to be an organization is one everywhere in that announcement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.syntax import Clause, Parse, Phrase, Word

STOCK_CODE = re.compile(
    r"^\s*+(?:코스닥|코스피|KQ|KS|A)?\s*+[:·]?\s*+\d{6}\s*$|^\s*+(?:NASDAQ|NYSE|나스닥|뉴욕증시)\s*+[:：]?\s*+[A-Z.]{1,6}\s*$"
)
_COMPANY_MARK = re.compile(r"^(?:㈜|\(주\)|주식회사\s?)|(?:㈜|\(주\)|\s?주식회사)$")
_LOCAL = ("city", "county", "province", "district", "metropolitan city")
_NO_COMPANY = frozenset(
    (
        "크리에이터 크리에이티브 아이돌 걸 보이 스타트업 벤처 글로벌 국내 해외 "
        "디지털 온라인 모바일 메타버스 블록체인 클라우드 유튜버 인플루언서 뮤지션 밴드"
    ).split()
)
_JOINING = frozenset(
    """그룹 제약 홀딩스 코리아 재단 병원 은행 증권 메디컬 메디칼 헬스케어 헬스 테크 바이오 바이오텍 바이오사이언스
    파마 테라퓨틱스 사이언스 사이언스즈 로보틱스 인베스트먼트
    벤처스 캐피탈 캐피털 파트너스 컴퍼니 엔터테인먼트 대학교 대학 연구소 협회 모터스 에어로스페이스 케미칼 머티리얼즈
    테크놀로지 테크놀로지스 시스템즈 네트웍스 인터내셔널
    코퍼레이션 인더스트리 일렉트릭 일렉트로닉스 자산운용 생명과학 바이오로직스 메디슨 랩스 소프트 게임즈
    푸드 코스메틱 모빌리티 에너지 솔루션즈 리서치""".split()
)
_FIELD = frozenset(
    (
        "시장 산업 분야 업계 기술 사업 업종 부문 영역 생태계 인프라 전문 관련 제품 부품 장비 소재 종목 섹터 개발 "
        "연구 투자 강국 클러스터"
    ).split()
)
_INSTITUTION = (
    "재단", "진흥원", "공단", "공사", "협회", "학회", "연구원", "위원회", "연합회", "협의회", "진흥회", "의료원",
    "대학교", "평가원", "관리원", "기술원", "중앙회", "연구재단",
)  # fmt: skip
_LATIN_FORM = re.compile(r"[A-Z][A-Za-z&.,'\-]*(?: [A-Za-z&.,'\-]+){1,4}")
_LEGAL = frozenset("LLC Inc Ltd Co Corp Corporation Company Limited GmbH AG SA PLC Group LLP KZLLP".split())
_DESCRIBES = (
    "회사",
    "기업",
    "업체",
    "관계자",
    "스타트업",
    "제조사",
    "개발사",
    "운영사",
    "전문가",
    "협력사",
    "고객사",
    "파트너사",
)
_UNITS = frozenset({"법인", "지사", "지점", "공장", "캠퍼스", "사무소", "연구소", "본부"})
_NAME = re.compile(r"[0-9A-Za-z가-힣&.\-·'’+]+")

Span = tuple[int, int]


def strip_marks(text: str, start: int, end: int) -> Span:
    """Return the span without ㈜, (주) and 주식회사 at its ends."""
    while match := _COMPANY_MARK.search(text[start:end]):
        if match.start() == 0:
            start += match.end()
        else:
            end = start + match.start()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if match.end() == match.start():
            break
    return start, end


class Organizations:
    """Finds spans that name an organization, sentence by sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = ""

    def by_form(self, phrase: Phrase) -> Iterator[Span]:
        """Yield spans in a phrase whose form or whose neighbour inside the phrase shows an organization."""
        words = phrase.words
        for i, word in enumerate(words):
            if word.quoted:
                if i and words[i - 1].text in self.lexicon.kinds and self.plausible(word):
                    yield word.start, word.end
                continue
            if (span := self._by_suffix(words, i)) is not None:
                yield span
            if word.text in self.lexicon.kinds and i + 1 < len(words):
                rest = words[i + 1 :]
                if (span := self._after_kind(rest)) is not None:
                    yield span
            elif (
                word.text in self.lexicon.followers
                and i
                and (words[i - 1].new or "NNP" in words[i - 1].tags or words[i - 1].tags[0] == "SL")
                and (span := self.name(words[:i])) is not None
            ):
                if i < 2 or not self._organization_word(words[i - 2]):
                    yield span
            if (
                word.text in _UNITS
                and i >= 2
                and self._organization_word(words[i - 2])
                and self._place_word(words[i - 1])
            ):
                yield words[i - 2].start, word.end
            elif word.text in ("㈜", "주식회사") and i + 1 < len(words) and self.plausible(words[i + 1]):
                yield words[i + 1].start, words[i + 1].end
            elif word.text.startswith("㈜") and len(word.text) > 2:
                yield word.start + 1, word.end

    def _organization_word(self, word: Word) -> bool:
        known = self.lexicon.known(word.text)
        return (known is not None and known.cls == "Organization") or (
            self.lexicon.suffix(word.text)[1] != "" and "NNP" in word.tags
        )

    def _place_word(self, word: Word) -> bool:
        known = self.lexicon.known(word.text)
        return known is not None and known.cls == "Place"

    def _by_suffix(self, words: list[Word], i: int) -> Span | None:
        word = words[i]
        suffix, strength = self.lexicon.suffix(word.text)
        if not suffix:
            if word.text in _JOINING and i and self._proper(words[i - 1]) and self._joins(words[i - 1]):
                return words[i - 1].start, word.end
            return None
        stem = word.text[: -len(suffix)]
        if stem in self.lexicon.common or len(stem) < 2 or word.text in self.lexicon.generic:
            return None
        if word.text in self.lexicon.kinds:
            return None
        following = words[i + 1].text if i + 1 < len(words) else ""
        if (
            following in self.lexicon.kinds
            or following in _FIELD
            or (following in self.lexicon.product and self.lexicon.known(word.text) is None)
        ):
            return None
        if suffix in ("아시아", "데이터", "게임", "로봇") and strength == "weak" and len(word.tags) > 1:
            return None
        proper = "NNP" in word.tags or "SL" in word.tags or self.lexicon.known(stem) is not None
        if word.text.endswith(_INSTITUTION) and len(word.text) >= 7 and not word.quoted:
            return word.start, word.end
        if strength == "strong" and (proper or (len(stem) >= 4 and "NNP" in word.tags)):
            return word.start, word.end
        if strength == "weak" and proper and not self._plain(word):
            return word.start, word.end
        return None

    def _plain(self, word: Word) -> bool:
        """Tell whether a word is built of common nouns, a Latin abbreviation aside (AI 솔루션)."""
        return all(
            t in ("NNG", "XSN", "XPN", "NNB", "SN") or (t == "SL" and len(f) <= 2)
            for t, f in zip(word.tags, word.forms, strict=True)
        )

    def _joins(self, left: Word) -> bool:
        """Tell whether a bare suffix belongs to the proper word before it (아미코 그룹)."""
        if (
            left.text in _NO_COMPANY
            or left.quoted
            or left.parens
            or left.text in self.lexicon.kinds
            or left.text in self.lexicon.common
        ):
            return False
        known = self.lexicon.known(left.text)
        return known is None or known.cls == "Organization"

    def _proper(self, word: Word) -> bool:
        """Tell whether a word is a proper noun, as far as the analyser knows (a Latin one has three letters)."""
        return (
            not word.quoted
            and len(word.text) >= 2
            and ("NNP" in word.tags or (word.tags == ("SL",) and len(word.text) > 2))
        )

    def plausible(self, word: Word) -> bool:
        """Tell whether a word alone can be an organization's name."""
        text = word.text
        if text in self.lexicon.not_a_person or text.endswith((*self.lexicon.gathering_strong, "라운드테이블")):
            return False
        if text.endswith(_DESCRIBES) or (text[0].isdigit() and text.endswith("제")):
            return False
        if text in self.lexicon.suffixes or text in ("슈퍼", "가제", "가칭"):
            return False
        if len(text) < 2 or text in self.lexicon.generic or text in self.lexicon.kinds or text in self.lexicon.common:
            return False
        if text in self.lexicon.followers or text in self.lexicon.product or (text[0].isdigit() and text.isdigit()):
            return False
        if set(word.tags) <= {"MM", "NP", "NR", "NNB", "SN", "SW"}:
            return False
        known = self.lexicon.known(text)
        return known is None or known.cls == "Organization"

    def _after_kind(self, rest: list[Word]) -> Span | None:
        """Return the name that follows a noun of kind: one proper word, or several to the end of the phrase."""
        first = rest[0]
        if first.text == "인" and len(rest) > 1:
            rest = rest[1:]
            first = rest[0]
        if first.quoted and self.plausible(first):
            return first.start, first.end
        telling = first.quoted or first.new or "SL" in first.tags or ("NNP" in first.tags and len(first.text) > 3)
        if not (telling or self.lexicon.known(first.text) or self.lexicon.suffix(first.text)[0]):
            return None
        if (
            len(rest) > 1
            and not rest[1].quoted
            and rest[1].text not in _JOINING
            and (rest[1].text in self.lexicon.product or rest[1].text in _FIELD)
        ):
            return None
        if not self.plausible(first) or not ("NNP" in first.tags or "SL" in first.tags or first.tags[-1] == "UN"):
            return None
        end = first.end
        for word in rest[1:3]:
            if word.quoted or (not self._proper(word) and word.text not in self.lexicon.suffixes):
                break
            if word.text in self.lexicon.followers and word.text != "그룹":
                break
            if word.parens and word is not rest[-1]:
                pass
            if self._latin(word) != self._latin(rest[0]) and word.text not in self.lexicon.suffixes:
                break
            if not self._latin(word) and word.text not in self.lexicon.suffixes and len(rest) > 2:
                break
            end = word.end
        return first.start, end

    def _latin(self, word: Word) -> bool:
        return word.text[:1].isascii()

    def _latin_words(self, word: Word) -> int:
        """Return how many words the Latin form in the parenthesis behind a name has, its legal form aside."""
        for a, b in word.parens:
            inner = self.text[a + 1 : b - 1]
            if _LATIN_FORM.fullmatch(inner):
                return len([w for w in inner.split() if w.strip(".,") not in _LEGAL])
        return 1

    def name(self, words: list[Word]) -> Span | None:
        """Return the name that ends a run of words: the last word, joined with what belongs to it."""
        while words and (words[-1].text in self.lexicon.followers or words[-1].text in ("등", "측")):
            words = words[:-1]
        if not words or not self.plausible(words[-1]):
            return None
        last = words[-1]
        start = last.start
        k = len(words) - 2
        if last.quoted:
            return last.start, last.end
        for _ in range(self._latin_words(last) - 1):
            if k < 0 or words[k].quoted or words[k].parens or words[k].text in self.lexicon.kinds:
                break
            start = words[k].start
            k -= 1
        while (
            k >= 0
            and not words[k].quoted
            and self._latin(words[k])
            and self._latin(last)
            and "SL" in words[k].tags
            and not words[k].parens
        ):
            start = words[k].start
            k -= 1
        if k >= 0 and last.text in self.lexicon.suffixes and self._proper(words[k]) and not words[k].parens:
            start = words[k].start
        return start, last.end

    def by_parenthesis(self, word: Word, text: str) -> bool:
        """Tell whether a parenthesis behind the word shows it to be listed on an exchange."""
        return any(STOCK_CODE.match(text[a + 1 : b - 1]) for a, b in word.parens)

    def reporter(self, parsed: Parse) -> Phrase | None:
        """Return the phrase that names who announces, if the sentence announces something."""
        for clause in reversed(parsed.clauses):
            predicate = clause.predicate
            if (
                predicate.stem in self.lexicon.announcing
                and predicate.ending != "adnominal"
                and predicate.voice == "active"
            ):
                return clause.subject or _first_subject(parsed.clauses)
        return None

    def headline(self, parsed: Parse) -> Phrase | None:
        """Return the phrase that heads a headline: the first one, set off by a comma."""
        first = parsed.phrases[0] if parsed.phrases else None
        if first is not None and first.case == "list" and first.words and len(first.words) <= 3:
            return first
        return None

    def local_government(self, text: str) -> bool:
        """Tell whether a name is that of a place that governs itself and so acts (구리시, 충남도)."""
        known = self.lexicon.known(text)
        return (
            known is not None
            and known.cls == "Place"
            and known.kind in _LOCAL
            and text.endswith(("시", "군", "구", "도"))
        )


def _first_subject(clauses: list[Clause]) -> Phrase | None:
    return next((c.subject for c in clauses if c.subject is not None), None)
