"""Persons who share a title or an organization, and what stands in parentheses or a clause beside them.

- names listed before one with a title (가온대 김도윤·박서준 교수)
- the organization in parentheses behind title or name (김도윤 교수(가온대))
- the title in a clause before the name (가온바이오 창업자인 김도윤)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.people.employers import ClassOf, Employers, Span
from kg.people.names import PersonNames
from kg.people.orders import Role
from kg.people.titles import Title, Titles
from kg.syntax import Clause, Parse, Phrase, Word

_COPULA = "이"
_LISTED = "name-title"
"""The rule of a name right before its title: the only one with which names before it share the title."""


class Lists:
    """Completes the roles of a phrase by what stands around it."""

    def __init__(self, titles: Titles, names: PersonNames, employers: Employers) -> None:
        self._titles = titles
        self._names = names
        self._employers = employers

    def complete(self, role: Role, phrase: Phrase, parsed: Parse, known: ClassOf) -> Iterator[Role]:
        """Yield the roles of those listed before a person under the same title, and the person's own."""
        role = self._with_parenthesis(role, phrase, parsed, known)
        members: list[tuple[Word, Span | None]] = []
        if role.rule.startswith(_LISTED) and role.person[0] == phrase.start:
            members = self._members(phrase, role.title, known)
        shared = next((organization for _, organization in members if organization is not None), None)
        for word, organization in reversed(members):
            yield replace(role, person=(word.start, word.end), organization=organization or shared)
        yield role if role.organization is not None else replace(role, organization=shared)

    def _members(self, phrase: Phrase, title: Title, known: ClassOf) -> list[tuple[Word, Span | None]]:
        """Return the names listed before a phrase and their organizations, nearest first."""
        out: list[tuple[Word, Span | None]] = []
        item = phrase.before
        while item is not None and item.case == "list":
            last, rest = item.words[-1], item.words[:-1]
            if not self._names.likely(last) or known(last.text) not in ("", "Person"):
                break
            organization = self._employers.among(rest, title, known)
            if rest and organization is None and not all(self._employers.department(w) for w in rest):
                break
            out.append((last, organization))
            item = None if rest else item.before
        return out

    def _with_parenthesis(self, role: Role, phrase: Phrase, parsed: Parse, known: ClassOf) -> Role:
        """Return a role with the organization in parentheses behind its title or its name."""
        if role.organization is not None:
            return role
        ends = (role.titled[1], role.person[1])
        for a, b in (span for word in phrase.words if word.end in ends for span in word.parens):
            start = a + 1
            inner = parsed.sentence.text[start - parsed.sentence.start : b - 1 - parsed.sentence.start]
            first, _, rest = inner.partition(" ")
            if rest and first in self._titles.fillers | self._titles.former:
                inner, start = rest, start + len(first) + 1
                role = replace(role, former=role.former or first in self._titles.former)
            if self._organization(inner, role.title, known):
                return replace(role, organization=(start, start + len(inner)))
        return role

    def _organization(self, text: str, title: Title, known: ClassOf) -> bool:
        """Tell whether what stands in parentheses names an organization."""
        word = Word(0, len(text), text, ("NNG", "NNG"), (text,))
        return known(text) == "Organization" or (
            " " not in text
            and not self._employers.department(word)
            and (self._employers.school(word, title) or self._employers.shaped(word))
        )

    def described(self, index: int, clause: Clause, known: ClassOf) -> Iterator[Role]:
        """Yield the role that a clause before a name tells: 가온바이오 창업자인 김도윤."""
        predicate, head = clause.predicate, clause.head
        if predicate.stem != _COPULA or predicate.ending != "adnominal" or head is None:
            return
        for phrase in clause.args:
            last = phrase.words[-1]
            title = self._titles.find(last.text) if phrase.case == "copula" and not last.quoted else None
            name = self._names.beginning(head.words) if title is not None and not title.prefix else None
            if title is None or name is None or known(head.words[0].text) == "Organization":
                continue
            before = phrase.words[:-1]
            former = bool(before) and before[-1].text in self._titles.former
            owner = phrase.owner.words if phrase.owner is not None and not before else []
            organization = self._employers.among(before or list(owner), title, known)
            if organization is not None:
                at = last.end
                titled = last.start, last.end
                yield Role(name[0], title, at, organization, former, index, "title-name", titled)
