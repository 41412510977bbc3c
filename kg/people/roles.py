"""Roles: a person, a title and the organization, in the orders in which announcements put them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.people.employers import ClassOf, Employers
from kg.people.lists import Lists, copulas
from kg.people.names import PersonNames
from kg.people.notices import Notices
from kg.people.orders import ORIGIN, Orders
from kg.people.role import Role
from kg.people.titles import Title, Titles
from kg.syntax import Parse, Phrase, Word

_NAME_AND_MORE = 3
"""Words of a name, an organization and the first half of a department."""
_POST_END = "장"
"""End of the titles of those who head something."""


class People:
    """Finds roles in parsed sentences; one object for a process, loaded once."""

    def __init__(self) -> None:
        self.titles = Titles()
        self._names = PersonNames(self.titles)
        self._employers = Employers(self.titles, self._names)
        self._orders = Orders(self.titles, self._names, self._employers)
        self.notices = Notices(self.titles, self._names, self._employers)
        self._lists = Lists(self.titles, self._names, self._employers)

    def korean_name(self, word: Word, strict: bool = False) -> bool:
        """Tell whether a word has the form of a Korean person's full name; see `PersonNames.korean`."""
        return self._names.korean(word, strict)

    def foreign_name(self, words: list[Word]) -> bool:
        """Tell whether words are a foreign person's name and nothing else; see `PersonNames.foreign`."""
        return self._names.foreign(words, alone=True) == len(words)

    def likely_name(self, word: Word) -> bool:
        """Tell whether a word is far more often a Korean's full name than another; see `PersonNames.likely`."""
        return self._names.likely(word)

    def foreign_in_latin(self, first: Word, second: Word) -> bool:
        """Tell whether two words are a foreign given and family name, with Latin letters in parentheses behind them."""
        return self._names.in_latin(first, second)

    def foreign_name_behind(self, words: list[Word]) -> tuple[int, int] | None:
        """Return the span of the foreign name that begins a run of words, or None."""
        count = self._names.foreign(words, alone=True) if words else 0
        return (words[0].start, words[count - 1].end) if count else None

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
                owner = [] if owner and owner[-1].text == ORIGIN else owner
                for role in self._in_words(index, self._whole(phrase), known, owner):
                    yield from self._lists.complete(role, phrase, parsed, known)
                yield from self._lists.counted(index, phrase, parsed, known)
                yield from self._lists.belonging(index, phrase, known)
        for clause in parsed.clauses:
            if clause.predicate.compound is not None:
                yield from self._in_words(index, clause.predicate.compound.words, known)
        for run in copulas(parsed.clauses):
            yield from self._lists.described(index, run, known)

    def _whole(self, phrase: Phrase) -> list[Word]:
        """Return the words of a phrase with those before 및 that begin it (김도윤 가온대 바이오 및 뇌공학과 교수)."""
        before = phrase.before
        if before is None or len(before.words) < _NAME_AND_MORE or not self._names.likely(before.words[0]):
            return phrase.words
        halved = phrase.words[0].text.endswith(self.titles.faculties)
        return (
            [*before.words, *phrase.words]
            if halved and self.titles.find(before.words[-1].text) is None
            else phrase.words
        )

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
                higher = following.rank > title.rank and title.property != "affiliatedWith"
                carried = title if higher and title.word not in self.titles.fillers else carried  # 제조총괄 부사장
                continue
            if carried is not None:
                title, carried = replace(title, property=carried.property, rank=carried.rank), None
            found = self._orders.read(index, words, i, title, known, bool(owner))
            if found is not None:
                role, taken = found
                if role.organization is None and owner and words[0].start in (role.person[0], role.titled[0]):
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
        if i + 1 == len(words) or words[i + 1].quoted or words[i + 1].text in self.titles.teams:
            return None
        title = self.titles.find(words[i + 1].text)
        if title is None or title.prefix or self.korean_name(words[i + 1], strict=True):
            return None
        return title
