"""Persons who share a title or an organization, and what stands in parentheses or a clause beside them.

- names listed before one with a title (가온대 김도윤·박서준 교수)
- the organization in parentheses behind title or name (김도윤 교수(가온대))
- the title in a clause before the name (가온바이오 창업자인 김도윤)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.people.employers import ClassOf, Employers, Span
from kg.people.names import PersonNames
from kg.people.role import Role
from kg.people.titles import Title, Titles
from kg.syntax import Clause, Parse, Phrase, Word

_COPULA = "이"
_AND_AT_ONCE = frozenset({"자", "면서", "며"})
"""Endings by which somebody is two things at once (교수이자 대표인)."""
_UNREAD = ("NNG", "NNG")
"""Tags of a word in parentheses, which the analyser's are not kept of: those of a compound that proves nothing."""
_WORD = re.compile(r"[^\s,·/]+")
_LIST = re.compile("[,·]")
_COUNT = re.compile("[0-9]+(?:명|인)")
_STAFF = "affiliatedWith"
_ANY_STAFF = "연구원"
"""A title of staff, with whose rank somebody is told to belong somewhere."""
_WORDS_BETWEEN = 3
"""Words behind 소속 among which the name begins."""
_FREE = frozenset({"", "Person"})
_LED = GRAMMAR.set("careers.led")
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
        yield from self._other_posts(role, phrase, parsed, known)
        role = self._led(self._with_parenthesis(role, phrase, parsed, known), phrase, parsed, known)
        members: list[tuple[Word, Span | None]] = []
        if role.rule.startswith(_LISTED) and role.person[0] == phrase.start:
            members = self._members(phrase, role.title, known)
        shared = next((organization for _, organization in members if organization is not None), None)
        for word, organization in reversed(members):
            yield replace(role, person=(word.start, word.end), organization=organization or shared)
        yield role if role.organization is not None else replace(role, organization=shared)

    def counted(self, index: int, phrase: Phrase, parsed: Parse, known: ClassOf) -> Iterator[Role]:
        """Yield the roles of those named in parentheses behind their number (부사장 3명(김도윤·박서준·이하린))."""
        for before, word in pairwise(phrase.words):
            title = self._titles.find(before.text) if _COUNT.fullmatch(word.text) else None
            if title is None or len(title.prefix) == 1:
                continue
            names = [w for a, b in word.parens for w in _words(_inside(parsed, a, b), a + 1)]
            if not names or not all(self._names.likely(w) for w in names):
                continue
            earlier = [w for w in phrase.words if w.end < before.start]
            organization = self._employers.before_title(earlier, title, before, known)
            titled = before.start, before.end
            for name in names:
                yield Role((name.start, name.end), title, word.end, organization, False, index, "counted", titled)

    def belonging(self, index: int, phrase: Phrase, known: ClassOf) -> Iterator[Role]:
        """Yield the role of somebody named behind whose somebody is (가온연구원 소속 배우 김도윤)."""
        words = phrase.words
        at = next((i for i, w in enumerate(words) if i and w.text in self._titles.belonging), 0)
        if not at or words[at - 1].quoted:
            return
        word = words[at]
        title = Title(word.text, _STAFF, "", self._titles.of[_ANY_STAFF][1])
        for k in range(at + 1, min(at + 1 + _WORDS_BETWEEN, len(words))):
            name = self._names.beginning(words[k:])
            if name is None or not (self._names.likely(words[k]) or name[1] > 1):
                continue
            organization = self._employers.among(words[:at], title, known)
            if organization is not None and organization[1] == words[at - 1].end and known(words[k].text) in _FREE:
                yield Role(name[0], title, name[0][1], organization, False, index, "title-name", (word.start, word.end))
            return

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

    def _led(self, role: Role, phrase: Phrase, parsed: Parse, known: ClassOf) -> Role:
        """Return a role with the organization that a clause says its holder to lead (대표가 이끄는 가온바이오)."""
        for clause in parsed.clauses if role.organization is None and phrase.case == "subj" else ():
            predicate, head = clause.predicate, clause.head
            if predicate.stem not in _LED or predicate.ending != "adnominal" or clause.subject is not phrase:
                continue
            if head is not None and known(head.words[0].text) == "Organization":
                return replace(role, organization=(head.words[0].start, head.words[0].end))
        return role

    def _with_parenthesis(self, role: Role, phrase: Phrase, parsed: Parse, known: ClassOf) -> Role:
        """Return a role with the organization in parentheses behind its title or its name."""
        if role.organization is not None:
            return role
        ends = (role.titled[1], role.person[1])
        for a, b in (span for word in phrase.words if word.end in ends for span in word.parens):
            start = a + 1
            inner = _inside(parsed, a, b)
            first, _, rest = inner.partition(" ")
            if rest and first in self._titles.fillers | self._titles.former:
                inner, start = rest, start + len(first) + 1
                role = replace(role, former=role.former or first in self._titles.former)
            if self._organization(inner, role.title, known):
                return replace(role, organization=(start, start + len(inner)))
        return role

    def _other_posts(self, role: Role, phrase: Phrase, parsed: Parse, known: ClassOf) -> Iterator[Role]:
        """Yield the role of a second post in parentheses behind title or name (김도윤 단장(전 가온제약 사장))."""
        ends = (role.titled[1], role.person[1])
        for a, b in (span for word in phrase.words if word.end in ends for span in word.parens):
            inside = _inside(parsed, a, b)
            words = _words(inside, a + 1) if not _LIST.search(inside) else []
            former = bool(words) and words[0].text in self._titles.former
            words = words[1:] if former else words
            title = self._titles.find(words[-1].text) if words else None
            if title is None or len(title.prefix) == 1 or any(self._names.likely(w) for w in words):
                continue
            named = [w for w in words[:-1] if w.text not in self._titles.fillers]
            organization = self._employers.before_title(named, title, words[-1], known)
            if organization is not None:
                titled = words[-1].start, words[-1].end
                yield Role(role.person, title, words[-1].end, organization, former, role.sentence, "title-name", titled)

    def _organization(self, text: str, title: Title, known: ClassOf) -> bool:
        """Tell whether what stands in parentheses names an organization."""
        word = Word(0, len(text), text, _UNREAD, (text,))
        return known(text) == "Organization" or (
            " " not in text
            and not self._employers.department(word)
            and (self._employers.school(word, title) or self._employers.shaped(word))
        )

    def described(self, index: int, clauses: Sequence[Clause], known: ClassOf) -> Iterator[Role]:
        """Yield the roles that clauses before a name tell (가온바이오 창업자인 …, 가온대 교수이자 다래 대표인 김도윤).

        ``clauses`` are the copulas before the name, the last of which modifies it.
        """
        head = clauses[-1].head
        name = self._names.beginning(head.words) if head is not None else None
        if head is None or name is None or known(head.words[0].text) == "Organization":
            return
        same: Span | None = None
        for phrase in (a for c in clauses for a in c.args if a.case == "copula"):
            last, before = phrase.words[-1], [w for w in phrase.words[:-1] if w.text not in self._titles.fillers]
            title = self._titles.find(last.text) if not last.quoted else None
            if title is None or len(title.prefix) == 1:
                continue
            former = any(w.text in self._titles.former for w in before[-1:])
            owner = phrase.owner.words if phrase.owner is not None else []
            organization = self._employers.before_title(before, title, last, known)
            organization = organization or self._employers.among(list(owner), title, known)
            same = organization = organization or (None if before else same)
            if organization is not None:
                titled = last.start, last.end
                yield Role(name[0], title, last.end, organization, former, index, "title-name", titled)


def copulas(clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    """Yield the clauses that say together what the noun behind the last of them is (가온대 교수이자 다래 대표인 …)."""
    run: list[Clause] = []
    for clause in clauses:
        predicate = clause.predicate
        if predicate.stem != _COPULA:
            run = []
        elif predicate.ending == "adnominal" and clause.head is not None:
            yield [*run, clause]
            run = []
        else:
            run = [*run, clause] if predicate.ending == "connective" and predicate.tail in _AND_AT_ONCE else []


def _inside(parsed: Parse, start: int, end: int) -> str:
    """Return what stands between two parentheses."""
    return parsed.sentence.text[start + 1 - parsed.sentence.start : end - 1 - parsed.sentence.start]


def _words(text: str, start: int) -> list[Word]:
    """Return the words of what stands in parentheses from ``start`` on."""
    return [Word(start + m.start(), start + m.end(), m.group(), _UNREAD, (m.group(),)) for m in _WORD.finditer(text)]
