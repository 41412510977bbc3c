"""Persons with their posts, as names of the announcement: beside titles and in parentheses behind organizations."""

from __future__ import annotations

from bisect import bisect_right

from kg.lexicon import Lexicon
from kg.mentions.aliases import before_title
from kg.mentions.found import Found, Line, Register, proper
from kg.organizations import Organizations, Span, strip_marks
from kg.people import HEADS, People, Role, inside_parentheses
from kg.syntax import Phrase, Word

_LONGEST_NAME = 4
"""Words of the longest name of an organization before a parenthesis."""
_SIDE = "측"
"""End of a word for one side of a meeting, which is no organization (한국측 위원장)."""


class Persons:
    """Finds persons and the posts that the text gives them."""

    def __init__(self, lexicon: Lexicon, organizations: Organizations, people: People, register: Register) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        self._people = people
        self._register = register

    def surnames(self, found: Found) -> None:
        """Record that the last word of one foreign name, where it stands alone, means the same person (로저스 대표)."""
        full: dict[str, list[str]] = {}
        for name, cls in found.names.items():
            if cls == "Person" and " " in name:
                full.setdefault(name.rpartition(" ")[2], []).append(name)
        for last, names in full.items():
            if len(names) == 1 and found.names.get(last) == "Person":
                found.equal.append((names[0], last))

    def listed(self, lines: list[Line], text: str, found: Found) -> None:
        """Record the persons of personnel notices; one with no organization of its own is of who the text is about."""
        starts = [line.parsed.sentence.start for line in lines]
        for span, persons in self._people.notices.read(text, lambda name: self._known(name, found)):
            found.notices.append(span)
            at = text.find(found.main) if found.main else -1
            main = (at, at + len(found.main)) if at >= 0 else None
            for one in persons:
                name, organization = text[slice(*one.person)], one.organization or main
                if organization is None or found.names.setdefault(name, "Person") != "Person":
                    continue
                if one.organization is not None:
                    self._register.add(found, text, one.organization, "Organization")
                index = lines[max(0, bisect_right(starts, one.person[0]) - 1)].index
                found.roles.append(
                    Role(one.person, one.title, one.person[1], organization, False, index, "notice", one.titled)
                )

    def _known(self, name: str, found: Found) -> str:
        return found.names.get(name) or self._lexicon.cls(name) or ""

    def find(self, line: Line, text: str, found: Found) -> None:
        """Record the persons of a sentence, their roles, and the organizations that these name."""
        for role in self._people.roles(line.index, line.parsed, lambda name: self._known(name, found)):
            start = role.person[0]
            if any(a <= start < b for a, b in found.notices):
                continue
            name = text[start : role.person[1]]
            inside = start and text[start - 1].isalnum() and start != line.parsed.sentence.start
            if inside or found.names.get(name, "Person") != "Person" or self._lexicon.known(name) is not None:
                continue
            found.names[name] = "Person"
            _unjoin(role, text, found)
            self._organization(role, text, found)
            found.roles.append(role)
        for phrase in line.phrases:
            for i, word in enumerate(phrase.words):
                if word.parens:
                    self._in_parentheses(phrase, i, line.index, text, found)

    def _organization(self, role: Role, text: str, found: Found) -> None:
        """Record the organization of a role, unless the title has swallowed a part of its name."""
        span = role.organization
        if span is None or text[span[0] : span[1]] in found.names or text[span[0] : span[1]].endswith(_SIDE):
            return
        if self._organizations.local_government(text[span[0] : span[1]]):
            found.names[text[span[0] : span[1]]] = "Place"
            return
        if span[0] == role.titled[0]:
            self._swallowed(text[span[0] : span[1]], role, found)
        known = self._lexicon.cls(text[span[0] : span[1]]) == "Organization"
        if known or span[1] <= role.titled[0] or span[0] >= role.titled[1] or span == role.titled:
            self._register.add(found, text, span, "Organization")

    def _swallowed(self, name: str, role: Role, found: Found) -> None:
        """Record the known organization of whose name a title has swallowed the end (공정거래위원장)."""
        for end in HEADS.get(role.title.word, ()):
            if end and self._lexicon.cls(name + end) == "Organization":
                found.names.setdefault(name + end, "Organization")
                return

    def _in_parentheses(self, phrase: Phrase, i: int, index: int, text: str, found: Found) -> None:
        """Read "가온병원(원장 김도윤)"."""
        for a, b in phrase.words[i].parens:
            if text[a] != "(":
                continue
            begin = a + 1 + before_title(text[a + 1 : b - 1])
            for title, span in inside_parentheses(text[begin : b - 1], begin, self._people.titles):
                organization = self._ending(phrase.words[: i + 1], text, found)
                if organization is not None:
                    found.names[text[span[0] : span[1]]] = "Person"
                    titled = a + 1, span[1]
                    found.roles.append(Role(span, title, span[1], organization, False, index, "parenthesis", titled))

    def _ending(self, words: list[Word], text: str, found: Found) -> Span | None:
        """Return the span of the organization that ends a run of words, making it known."""
        for part in (words[-size:] for size in range(min(_LONGEST_NAME, len(words)), 0, -1)):
            start, end = strip_marks(text, part[0].start, part[-1].end)
            name = text[start:end]
            if found.names.get(name) == "Organization" or self._organizations.local_government(name):
                return start, end
        if self._people.korean_name(words[-1], strict=True) and found.names.get(words[-1].text) == "Person":
            return None
        span = self._organizations.name(words, text) or _of_two(words, self._lexicon.suffixes)
        if span is None:
            return None
        name = self._register.add(found, text, span, "Organization")
        if found.names.get(name) != "Organization":
            return None
        _, end = strip_marks(text, *span)
        return end - len(name), end


def _unjoin(role: Role, text: str, found: Found) -> None:
    """Forget an organization whose name was put together of a person's and the noun behind it (김도윤 재단 대표)."""
    start, end = role.person
    behind = text.find(" ", end + 1, role.titled[0])
    if behind > 0 and found.names.get(text[start:behind]) == "Organization":
        del found.names[text[start:behind]]


def _of_two(words: list[Word], suffixes: frozenset[str]) -> Span | None:
    """Return a proper word and the common one behind it, before who heads both (가온 스튜디오(대표 …))."""
    if len(words) < 2 or words[-2].quoted or words[-2].parens:
        return None
    told = proper(words[-2]) or words[-2].new or (words[-1].text in suffixes and len(words[-2].tags) > 1)
    return (words[-2].start, words[-1].end) if told else None
