"""Places as parts of names: hospitals and faculties that bear where they are, venues, and places that act."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.mentions.found import Found
from kg.mentions.occurrences import EDGE, places_of
from kg.organizations import Organizations
from kg.types import Mention

_LONGEST_UNIT = 7
"""Characters of the longest name of a faculty that is made of common words."""
_LONGEST_PARTICLE = 4
"""Characters behind the name of a place that tell whether its government is meant."""

_AUTHORITIES = GRAMMAR.set("names.home_authorities")
_BESIDE = re.compile(
    r"(?:(?:,|·|‧)\s?| 및 )(?:㈜|\((?:주|재|사)\)\s?|(?:사단|재단|학교|의료|사회복지)법인 |주식회사 )?"
)
"""What stands between two names of one list."""
_HEADED = re.compile(r"\((?:시장|군수|구청장|도지사|지사)[^()]{1,20}\)")
"""A parenthesis behind the name of a city that names who governs it (가온시(시장 김도윤)는)."""
_BRACKETED = re.compile(r"(?<=[가-힣A-Za-z])\(([가-힣][가-힣 ]{1,19})\)")
"""A parenthesis behind a name, of few words."""
_SEATED = "소재"
"""A word that may end it where it tells a place (가온제약(대전 소재))."""
_LISTED = re.compile(r"[,·‧]\s?[가-힣A-Za-z(㈜]|\s등(?:\s|과|이|은|의)")
"""What stands behind a name on a list."""


class Places:
    """Joins names with the places before them."""

    def __init__(self, lexicon: Lexicon, organizations: Organizations) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        self._houses = lexicon.ends("place.houses")
        self._universities = lexicon.ends("university.ends")
        self._venues = lexicon.ends("place.venues")
        self._forces = lexicon.ends("place.forces")
        self._home = lexicon.words("place.home")
        units = "|".join(lexicon.ends("university.units"))
        self._unit = re.compile(rf" ([가-힣]{{1,8}}?(?:{units})){EDGE}")
        fields, ends = "|".join(lexicon.ends("university.faculties")), "|".join(lexicon.ends("university.common_units"))
        self._common_unit = re.compile(rf"^(?:{fields})?(?:{ends})$")
        acting = "|".join(lexicon.ends("place.government"))
        self._government = re.compile(rf"(?:{acting})(?![가-힣])|[을를] (?:비롯|포함)")

    def houses(self, text: str, found: Found) -> None:
        """A hospital or school always written with its place bears it in its name (다래 가온병원)."""
        places = [n for n, c in found.names.items() if c == "Place" and re.search("[가-힣]", n)]
        if not places:
            return
        longest = max(map(len, places))
        for name, at in places_of(found.organizations(self._houses), text).items():
            if len(at) < 2 or text[at[0] - 1 : at[0]] != " ":
                continue
            before = {text[a : at[0] - 1] for a in range(max(0, at[0] - 1 - longest), at[0] - 1)}
            for place in (p for p in places if p in before):
                if all(text.endswith(f"{place} ", 0, start) for start in at):
                    found.names[f"{place} {name}"] = "Organization"
                    found.equal.append((f"{place} {name}", name))

    def bracketed(self, text: str, found: Found) -> None:
        """What stands in parentheses behind an organization may be its place (다래테라퓨틱스(미국 보스턴))."""
        for match in _BRACKETED.finditer(text):
            words = match[1].removesuffix(_SEATED).split()
            if words and all(self._lexicon.cls(word) == "Place" for word in words):
                for word in words:
                    found.names.setdefault(word, "Place")

    def faculties(self, text: str, found: Found) -> None:
        """A faculty named by common words belongs to the university before it (가온대 수의과대학)."""
        for university, starts in places_of(found.organizations(self._universities), text).items():
            for start in starts:
                match = self._unit.match(text, start + len(university))
                if match is not None and self._common(match[1], found):
                    found.names[university + match.group()] = "Organization"
                    found.names.pop(match[1], None)

    def _common(self, unit: str, found: Found) -> bool:
        """Tell whether a faculty's name says nothing without its university."""
        if len(unit) > _LONGEST_UNIT or self._lexicon.known(unit) is not None:
            return False
        return found.names.get(unit) in (None, "Organization") and bool(self._common_unit.match(unit))

    def foreign(self, text: str, found: Found) -> None:
        """A country before the name of an authority or of forces makes them its own (필리핀 국방부, 페루 해군)."""
        known = self._lexicon.known
        countries = [n for n, c in found.names.items() if c == "Place" and (row := known(n)) and row.kind == "country"]
        authorities = [
            n for n, c in found.names.items() if c == "Organization" and (row := known(n)) and row.kind in _AUTHORITIES
        ]
        for country in (name for name in countries if name not in self._home):
            for body in (*authorities, *self._forces):
                if f"{country} {body}" in text:
                    found.names.setdefault(f"{country} {body}", "Organization")

    def acting(self, mention: Mention, text: str) -> Mention:
        """A city or province that acts is the organization that governs it."""
        if mention.cls != "Place" or not self._organizations.local_government(mention.name):
            return mention
        headed = _HEADED.match(text, mention.end)
        end = mention.end if headed is None else headed.end()
        if self._government.match(text[end : end + _LONGEST_PARTICLE]):
            return Mention(mention.start, mention.end, "Organization", mention.surface, mention.name)
        return mention

    def beside(self, mentions: list[Mention], text: str) -> list[Mention]:
        """A city or province listed with an organization is the one that governs it (가온시·다래재단 등과)."""
        out = list(mentions)
        for i in range(len(out) - 1, -1, -1):
            if out[i].cls != "Place" or not self._organizations.local_government(out[i].name):
                continue
            behind = out[i + 1] if i + 1 < len(out) and out[i + 1].cls == "Organization" else None
            ahead = out[i - 1] if i and out[i - 1].cls == "Organization" else None
            listed = behind is not None and _BESIDE.fullmatch(text[out[i].end : behind.start])
            if not listed and ahead is not None and _BESIDE.fullmatch(text[ahead.end : out[i].start]):
                listed = _LISTED.match(text, out[i].end)
            if listed:
                out[i] = replace(out[i], cls="Organization")
        return out

    def venues(self, text: str, found: Found) -> None:
        """A venue is also known with its city before it (서울 코엑스)."""
        places = sorted((m for m in found.mentions if m.cls == "Place"), key=lambda m: m.start)
        for city, venue in pairwise(places):
            known = self._lexicon.known(venue.name)
            is_venue = venue.name.endswith(self._venues) if known is None else known.kind == "venue"
            if text[city.end : venue.start] == " " and is_venue:
                joined = text[city.start : venue.end]
                found.mentions.append(Mention(city.start, venue.end, "Place", joined, joined))
                found.equal.append((joined, venue.name))
