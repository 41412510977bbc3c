"""Posts that a title beside a name tells: at the organization beside it, or at the one that it must mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from kg.grammar import GRAMMAR
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.people import HEADS, Role, Title
from kg.posts.understood import Understood
from kg.relations import Reading, beside, sentence_evidence
from kg.syntax import Parse
from kg.types import Document, Mention, Relation

BESIDE = {
    "name-title-apart": 0.9,
    "name-title": 0.95,
    "title-name": 0.93,
    "title-name-apart": 0.8,
    "name-organization-title": 0.95,
    "counted": 0.9,
    "parenthesis": 0.97,
    "notice": 0.9,
}
"""Confidence of a role whose organization stands beside the name, by the order in which they stand."""
INFERRED = 0.8
OF_A_UNIT = 0.95
"""Factor on the confidence of a post at a unit beside the one at the organization that it belongs to."""
DOUBTED = 0.5
"""Factor on the confidence of a post of state at what is no state."""
_NEXT_IN_LIST = 3
"""Characters between a role and the next one of the same list."""
_BEHIND = 30
"""Characters behind a title in which it is said that the post was held before."""
_DEPARTMENTS = ("", "본부")
"""What a title may have swallowed that is no unit with a name of its own."""
_OF_PROVINCE = frozenset({"지사"})
_PROVINCE = "도"
_OF_STATE = GRAMMAR.set("posts.of_state")
_PRESIDENTS = GRAMMAR.set("posts.presidents")
_NEW = GRAMMAR.words("posts.new")
_MOVES = GRAMMAR.regex("posts.moves")
_HEADING = GRAMMAR.regex("posts.heading")
_SAME = GRAMMAR.regex("posts.same")
_LISTING = GRAMMAR.regex("posts.listing")
_TAKEN = GRAMMAR.regex("posts.taken")
_FORMER = GRAMMAR.regex("posts.former")


class Titled:
    """Reads the roles of one announcement."""

    def __init__(self, document: Document, parses: list[Parse], found: Found, index: MentionIndex) -> None:
        self._document = document
        self._text = document.text
        self._parses = parses
        self._found = found
        self._index = index
        self._understood = Understood(parses, found, index, document.text)

    def read(self, given: Collection[tuple[str, tuple[int, int]]]) -> Iterator[Reading]:
        """Yield a relation for each role but those ``given`` already: pairs of a name and the span of its title."""
        rows = sorted(self._found.roles, key=lambda r: (r.at, r.person))
        placed = {self._text[slice(*r.person)] for r in rows if r.organization is not None}
        placed |= {name for name, _ in given}
        placed |= {name.rpartition(" ")[2] for name in placed if " " in name}  # surnames of foreign names
        persons = {self._text[slice(*r.person)] for r in rows}
        previous: tuple[int, Mention] | None = None
        for role in rows:
            name = self._text[slice(*role.person)]
            organization = beside(role, self._found, self._text, self._index)
            confidence = BESIDE[role.rule]
            if organization is None:
                if name in placed:
                    continue
                if previous is not None and self._goes_with(role, previous[0]):
                    organization = previous[1]
                elif self._listed(role):
                    continue
                else:
                    organization = self._understood.organization(role)
                confidence = INFERRED
            if organization is None:
                continue
            previous = role.at, organization
            if organization.name not in persons and (name, role.titled) not in given:
                yield self._reading(role, organization, confidence)
                if (unit := self._unit(role, organization)) is not None:
                    yield self._reading(role, unit, confidence * OF_A_UNIT)

    def _goes_with(self, role: Role, before: int) -> bool:
        """Tell whether a role is of the organization named last: in one list with it, or led back (같은 회사 …)."""
        start = self._parses[role.sentence].sentence.start
        near = 0 <= role.person[0] - before <= _NEXT_IN_LIST
        return near or bool(_SAME.search(self._text[start : role.person[0]]))

    def _listed(self, role: Role) -> bool:
        """Tell whether a bare title stands in a list under marks, where it belongs to a heading."""
        text = self._parses[role.sentence].sentence.text
        return bool(_LISTING.search(text)) and not (_MOVES.search(text) and not _HEADING.search(text))

    def _moved(self, role: Role) -> bool:
        """Tell whether a personnel notice, a list or a number of names tells the post as a new one."""
        text = self._parses[role.sentence].sentence.text
        listed = role.rule == "counted" or bool(_LISTING.search(text))
        return role.rule == "notice" or (listed and bool(_MOVES.search(text)))

    def _unit(self, role: Role, organization: Mention) -> Mention | None:
        """Return the unit of the organization that a title names and that is spoken of besides (가온대 다래센터장)."""
        kinds = HEADS.get(role.title.word, ()) if len(role.title.prefix) > 1 else ()
        start, end = role.titled[0], role.titled[0] + len(role.title.prefix)
        behind = role.organization is not None and organization.end <= start
        front = self._text[organization.start : start] if behind else ""
        for kind in kinds:
            part = role.title.prefix + kind
            for name in (front + part, part) if kind not in _DEPARTMENTS else ():
                if self._found.names.get(name) == "Organization" and name != organization.name:
                    return Mention(start, end, "Organization", self._text[start:end], name)
        return None

    def _reading(self, role: Role, organization: Mention, confidence: float) -> Reading:
        text = self._text
        name = text[slice(*role.person)]
        former = role.former or bool(_FORMER.match(text[role.at : role.at + _BEHIND]))
        prop = _property(role.title, organization, former)
        if prop == "presidentOf" and role.title.word in _PRESIDENTS and organization.cls == "Organization":
            confidence *= DOUBTED
        if organization.cls == "Place" and prop != "presidentOf":
            organization = as_organization(organization)
        if role.title.word in _OF_PROVINCE and self._text[slice(*role.titled)] == organization.name + role.title.word:
            organization = replace(organization, cls="Organization", name=organization.name + _PROVINCE)  # 충남지사
        sentence = self._parses[role.sentence].sentence
        marks = {role.person, role.titled}
        if organization.start >= sentence.start:
            marks.add((organization.start, organization.end))
        evidence = sentence_evidence(self._document, sentence, marks, f"role-{role.rule}", confidence)
        person = Mention(role.person[0], role.person[1], "Person", name, name)
        between = text[min(role.person[1], role.titled[1]) : max(role.titled[0], role.titled[1])]
        new = any(word in between for word in _NEW) or _TAKEN.match(text[role.at : role.at + _BEHIND])
        event = "Appointment" if not former and (new or self._moved(role)) else ""
        return Reading(Relation(person, prop, organization, evidence), event, role.sentence, [], role.titled)


def _property(title: Title, organization: Mention, former: bool) -> str:
    if former:
        return "formerlyAt"
    return "presidentOf" if organization.cls == "Place" and title.word in _OF_STATE else title.property


def as_organization(place: Mention) -> Mention:
    """Return a place as the organization that governs it."""
    return Mention(place.start, place.end, "Organization", place.surface, place.name)
