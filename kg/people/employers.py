"""The organization that a title belongs to, among the words before it or inside its own word."""

from __future__ import annotations

from collections.abc import Callable

from kg.lexicon import CUES
from kg.people.names import HANGUL, PersonNames
from kg.people.titles import HEADS, Title, Titles
from kg.syntax import Word

ClassOf = Callable[[str], str]
"""Tells the class of a name that is known so far, or an empty string."""
Span = tuple[int, int]

_LONGEST_NAME = 3
"""Words of the longest name of an organization that is looked up before a title."""
_NOUN_TAGS = frozenset({"NNG", "NNP", "SL", "XSN", "XPN", "SN"})
_LONGEST_ACRONYM = 4
"""Letters of the longest acronym that is taken for the first word of a name."""
_SHORTEST_SUFFIX = 2


class Employers:
    """Finds the organization at which a post is held."""

    def __init__(self, titles: Titles, names: PersonNames) -> None:
        self._titles = titles
        self._names = names
        self._suffixes = tuple(s for s in CUES.words("organization.suffixes") if len(s) >= _SHORTEST_SUFFIX)
        self._long_departments = tuple(end for end in titles.departments if len(end) > 1)
        self._no_begins = CUES.set("organization.acronyms") | CUES.set("organization.kinds") | frozenset(titles.of)
        self._common = CUES.set("organization.common")

    def before_title(self, words: list[Word], title: Title, word: Word, known: ClassOf) -> Span | None:
        """Return the organization among the words before a title, or inside the title's own word."""
        return self.among(words, title, known) or self._inside(title, word, known)

    def between(
        self, words: list[Word], title: Title, word: Word, known: ClassOf, elsewhere: bool = False
    ) -> Span | None:
        """Return the organization that the words between a name and a title begin with, or that the title holds.

        An unknown word is a department's where the organization stands ``elsewhere``, before the name.
        """
        found = self._known(words, title, known)
        if found is None and words and (not elsewhere or self.shaped(words[0])):
            count = self._opening(words, title, known)
            found = (words[0].start, words[count - 1].end) if count else None
        return found or self._inside(title, word, known)

    def among(self, words: list[Word], title: Title | None, known: ClassOf) -> Span | None:
        """Return the span of the organization named in the words: a known one first, else an unknown proper name.

        ``title`` is the one that stands behind them, if any: a head of state may stand behind a country.
        """
        return self._known(words, title, known) or self._unknown(words, title, known)

    def _inside(self, title: Title, word: Word, known: ClassOf) -> Span | None:
        """Return the organization inside the title's own word (가온협회장), or the place that it governs (가온시장)."""
        whole = self.headed(title, known)
        if whole and word.text.startswith(whole) and known(whole) == "Organization":
            return word.start, word.start + len(whole)
        if title.prefix and known(title.prefix) == "Organization":
            return word.start, word.start + len(title.prefix)
        if not whole:
            return None
        return word.start, word.start + (len(whole) if word.text.startswith(whole) else len(title.prefix))

    def headed(self, title: Title, known: ClassOf) -> str:
        """Return the known name of what a title glued to it heads, or an empty string."""
        local = title.word.endswith(self._titles.of_local)
        for kind in HEADS.get(title.word, ()) if len(title.prefix) > 1 else ():
            cls = known(title.prefix + kind)
            if cls == "Organization" or (local and kind and cls == "Place"):
                return title.prefix + kind
        return ""

    def _known(self, words: list[Word], title: Title | None, known: ClassOf) -> Span | None:
        of_state = title is not None and title.word in self._titles.of_state
        for size in range(_LONGEST_NAME, 0, -1):
            for k in range(len(words) - size, -1, -1):
                part = words[k : k + size]
                text = " ".join(w.text for w in part)
                if size == 1 and (text.endswith(self._titles.faculties) or self._branch(words, k, known)):
                    continue
                cls = known(text)
                if cls == "Organization" or (cls == "Place" and (of_state or text.endswith(self._titles.governed))):
                    if k and self._of_country(words[k - 1], text, title, known):
                        return words[k - 1].start, part[-1].end
                    return part[0].start, part[-1].end
        return None

    def _of_country(self, place: Word, authority: str, title: Title | None, known: ClassOf) -> bool:
        """Tell whether a word before an authority is its country and belongs to its name (태국 국방부 장관)."""
        minister = title is not None and title.word in self._titles.ministers
        return minister and authority.endswith(self._titles.ministries) and known(place.text) == "Place"

    def _branch(self, words: list[Word], k: int, known: ClassOf) -> bool:
        """Tell whether word ``k`` is a branch of the organization before it (가온공사 남부본부)."""
        branch = words[k].text.endswith(self._titles.branches)
        return branch and k > 0 and known(words[k - 1].text) == "Organization"

    def _unknown(self, words: list[Word], title: Title | None, known: ClassOf) -> Span | None:
        for i, word in reversed(list(enumerate(words))):
            last = word is words[-1]
            if self.school(word, title) or (last and self._at_the_end(word, title)):
                return word.start, word.end
            if word.text in self._titles.fillers or self.department(word) or self._titles.find(word.text):
                continue
            if known(word.text) or word.text in self._names.not_names:
                continue
            proper = "NNP" in word.tags or "SL" in word.tags or (word.quoted and " " not in word.text)
            if proper and len(word.text) >= 2 and not self._names.korean(word, strict=True):
                begun = i > 0 and word.new and self._begins(words[i - 1], known)
                return words[i - begun].start, word.end
            if last and len(word.text) >= 4 and word.text.endswith(self._titles.units) and not word.quoted:
                start = words[-2].start if len(words) > 1 and known(words[-2].text) == "Organization" else word.start
                return start, word.end
        return None

    def _begins(self, word: Word, known: ClassOf) -> bool:
        """Tell whether a word is of a few capitals that begin the name behind it (GA 가온테크)."""
        text = word.text
        capitals = text.isascii() and text.isalpha() and text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM
        return capitals and not word.parens and not known(text) and text not in self._no_begins

    def _at_the_end(self, word: Word, title: Title | None) -> bool:
        """Tell whether the form of a word right before a name or a title shows an organization, or a government."""
        inner = self._titles.find(word.text)
        if title is not None and title.word.endswith(self._titles.of_local) and len(word.text) > 2:
            if word.text.endswith(self._titles.governed):
                return True
        return self.shaped(word) and (inner is None or (inner.property == "affiliatedWith" and len(inner.prefix) > 1))

    def _opening(self, words: list[Word], title: Title, known: ClassOf) -> int:
        """Return how many of the words between a name and a title are an organization that nothing else shows."""
        first = words[0]
        if known(first.text) or self._no_organization(first) or (self._names.likely(first) and len(words) > 1):
            return 0
        proper = "NNP" in first.tags or first.new or first.quoted or ("SL" in first.tags and len(first.text) > 1)
        shaped = self.school(first, title) or self.shaped(first)
        alone = len(words) == 1 and title.word in self._titles.of_all and len(first.tags) > 1 and len(first.text) > 2
        if not (shaped or (proper and len(first.text) > 1) or (alone and not title.prefix)):
            return 0
        count = 1
        while count < min(len(words), _LONGEST_NAME) and self._goes_on(words[count], first, known):
            count += 1
        return count

    def _goes_on(self, word: Word, first: Word, known: ClassOf) -> bool:
        """Tell whether a name that begins with ``first`` takes another word."""
        if known(word.text) or word.quoted or word.text in self._titles.fillers or self._titles.find(word.text):
            return False
        if first.tags == ("SL",):
            return word.tags == ("SL",)
        return not self.department(word) and ("NNP" in word.tags or word.new) and not self._names.korean(word)

    def _no_organization(self, word: Word) -> bool:
        text = word.text
        return (
            text in self._titles.fillers
            or text in self._titles.former
            or text in self._titles.no_names
            or text in self._names.not_names
            or text in self._common
            or self.department(word)
            or self._titles.find(text) is not None
            or text.endswith(self._titles.no_employer)
            or any(t.startswith(("J", "E", "V")) for t in word.tags)
        )

    def shaped(self, word: Word) -> bool:
        """Tell whether a word ends as names of organizations do, behind something of its own (가온병원)."""
        if word.quoted or len(word.text) < 4 or not HANGUL.match(word.text):
            return False
        suffix = next((s for s in self._suffixes if word.text.endswith(s)), "")
        stem = word.text.removesuffix(suffix)
        return bool(suffix) and len(stem) > 1 and stem not in self._common and stem not in self._names.not_names

    def school(self, word: Word, title: Title | None) -> bool:
        """Tell whether a word before a teacher's title is a school (가온대 화학과 교수)."""
        text = word.text
        return (
            title is not None
            and title.word in self._titles.of_school
            and len(text) > 2
            and not word.quoted
            and text.endswith(self._titles.schools)
            and not text.endswith(self._titles.no_schools)
            and not text.endswith(self._titles.faculties)
            and not any(t.startswith(("J", "E", "V", "SN")) for t in word.tags)
        )

    def beside_name(self, word: Word, known: ClassOf) -> bool:
        """Tell whether a word right before a name and title can only be the organization (가온연금 김도윤 이사장)."""
        return self._short_school(word) or (
            all(t in _NOUN_TAGS for t in word.tags)
            and len(word.text) >= 4
            and not known(word.text)
            and not self.department(word)
            and word.text not in self._titles.fillers
            and word.text not in self._names.not_names
            and self._titles.find(word.text) is None
            and not word.text.endswith(self._titles.no_employer)
        )

    def _short_school(self, word: Word) -> bool:
        """Tell whether a word right before a name is a university's short name (가온대)."""
        return not word.quoted and len(word.text) >= 3 and word.text.endswith("대") and "NNP" in word.tags

    def department(self, word: Word) -> bool:
        """Tell whether a word names a part of an organization (홍보팀), so that the post is held at the whole."""
        if word.text.endswith(self._titles.faculties):
            return True
        if "NNP" in word.tags or not word.text.endswith(self._titles.departments):
            return False
        return word.text.endswith(self._long_departments) or not self.shaped(word)
