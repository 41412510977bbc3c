"""From roles to relations: which person holds (or held) which post at which organization.

A role whose organization stands beside the name is taken as it is. A title without one ("김도윤 원장은")
belongs to the organization that the announcement is about, where its kind fits the title; only a person who
has no post elsewhere in the announcement gets one that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import Found
from kg.people import HEADS, People, Role, Title, Titles
from kg.relations import Reading
from kg.syntax import Clause, Parse, Phrase
from kg.types import Document, Evidence, Mention, Relation

BESIDE = {
    "name-title-apart": 0.9,
    "name-title": 0.95,
    "title-name": 0.93,
    "name-organization-title": 0.95,
    "parenthesis": 0.97,
}
"""Confidence of a role whose organization stands beside the name, by the order in which they stand."""
INFERRED = 0.8
_LISTING = re.compile(r"[◇▲△〈<■]")
"""Marks of personnel lists, in which a bare title belongs to a heading and not to what the text is about."""
_SWALLOWED = frozenset(kind for kinds in HEADS.values() for kind in kinds if len(kind) > 1)
_NEXT_IN_LIST = 3
"""Characters between a role and the next one of the same list."""
_KIND = {
    "병원장": ("병원", "의료원", "센터"), "의료원장": ("의료원", "병원"), "대표원장": ("병원", "의원"),
    "총장": ("대", "대학교", "원"), "학장": ("대", "대학"),
    "은행장": ("은행", "뱅크"), "시장": ("시",), "군수": ("군",), "구청장": ("구",), "도지사": ("도",),
    "장관": ("부", "처"), "협회장": ("협회",),
    "교수": ("대", "대학교", "병원", "의료원", "원", "KAIST", "카이스트", "포스텍", "센터"),
    "위원장": ("위원회", "위", "회"), "학회장": ("학회",), "조합장": ("조합",),
    "대표이사": (), "대표": (), "청장": ("청",), "처장": ("처",), "교육감": ("교육청",), "관장": ("관",),
}  # fmt: skip
_OF_STATE = frozenset({"대통령", "총리", "국무총리", "국가주석", "주석"})
_TAKES = frozenset(
    "취임 선임 임명 발탁 위촉 승진 부임 영입 선출 당선 연임 재선임 재선출 임용 추대 맡 재직 활동 이끌".split()
)
"""Predicates by which somebody comes to hold the post named in their object or in the phrase with 로 or 에."""
_CARRIED = frozenset({"맡", "재직", "활동", "이끌"})
"""Predicates that tell of a post held at the time, past or present: counted where the sentence ends with them."""
_PLANNED_POST = frozenset("내정 지명 추천 후보".split())
_HELD = frozenset("역임 지내 거치 거쳐 재임 퇴임 사임 물러나 근무".split())
"""Predicates that put the post named with them into the past."""
_AFTER_FORMER = re.compile(r"^\s?(?:을|를)?\s?(?:역임|지낸|지냈|거쳐|거친|출신|등을 (?:역임|지내|거))")


def posts(document: Document, parses: list[Parse], found: Found, people: People) -> list[Reading]:
    """Return a relation for each role whose organization is known or can be told, and for each appointment."""
    rows = sorted(found.roles, key=lambda r: (r.at, r.person))
    text = document.text
    beside = {text[slice(*r.person)] for r in rows if r.organization is not None}
    out = list(appointments(document, parses, found, people))
    moved = {(r.relation.subject.name, r.span) for r in out}
    appointed = {r.relation.subject.name for r in out}
    previous: tuple[int, Mention] | None = None
    for role in rows:
        name = text[slice(*role.person)]
        organization = _mention(text, role.organization, found)
        confidence = BESIDE[role.rule]
        if organization is None:
            if name in beside or name in appointed:
                continue
            if previous is not None and 0 <= role.person[0] - previous[0] <= _NEXT_IN_LIST:
                organization = previous[1]
            elif role.rule == "name-title-apart" or _LISTING.search(parses[role.sentence].sentence.text):
                continue
            else:
                organization = _inferred(role, found)
            confidence = INFERRED
        if organization is not None:
            previous = role.at, organization
        if organization is None or organization.name == name or (name, role.titled) in moved:
            continue
        out.append(_reading(document, parses[role.sentence], role, organization, confidence))
    return out


def _mention(text: str, span: tuple[int, int] | None, found: Found) -> Mention | None:
    if span is None:
        return None
    best = next((m for m in found.mentions if m.start == span[0] and m.end == span[1]), None)
    if best is not None and best.cls in ("Organization", "Place"):
        return best
    inside = [
        m
        for m in found.mentions
        if m.start >= span[0] and m.end <= span[1] + 6 and m.cls == "Organization" and m.start < span[1]
    ]
    if inside:
        return inside[0]
    name = text[span[0] : span[1]]
    whole = [
        n for n, c in found.names.items() if c == "Organization" and n.startswith(name) and n[len(name) :] in _SWALLOWED
    ]
    if len(whole) == 1 and found.names.get(name) is None:
        return Mention(span[0], span[1], "Organization", name, whole[0])
    if found.names.get(name) in ("Organization", "Place"):
        return Mention(span[0], span[1], found.names[name], name, name)
    return None


def _inferred(role: Role, found: Found) -> Mention | None:
    """Return the organization that a bare title belongs to, or None where it is not certain."""
    ends = _KIND.get(role.title.word, _KIND.get(role.title.word.removeprefix("공동").removeprefix("부"), ()))
    organizations = [m for m in found.mentions if m.cls == "Organization"]
    before = [m for m in organizations if m.start < role.person[0]]
    if role.title.property == "affiliatedWith" or role.title.word in _OF_STATE:
        return None
    if ends:
        fitting = [m for m in before if m.name.endswith(ends)]
        return fitting[-1] if fitting else None
    main = [m for m in organizations if m.name == found.main and found.sure]
    return main[0] if main else None


def _reading(document: Document, parsed: Parse, role: Role, organization: Mention, confidence: float) -> Reading:
    text = document.text
    name = text[role.person[0] : role.person[1]]
    person = Mention(role.person[0], role.person[1], "Person", name, name)
    former = role.former or bool(_AFTER_FORMER.match(text[role.at : role.at + 14]))
    prop = "formerlyAt" if former else role.title.property
    if organization.cls == "Place" and role.title.word in _OF_STATE and prop not in ("presidentOf", "formerlyAt"):
        prop = "presidentOf"
    elif organization.cls == "Place" and prop != "presidentOf":
        organization = Mention(
            organization.start, organization.end, "Organization", organization.surface, organization.name
        )
    if prop == "presidentOf" and role.title.word == "대통령" and organization.cls == "Organization":
        confidence *= 0.5
    sentence = parsed.sentence
    marks = tuple(
        sorted(
            {role.person, role.titled}
            | ({(organization.start, organization.end)} if organization.start >= sentence.start else set())
        )
    )
    evidence = Evidence(
        document.id, sentence.start, sentence.end, sentence.text, marks, f"role-{role.rule}", round(confidence, 3)
    )
    between = text[min(role.person[1], role.titled[1]) : max(role.titled[0], role.titled[1])]
    event = "Appointment" if "신임" in between and not former else ""
    return Reading(Relation(person, prop, organization, evidence), event, role.sentence, [], role.titled)


def appointments(document: Document, parses: list[Parse], found: Found, people: People) -> Iterator[Reading]:
    """Yield posts that a predicate gives or ends: "가온은 김도윤을 대표로 선임했다", "원장을 지낸 김도윤"."""
    for index, parsed in enumerate(parses):
        for clause in parsed.clauses:
            stem = clause.predicate.stem
            if (stem not in _TAKES and stem not in _HELD) or clause.predicate.status != "asserted":
                continue
            held = stem in _HELD or (stem == "맡" and clause.predicate.past and clause.predicate.ending == "adnominal")
            if stem in _CARRIED and clause.predicate.ending == "connective" and not clause.predicate.progressive:
                continue
            for post, title in _posts_named(clause, people.titles):
                person = _holder(clause, post, found, parsed, people)
                organization = _employer(clause, post, title, found, held)
                if person is None or organization is None or person.name == organization.name:
                    continue
                event = "" if held or stem in ("맡", "재직", "활동", "이끌") else "Appointment"
                yield _appointed(document, parsed, index, clause, person, title, organization, held, event)


def _posts_named(clause: Clause, titles: Titles) -> Iterator[tuple[Phrase, Title]]:
    """Yield the phrases of a clause whose last word is a title."""
    cases = ("as", "to", "obj") if clause.predicate.voice != "passive" else ("as", "to")
    for phrase in clause.args:
        item: Phrase | None = phrase if phrase.case in cases else None
        while item is not None:
            last = item.words[-1] if item.words[-1].text != "등" or len(item.words) < 2 else item.words[-2]
            title = titles.find(last.text)
            past = any(w.text in titles.former for w in item.words[:-1])
            if title is not None and not last.quoted and not past:
                yield item, title
            item = item.before or (
                item.joined if item.joined is not None and titles.find(item.joined.words[-1].text) else None
            )


def _people_in(found: Found, start: int, end: int) -> list[Mention]:
    return [m for m in found.mentions if m.cls == "Person" and start <= m.start < end]


def _holder(clause: Clause, post: Phrase, found: Found, parsed: Parse, people: People) -> Mention | None:
    """Return who holds the post: the object, the head of a relative clause, or the subject."""
    phrases = [a for a in clause.args if a.case == "obj" and a is not post]
    if clause.predicate.ending == "adnominal" and clause.head is not None:
        phrases.append(clause.head)
    phrases += [p for p in (clause.subject, clause.topic) if p is not None]
    for phrase in phrases:
        named = _people_in(found, phrase.start, phrase.end)
        if named:
            return named[-1] if phrase.case == "obj" else named[0]
        first = phrase.words[0]
        named_first = len(phrase.words) > 1 and len(first.text) == 3 and people.korean_name(first, strict=True)
        if named_first and phrase is not clause.topic:
            return Mention(first.start, first.end, "Person", first.text, first.text)
        if (holder := _by_surname(phrase, found)) is not None:
            return holder
    if clause.subject is None and clause.topic is None:
        before = [m for m in found.mentions if m.cls == "Person" and m.start < post.start]
        inside = [m for m in before if m.start >= parsed.sentence.start]
        return inside[-1] if inside else before[-1] if before and len({m.name for m in before}) == 1 else None
    return None


def _by_surname(phrase: Phrase, found: Found) -> Mention | None:
    """Lead "김 대표" back to the one person of that surname named before."""
    first = phrase.words[0]
    if len(first.text) > 2 or len(phrase.words) < 2:
        if phrase.text in ("그", "그녀"):
            before = [m for m in found.mentions if m.cls == "Person" and m.start < phrase.start]
            return before[-1] if before and len({m.name for m in before}) == 1 else None
        return None
    fitting = {
        m.name: m
        for m in found.mentions
        if m.cls == "Person" and m.start < first.start and m.name.startswith(first.text)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _employer(clause: Clause, post: Phrase, title: Title, found: Found, held: bool) -> Mention | None:
    """Return the organization of a post: in its phrase, as its owner, the appointing subject, or the one meant."""
    for phrase in (post, post.owner, post.before):
        if phrase is None:
            continue
        inside = [m for m in found.mentions if m.cls == "Organization" and phrase.start <= m.start < phrase.end]
        governed = [
            m
            for m in found.mentions
            if m.cls == "Place" and phrase.start <= m.start < phrase.end and m.name.endswith(("시", "군", "도", "구"))
        ]
        if inside or governed:
            return (inside or governed)[-1]
        if phrase is post and title.prefix:
            for kind in HEADS.get(title.word, ()):
                name = title.prefix + kind
                if found.names.get(name) == "Organization":
                    return Mention(
                        phrase.words[-1].start, phrase.words[-1].end, "Organization", phrase.words[-1].text, name
                    )
    at = [a for a in clause.args if a.case in ("at", "to") and a is not post]
    for phrase in at:
        inside = [m for m in found.mentions if m.cls == "Organization" and phrase.start <= m.start < phrase.end]
        if inside:
            return inside[-1]
    if held:
        return None
    if clause.predicate.stem == "승진" and clause.subject is not None:
        start, end = clause.subject.start, clause.subject.end
        own = [m for m in found.mentions if m.cls == "Organization" and start <= m.start < end]
        if own:
            return own[-1]
    for subject in (clause.subject, clause.topic):
        if subject is not None:
            inside = [m for m in found.mentions if m.cls == "Organization" and subject.start <= m.start < subject.end]
            if inside and not _people_in(found, subject.start, subject.end):
                return inside[-1]
    if clause.predicate.stem in ("취임", "선임", "임명", "승진", "선출", "부임", "영입"):
        main = [m for m in found.mentions if m.name == found.main]
        return main[0] if main else None
    return None


def _appointed(
    document: Document,
    parsed: Parse,
    index: int,
    clause: Clause,
    person: Mention,
    title: Title,
    organization: Mention,
    held: bool,
    event: str,
) -> Reading:
    sentence = parsed.sentence
    if organization.cls == "Place":
        organization = Mention(
            organization.start, organization.end, "Organization", organization.surface, organization.name
        )
    spans = {(m.start, m.end) for m in (person, organization) if sentence.start <= m.start < sentence.end}
    spans.add((clause.predicate.start, clause.predicate.end))
    prop = "formerlyAt" if held else "memberOf" if title.word.endswith("위원") else title.property
    evidence = Evidence(
        document.id,
        sentence.start,
        sentence.end,
        sentence.text,
        tuple(sorted(spans)),
        "post-held" if held else "post-taken",
        0.85,
    )
    return Reading(
        Relation(person, prop, organization, evidence), event, index, [], (clause.predicate.start, clause.predicate.end)
    )
