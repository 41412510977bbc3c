"""Announcements of one sentence, for tests of patterns, titles and modality.

The invented names (가온…, 다래…) are in no table, and one sentence does not always show that such a word is a name.
Announcements do: they close with a paragraph about each company, which names its head in parentheses, and about its
products. `announcement` adds such a paragraph for the names of a sentence; what is read from it does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.extraction_file import check
from kg.types import Document, Event, Extraction, Extractor, Relation

ORGANIZATION = re.compile(
    r"(?:가온|다래)(?:바이오연구소|바이오|그룹|대병원|대학교|대|벤처스|병원|전자|제약|협회|홀딩스|메디컬|메디|모터스|씨엔에스"
    r"|연구소|연구원|클라우드|산업부|정책추진본부|코리아|시설공단|테크|은행|건설|식품|소프트|재단|진흥원|캐피탈|에너지"
    r"|로보틱스|게임즈|항공|학회|부(?=[은는이가의 ]))|가온(?=[은는이가의와를])"
)
PRODUCT = re.compile(r"[A-Z]{2,4}-[0-9]{3}|다래 스크린|다래핀정|다래핏")
PUBLISHED = date(2026, 11, 3)
_HEADS = ("이서준", "박하린", "최은호", "정다온")
_TITLES = {
    "병원": "병원장", "대": "총장", "대학교": "총장", "협회": "회장", "학회": "회장", "연구소": "소장",
    "연구원": "원장", "진흥원": "원장", "재단": "이사장", "공단": "이사장", "은행": "은행장", "부": "장관",
}  # fmt: skip


def organizations(sentence: str) -> tuple[str, ...]:
    """Return the invented organizations of a sentence in order, each once."""
    return tuple(dict.fromkeys(ORGANIZATION.findall(sentence)))


def announcement(sentence: str, *, closing: bool) -> Document:
    """Make an announcement of a sentence (a headline where it has no full stop) and, if asked, a closing paragraph."""
    headline = not sentence.rstrip().endswith((".", "”", "!", "?"))
    about = [_about(name, head) for name, head in zip(organizations(sentence), _HEADS, strict=False)]
    about += [f"제품 ‘{name}’은 누구나 아는 이름이다." for name in dict.fromkeys(PRODUCT.findall(sentence))]
    text = "\n".join([sentence, *about] if closing else [sentence])
    return Document("small", sentence if headline else None, text, PUBLISHED, None, None, "0" * 64)


def _about(name: str, head: str) -> str:
    title = next((title for end, title in _TITLES.items() if name.endswith(end)), "대표")
    final = (ord(name[-1]) - ord("가")) % 28
    return f"{name}({title} {head}){'은' if final else '는'} 누구나 아는 이름이다."


def readings(extractor: Extractor, sentence: str) -> Iterator[Extraction]:
    """Yield what the sentence says on its own, and with the closing paragraph; all of it stands where it says."""
    both = organizations(sentence) or PRODUCT.search(sentence)
    for closing in (False, True) if both else (False,):
        extraction = extractor(announcement(sentence, closing=closing))
        check(extraction)
        yield extraction


def relations(extraction: Extraction, sentence: str) -> list[Relation]:
    """Return the relations read from the sentence itself."""
    return [one for one in extraction.relations if one.evidence.start < len(sentence)]


def events(extraction: Extraction, sentence: str) -> list[Event]:
    """Return the events read from the sentence itself."""
    return [one for one in extraction.events if one.evidence.start < len(sentence)]


def asserted(extractor: Extractor, sentence: str) -> list[set[str]]:
    """Return the properties that the sentence asserts, on its own and with the closing paragraph."""
    return [
        {one.property for one in relations(extraction, sentence) if one.status == "asserted"}
        for extraction in readings(extractor, sentence)
    ]
