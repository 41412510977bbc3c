"""What the words behind a name leave of it: a phrase about the name, or about something else."""

from __future__ import annotations

import re

from kg.grammar import GRAMMAR
from kg.lexicon import CUES, Lexicon
from kg.syntax import Word
from kg.types import Mention

_BEHIND = GRAMMAR.set("references.behind")
_COUNTERS = GRAMMAR.words("references.counters")
_COUNTED = re.compile(f"[0-9]+(?:{'|'.join(_COUNTERS)})")
_COUNT = GRAMMAR.regex("references.count")
_NUMERALS = ("두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
_NUMBER = re.compile(f"[0-9]+|{'|'.join(_NUMERALS)}")
_MEMBERS = GRAMMAR.words("references.members")
_SHARES = GRAMMAR.regex("references.shares")
_MOST, _WHOLE = 50, 100
"""Per cent of a company: more than the first makes it one's own."""
_WORKS = CUES.words("product.works")
_LONGEST_KIND = 3
"""Words of the longest noun of a kind behind a product's name (GA-101 펩타이드 점안제)."""
_FEWEST = 2
"""Words behind a name that count its like, and characters of the noun for its kind."""
_LINKING = GRAMMAR.words("references.linking")
_PRODUCT_BEHIND = GRAMMAR.set("references.product_behind")
_PRODUCT_COUNTERS = GRAMMAR.words("references.product_counters")
_TIMES = GRAMMAR.regex("references.times")


def organization_is_head(rest: list[Word]) -> bool:
    """Tell whether the words behind a name leave the phrase one of it (등, 등 세 기관, 등 10개 증권사)."""
    if all(w.text in _BEHIND or _COUNTED.fullmatch(w.text) for w in rest):
        return True
    if not rest[-1].text.endswith(_MEMBERS):
        return False
    front = rest[:-1]
    return any(w.text == "등" for w in front) or any(_COUNT.fullmatch(w.text) for w in front)


def counts_its_like(last: Mention, rest: list[Word]) -> bool:
    """Tell whether the words behind a name count others of its kind with it (다래테크노파크 등 3개 테크노파크)."""
    if last.cls != "Organization" or len(rest) < _FEWEST or len(rest[-1].text) < _FEWEST:
        return False
    counted = any(_COUNT.fullmatch(w.text) or _COUNTED.fullmatch(w.text) for w in rest[:-1])
    return counted and last.name.endswith(rest[-1].text)


def only_counts(words: list[Word]) -> bool:
    """Tell whether a phrase says only how many there are of what (세 기관, 지역 복지관 4곳)."""
    if _COUNTED.fullmatch(words[-1].text):
        return len(words) > 1
    return words[-1].text.endswith(_MEMBERS) and any(_COUNT.fullmatch(w.text) for w in words[:-1])


def count(words: list[Word]) -> int:
    """Return the number of organizations that a phrase gives (다래 등 4개 기업, 유망기업 네 곳), or nought."""
    counts = [w.text for w in words if _COUNT.fullmatch(w.text) or _COUNTED.fullmatch(w.text)]
    match = _NUMBER.match(counts[-1]) if counts else None
    return 0 if match is None else int(match[0]) if match[0].isdigit() else _NUMERALS.index(match[0]) + 2


def only_its_kind(rest: list[Word], lexicon: Lexicon) -> bool:
    """Tell whether the words behind a product's name say only what it is and how many (다래정 신제품 3종)."""
    if rest and rest[-1].text.endswith(_WORKS):
        return False
    if 1 < len(rest) <= _LONGEST_KIND and rest[-1].text in lexicon.product:
        return not any(w.quoted or "NNP" in w.tags or w.text.startswith(_LINKING) for w in rest[:-1])
    for word in rest:
        text = word.text
        if text == "등":
            return True
        kind = text in lexicon.product or text in _PRODUCT_BEHIND or text.endswith(_PRODUCT_COUNTERS)
        if not (kind or text.isdigit() or _TIMES.match(text)):
            return False
    return True


def bought(text: str) -> str:
    """Return the words of an object without how much of a company it is (다래 지분 51%: 다래 과반 지분).

    >>> bought("다래 지분 51%"), bought("다래 주식 100만주")
    ('다래 과반 지분', '다래 주식')
    """
    match = _SHARES.search(text)
    if match is None:
        return text
    share, before = float(match[2] or 0), text[: match.start()]
    if share == _WHOLE:
        return f"{before}지분 100%"
    return f"{before}과반 지분" if share > _MOST else before + match[1]
