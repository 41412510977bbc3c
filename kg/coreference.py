"""Which mentions of one announcement mean the same thing.

Names that the text declares equal ("A(B)", "이하 B"), curated names of one row, and a short form beside its
full form (한화손보, 한화손해보험) go into one chain. A short form that two names could have stays alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon import Lexicon
from kg.types import Chain, EntityClass, Mention

_GROUP_ENDS = (
    "그룹",
    "제약",
    "병원",
    "코리아",
    "홀딩스",
    "은행",
    "증권",
    "재단",
    "대학교",
    "대학",
    "학교",
    "바이오",
    "테크",
    "컴퍼니",
    "전자",
    "플랫폼",
    "기술",
    "시스템",
    "서비스",
    "정",
    "앱",
    "솔루션",
    "시리즈",
    "도",
    "시",
    "군",
)


def chains(mentions: Iterable[Mention], equal: Iterable[tuple[str, str]], lexicon: Lexicon) -> tuple[Chain, ...]:
    """Group mentions into chains; names best first, chains in order of their first mention."""
    by_name: dict[tuple[EntityClass, str], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        by_name.setdefault((mention.cls, mention.name), []).append(mention)
    parent = {key: key for key in by_name}

    def find(key: tuple[EntityClass, str]) -> tuple[EntityClass, str]:
        while parent[key] != key:
            key = parent[key]
        return key

    def join(a: tuple[EntityClass, str], b: tuple[EntityClass, str]) -> None:
        ra, rb = sorted((find(a), find(b)), key=lambda k: by_name[k][0].start)
        parent[rb] = ra

    for left, right in equal:
        for key in list(by_name):
            if key[1] == left and (other := (key[0], right)) in by_name:
                join(key, other)
    _curated(by_name, join, lexicon)
    _short_forms(by_name, join)
    groups: dict[tuple[EntityClass, str], list[tuple[EntityClass, str]]] = {}
    for key in by_name:
        groups.setdefault(find(key), []).append(key)
    return tuple(_chain(group, by_name) for group in sorted(groups.values(), key=lambda g: by_name[g[0]][0].start))


def _chain(group: list[tuple[EntityClass, str]], by_name: dict[tuple[EntityClass, str], list[Mention]]) -> Chain:
    names = sorted({name for _, name in group}, key=lambda n: (n.isascii(), -len(n), n))
    mentions = sorted((m for key in group for m in by_name[key]), key=lambda m: (m.start, m.end))
    return Chain(group[0][0], tuple(names), tuple(mentions))


_Key = tuple[EntityClass, str]


def _curated(by_name: dict[_Key, list[Mention]], join: object, lexicon: Lexicon) -> None:
    rows: dict[tuple[str, str], _Key] = {}
    for key in by_name:
        known = lexicon.known(key[1])
        if known is not None and known.cls in (key[0], "Place" if key[0] == "Organization" else key[0]):
            first = rows.setdefault((key[0], known.canonical), key)
            if first != key:
                join(first, key)  # type: ignore[operator]  # a closure over the union-find of chains()


def _short_forms(by_name: dict[_Key, list[Mention]], join: object) -> None:
    """Join a short form with its full form where exactly one name of the class can be the full form."""
    keys = list(by_name)
    for short in keys:
        if short[0] not in ("Organization", "Product", "Gathering", "Programme"):
            continue
        full = [k for k in keys if k != short and k[0] == short[0] and is_short_form(short[1], k[1], short[0])]
        heads = {k[1] for k in full}
        if len(full) == 1 or (
            full and all(any(is_short_form(a, b, short[0]) or a == b for b in [max(heads, key=len)]) for a in heads)
        ):
            join(short, max(full, key=lambda k: (len(k[1]), k[1])))  # type: ignore[operator]  # as above


def is_short_form(short: str, full: str, cls: str) -> bool:
    """Tell whether ``short`` is how the text abbreviates ``full``.

    >>> is_short_form("한화손보", "한화손해보험", "Organization")
    True
    >>> is_short_form("한화", "한화손해보험", "Organization")
    False
    """
    a, b = short.replace(" ", ""), full.replace(" ", "")
    if len(a) >= len(b) or len(a) < 2:
        return a == b and short != full
    rest = b[len(a) :] if b.startswith(a) else ""
    if rest and rest in _GROUP_ENDS:
        return True
    if cls in ("Gathering", "Programme"):
        return len(a) >= 4 and b.endswith(a)
    if cls == "Product":
        return False
    if a.isascii() or len(a) < 3:
        return False
    return (
        b[0] == a[0]
        and b[1] == a[1]
        and b[-1:] != a[-2:-1]
        and _subsequence(a, b)
        and len(a) >= 0.45 * len(b)
        and not b.startswith(a)
    )


def _subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(c in rest for c in short)
