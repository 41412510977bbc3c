"""Repairs of what the analyser gets wrong with names that it does not know."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import WordLists
from kg.types import Token

_FULL_NAME = 3
"""Syllables of nearly every Korean full name."""
_NOUNS = ("NNG", "NNP")
_ENDS = WordLists("cues.toml").set("organization.swallowing")
_HEADS = WordLists("cues.toml").words("organization.torn")
_FIRMS = WordLists("cues.toml").words("organization.firms")
_LONGEST_TORN = 20
"""Characters of the longest name that is put together again."""
_NOMINAL = ("N", "S", "X", "W", "M", "UN")
"""Beginnings of the tags of morphemes that a noun may be made of."""
_OWNED = 3
"""Tokens of a noun, 의 and another noun."""
_POST = "장"
"""End of the titles of those who head something: an unknown word with one holds no particle."""
_SCHOOL = "대"
"""Short end of the names of universities: an unknown word in 대가 is one with the particle."""
_SHORTEST_OWNER = 3
"""Syllables from which on an unknown word that ends in 의 is a name with the particle."""
_INVESTOR = "투자가"
"""A noun that is also the end of a company's name with its particle."""
_GLUED = {
    "와": "JC",
    "과": "JC",
    "은": "JX",
    "는": "JX",
    "이": "JKS",
    "가": "JKS",
    "을": "JKO",
    "를": "JKO",
    "의": "JKG",
}
"""Particles that the analyser may take for the last syllable of a name, and their tags."""


_KOREAN = "대하", "대한"
"""A verb that is the name of the country where it is glued to a noun."""
_HANDED, _HANDING = "전하", "이전"
"""A verb that 이 before it in one word makes a noun of action with 하다 (기술이전하다)."""
_TOGETHER = "함께"
_SUFFIXES = frozenset({"받", "되", "당하", "시키"})
"""Verbs that right behind a noun of action are suffixes of it (이전받다), whichever tag the analyser gives them."""


def suffixed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Tag a verb as a suffix where it is glued to a common noun: 이전받았다 is one predicate, as 이전받아 is.

    A particle has a space behind it: 기술이전했다 is no 기술이 전했다. 함께하다 is one verb, too.
    """
    out: list[Token] = []
    for t in tokens:
        if not t.tag.startswith("VV"):
            out.append(t)
            continue
        if t.form == _HANDED and t.tag == "VV" and len(out) > 1 and _is_glued(out[-2], out[-1], t):
            start = out.pop().start
            out.append(Token(start, t.start + 1, _HANDING, "NNG"))
            out.append(Token(t.start + 1, t.end, "하", "XSV"))
            continue
        if t.form == "하" and t.tag == "VV" and out and out[-1].form == _TOGETHER and out[-1].end == t.start:
            out.append(Token(out.pop().start, t.end, f"{_TOGETHER}하", "VV"))
            continue
        glued = t.form in _SUFFIXES and out and out[-1].end == t.start
        out.append(replace(t, tag="XSV") if glued and out[-1].tag == "NNG" else t)
    return tuple(out)


def _is_glued(noun: Token, particle: Token, verb: Token) -> bool:
    """Tell whether a noun, 이 and a verb stand in one word."""
    glued = noun.end == particle.start and particle.end == verb.start
    return glued and noun.tag == "NNG" and particle.form == "이" and particle.tag == "JKS"


def whole(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """Put back together names that were torn inside a syllable: 김경훈 is no 김경후 with a contracted particle.

    Such contractions (나는 → 난) belong to speech; in announcements they are the ends of names, and ᆯ with a noun
    르 is the particle 를 behind a unit (59㎡를). Nor is 대한 with a noun glued to it a verb (대한협회).
    """
    out: list[Token] = []
    for t in tokens:
        if t.tag == "ETM" and out and out[-1].form == _KOREAN[0] and text[t.end : t.end + 1].isalpha():
            start = out.pop().start
            out.append(Token(start, t.end, _KOREAN[1], "NNP"))
            continue
        torn = t.form in ("ᆫ", "ᆯ") and t.tag in ("JX", "JKO") and out and out[-1].tag in _NOUNS
        if not torn or out[-1].end != t.end:
            out.append(t)
            continue
        last = out.pop()
        if last.form == "르":
            out.append(Token(last.start, t.end, "를", "JKO"))
            continue
        start = last.start
        if out and out[-1].end == start and out[-1].tag in _NOUNS and t.end - out[-1].start == _FULL_NAME:
            start = out.pop().start
        name = text[start : t.end]
        out.append(Token(start, t.end, name, "NNP", new=True))
    return tuple(out)


def untorn(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """Put back together names with a verb or a particle read into them: 마음채움센터, 의과학대학교, 가온의정원.

    An institution's noun at the end shows such a name, and so does 의 with a noun right behind it: a particle has a
    space behind it. So has a word that modifies a noun or a verb: a company's noun right behind one is a name's
    (푸른전자, 한결제약).
    """
    out: list[Token] = []
    for t in tokens:
        out.append(t)
        if t.tag not in _NOUNS or text[t.start - 1 : t.start].isspace():
            continue
        headed = text.endswith(_HEADS, max(0, t.start - 1), t.end)
        firm = t.form in _FIRMS
        if not (headed or firm or _behind_owner(out)):
            continue
        first = len(out) - 1
        while first and out[first - 1].end >= out[first].start and _letters(text[out[first - 1].start : t.start]):
            first -= 1
        start = out[first].start
        if firm and not headed and not _modified(out[first:]):
            continue
        if t.end - start <= _LONGEST_TORN and (firm or not all(one.tag.startswith(_NOMINAL) for one in out[first:])):
            if start == 0 or not text[start - 1].isalnum():
                name = text[start : t.end]
                out[first:] = [Token(start, t.end, name, "NNP", new=True)]
    return tuple(out)


def _modified(tokens: list[Token]) -> bool:
    """Tell whether a word of several morphemes begins with an adverb, a pronoun or an adjective (한결, 우리, 푸른)."""
    if tokens[0].tag in ("MAG", "NP"):
        return all(one.tag.startswith("NN") for one in tokens[1:])
    adjective = tokens[0].tag.startswith("VA") and len(tokens) > _OWNED - 1 and tokens[1].tag == "ETM"
    return adjective and all(one.tag.startswith("NN") for one in tokens[2:])


def _behind_owner(tokens: list[Token]) -> bool:
    """Tell whether the last token stands right behind 의, and that right behind a noun, all in one word."""
    if len(tokens) < _OWNED or tokens[-2].tag != "JKG" or tokens[-2].form != "의":
        return False
    owner, particle, owned = tokens[-_OWNED:]
    if len(tokens) > _OWNED and tokens[-_OWNED - 1].end == owner.start and owner.tag != "XSN":
        return False  # what stands before it may be the end of a line that is glued to it
    nominal = owner.tag.startswith("N") or owner.tag == "XSN"
    return nominal and owner.end == particle.start and particle.end == owned.start and owned.end - owned.start > 1


def _letters(text: str) -> bool:
    return text.isalnum()


def unglued(tokens: tuple[Token, ...], proper: set[str], text: str) -> tuple[Token, ...]:
    """Split a particle off a name that swallowed it (메디톡스와).

    Of a proper noun the bare name must occur elsewhere (``proper``); an organization's last word (제약과) shows it
    by itself.
    """
    out: list[Token] = []
    for t in tokens:
        if t.form[-1:] not in _GLUED:
            out.append(t)
            continue
        tag = _swallowed(t, out[-1] if out else None, proper)
        if t.form == _INVESTOR and _in_name(out, t):
            tag = "JKS"
        if not tag or not text[t.end : t.end + 1].isspace():
            out.append(t)
            continue
        name, particle = t.form[:-1], t.form[-1]
        if name:
            out.append(Token(t.start, t.end - 1, name, t.tag if t.tag == "NNP" else "NNG", t.new and t.tag == "NNP"))
        out.append(Token(t.end - 1 if name else t.start, t.end, particle, tag))
    return tuple(out)


def _in_name(before: list[Token], token: Token) -> bool:
    """Tell whether a token is the end of a word that begins with a name or Latin letters (GA벤처투자가)."""
    start = token.start
    for t in reversed(before):
        if t.end != start:
            return False
        if t.tag in ("SL", "NNP"):
            return True
        start = t.start
    return False


def _swallowed(token: Token, before: Token | None, proper: set[str]) -> str:
    """Return the tag of the particle that ends a token, or an empty string where none does."""
    name, particle = token.form[:-1], token.form[-1]
    if token.tag == "MM" and not name and before is not None and before.end == token.start and before.tag in _NOUNS:
        return _GLUED[particle]
    if token.tag == "NNP" and name in _ENDS and particle in "과와" and before is not None and before.tag == "NNP":
        return "JC"
    if token.new and name.endswith(_POST) and len(name) > _SHORTEST_OWNER:
        return _GLUED[particle]
    if token.tag == "NNP" and token.new and particle == "가" and name.endswith(_SCHOOL) and len(name) > _SHORTEST_OWNER:
        return _GLUED[particle]
    if token.tag == "NNP":
        owner = token.new and particle == "의" and len(name) >= _SHORTEST_OWNER
        return _GLUED[particle] if owner or (len(name) > 1 and name in proper) else ""
    if token.tag not in ("NNG", "XSN") or before is None:
        return ""
    behind_name = name in _ENDS and particle in "과와" and before.tag == "NNP"
    alone = not name and particle == "과" and before.form in _ENDS
    return "JC" if behind_name or alone else ""
