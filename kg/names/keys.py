"""Keys of names: two names are the same name when their keys are equal, and only then.

A key never throws a letter away, whatever its script, and knows no similarity: 대한바이오협회 and
한국바이오협회 have two keys, (사)한국바이오협회 and 한국바이오협회 one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from hashlib import sha256

from kg.knowledge import load_table
from kg.types import EntityClass

# Legal forms that stand beside an organization's name and are no part of it, after NFKC: ㈜ is (주), ㈔ is (사).
_BRACKETED_FORM = re.compile(r"\((?:주|유|사|재|학|의|복|합|자|특)\)")
_WORD_FORM = re.compile(
    r"^(?:(?:농업회사법인|어업회사법인)\s*)?(?:주식회사|유한책임회사|유한회사|재단법인|사단법인|학교법인|의료법인|사회복지법인)\s*"
    r"|\s*(?:주식회사|유한책임회사|유한회사)$"
)
_LATIN_FORM = re.compile(
    r"(?:\s*,\s*|\s+)(?:co\.?,?\s*ltd\.?|inc\.?|corp\.?|ltd\.?|llc|gmbh|ag|plc|s\.?a\.?)$", re.IGNORECASE
)
# What stands before a word for the kind of thing is a name by itself from so many letters on.
_NAME_BEFORE_KIND = 4
# What separates digits tells 1.5 from 15; + and # tell C++ and C# from C.
_KEPT = re.compile(r"(?<=\d)[.,/:-](?=\d)|(?<=\w)[+#]+(?=\W|$)|(?<=\w)\+(?=\w)")
_TRADE_MARK = re.compile(r"[™®©℠]")
_DROPPED = re.compile(r"[\W_]+")


@cache
def _generic() -> frozenset[str]:
    return frozenset(row["ko"] for row in load_table("names/generic.tsv"))


@cache
def _spellings() -> dict[str, str]:
    return {row["written"]: row["counts"] for row in load_table("names/spellings.tsv")}


@cache
def _kinds(cls: EntityClass) -> tuple[str, ...]:
    return tuple(row["ko"] for row in load_table("names/kinds.tsv") if row["class"] == cls)


@cache
def _loanwords() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_spellings(), key=len, reverse=True)))


@lru_cache(maxsize=1 << 17)
def name_key(name: str, cls: EntityClass) -> str:
    """Return the key of a name within a class of things.

    Case, spaces, punctuation and width do not count; of an organization's name the legal form does not either, nor
    does the word for what a product or a programme is. Two ways of writing a word (브릿지, 브리지; 대학교, 대) have one
    key. A name of nothing but such signs is its own key.

    >>> name_key("㈜ 한미약품", "Organization") == name_key("한미약품(주)", "Organization")
    True
    >>> name_key("한빛여자대학교", "Organization") == name_key("한빛여대", "Organization")
    True
    >>> name_key("새빛나루 플랫폼", "Product") == name_key("새빛나루", "Product")
    True
    >>> name_key("버전 1.5", "Product") == name_key("버전 15", "Product")
    False
    """
    plain = unicodedata.normalize("NFKC", _TRADE_MARK.sub("", name)).casefold().strip()
    if cls == "Organization":
        plain = _without_legal_form(plain) or plain
    key = "".join(_fold(part) for part in _split_kept(plain))
    if cls != "Person":
        key = _without_kind(_loanwords().sub(lambda match: _spellings()[match[0]], key), cls)
    return key or unicodedata.normalize("NFC", name)


def _without_kind(key: str, cls: EntityClass) -> str:
    for kind in _kinds(cls):
        if key.endswith(kind) and len(key) - len(kind) >= _NAME_BEFORE_KIND:
            return key.removesuffix(kind)
    return key


def _without_legal_form(name: str) -> str:
    bare = _BRACKETED_FORM.sub(" ", name).strip()
    return _LATIN_FORM.sub("", _WORD_FORM.sub("", bare)).strip()


def bare_name(name: str, cls: EntityClass) -> str:
    """Return a name as it is shown: an organization's without its legal form.

    >>> bare_name("㈜한빛제약", "Organization"), bare_name("사단법인 가온학회", "Organization")
    ('한빛제약', '가온학회')
    """
    if cls != "Organization":
        return name
    spelled = name.replace("㈜", "(주)").replace("㈔", "(사)").replace("㈐", "(재)")
    return " ".join(_WORD_FORM.sub("", _BRACKETED_FORM.sub(" ", spelled).strip()).split()) or name


def _split_kept(name: str) -> list[str]:
    """Cut a name around the signs that count."""
    parts, start = [], 0
    for match in _KEPT.finditer(name):
        parts += [name[start : match.start()], match[0]]
        start = match.end()
    return [*parts, name[start:]]


def _fold(part: str) -> str:
    return part if _KEPT_SIGN.fullmatch(part) else _DROPPED.sub("", part)


_KEPT_SIGN = re.compile(r"[.,/:-]|[+#]+")


def identifier(base: str, kind: str, *key: str) -> str:
    """Return the IRI ``BASE/id/{kind}-{hex}`` of what ``key`` stands for: ASCII, and equal for equal keys."""
    return f"{base}id/{kind.lower()}-{sha256(chr(31).join(key).encode()).hexdigest()[:32]}"


def language(name: str) -> str:
    """Return the language of a name as its script tells: ``ko``, ``en``, or nothing for a code.

    Hanja alone (美) is Korean here, for it stands in Korean text.

    >>> [language(name) for name in ("한국바이오협회", "Rachel King", "GENA-104", "美")]
    ['ko', 'en', '', 'ko']
    """
    if any("가" <= char <= "힣" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" for char in name):
        return "ko"
    if any(char.isdigit() for char in name) and " " not in name:
        return ""
    return "en" if any(char.isalpha() for char in name) else ""


def is_generic(key: str) -> bool:
    """Tell whether a key is only a word for a kind of thing (협회, 병원), which names no certain one."""
    return key in _generic() or len(key) < 2


def is_short_for(short: str, full: str, cls: EntityClass = "Organization") -> bool:
    """Tell whether a key may be a short form of another: an acronym, or a subsequence of its letters.

    Many things share a short form; a full name in another script (KoreaBIO, a product's WeCMS) is none.

    >>> is_short_for("바이오협회", "한국바이오협회"), is_short_for("fda", "미국식품의약국")
    (True, True)
    """
    if short.isascii() and not full.isascii():
        return len(short) <= (3 if cls == "Product" else 6)
    if len(short) >= len(full):
        return False
    letters = iter(full)
    return all(char in letters for char in short)
