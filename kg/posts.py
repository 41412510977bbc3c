"""From roles to relations: which person holds (or held) which post at which organization.

A role whose organization stands beside the name is taken as it is. A title without one ("김도윤 원장은")
belongs to the organization that the announcement is about, where its kind fits the title; only a person who
has no post elsewhere in the announcement gets one that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import Found
from kg.people import Role
from kg.relations import Reading
from kg.syntax import Parse
from kg.types import Document, Evidence, Mention, Relation

BESIDE = {"name-title": 0.95, "title-name": 0.93, "name-organization-title": 0.95, "parenthesis": 0.97}
"""Confidence of a role whose organization stands beside the name, by the order in which they stand."""
INFERRED = 0.8
_KIND = {
    "병원장": ("병원", "의료원", "센터"), "의료원장": ("의료원", "병원"), "대표원장": ("병원", "의원"), "총장": ("대", "대학교", "원"), "학장": ("대", "대학"),
    "은행장": ("은행", "뱅크"), "시장": ("시",), "군수": ("군",), "구청장": ("구",), "도지사": ("도",), "장관": ("부", "처"), "협회장": ("협회",),
    "교수": ("대", "대학교", "병원", "의료원", "원", "KAIST", "카이스트", "포스텍", "센터"), "위원장": ("위원회", "위", "회"), "학회장": ("학회",), "조합장": ("조합",),
    "대표이사": (), "대표": (), "청장": ("청",), "처장": ("처",), "교육감": ("교육청",), "관장": ("관",),
}  # fmt: skip
_AFTER_FORMER = re.compile(r"^\s?(?:을|를)?\s?(?:역임|지낸|지냈|거쳐|거친|출신|등을 (?:역임|지내|거))")


def posts(document: Document, parses: list[Parse], found: Found) -> Iterator[Reading]:
    """Yield a relation for each role whose organization is known or can be told."""
    beside: set[str] = set()
    rows = sorted(found.roles, key=lambda r: (r.at, r.person))
    for role in rows:
        if role.organization is not None and _usable(document.text, role):
            beside.add(document.text[role.person[0] : role.person[1]])
    previous: dict[int, Mention] = {}
    for role in rows:
        name = document.text[role.person[0] : role.person[1]]
        organization = _mention(document.text, role.organization, found)
        confidence = BESIDE[role.rule]
        if organization is None:
            if name in beside:
                continue
            organization = previous.get(role.sentence) if role.title.property != "affiliatedWith" else None
            organization = organization or _inferred(document.text, role, found)
            confidence = INFERRED
        else:
            previous[role.sentence] = organization
        if organization is None or organization.name == name:
            continue
        yield _reading(document, parses[role.sentence], role, organization, confidence)


def _usable(text: str, role: Role) -> bool:
    return role.organization is not None and bool(text[role.organization[0] : role.organization[1]])


def _mention(text: str, span: tuple[int, int] | None, found: Found) -> Mention | None:
    if span is None:
        return None
    best = next((m for m in found.mentions if m.start == span[0] and m.end == span[1]), None)
    if best is not None and best.cls in ("Organization", "Place"):
        return best
    inside = [m for m in found.mentions if m.start >= span[0] and m.end <= span[1] + 6 and m.cls == "Organization" and m.start < span[1]]
    if inside:
        return inside[0]
    name = text[span[0] : span[1]]
    if found.names.get(name) in ("Organization", "Place"):
        return Mention(span[0], span[1], found.names[name], name, name)
    return None


def _inferred(text: str, role: Role, found: Found) -> Mention | None:
    """Return the organization that a bare title belongs to, or None where it is not certain."""
    ends = _KIND.get(role.title.word, _KIND.get(role.title.word.removeprefix("공동").removeprefix("부"), ()))
    organizations = [m for m in found.mentions if m.cls == "Organization"]
    before = [m for m in organizations if m.start < role.person[0]]
    if ends:
        fitting = [m for m in before if m.name.endswith(ends)]
        return fitting[-1] if fitting else None
    if role.title.property == "affiliatedWith":
        return None
    main = [m for m in organizations if m.name == found.main]
    return main[0] if main else None


def _reading(document: Document, parsed: Parse, role: Role, organization: Mention, confidence: float) -> Reading:
    text = document.text
    name = text[role.person[0] : role.person[1]]
    person = Mention(role.person[0], role.person[1], "Person", name, name)
    former = role.former or bool(_AFTER_FORMER.match(text[role.at : role.at + 14]))
    prop = "formerlyAt" if former else role.title.property
    if organization.cls == "Place" and prop != "presidentOf":
        organization = Mention(organization.start, organization.end, "Organization", organization.surface, organization.name)
    if prop == "presidentOf" and role.title.word == "대통령" and organization.cls == "Organization":
        confidence *= 0.5
    sentence = parsed.sentence
    marks = tuple(sorted({role.person, role.titled} | ({(organization.start, organization.end)} if organization.start >= sentence.start else set())))
    evidence = Evidence(
        document.id, sentence.start, sentence.end, sentence.text, marks, f"role-{role.rule}", round(confidence, 3)
    )
    return Reading(Relation(person, prop, organization, evidence), "", role.sentence, [], role.titled)
