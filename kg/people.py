"""Persons and their posts: names before, after and around titles.

Announcements name a person together with a title, and the title with an organization, in a few orders:

- organization, department, name, title (가온병원 홍보팀 김도윤 팀장)
- name, organization, department, title (김도윤 가온병원 홍보팀장)
- organization, department, title, name (가온병원 홍보팀장 김도윤)
- organization, then title and names in parentheses (가온병원(원장 김도윤))
- name, title, with the organization known from before (김도윤 원장)

Titles, and the property each gives, are data (``ontology/titles.toml``); so are surnames.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.knowledge import load_table, load_toml
from kg.syntax import Parse, Phrase, Word

_HANGUL = re.compile(r"[가-힣]+")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+[a-zA-Z'’\-]*|[A-Z]\.")
_FIRST_LATIN = re.compile(r"[A-Z][a-z'’\-]+")
_ACTING = re.compile(r"(?:직무대행|권한대행|직무대리|내정자)$")
_NOISE = re.compile(r"\s*[·,/&]\s*|\s+겸\s+|\s+및\s+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title found at the end of a word: its property and how much of the word stands before it."""

    word: str
    property: str
    prefix: str
    rank: int


@dataclass(frozen=True, slots=True)
class Role:
    """A person with a title as found in the text.

    ``person`` and ``organization`` are spans; the organization's is empty where the text does not say it
    beside the name. ``unit`` is the span of the department between them, if any.
    """

    person: tuple[int, int]
    title: Title
    at: int
    organization: tuple[int, int] | None
    former: bool
    sentence: int
    rule: str
    titled: tuple[int, int]


class Titles:
    """The titles of the ontology, with the longest match at the end of a word."""

    def __init__(self) -> None:
        data = load_toml("titles.toml")
        self.of: dict[str, tuple[str, int]] = {}
        for rank, entry in enumerate(data["title"]):
            for word in entry["words"]:
                self.of.setdefault(word, (entry["property"], rank))
        self.longest = max(map(len, self.of))
        self.fillers = frozenset(data["fillers"]["words"])
        self.former = frozenset(data["former"]["words"])
        self.common = frozenset(data["common"]["words"])
        self.not_a_post = frozenset(data["not_a_post"]["words"])
        self.departments = tuple(data["departments"]["suffixes"])

    def find(self, text: str) -> Title | None:
        """Return the title that ends ``text``, the longest one, or None; an acting post (직무대행) is one."""
        text = _ACTING.sub("", text) or text
        for start in range(max(0, len(text) - self.longest), len(text)):
            found = self.of.get(text[start:])
            if found and not (start and len(text) - start < 2):
                return Title(text[start:], found[0], text[:start], found[1])
        return None


class People:
    """Finds roles in parsed sentences; one object for a process, loaded once."""

    def __init__(self) -> None:
        self.titles = Titles()
        rows = load_table("names/surnames.tsv")
        names = {r["hangul"] for r in rows}
        self.short = frozenset(n for n in names if len(n) == 1)
        self.long = frozenset(n for n in names if len(n) == 2)
        self.not_names = frozenset(load_toml("cues.toml")["not_a_person"]["words"])

    def korean_name(self, word: Word, strict: bool = False) -> bool:
        """Tell whether a word has the form of a Korean person's full name."""
        text = word.text
        if (
            word.quoted
            or text.endswith(("적", "처"))
            or not _HANGUL.fullmatch(text)
            or not 2 <= len(text) <= 4
            or text in self.not_names
        ):
            return False
        title = self.titles.find(text)
        if (title is not None and not title.prefix) or any(t.startswith("J") for t in word.tags):
            return False
        common = set(word.tags) <= {"NNG", "XSN", "XPN", "NNB", "MM", "NR", "SN", "XR"} and len(word.tags) == 1
        if text[:2] in self.long and len(text) in (3, 4):
            return not common
        if text[0] not in self.short:
            return False
        if len(text) == 3:
            return not common and not (strict and "NNP" not in word.tags)
        if len(text) == 2:
            return word.tags == ("NNP",) or (not common and not strict and "NNG" not in word.tags)
        return False

    def roles(self, index: int, parsed: Parse, known: Callable[[str], str]) -> Iterator[Role]:
        """Yield the roles of one sentence. ``known`` tells the class of a name, or an empty string."""
        for phrase in parsed.phrases:
            if not phrase.speech:
                owner = phrase.owner.words if phrase.owner is not None else []
                yield from self._in_words(index, phrase.words, known, owner)
        for clause in parsed.clauses:
            if clause.predicate.compound is not None:
                yield from self._in_words(index, clause.predicate.compound.words, known)

    def _in_words(
        self, index: int, words: list[Word], known: Callable[[str], str], owner: Sequence[Word] = ()
    ) -> Iterator[Role]:
        taken = -1
        carried: Title | None = None
        for i, word in enumerate(words):
            if word.quoted or i <= taken:
                continue
            title = self.titles.find(word.text)
            if title is None or (title.prefix and known(word.text) == "Organization") or title.prefix.endswith("노조"):
                continue
            if i + 1 < len(words) and words[i + 1].text in self.titles.not_a_post:
                continue
            following = self.titles.find(words[i + 1].text) if i + 1 < len(words) and not words[i + 1].quoted else None
            if following is not None and not following.prefix and not self.korean_name(words[i + 1], strict=True):
                if following.rank > title.rank and title.property != "affiliatedWith":
                    carried = title
                continue
            if carried is not None:
                title, carried = Title(title.word, carried.property, title.prefix, carried.rank), None
            found = self._around(index, words, i, title, known)
            if found is not None:
                role, taken = found
                if role.organization is None and owner and role.person[0] == words[0].start:
                    role = replace(role, organization=self._organization(list(owner), known))
                yield role

    def _around(
        self, index: int, words: list[Word], i: int, title: Title, known: Callable[[str], str]
    ) -> tuple[Role, int] | None:
        left, right = words[:i], words[i + 1 :]
        if title.prefix and len(title.prefix) < 2 and not known(title.prefix):
            return None
        if title.word in self.titles.common and not self._governs(left, title, known):
            return None
        former = bool(left) and left[-1].text in self.titles.former
        core = left[:-1] if former else left
        while core and core[-1].text in self.titles.fillers and not self.korean_name(core[-1], strict=True):
            core = core[:-1]
        titled = (words[i].start, words[i].end)
        at = words[i].end
        # name directly before the title
        if core and not title.prefix and (span := self._name_at_end(core, known)) is not None:
            count = span[2]
            rest = core[: len(core) - count]
            rest = _behind_origin(rest)
            organization = self._organization(rest, known, title.word in _OF_STATE)
            if organization is None and rest and (self._school(rest[-1]) or self._named_before(rest[-1], known)):
                organization = rest[-1].start, rest[-1].end
            apart = organization is None and any(
                not self._department(w) and w.text not in self.titles.fillers for w in rest
            )
            return Role(
                span[:2], title, at, organization, former, index, "name-title-apart" if apart else "name-title", titled
            ), i
        # title, then name
        if right and (span := self._name_at_start(right)) is not None and not self._is_titled(right[span[2] :]):
            organization = self._before_title(core, title, words[i], known)
            return Role(span[:2], title, at, organization, former, index, "title-name", titled), i + span[2]
        # name, organization and department, title
        for k in range(len(core)):
            word = core[k]
            foreign = self._foreign(core, k) or (
                k == 0
                and len(core) > 2
                and known(core[2].text) == "Organization"
                and self._unknown_pair(core[0], core[1], known)
            )
            named = not foreign and self.korean_name(word, strict=k > 0) and known(word.text) != "Organization"
            if not (named or foreign):
                continue
            rest = core[k + (2 if foreign else 1) :]
            if rest and rest[0].text in self.titles.former:
                former, rest = True, rest[1:]
            organization = self._before_title(rest, title, words[i], known)
            alone = len(rest) == 1 and not foreign and not known(rest[0].text) and "NNP" in rest[0].tags
            if title.prefix and alone:
                inner = self._before_title([], title, words[i], known)
                if inner is not None:
                    whole = (word.start, rest[0].end)
                    return Role(whole, title, at, inner, former, index, "name-organization-title", titled), i
            two = organization is not None and len(rest) > 1 and organization[0] == rest[1].start and not foreign
            two = two and not known(rest[0].text) and len(word.text) != 3
            given = rest[0].text if two else ""
            if given and _HANGUL.fullmatch(given) and len(given) < 5 and given not in self.titles.fillers:
                foreign = True  # a name of two words, then the organization
            department = rest and all(not {"NNP", "QT"} & set(w.tags) and not w.new for w in rest) and len(rest) < 4
            if organization is None and not title.prefix and not (department and "NNP" in word.tags and not foreign):
                continue
            start = word.start
            end = core[k + 1].end if foreign else word.end
            return Role((start, end), title, at, organization, former, index, "name-organization-title", titled), i
        return None

    def _governs(self, left: list[Word], title: Title, known: Callable[[str], str]) -> bool:
        """Tell whether a title that is also a plain word (시장) is meant as one: a place stands before it."""
        names = [w.text for w in left] + [title.prefix, title.prefix + "시"]
        return any(known(n) == "Place" or (n.endswith(("시", "도", "군")) and known(n)) for n in names if n) and (
            bool(title.prefix) or any(self.korean_name(w, strict=True) for w in left[-1:])
        )

    def _is_titled(self, words: list[Word]) -> bool:
        """Tell whether the next word is a title that claims the name before it."""
        return bool(words) and (t := self.titles.find(words[0].text)) is not None and not t.prefix

    def _name_at_end(self, words: list[Word], known: Callable[[str], str]) -> tuple[int, int, int] | None:
        last = words[-1]
        if len(words) > 1 and last.parens and self._latin_pair(last) and _HANGUL.fullmatch(words[-2].text):
            return words[-2].start, last.end, 2
        if self.korean_name(last):
            return last.start, last.end, 1
        if _FIRST_LATIN.fullmatch(last.text) and len(words) > 1 and _LATIN_NAME.fullmatch(words[-2].text):
            return words[-2].start, last.end, 2
        if len(words) > 1 and self._transcribed(words[-2], last) and not known(last.text) and not known(words[-2].text):
            return words[-2].start, last.end, 2
        return None

    def _name_at_start(self, words: list[Word]) -> tuple[int, int, int] | None:
        first = words[0]
        if self.korean_name(first, strict=True) and not first.text.endswith("들"):
            return first.start, first.end, 1
        if len(words) > 1 and _LATIN_NAME.fullmatch(first.text) and _FIRST_LATIN.fullmatch(words[1].text):
            return first.start, words[1].end, 2
        if len(words) == 2 and self._transcribed(first, words[1]):
            return first.start, words[1].end, 2
        return None

    def _latin_pair(self, word: Word) -> bool:
        """Tell whether the parenthesis behind a word is long enough to hold a whole foreign name."""
        a, b = word.parens[0]
        return b - a - 2 > 2 * len(word.text) + 3 and (len(word.text) == 2 or not self.korean_name(word, strict=True))

    def _transcribed(self, first: Word, second: Word) -> bool:
        """Tell whether two words look like a foreign name in Hangul (조 바이든)."""
        return (
            not first.quoted
            and not second.quoted
            and bool(_HANGUL.fullmatch(first.text))
            and bool(_HANGUL.fullmatch(second.text))
            and first.tags[-1] == "NNP"
            and second.tags == ("NNP",)
            and len(first.text) <= 5
            and (2 <= len(second.text) <= 6 or (first.new and second.text in self.short))
            and first.text not in self.not_names
            and not self.korean_name(first)
            and self.titles.find(second.text) is None
        )

    def _foreign(self, words: list[Word], k: int) -> bool:
        """Tell whether a foreign name begins at ``k`` that its Latin form in parentheses proves."""
        if k or len(words) < 3 or not all(_HANGUL.fullmatch(w.text) for w in words[:2]):
            return False
        return bool(words[1].parens) or self._transcribed(words[0], words[1])

    def _named_before(self, word: Word, known: Callable[[str], str]) -> bool:
        """Tell whether a word right before a name and title can only be the organization (가온연금 김도윤 이사장)."""
        nouns = all(t in ("NNG", "NNP", "SL", "XSN", "XPN", "SN") for t in word.tags)
        return (
            nouns
            and len(word.text) >= 4
            and not known(word.text)
            and not self._department(word)
            and word.text not in self.titles.fillers
            and word.text not in self.not_names
            and self.titles.find(word.text) is None
            and not word.text.endswith(("적", "들", "차", "기", "년", "월", "일"))
        )

    def _school(self, word: Word) -> bool:
        """Tell whether a word right before a name is a university's or company's short name (가온대)."""
        return not word.quoted and len(word.text) >= 3 and word.text.endswith("대") and "NNP" in word.tags

    def _unknown_pair(self, first: Word, second: Word, known: Callable[[str], str]) -> bool:
        """Tell whether two words before an organization and a title can only be a foreign name."""
        return (
            all(
                _HANGUL.fullmatch(w.text)
                and (len(w.text) > 1 or w.text in self.short)
                and len(w.text) <= 5
                and not known(w.text)
                and w.text not in self.not_names
                for w in (first, second)
            )
            and not self.korean_name(first, strict=True)
            and "NNP" in first.tags + second.tags
            and first.text not in self.titles.fillers
        )

    def _department(self, word: Word) -> bool:
        faculty = word.text.endswith(("학과", "학부", "전공", "교실"))
        return faculty or (word.text.endswith(self.titles.departments) and "NNP" not in word.tags)

    def _before_title(
        self, words: list[Word], title: Title, word: Word, known: Callable[[str], str]
    ) -> tuple[int, int] | None:
        """Return the organization among the words before a title, or inside the title's own word."""
        found = self._organization(words, known, title.word in _OF_STATE)
        if found is not None:
            return found
        if title.prefix and known(title.prefix) == "Organization":
            return word.start, word.start + len(title.prefix)
        for kind in HEADS.get(title.word, ()):
            if title.prefix and len(title.prefix) >= 2 and known(title.prefix + kind) == "Organization":
                whole = word.text.startswith(title.prefix + kind)
                return word.start, word.start + len(title.prefix) + (len(kind) if whole else 0)
        return None

    def _organization(
        self, words: list[Word], known: Callable[[str], str], of_state: bool = False
    ) -> tuple[int, int] | None:
        """Return the span of the organization named in ``words``: known ones first, else an unknown proper name."""
        for size in (3, 2, 1):
            for k in range(len(words) - size, -1, -1):
                part = words[k : k + size]
                text = " ".join(w.text for w in part)
                cls = known(text)
                if cls == "Organization" or (cls == "Place" and (of_state or text.endswith(_GOVERNED))):
                    return part[0].start, part[-1].end
        for word in words[::-1]:
            if word.text in self.titles.fillers or self._department(word) or self.titles.find(word.text):
                continue
            if known(word.text) or word.text in self.not_names:
                continue
            proper = "NNP" in word.tags or "SL" in word.tags or word.quoted
            if proper and len(word.text) >= 2 and not self.korean_name(word, strict=True):
                return word.start, word.end
            if word is words[-1] and len(word.text) >= 4 and word.text.endswith(_UNITS) and not word.quoted:
                start = words[-2].start if len(words) > 1 and known(words[-2].text) == "Organization" else word.start
                return start, word.end
        return None


_UNITS = ("센터", "연구소", "연구원", "재단", "협회", "병원", "위원회", "진흥원")
_OF_STATE = frozenset({"대통령", "총리", "국무총리", "국가주석", "주석"})
_GOVERNED = ("도", "시", "군", "구")


def _behind_origin(words: list[Word]) -> list[Word]:
    """Return the words behind 출신: what stands before it is a former employer."""
    origin = max((i for i, w in enumerate(words) if w.text == "출신"), default=-1)
    return words[origin + 1 :]


HEADS = {
    "회장": ("회",), "협회장": ("협회",), "학회장": ("학회",), "병원장": ("병원",), "의료원장": ("의료원",),
    "원장": ("원",),
    "연구원장": ("연구원",), "연구소장": ("연구소",), "시장": ("시",), "군수": ("군",), "구청장": ("구청", "구"),
    "청장": ("청",),
    "처장": ("처",), "위원장": ("위원회", "위"), "센터장": ("센터",), "은행장": ("은행",), "소장": ("소",),
    "학장": ("대학",),
    "지사": ("도", ""), "도지사": ("도",), "조합장": ("조합",), "관장": ("관",), "단장": ("단",), "이사장": ("재단",),
    "본부장": ("본부",), "사업단장": ("사업단",), "교육감": ("교육청",), "총장": ("대", "대학교"), "의장": ("의회",),
    "장관": ("부", ""),
    "차관": ("부", ""),
}  # fmt: skip
"""What a title that is glued to an organization's name has swallowed of it (한국바이오협회장)."""

_PAREN_TITLE = re.compile(r"^\s*(?P<before>.*?)(?P<names>[^\s:,·/][^:]*)$")


def inside_parentheses(text: str, start: int, titles: Titles) -> Iterator[tuple[Title, tuple[int, int]]]:
    """Yield title and name spans of "(대표 김도윤)", "(각자대표 김도윤, 박서준)", "(회장 Jane Doe)".

    ``text`` is the inside of the parentheses, ``start`` its offset. Nothing is yielded when the inside does
    not begin with a title or ends in anything but names.
    """
    words = [(m.start(), m.group()) for m in re.finditer(r"[^\s,·/:]+", text)]
    k = 0
    title: Title | None = None
    while k < len(words):
        found = titles.find(words[k][1])
        if found is None or len(found.prefix) > 6:
            break
        if title is None or found.rank < title.rank:
            title = found
        k += 1
        while k < len(words) and words[k][1] in ("겸", "및"):
            k += 1
    if title is None or k >= len(words):
        return
    rest = text[words[k][0] :]
    offset = start + words[k][0]
    spans: list[tuple[int, int]] = []
    position = 0
    for part in re.split(r"([,·/&]|\s및\s)", rest):
        name = part.strip()
        if name and part not in (",", "·", "/", "&") and name != "및":
            if name.startswith("이하"):
                break
            a = offset + position + len(part) - len(part.lstrip())
            if not re.fullmatch(
                r"[가-힣]{2,4}|[가-힣]{1,6}(?:\s[가-힣]{1,8}){1,2}|[A-Z][\w.'’\-]*(?:\s[A-Z][\w.'’\-]*){1,3}", name
            ):
                return
            spans.append((a, a + len(name)))
        position += len(part)
    for span in spans:
        yield title, span


def words_of(phrases: Iterable[Phrase]) -> list[Word]:
    """Return the words of phrases in order."""
    return [w for p in phrases for w in p.words]
