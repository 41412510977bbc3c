"""The organization that a title means where none stands beside the name."""

from __future__ import annotations

from kg.grammar import GRAMMAR
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.people import Role
from kg.syntax import Parse, Phrase
from kg.types import Mention

_KINDS = GRAMMAR.table("posts.kinds")
_PREFIXES = GRAMMAR.words("posts.prefixes")
_OF_STATE = GRAMMAR.set("posts.of_state")
_DEPARTMENTAL = GRAMMAR.set("posts.departmental")
_STAFF = GRAMMAR.set("posts.staff")
_GOVERNED = GRAMMAR.words("posts.governed")
_HEAD = 4
"""Characters at the beginning of a headline in which the one that it is about begins."""
_TOPICAL = frozenset({"subj", "topic", "list", "", "other"})
"""Cases of the phrase of somebody of whom the sentence's topic tells as of its own."""
_WITH_OTHERS = GRAMMAR.regex("posts.with_others")


class Understood:
    """Tells the organization of a bare title, or that it is not certain."""

    def __init__(self, parses: list[Parse], found: Found, index: MentionIndex, text: str) -> None:
        self._parses = parses
        self._found = found
        self._index = index
        self._text = text

    def organization(self, role: Role) -> Mention | None:
        """Return the organization that a bare title belongs to, or None where it is not certain."""
        if role.title.word in _OF_STATE or role.rule == "title-name-apart" or self._abroad(role):
            return None
        if (named := self._behind(role)) is not None:
            return named
        kinds = _kinds(role)
        topic = self._topic(role)
        if topic is not None and (not kinds or topic.name.endswith(kinds)) and _may_head(role, topic):
            return topic
        if role.rule == "name-title-apart":
            return None
        main = self._index.organization(self._found.main)
        if kinds:
            if main is not None and main.start < role.person[0] and main.name.endswith(kinds):
                return main if _may_head(role, main) else None
            last = None if role.title.property == "affiliatedWith" else self._index.last_ending(role.person[0], kinds)
            return last if last is not None and _may_head(role, last) else None
        certain = role.title.property != "affiliatedWith" and self._found.sure and self._heads(main)
        return main if certain else None

    def _abroad(self, role: Role) -> bool:
        """Tell whether a place stands between name and title, so that what it is of is not known (중국 상무부 대표)."""
        start, end = role.person[1], role.titled[0]
        return any(not m.name.endswith(_GOVERNED) for m in self._index.within(start, end, "Place"))

    def _heads(self, main: Mention | None) -> bool:
        """Tell whether no other organization begins the headline than the one that the text is about."""
        headline = self._parses[0].sentence if self._parses else None
        if main is None or headline is None or not headline.headline:
            return True
        first = next(iter(self._index.within(headline.start, headline.start + _HEAD, "Organization")), None)
        return first is None or _common(first.name, main.name) or _common(main.name, first.name)

    def _behind(self, role: Role) -> Mention | None:
        """Return whose people somebody is named among (김도윤 대표를 비롯한 가온의 연구진)."""
        match = _WITH_OTHERS.match(self._text, role.at)
        if match is None:
            return None
        return next(iter(self._index.within(match.end(), match.end() + 1, "Organization")), None)

    def _topic(self, role: Role) -> Mention | None:
        """Return the organization that is the topic before the phrase of the role, if the sentence tells of its own."""
        parsed = self._parses[role.sentence]
        topic: Phrase | None = None
        for phrase in parsed.phrases:
            if phrase.start <= role.person[0] < phrase.end or role.person[0] < phrase.start:
                mine = phrase if phrase.start <= role.person[0] else None
                break
            if phrase.topic or phrase.case in ("topic", "subj"):
                topic = phrase
        else:
            mine = None
        if topic is None or mine is None or not self._of_topic(role, mine):
            return None
        inside = self._index.within(topic.start, topic.end, "Organization")
        if not inside or inside[-1].end < topic.end:
            return None
        between = self._index.within(topic.end, role.person[0], "Organization")
        return inside[-1] if not between else None

    def _of_topic(self, role: Role, phrase: Phrase) -> bool:
        """Tell whether somebody is named as one of the topic's own: with a department, or as who does something."""
        if role.title.property == "affiliatedWith" and role.title.word not in _STAFF and not _kinds(role):
            return False
        departed = role.person[0] > phrase.start or len(role.title.prefix) > 1
        return phrase.case in _TOPICAL or (departed and phrase.case != "to")


def _common(short: str, name: str) -> bool:
    """Tell whether a name may be short for another: its characters stand in it in their order."""
    rest = iter(name)
    return all(character in rest for character in short)


def _may_head(role: Role, organization: Mention) -> bool:
    """Tell whether what stands before a title in its own word may be short for an organization (원안위원장)."""
    if len(role.title.prefix) < 2 or role.title.word not in _KINDS or role.title.word in _DEPARTMENTAL:
        return True
    return _common(role.title.prefix, organization.name)


def _kinds(role: Role) -> tuple[str, ...]:
    """Return the ends of names of organizations that have a post, also where it is one of several such (공동대표).

    A department in the title's own word (교학처장) tells that any organization may have it.
    """
    title = role.title.word
    if title in _DEPARTMENTAL and len(role.title.prefix) > 1:
        return ()
    if title in _KINDS:
        return _KINDS[title]
    for prefix in _PREFIXES:
        title = title.removeprefix(prefix)
    return _KINDS.get(title, ())
