"""The orders in which a person, a title and the organization stand in one run of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.people.employers import ClassOf, Employers
from kg.people.foreign_heads import ForeignHeads
from kg.people.names import HANGUL, PersonNames
from kg.people.role import Role
from kg.people.titles import Title, Titles
from kg.syntax import Word

_AND_OTHERS = "등"
_ORDINAL = re.compile("제?[0-9]+대")
"""The number of a holder of a post (제10대 회장), which names nothing."""
ORIGIN = "출신"
"""What stands before this word is where a person comes from, not the organization of the title behind it."""
_OF_DISTRICT = "구청장"
_SIDES = frozenset("동서남북중")
"""Names of districts of one syllable, before the title of who governs one."""
_OF_DATES = frozenset({"SN", "NNB", "NR"})
"""Tags of dates and numbers (29일), which may stand before a name."""


@dataclass(frozen=True, slots=True)
class _Titled:
    """The title at word ``i`` of ``words``; ``core`` are the words before it without those that name nothing."""

    words: list[Word]
    i: int
    title: Title
    core: list[Word]
    former: bool
    sentence: int
    owned: bool = False

    @property
    def word(self) -> Word:
        return self.words[self.i]

    def role(self, person: tuple[int, int], organization: tuple[int, int] | None, rule: str) -> Role:
        titled = self.word.start, self.word.end
        return Role(person, self.title, self.word.end, organization, self.former, self.sentence, rule, titled)


class Orders:
    """Reads the role that the words around one title give."""

    def __init__(self, titles: Titles, names: PersonNames, employers: Employers) -> None:
        self._titles = titles
        self._names = names
        self._employers = employers
        self._foreign = ForeignHeads(titles, names)

    def read(
        self, index: int, words: list[Word], i: int, title: Title, known: ClassOf, owned: bool = False
    ) -> tuple[Role, int] | None:
        """Return the role that the words around a title give, and the last word that it takes.

        ``owned`` tells that the words stand behind the genitive of an organization.
        """
        left = [w for w in _behind(words[:i], _AND_OTHERS) if not _ORDINAL.fullmatch(w.text)]
        if title.word in self._titles.adjectival and not title.prefix and self._describes(words[i + 1 :]):
            return None
        letter = title.prefix if len(title.prefix) == 1 and not title.prefix.isdigit() else ""
        if letter and (len(title.word) < 3 or letter in self._names.short):
            if title.word != _OF_DISTRICT or letter not in _SIDES:  # 서구청장
                return None
        if title.word in self._titles.common and not self._governs(left, title, known):
            return None
        former = bool(left) and left[-1].text in self._titles.former
        core = left[:-1] if former else left
        early = len(core) > 1 and core[0].text in self._titles.former
        core = core[1:] if early else core
        while core and core[-1].text in self._titles.fillers and not self._names.korean(core[-1], strict=True):
            core = core[:-1]
        found = self._read(_Titled(words, i, title, core, former, index, owned), known)
        if found is None:
            return None
        before = next((w for w in reversed(left) if w.end <= found[0].person[0]), None)
        past = before is not None and before.text in self._titles.predecessors
        if past or (early and found[0].organization is not None):
            return replace(found[0], former=True), found[1]
        return found

    def _read(self, at: _Titled, known: ClassOf) -> tuple[Role, int] | None:
        """Read the name before, behind, or before the organization; return the last word taken with the role."""
        role = self._name_before(at, known)
        if role is not None:
            return role, at.i
        if (behind := self._name_behind(at, known)) is not None:
            return behind
        role = self._name_first(at, known)
        return None if role is None else (role, at.i)

    def _describes(self, behind: list[Word]) -> bool:
        """Tell whether a title that is also an adjective (대표 상품) stands before what it describes."""
        return (
            bool(behind)
            and behind[0].tags[-1] in ("NNG", "XSN")
            and not behind[0].new
            and not self._names.korean(behind[0])
            and behind[0].text not in self._titles.behind
            and self._titles.find(behind[0].text) is None
        )

    def _governs(self, left: list[Word], title: Title, known: ClassOf) -> bool:
        """Tell whether a title that is also a plain word (시장) is meant as one: a place stands before it."""
        if self._employers.headed(title, known):
            return True
        names = [n for n in (*(w.text for w in left), title.prefix, title.prefix + "시") if n]
        placed = any(known(n) == "Place" or (n.endswith(self._titles.governed[:3]) and known(n)) for n in names)
        if not left or title.prefix:
            return placed
        alone = len(left) == 1 and left[0].tags == ("NNP",) and self._names.likely(left[0]) and not known(left[0].text)
        return alone or (placed and self._names.korean(left[-1], strict=True))

    # -- the name directly before the title --------------------------------------

    def _name_before(self, at: _Titled, known: ClassOf) -> Role | None:
        """Read organization, name, title: the name stands directly before the title."""
        if not at.core or at.title.prefix or self._other_is_name(at.core, at.title, known):
            return None
        found = self._names.ending(at.core, any(known(w.text) for w in at.core[-2:]), at.owned)
        found = found or self._foreign.leading(at.core[-1], at.title, known)
        if found is None:
            return None
        span, count = found
        rest = _behind(at.core[: len(at.core) - count], ORIGIN)
        organization = self._before(at, len(at.core) - count, known)
        plain = count > 1 and "NNP" not in at.core[-1].tags and not at.core[-1].new  # 마크 다온: of whom, nothing shows
        apart = organization is None and (
            plain or any(not self._employers.department(w) and w.text not in self._titles.fillers for w in rest)
        )
        role = at.role(span, organization, "name-title-apart" if apart else "name-title")
        first = self._titles.find(rest[-1].text) if rest and not rest[-1].quoted else None
        higher = first is not None and first.rank < at.title.rank and len(first.prefix) != 1
        higher = higher and first is not None and first.word not in self._titles.fillers
        return replace(role, title=first) if first is not None and higher else role

    def _other_is_name(self, core: list[Word], title: Title, known: ClassOf) -> bool:
        """Tell whether the word before the title only looks like a name: it is a school, or a name stands before it."""
        last = core[-1]
        if self._employers.school(last, title) or known(last.text) in ("Organization", "Place"):
            return True
        if last.text.endswith(self._titles.governed) and title.word.endswith(self._titles.of_local):
            return True
        if len(core) == 3 and not self._names.likely(last) and self._names.foreign(core):
            return True
        if len(core) < 2 or self._names.likely(last) or core[-2].text in self._names.not_names:
            return False
        if len(core) > 2 and self._names.likely(core[0]) and known(core[1].text) == "Organization":
            return True
        return self._names.likely(core[-2]) and not known(core[-2].text) and len(last.text) > 2

    # -- the name behind the title -------------------------------------------------

    def _name_behind(self, at: _Titled, known: ClassOf) -> tuple[Role, int] | None:
        """Read organization, title, name; a name that has a title of its own behind it is not taken."""
        right = at.words[at.i + 1 :]
        found = self._names.beginning(right) if right else None
        if found is None:
            return None
        span, count = found
        if right[count:] and self._titles.alone(right[count].text):
            return None
        organization = self._employers.before_title(at.core, at.title, at.word, known)
        unknown = organization is None and bool(at.core) and self._unknown_name(at.core[-1])
        return at.role(span, organization, "title-name-apart" if unknown else "title-name"), at.i + count

    def _unknown_name(self, word: Word) -> bool:
        """Tell whether a word before a title is some other organization's name (다래 AI 창업자 김도윤)."""
        proper = "NNP" in word.tags or word.new or "SL" in word.tags
        return proper and not self._employers.department(word) and word.text not in self._titles.fillers

    # -- the name before organization or department ----------------------------------

    def _name_first(self, at: _Titled, known: ClassOf) -> Role | None:
        """Read name, organization, department, title; or organization, name, department, title."""
        former = at.former
        for k in range(len(at.core)):
            width = self._name_at(at, k, known)
            if not width:
                continue
            rest = at.core[k + width :]
            if rest and rest[0].text in self._titles.former:
                former, rest = True, rest[1:]
            role = self._with_organization(at, k, width, rest, known)
            if role is not None:
                return replace(role, former=former)
        return None

    def _name_at(self, at: _Titled, k: int, known: ClassOf) -> int:
        """Return how many words the name takes that begins at word ``k``: more than 1 for a foreign one, 0 for none."""
        core = at.core[k:]
        if len(core) > 1 and core[1].text in self._titles.reigns:
            return 0
        if not any(set(w.tags) - _OF_DATES for w in at.core[:k]):
            alone = bool(at.title.prefix) or (len(core) > 2 and self._employers.department(core[2]))
            if count := self._names.foreign(core, alone):
                placed = count > 1 and known(core[1].text) in ("Place", "Organization")
                return count if not known(core[0].text) and not placed else int(placed and self._names.korean(core[0]))
            if count := self._foreign.heading(core, at.title, known, begins=k == 0):
                return count
        core = at.core
        strict = k > 0 and not self._names.likely(core[k])
        return int(self._names.korean(core[k], strict) and known(core[k].text) != "Organization")

    def _with_organization(self, at: _Titled, k: int, width: int, rest: list[Word], known: ClassOf) -> Role | None:
        """Return the role of the name at word ``k`` if the words around it name its organization, or a department."""
        word, rule = at.core[k], "name-organization-title"
        elsewhere = self._before(at, k, known) is not None if k else at.owned
        organization = self._employers.between(rest, at.title, at.word, known, elsewhere)
        if organization is not None and elsewhere and organization[0] >= at.word.start:
            organization = None  # what the title heads is a part of the organization before the name
        halved = width == 1 and len(rest) == 1 and not self._names.likely(word)
        if halved and at.title.prefix and not known(rest[0].text) and "NNP" in rest[0].tags:
            inner = self._employers.before_title([], at.title, at.word, known)
            if inner is not None:
                return at.role((word.start, rest[0].end), inner, rule)
        if width == 1 and organization is not None and self._given_name(word, rest, organization, known):
            width = 2
        person = word.start, at.core[k + width - 1].end
        if organization is None:
            return self._in_department(at, k, person, rest, known)
        return at.role(person, organization, rule)

    def _in_department(
        self, at: _Titled, k: int, person: tuple[int, int], rest: list[Word], known: ClassOf
    ) -> Role | None:
        """Return the role of a name before nothing but a department; its organization may stand before the name."""
        word = at.core[k]
        if (person[1] == word.end and len(word.text) < 3) or not (at.title.prefix or rest):
            return None
        organization = self._before(at, k, known)
        if rest and not self._departments(rest) and (organization is None or len(rest) > 3):
            return None
        told = at.title.prefix or person[1] != word.end or self._names.likely(word)
        if organization is None and not told:
            return None
        apart = organization is None and k > 0
        return at.role(person, organization, "name-title-apart" if apart else "name-title")

    def _before(self, at: _Titled, k: int, known: ClassOf) -> tuple[int, int] | None:
        """Return the organization before the name at word ``k``."""
        before = _behind(at.core[:k], ORIGIN)
        organization = self._employers.among(before, at.title, known)
        if organization is None and before and self._employers.beside_name(before[-1], known):
            return before[-1].start, before[-1].end
        return organization

    def _departments(self, words: list[Word]) -> bool:
        """Tell whether words are plain nouns, few enough to name a department, or end as one does."""
        plain = all(not {"NNP", "QT"} & set(w.tags) and not w.new for w in words)
        return len(words) < 4 and (plain or self._employers.department(words[-1]))

    def _given_name(self, word: Word, rest: list[Word], organization: tuple[int, int], known: ClassOf) -> bool:
        """Tell whether a name of two words stands before the organization: the word and the first of the rest."""
        if len(rest) < 2 or organization[0] != rest[1].start or known(rest[0].text) or len(word.text) == 3:
            return False
        given = rest[0].text
        return bool(HANGUL.fullmatch(given)) and len(given) < 5 and given not in self._titles.fillers


def _behind(words: list[Word], cut: str) -> list[Word]:
    """Return the words behind the last one that cuts them off, as 출신: what stands before it is a former employer."""
    at = max((i for i, w in enumerate(words) if w.text == cut), default=-1)
    return words[at + 1 :]
