"""Names of Korean people in English, written as Koreans write them: 고한승 is Ko Han-seung.

The surname is as its bearers write it (``ontology/names/surnames.tsv``); the given name follows the
Revised Romanization of Korean (Ministry of Culture and Tourism, notice 2000-8), which joins the syllables
of a given name with a hyphen and applies no sound change between them (article 3.4).
"""

from __future__ import annotations

from functools import cache

from kg.knowledge import load_table

_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
# Syllables of foreign names in Hangul (마크롱, 이바노프) that no Korean given name has.
_FOREIGN = frozenset(
    "크트프드르스즈츠브그므느쿠투쿄키케테페케코카타캐첼킹롱릭릴링맥멜벨셀젤켈텔펠헬넬렌젠켄텐펜웬웨윌윈쉬셰쇼슈튼든른븐블플글클틀들핀틴킨딘잭톰빌밥샘댄앤얀"
    "챈렉럭머버커터퍼너러더쉘뮬퀸큐튜듀뉴류뮤퓨휴츄쥬샤쟈챠갸냐랴먀뱌퀴튀뒤뤼쥐취휘쿡룩북훅촐촘푸후뉘퀀콜폴톨볼돌몰롤놀골홀존론톤돈폰본몬논콘혼넷벳젯켓텟펫겟렛멧셋"
) - frozenset("후휘류취돌골홀혼론본존돈논몰볼북휴글들콜얀")
_LONGEST_GIVEN = 2
# Foreign surnames that look like a Korean's full name.
_NOT_KOREAN = frozenset(
    {"오바마", "이시바", "기시다", "고이케", "이치로", "하마다", "마두로", "하메네이", "신조", "모디"}
)


@cache
def _surnames() -> dict[str, str]:
    return {row["hangul"]: row["romanised"] for row in load_table("names/surnames.tsv") if row["use"] == "common"}


def romanise_person(name: str) -> str | None:
    """Return a Korean person's name in English, or nothing where the name does not look Korean.

    >>> romanise_person("고한승"), romanise_person("남궁민수"), romanise_person("조 바이든")
    ('Ko Han-seung', 'Namgung Min-su', None)
    """
    if name in _NOT_KOREAN or not all("가" <= char <= "힣" for char in name):
        return None
    surname = _surname(name)
    given = name[len(surname) :] if surname else ""
    if not surname or not 0 < len(given) <= _LONGEST_GIVEN or _FOREIGN.intersection(given):
        return None
    return f"{_surnames()[surname]} {'-'.join(map(_syllable, given)).capitalize()}"


def _surname(name: str) -> str | None:
    """Return the surname at the start: two syllables of a name of four, or where hardly anything else is meant."""
    double = name[:2]
    if double in _surnames() and (len(name) == 4 or (len(name) == 3 and double in _SURELY_DOUBLE)):
        return double
    return name[0] if name[:1] in _surnames() else None


# Before one syllable these are rather a surname of two than one of one with a given name of two.
_SURELY_DOUBLE = frozenset({"남궁", "황보", "제갈", "독고", "사공", "선우"})


def _syllable(char: str) -> str:
    index = ord(char) - ord("가")
    return _INITIALS[index // 588] + _VOWELS[index % 588 // 28] + _FINALS[index % 28]
