"""Roles: a person, a title and the organization, in the orders in which announcements put them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.people.employers import ClassOf, Employers
from kg.people.names import HANGUL, PersonNames
from kg.people.titles import Title, Titles
from kg.syntax import Parse, Word

_ORIGIN = "출신"
"""What stands before this word is where a person comes from, not the organization of the title behind it."""
_POST_END = "장"
"""End of the titles of those who head something."""


@dataclass(frozen=True, slots=True)
class Role:
    """A person with a title as found in the text.

    ``person``, ``organization`` and ``titled`` (the word of the title) are spans of the text; the organization's
    is None where the text does not say it beside the name. ``at`` is where the title ends, ``sentence`` the number
    of the sentence, ``rule`` the order of words that was found. A former post is ``former``.
    """

    person: tuple[int, int]
    title: Title
    at: int
    organization: tuple[int, int] | None
    former: bool
    sentence: int
    rule: str
    titled: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Titled:
    """The title at word ``i`` of ``words``; ``core`` are the words before it without those that name nothing."""

    words: list[Word]
    i: int
    title: Title
    core: list[Word]
    former: bool
    sentence: int

    @property
    def word(self) -> Word:
        return self.words[self.i]

    def role(self, person: tuple[int, int], organization: tuple[int, int] | None, rule: str) -> Role:
        titled = self.word.start, self.word.end
        return Role(person, self.title, self.word.end, organization, self.former, self.sentence, rule, titled)


class People:
    """Finds roles in parsed sentences; one object for a process, loaded once."""

    def __init__(self) -> None:
        self.titles = Titles()
        self._names = PersonNames(self.titles)
        self._employers = Employers(self.titles, self._names)

    def korean_name(self, word: Word, strict: bool = False) -> bool:
        """Tell whether a word has the form of a Korean person's full name; see `PersonNames.korean`."""
        return self._names.korean(word, strict)

    def title_at(self, words: list[Word], i: int) -> bool:
        """Tell whether a word of several is a post (가온바이오 연구개발본부장), or a name behind one (대표 김도윤)."""
        title = self.titles.find(words[i].text)
        if title is not None and i and not words[i].quoted and title.word.endswith(_POST_END):
            return True
        before = self.titles.find(words[i - 1].text) if i else None
        return before is not None and self.korean_name(words[i])

    def roles(self, index: int, parsed: Parse, known: ClassOf) -> Iterator[Role]:
        """Yield the roles of sentence number ``index``. ``known`` tells the class of a name, or an empty string."""
        for phrase in parsed.phrases:
            if not phrase.speech:
                owner = phrase.owner.words if phrase.owner is not None else []
                yield from self._in_words(index, phrase.words, known, owner)
        for clause in parsed.clauses:
            if clause.predicate.compound is not None:
                yield from self._in_words(index, clause.predicate.compound.words, known)

    def _in_words(self, index: int, words: list[Word], known: ClassOf, owner: Sequence[Word] = ()) -> Iterator[Role]:
        """Yield the roles of one run of words; ``owner`` are the words of the phrase whose genitive it stands behind.

        Of several titles in a row (회장 겸 대표이사) the last one is where the name is looked for; the property is
        that of the one that comes first in the ontology.
        """
        taken = -1
        carried: Title | None = None
        for i, word in enumerate(words):
            title = self._title(words, i, known) if i > taken and not word.quoted else None
            if title is None:
                continue
            following = self._title_behind(words, i)
            if following is not None:
                carried = title if following.rank > title.rank and title.property != "affiliatedWith" else carried
                continue
            if carried is not None:
                title, carried = replace(title, property=carried.property, rank=carried.rank), None
            found = self._around(index, words, i, title, known)
            if found is not None:
                role, taken = found
                if role.organization is None and owner and role.person[0] == words[0].start:
                    role = replace(role, organization=self._employers.among(list(owner), None, known))
                yield role

    def _title(self, words: list[Word], i: int, known: ClassOf) -> Title | None:
        """Return the title that word ``i`` holds, unless it is part of an organization's name or of an office."""
        text = words[i].text
        title = self.titles.find(text)
        if title is None or (title.prefix and known(text) == "Organization") or title.prefix.endswith("노조"):
            return None
        office = i + 1 < len(words) and words[i + 1].text in self.titles.not_a_post
        return None if office else title

    def _title_behind(self, words: list[Word], i: int) -> Title | None:
        """Return the title that is the whole next word, or None; a name that reads like a title is a name."""
        if i + 1 == len(words) or words[i + 1].quoted:
            return None
        title = self.titles.find(words[i + 1].text)
        if title is None or title.prefix or self.korean_name(words[i + 1], strict=True):
            return None
        return title

    def _around(self, index: int, words: list[Word], i: int, title: Title, known: ClassOf) -> tuple[Role, int] | None:
        """Return the role that the words around a title give, and the last word that it takes."""
        left = words[:i]
        if title.prefix and len(title.prefix) < 2 and not known(title.prefix):
            return None
        if title.word in self.titles.common and not self._governs(left, title, known):
            return None
        former = bool(left) and left[-1].text in self.titles.former
        core = left[:-1] if former else left
        while core and core[-1].text in self.titles.fillers and not self.korean_name(core[-1], strict=True):
            core = core[:-1]
        at = _Titled(words, i, title, core, former, index)
        role = self._name_before(at, known)
        if role is not None:
            return role, i
        if (behind := self._name_behind(at, known)) is not None:
            return behind
        role = self._name_first(at, known)
        return None if role is None else (role, i)

    def _governs(self, left: list[Word], title: Title, known: ClassOf) -> bool:
        """Tell whether a title that is also a plain word (시장) is meant as one: a place stands before it."""
        names = [n for n in (*(w.text for w in left), title.prefix, title.prefix + "시") if n]
        placed = any(known(n) == "Place" or (n.endswith(self.titles.governed[:3]) and known(n)) for n in names)
        return placed and (bool(title.prefix) or any(self.korean_name(w, strict=True) for w in left[-1:]))

    def _name_before(self, at: _Titled, known: ClassOf) -> Role | None:
        """Read organization, name, title: the name stands directly before the title."""
        if not at.core or at.title.prefix:
            return None
        found = self._names.ending(at.core, any(known(w.text) for w in at.core[-2:]))
        if found is None:
            return None
        span, count = found
        rest = _behind_origin(at.core[: len(at.core) - count])
        organization = self._employers.among(rest, at.title, known)
        if organization is None and rest and self._employers.beside_name(rest[-1], known):
            organization = rest[-1].start, rest[-1].end
        apart = organization is None and any(
            not self._employers.department(w) and w.text not in self.titles.fillers for w in rest
        )
        return at.role(span, organization, "name-title-apart" if apart else "name-title")

    def _name_behind(self, at: _Titled, known: ClassOf) -> tuple[Role, int] | None:
        """Read organization, title, name; a name that has a title of its own behind it is not taken."""
        right = at.words[at.i + 1 :]
        found = self._names.beginning(right) if right else None
        if found is None:
            return None
        span, count = found
        if right[count:] and self.titles.alone(right[count].text):
            return None
        organization = self._employers.before_title(at.core, at.title, at.word, known)
        return at.role(span, organization, "title-name"), at.i + count

    def _name_first(self, at: _Titled, known: ClassOf) -> Role | None:
        """Read name, organization, department, title."""
        former = at.former
        for k in range(len(at.core)):
            width = self._name_at(at.core, k, known)
            if not width:
                continue
            rest = at.core[k + width :]
            if rest and rest[0].text in self.titles.former:
                former, rest = True, rest[1:]
            role = self._with_organization(at, k, width, rest, known)
            if role is not None:
                return replace(role, former=former)
        return None

    def _name_at(self, core: list[Word], k: int, known: ClassOf) -> int:
        """Return how many words the name takes that begins at word ``k``: 2 for a foreign one, 0 for none."""
        if k == 0 and (self._names.foreign(core) or self._pair_before_organization(core, known)):
            return 2
        return int(self.korean_name(core[k], strict=k > 0) and known(core[k].text) != "Organization")

    def _pair_before_organization(self, core: list[Word], known: ClassOf) -> bool:
        return (
            len(core) > 2
            and known(core[2].text) == "Organization"
            and not any(known(w.text) for w in core[:2])
            and self._names.unknown_pair(core[0], core[1])
        )

    def _with_organization(self, at: _Titled, k: int, width: int, rest: list[Word], known: ClassOf) -> Role | None:
        """Return the role of the name at word ``k`` if ``rest``, the words behind it, name its organization."""
        word, rule = at.core[k], "name-organization-title"
        organization = self._employers.before_title(rest, at.title, at.word, known)
        if width == 1 and at.title.prefix and len(rest) == 1 and not known(rest[0].text) and "NNP" in rest[0].tags:
            inner = self._employers.before_title([], at.title, at.word, known)
            if inner is not None:
                return at.role((word.start, rest[0].end), inner, rule)
        if width == 1 and organization is not None and self._given_name(word, rest, organization, known):
            width = 2
        if organization is None and not at.title.prefix:
            if width == 2 or "NNP" not in word.tags or not _department(rest):
                return None
        return at.role((word.start, at.core[k + width - 1].end), organization, rule)

    def _given_name(self, word: Word, rest: list[Word], organization: tuple[int, int], known: ClassOf) -> bool:
        """Tell whether a name of two words stands before the organization: the word and the first of the rest."""
        if len(rest) < 2 or organization[0] != rest[1].start or known(rest[0].text) or len(word.text) == 3:
            return False
        given = rest[0].text
        return bool(HANGUL.fullmatch(given)) and len(given) < 5 and given not in self.titles.fillers


def _department(words: list[Word]) -> bool:
    """Tell whether words are plain nouns, few enough to name a department."""
    return 0 < len(words) < 4 and all(not {"NNP", "QT"} & set(w.tags) and not w.new for w in words)


def _behind_origin(words: list[Word]) -> list[Word]:
    """Return the words behind 출신: what stands before it is a former employer."""
    origin = max((i for i, w in enumerate(words) if w.text == _ORIGIN), default=-1)
    return words[origin + 1 :]
