"""All mentions of one announcement: what its names are, then every place where they stand.

Names are found first (curated ones, ones with a telling form, ones that the context shows), persons with their
posts next, then things; a name found once is then looked up in the whole text, because an announcement shows
what a name is in one sentence and merely uses it in the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.lexicon import Lexicon
from kg.organizations import Organizations, listed, strip_marks
from kg.people import HEADS, People, Role, inside_parentheses
from kg.syntax import EVENT_ENDERS, Parse, Phrase, Word
from kg.things import Things
from kg.types import Document, EntityClass, Mention

PARTICLES = (
    "은 는 이 가 을 를 와 과 의 에 에서 에게 로 으로 도 만 측 등 및 에는 에서는 에도 에서도 과의 와의 로부터 "
    "으로부터 에게서 이라는 라는 이다 이며 이고 인 이란 란 처럼 보다 "
    "까지 부터 이나 나 랑 이랑 께서 께 로서 으로서 로는 으로는 에만 만의 만이 이라고 라고 이라며 에선 에겐 엔 선 서 "
    "내 외 사 社 간 들 이었다 였다 라며 이자 에의 로의 으로의 도록 뿐 별 씨 측은 측이 팀"
)
_PARTICLE = "(?:" + "|".join(sorted(PARTICLES.split(), key=len, reverse=True)) + ")(?![가-힣])"
_EDGE = rf"(?=[^가-힣A-Za-z0-9]|$|{_PARTICLE})"
_PLACE_EDGE = rf"(?=[^가-힣A-Za-z0-9]|$|공장|본사|캠퍼스|사업장|지역|{_PARTICLE})"
_ILLNESS_EDGE = rf"(?=[^가-힣A-Za-z0-9]|$|치료제|치료|환자|신약|약|백신|{_PARTICLE})"
_ALIAS = re.compile(r"^\s*+(?:이하|약칭|영문명|옛|구|舊|약자)?\s*+[:：]?\s*+[‘'“\"]?([^’'”\"]{2,60}?)[’'”\"]?\s*$")
_PLAIN_ALIAS = re.compile(r"^[A-Za-z][A-Za-z0-9 .,&'’+\-™®]*$|^[가-힣A-Za-z0-9·\-]+(?:\s[가-힣A-Za-z0-9·\-]+){0,3}$")
_NOT_ALIAS = re.compile(
    r"^(?:사진|이하|전|현|前|現|가칭|가제|미정|잠정|남|여|만|약|총|왼쪽|오른쪽|가운데|앞줄|뒷줄|제공|출처|자료|왼쪽부터|오른쪽부터|[0-9.,%~\s]+(?:년|월|일|세|살|명|원|%|kg|mg)?|.*(?:위|명|개|원|달러|호|기준|등|시간|현지시간|포함|제외)|[월화수목금토일](?:요일)?)$"
)


_COMMON_UNIT = re.compile(
    r"^(?:의과|치과|한의과|수의과|약학|공과|간호|사범|자연과학|사회과학|인문|생명과학|경영|경제|법과|농업생명과학|예술|체육|보건|의학전문|경영전문|법학전문|일반|"
    r"의생명|융합|미디어|국제|산업|정보|행정|교육|전자|기계|화학|컴퓨터)?(?:대학|대학원|의대|약대|공대|병원)$"
)
_FACULTY = re.compile(rf" ([가-힣]{{1,8}}(?:대학|대학원|의대|약대|공대|병원|학과|학부|연구소|캠퍼스)){_EDGE}")
_END = re.compile(_EDGE)
_ACTING = re.compile(r"(?:은|는|이|가|의)(?![가-힣])")
_EDGES: dict[EntityClass, re.Pattern[str]] = {
    "Condition": re.compile(_ILLNESS_EDGE),
    "Place": re.compile(_PLACE_EDGE),
}
"""What may follow a name of a class, where that is more than `_END`."""
_MARKS = re.compile(r"[‘’“”'\"「」『』《》〈〉]")
_SUBHEADLINE_ENDS = (*sorted(EVENT_ENDERS), "시동", "가속", "본격화", "기대", "제고", "정정", "기자")
_NEAR = 20_000
"""Characters to each side in which another place of a name is looked for: more than any announcement is long, and
a bound on what a text without end can cost."""
_LONGEST_NAME = 60
"""Characters of the longest name that is looked for at the end of another one."""
_OFTEN = 3
"""How often the first organization of a text must be named to be the one that the text is about."""
_AGREEMENT = re.compile(r"(?:협약|MOU|양해각서|계약|MOA|각서|협정)(?:\s[0-9]+건)?$")
_NO_PARTY = (
    "업체", "기업", "고객사", "파트너", "파트너사", "기관", "회사", "정부", "제조사", "대학들", "병원들", "기업들",
    "업체들", "국가", "국가들", "당국", "측", "개사", "은행들",
    "상대방", "발주처", "조합", "이후", "내용", "규모", "기관들", "단체", "단체들", "지자체", "협력사", "투자자",
    "소비자", "고객", "농가", "학교", "선주", "선사",
)  # fmt: skip
_LEGAL_FORM = re.compile(
    r"(?:사단법인|재단법인|학교법인|의료법인|사회복지법인|농업회사법인|주식회사|㈜|\((?:사|재|주|유)\))\s?([가-힣A-Za-z0-9·&]{2,20}?)"
    + _EDGE
)


@dataclass(slots=True)
class Found:
    """What was found in one announcement, before coreference."""

    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    equal: list[tuple[str, str]] = field(default_factory=list)
    main: str = ""
    sure: bool = True
    names: dict[str, EntityClass] = field(default_factory=dict)


class Finder:
    """Finds the mentions of an announcement; one object for a process."""

    def __init__(self, lexicon: Lexicon, people: People) -> None:
        self.lexicon = lexicon
        self.people = people
        self.organizations = Organizations(lexicon)
        self.things = Things(lexicon)

    def find(self, document: Document, parses: list[Parse]) -> Found:
        """Return the mentions of a parsed announcement."""
        found = Found()
        text = document.text
        for parsed in parses:
            self._curated(parsed, found)
            self._brands(parsed, found)
        for parsed in parses:
            self._organizations(text, parsed, found)
        for parsed in parses:
            self._parties(text, parsed, found)
        self._registered(text, found)
        self._announcer(text, parses, found)
        for parsed in parses:
            self._headed(text, parsed, found)
        for index, parsed in enumerate(parses):
            self._people(text, index, parsed, found)
        for parsed in parses:
            self._things(text, parsed, found)
        for parsed in parses:
            self._aliases(text, parsed, found)
        self._placed(text, found)
        self._faculties(text, found)
        found.mentions = [
            self._local(m, text) for m in occurrences(text, found.names, {p.sentence.start for p in parses})
        ]
        self._venues(text, found)
        return found

    def _venues(self, text: str, found: Found) -> None:
        """A venue is also known with its city before it (서울 코엑스)."""
        places = sorted((m for m in found.mentions if m.cls == "Place"), key=lambda m: m.start)
        for city, venue in pairwise(places):
            known = self.lexicon.known(venue.name)
            if text[city.end : venue.start] == " " and known is not None and known.kind == "venue":
                joined = text[city.start : venue.end]
                found.mentions.append(Mention(city.start, venue.end, "Place", joined, joined))
                found.equal.append((joined, venue.name))

    def add(self, found: Found, text: str, span: tuple[int, int], cls: EntityClass) -> str:
        """Record the name at a span, without company marks; return it (empty where it is no name)."""
        start, end = strip_marks(text, *span)
        name = text[start:end]
        near = max(0, start - _NEAR), end + _NEAR
        if len(name) > 2 and name[-1] in "은는이가을를" and text.count(name[:-1], *near) > text.count(name, *near):
            name = name[:-1]
        if cls == "Organization" and text.count(name, *near) < 2:
            name = self._tail(name, found)
        if len(name) < 2 or "\n" in name:
            return ""
        found.names.setdefault(name, cls)
        return name

    def _tail(self, name: str, found: Found) -> str:
        """Return the name without the end of a sub-headline that is glued to it (시동가온금융: 가온금융)."""
        if self.lexicon.known(name) is not None or not re.search("[가-힣]", name[:2]):
            return name
        for k in range(1, min(6, len(name) - 2)):
            tail = name[k:]
            if not name[:k].endswith(_SUBHEADLINE_ENDS):
                continue
            curated = self.lexicon.known(tail)
            if (curated is not None and curated.cls == "Organization" and len(tail) > 2) or (
                found.names.get(tail) == "Organization" and len(tail) > 2
            ):
                return tail
        return name

    def _curated(self, parsed: Parse, found: Found) -> None:
        journals = any(noun in parsed.sentence.text for noun in ("학술지", "저널", "게재"))
        for phrase in _all_phrases(parsed):
            words = phrase.words
            for i in range(len(words)):
                for size in range(min(5, len(words) - i), 0, -1):
                    part = words[i : i + size]
                    name = " ".join(w.text for w in part)
                    known = self.lexicon.known(name)
                    if known is None and size > 1:
                        continue
                    if known is not None and (
                        self._fits(known.cls, name, phrase, part) or (known.cls == "Publication" and journals)
                    ):
                        found.names.setdefault(name, known.cls)
                        break

    def _brands(self, parsed: Parse, found: Found) -> None:
        """A name behind "브랜드" is a product, whatever else its neighbours suggest."""
        for phrase in _all_phrases(parsed):
            for i, word in enumerate(phrase.words[1:], 1):
                if phrase.words[i - 1].text.endswith("브랜드") and phrase.owner is not None:
                    maker = phrase.owner.words[-1]
                    if self.organizations.plausible(maker) and ("NNP" in maker.tags or maker.new) and not maker.quoted:
                        found.names.setdefault(maker.text, "Organization")
                if phrase.words[i - 1].text.endswith("브랜드") and (word.quoted or word.tags[0] in ("NNP", "SL")):
                    found.names.setdefault(word.text, "Product")

    def _fits(self, cls: EntityClass, name: str, phrase: Phrase, part: list[Word]) -> bool:
        """Hold back curated names that are also plain words (셀, 사이언스) where nothing shows the name."""
        if cls == "Publication":
            return part[0].quoted or any(w.text in self.lexicon.publication for w in phrase.words) or len(name) >= 6
        if cls == "Place" and len(part) > 1 and self._places(part):
            return False
        if cls == "Organization" and len(part) == 1 and part[0].tags == ("NNG",) and len(name) <= 3:
            return self.lexicon.suffix(name)[0] != "" or name.endswith(("부", "처", "청"))
        if cls in ("Organization", "Gathering") and len(name) <= 3 and name.isascii() and not name.isupper():
            return False
        return len(name) > 1 or cls == "Place"

    def _places(self, part: list[Word]) -> bool:
        """Tell whether words name a place inside another one (서울 코엑스): the last alone is the name."""
        first, rest = self.lexicon.known(part[0].text), self.lexicon.known(" ".join(w.text for w in part[1:]))
        return first is not None and rest is not None and first.cls == rest.cls == "Place"

    def _organizations(self, text: str, parsed: Parse, found: Found) -> None:
        previous: Phrase | None = None
        for phrase in _all_phrases(parsed):
            for span in self.organizations.by_form(phrase, text):
                self.add(found, text, span, "Organization")
            if previous is not None and previous.case == "copula" and previous.words[-1].text in self.lexicon.kinds:
                named = self.organizations.name(phrase.words[:1], text)
                if named is not None and {"NNP", "QT"} & set(phrase.words[0].tags):
                    self.add(found, text, named, "Organization")
            previous = phrase
            for i, word in enumerate(phrase.words):
                if word.parens and listed(word, text):
                    if (whole := self.organizations.name(phrase.words[: i + 1], text)) is not None:
                        self.add(found, text, whole, "Organization")

    def _parties(self, text: str, parsed: Parse, found: Found) -> None:
        """Who an agreement is signed with is an organization, whatever its name looks like."""
        for clause in parsed.clauses:
            predicate = clause.predicate
            if predicate.stem not in ("체결", "맺", "교환", "인수", "편입"):
                continue
            joined = predicate.stem == "편입" and any(
                a.case == "as" and a.text.endswith(("자회사", "계열사")) for a in clause.args
            )
            if predicate.stem == "인수" or joined:
                for phrase in (a for a in clause.args if a.case == "obj"):
                    word = phrase.words[-1]
                    if (
                        (word.new or (joined and len(word.text) > 3))
                        and not word.quoted
                        and (span := self.organizations.name(phrase.words, text)) is not None
                    ):
                        self.add(found, text, span, "Organization")
            themes = [a.text for a in clause.args if a.case == "obj"] + [
                predicate.compound.text if predicate.compound else ""
            ]
            if not any(_AGREEMENT.search(t) for t in themes):
                continue
            for phrase in clause.args:
                item: Phrase | None = phrase if phrase.case == "with" else None
                while item is not None:
                    word = item.words[-1]
                    proper = (
                        "NNP" in word.tags
                        or word.new
                        or word.tags[0] == "SL"
                        or (len(word.text) > 3 and not word.quoted)
                    )
                    named = word.quoted and len(item.words) > 1 and self.things.product_noun(item.words[-2].text)
                    if (
                        proper
                        and not named
                        and not word.text.endswith(_NO_PARTY)
                        and (span := self.organizations.name(item.words, text)) is not None
                    ):
                        self.add(found, text, span, "Organization")
                    item = item.before

    def _registered(self, text: str, found: Found) -> None:
        """A legal form stands before or behind a whole name, whatever the analyser makes of it."""
        for match in _LEGAL_FORM.finditer(text):
            name = match[1]
            if name not in self.lexicon.generic and name not in self.lexicon.kinds:
                found.names.setdefault(name, "Organization")

    def _announcer(self, text: str, parses: list[Parse], found: Found) -> None:
        """Find who announces: the subject of the reporting verb of the lead, and the head of the headline."""
        body = [p for p in parses if not p.sentence.headline]
        for number, parsed in enumerate(body):
            phrase = self.organizations.reporter(parsed)
            if phrase is None or phrase.speech or phrase.case not in ("topic", "subj"):
                continue
            if number > 2 and not any(c.predicate.ending == "quoted" for c in parsed.clauses):
                continue
            name = self._actor(text, phrase, found, number <= 2)
            if name and number <= 2:
                found.main = found.main or name
        for parsed in parses:
            if not parsed.sentence.headline:
                break
            head = self.organizations.headline(parsed)
            if head is not None and (span := self.organizations.name(head.words, text)) is not None:
                name, end = text[span[0] : span[1]], parsed.sentence.end
                if name not in found.names and written(name, text, _ACTING, (end, end + _NEAR)):
                    word = head.words[-1]
                    if "NNP" in word.tags or "SL" in word.tags:
                        self.add(found, text, span, "Organization")
        if not found.main:
            first = next(
                (
                    n
                    for p in parses
                    for w in p.words
                    if (n := w.text) in found.names and found.names[n] == "Organization"
                ),
                "",
            )
            found.main = first
            found.sure = bool(first) and text.count(first) > _OFTEN

    def _actor(self, text: str, phrase: Phrase, found: Found, lead: bool) -> str:
        words = phrase.words
        if not lead and words[-1].tags[0] not in ("NNP", "SL"):
            return ""
        if any(self.people.titles.find(w.text) and not self.people.titles.find(w.text).prefix for w in words[-1:]):  # type: ignore[union-attr]  # found once above
            return ""
        span = self.organizations.name(words, text)
        if span is None:
            last = words[-1]
            if self.organizations.local_government(last.text):
                found.names[last.text] = "Organization"
                return last.text
            return ""
        longer = {text[a : span[1]] for a in range(max(0, span[1] - _LONGEST_NAME), span[0])} & found.names.keys()
        registered = next((n for n in found.names if n in longer), "") if longer else ""
        if registered and found.names[registered] == "Organization":
            return registered
        name = text[span[0] : span[1]]
        word = next((w for w in words if w.end == span[1]), words[-1])
        if name in found.names:
            return name if found.names[name] == "Organization" else ""
        if self.people.korean_name(word, strict=True) and len(words) == 1 and not word.parens:
            return ""
        if word.text in self.lexicon.not_a_person or word.text.endswith(
            ("들", "씨", "것", "점", "결과", "관계자", "이상", "기자")
        ):
            return ""
        return self.add(found, text, span, "Organization")

    def _headed(self, text: str, parsed: Parse, found: Found) -> None:
        """A title glued to a name shows the organization that it heads (가온병원장, 가온유산청장)."""
        for word in parsed.words:
            title = None if word.quoted else self.people.titles.find(word.text)
            if title is None or len(title.prefix) < 2 or title.prefix in self.lexicon.common:
                continue
            for kind in HEADS.get(title.word, ()):
                name = title.prefix + kind
                if name not in found.names and (len(kind) > 1 or kind in "청처") and name not in self.lexicon.generic:
                    near = max(0, word.start - _NEAR), word.end + _NEAR
                    if (word.text.startswith(name) and "NNP" in word.tags) or written(name, text, _END, near):
                        found.names[name] = "Organization"

    def _people(self, text: str, index: int, parsed: Parse, found: Found) -> None:
        known = self._class_of(found)
        for role in self.people.roles(index, parsed, known):
            name = text[role.person[0] : role.person[1]]
            inside = role.person[0] and text[role.person[0] - 1].isalnum() and role.person[0] != parsed.sentence.start
            if inside or found.names.get(name, "Person") != "Person" or self.lexicon.known(name) is not None:
                continue
            found.names[name] = "Person"
            if role.organization is not None and role.organization[1] <= role.titled[1]:
                self._role_organization(text, role, found)
            found.roles.append(role)
        self._parenthesised(text, index, parsed, found)

    def _role_organization(self, text: str, role: Role, found: Found) -> None:
        span = role.organization
        assert span is not None
        name = text[span[0] : span[1]]
        swallowed = span[0] == role.titled[0] and span[1] < role.titled[1]
        if name not in found.names and not swallowed:
            self.add(found, text, span, "Organization")

    def _class_of(self, found: Found) -> Callable[[str], str]:
        def known(name: str) -> str:
            cls = found.names.get(name)
            if cls is None:
                curated = self.lexicon.known(name)
                cls = curated.cls if curated is not None else None
            return cls or ""

        return known

    def _parenthesised(self, text: str, index: int, parsed: Parse, found: Found) -> None:
        """Read "가온병원(원장 김도윤)" and "김도윤(가온병원 원장)"."""
        for phrase in _all_phrases(parsed):
            for i, word in enumerate(phrase.words):
                for a, b in word.parens:
                    if text[a] != "(":
                        continue
                    begin = a + 1 + _before_title(text[a + 1 : b - 1])
                    for title, span in inside_parentheses(text[begin : b - 1], begin, self.people.titles):
                        organization = self._ending_at(text, phrase.words[: i + 1], found)
                        if organization is None:
                            continue
                        found.names[text[span[0] : span[1]]] = "Person"
                        found.roles.append(
                            Role(span, title, span[1], organization, False, index, "parenthesis", (a + 1, span[1]))
                        )

    def _ending_at(self, text: str, words: list[Word], found: Found) -> tuple[int, int] | None:
        """Return the span of the organization that ends a run of words, making it known."""
        for size in range(min(4, len(words)), 0, -1):
            part = words[-size:]
            start, end = strip_marks(text, part[0].start, part[-1].end)
            if found.names.get(text[start:end]) == "Organization":
                return start, end
        if self.people.korean_name(words[-1], strict=True) and found.names.get(words[-1].text) == "Person":
            return None
        span = self.organizations.name(words, text)
        if span is None:
            return None
        start, end = strip_marks(text, *span)
        found.names[text[start:end]] = "Organization"
        return start, end

    def _things(self, text: str, parsed: Parse, found: Found) -> None:
        previous: Phrase | None = None
        for phrase in _all_phrases(parsed):
            for i, word in enumerate(phrase.words):
                cls: EntityClass | None = None
                if word.quoted and (span := self.things.ceremony(phrase, i)) is not None:
                    found.names.setdefault(text[span[0] : span[1]], "Gathering")
                elif word.quoted:
                    cls = self.things.quoted(word, phrase, i) or self.things.described(word, phrase, i)
                    if (
                        cls is None
                        and i == 0
                        and previous is not None
                        and previous.case == "copula"
                        and self.things.nameable(word.text)
                    ):
                        owner = (
                            previous.owner is not None
                            and found.names.get(previous.owner.words[-1].text) == "Organization"
                        )
                        cls = "Product" if self.things.product_noun(previous.words[-1].text) or owner else None
                    if cls is None and len(phrase.words) <= i + 4 and self._owner(phrase, i, found) and self.things.owned(word, phrase):
                        cls = "Product"
                elif self.things.code(word):
                    cls = "Product"
                else:
                    cls = self.things.beside_noun(phrase, i)
                if cls is not None:
                    found.names.setdefault(word.text, cls)
            self._listed(phrase, found)
            if (
                previous is not None
                and previous.case == "copula"
                and previous.words[-1].text
                in ("학회", "행사", "전시회", "박람회", "축제", "대회", "콘퍼런스", "학술대회")
            ):
                name = " ".join(w.text for w in phrase.words if w.text not in ("행사", "부스", "현장"))
                if (
                    phrase.words[0].tags[0] in ("SL", "NNP", "QT")
                    and len(phrase.words) < 4
                    and phrase.case in ("at", "to", "obj", "subj", "topic")
                ):
                    found.names.setdefault(name, "Gathering")
            if (
                phrase.before is not None
                and len(phrase.words) == 1
                and {"▲", "△"} & set(text[phrase.before.end : phrase.start])
            ):
                before = phrase.before.words[-1].text
                word = phrase.words[0]
                if (
                    (self.things.product_noun(before) or found.names.get(before) == "Product")
                    and ("NNP" in word.tags or word.new)
                    and len(word.text) > 2
                ):
                    found.names.setdefault(word.text, "Product")
            previous = phrase
        self._defined(parsed, found)
        self._called(parsed, found)
        self._pairs(parsed, found)

    def _called(self, parsed: Parse, found: Found) -> None:
        """A quoted name is a product where a product noun follows 라는 (‘다래’라는 솔루션)."""
        for clause in parsed.clauses:
            if (
                clause.predicate.stem != "이"
                or clause.head is None
                or not clause.args
                or clause.predicate.ending not in ("adnominal", "quoted")
            ):
                continue
            word = clause.args[-1].words[-1]
            if word.quoted and self.things.nameable(word.text) and self.things.product_noun(clause.head.words[-1].text):
                found.names.setdefault(word.text, "Product")

    def _pairs(self, parsed: Parse, found: Found) -> None:
        """Makers and products listed in pairs (가온 ‘다래’, 나래의 ‘마루’): one known maker shows the others."""
        pairs: list[tuple[Word, Word]] = []
        for phrase in _all_phrases(parsed):
            words = phrase.words
            first = next((i for i, w in enumerate(words) if w.quoted), -1)
            if first == 1 or (first == 0 and phrase.owner is not None):
                maker = words[0] if first == 1 else phrase.owner.words[-1]  # type: ignore[union-attr]  # tested in the line above
                if not maker.quoted and self.things.nameable(words[first].text):
                    pairs.append((maker, words[first]))
        known = [m for m, _ in pairs if found.names.get(m.text) == "Organization"]
        if len(pairs) < 3 or not known:
            return
        for maker, product in pairs:
            if found.names.get(maker.text) == "Organization" or (
                maker.text not in found.names
                and self.organizations.plausible(maker)
                and len(maker.text) > 1
                and not self.things.product_noun(maker.text)
            ):
                found.names.setdefault(maker.text, "Organization")
                found.names.setdefault(product.text, "Product")

    def _defined(self, parsed: Parse, found: Found) -> None:
        """A name that a sentence defines as a product is one ("‘다래’는 … 솔루션이다")."""
        for clause in parsed.clauses:
            if clause.predicate.stem != "이" or clause.topic is None or clause.predicate.ending == "adnominal":
                continue
            what = clause.args[-1] if clause.args else None
            name = clause.topic.words[-1]
            if what is None or what.case != "copula" or name.text in found.names or len(clause.topic.words) > 3:
                continue
            proper = name.quoted or (
                len(clause.topic.words) == 1 and name.tags[0] in ("NNP", "SL") and len(name.text) > 1
            )
            if proper and self.things.product_noun(what.words[-1].text) and self.things.nameable(name.text):
                found.names[name.text] = "Product"

    def _owner(self, phrase: Phrase, i: int, found: Found) -> bool:
        """Tell whether an organization stands right before the word at ``i``, with or without 의."""
        if i:
            return found.names.get(phrase.words[i - 1].text) == "Organization"
        owner = phrase.owner
        return owner is not None and found.names.get(owner.words[-1].text) == "Organization"

    def _listed(self, phrase: Phrase, found: Found) -> None:
        """Quoted names in one list are of one class: a classified one tells what the others are."""
        group: list[Word] = []
        item: Phrase | None = phrase
        while item is not None:
            group += [
                w
                for i, w in enumerate(item.words)
                if w.quoted
                and self.things.nameable(w.text)
                and (
                    i == 0
                    or item is phrase
                    or self.things.product_noun(item.words[i - 1].text)
                    or item.words[i - 1].text in found.names
                )
            ]
            item = item.before or (item.joined if item.joined is not None and item.joined.words[-1].quoted else None)
        classes = {found.names[w.text] for w in group if w.text in found.names}
        if len(group) > 1 and len(classes) == 1:
            for word in group:
                found.names.setdefault(word.text, next(iter(classes)))

    def _aliases(self, text: str, parsed: Parse, found: Found) -> None:
        """Read names in parentheses behind a name: "가온바이오(GaonBio)", "식품의약품안전처(이하 식약처)"."""
        for phrase in _all_phrases(parsed):
            for i, word in enumerate(phrase.words):
                for a, b in word.parens:
                    inner = text[a + 1 : b - 1]
                    if cut := _before_title(inner):
                        inner = inner[:cut].rstrip(" ·,/")
                    match = _ALIAS.match(inner)
                    if match is None or not _PLAIN_ALIAS.match(match[1]) or _NOT_ALIAS.match(match[1]):
                        continue
                    self._alias(text, phrase.words[: i + 1], match[1].strip(), inner, found)
                if word.quoted and word.text.endswith(")") and "(" in word.text:
                    self._inner_alias(word.text, found)

    def _inner_alias(self, name: str, found: Found) -> None:
        """Split the quoted name "씽크(thynC)" into two forms of one."""
        head, _, tail = name.partition("(")
        head, tail = head.strip(), tail.rstrip(")").strip()
        cls = found.names.get(name)
        if cls is None or len(head) < 2 or cls == "Gathering":
            return
        del found.names[name]
        found.names.setdefault(head, cls)
        if len(tail) > 1 and _PLAIN_ALIAS.match(tail) and not _NOT_ALIAS.match(tail) and not tail.startswith("성분명"):
            found.names.setdefault(tail, cls)
            found.equal.append((head, tail))

    def _alias(self, text: str, words: list[Word], alias: str, inner: str, found: Found) -> None:
        for size in range(min(5, len(words)), 0, -1):
            part = words[-size:]
            start, end = strip_marks(text, part[0].start, part[-1].end)
            name = text[start:end]
            cls = found.names.get(name)
            if cls is None or name == alias:
                continue
            other = found.names.get(alias)
            curated = self.lexicon.known(alias)
            if (other is not None and other != cls) or (curated is not None and curated.cls != cls):
                return
            hangul = bool(re.search("[가-힣]", alias))
            if hangul and not inner.strip().startswith(("이하", "약칭")) and not name.isascii() and cls != "Gathering":
                return
            if cls == "Place" or (cls == "Person" and hangul):
                return
            found.names.setdefault(alias, cls)
            found.equal.append((name, alias))
            return
        if found.names.get(alias) == "Organization" and (span := self.organizations.name(words, text)) is not None:
            name = self.add(found, text, span, "Organization")
            if name and found.names[name] == "Organization" and not words[-1].quoted:
                found.equal.append((name, alias))

    def _placed(self, text: str, found: Found) -> None:
        """A hospital or school always written with its place bears it in its name (분당 차병원)."""
        places = [n for n, c in found.names.items() if c == "Place" and re.search("[가-힣]", n)]
        houses = [
            n
            for n, c in found.names.items()
            if c == "Organization" and n.endswith(("병원", "의료원", "캠퍼스", "센터"))
        ]
        if not places or not houses:
            return
        standing = _places_of(houses, text)
        longest = max(map(len, places))
        for name in houses:
            at = standing.get(name, [])
            if len(at) < 2 or text[at[0] - 1 : at[0]] != " ":
                continue
            before = {text[a : at[0] - 1] for a in range(max(0, at[0] - 1 - longest), at[0] - 1)}
            for place in (p for p in places if p in before):
                if all(text.endswith(f"{place} ", 0, a) for a in at):
                    found.names[f"{place} {name}"] = "Organization"
                    found.equal.append((f"{place} {name}", name))

    def _faculties(self, text: str, found: Found) -> None:
        """A faculty named by common words belongs to the university before it (서울대 수의과대학)."""
        universities = [
            n
            for n, c in found.names.items()
            if c == "Organization" and n.endswith(("대", "대학교", "KAIST", "카이스트"))
        ]
        for university, starts in _places_of(universities, text).items():
            for start in starts:
                match = _FACULTY.match(text, start + len(university))
                if match is None:
                    continue
                unit = match[1]
                if (
                    self.lexicon.known(unit) is None
                    and len(unit) <= 7
                    and found.names.get(unit) in (None, "Organization")
                    and _COMMON_UNIT.match(unit)
                ):
                    found.names[university + match.group()] = "Organization"
                    found.names.pop(unit, None)

    def _local(self, mention: Mention, text: str) -> Mention:
        """A city or province that acts is the organization that governs it."""
        if mention.cls != "Place" or not self.organizations.local_government(mention.name):
            return mention
        if re.match(r"(?:은|는|이|가|와|과|의회|청|시장|군수)(?![가-힣])", text[mention.end : mention.end + 3]):
            return Mention(mention.start, mention.end, "Organization", mention.surface, mention.name)
        return mention


def _before_title(inner: str) -> int:
    """Return how many characters of a parenthesis stand before its title ("Gaon·대표 김도윤"): a name in Latin."""
    match = re.match(r"[A-Za-z][A-Za-z0-9 .&-]*\s?[·,/]\s?(?=[가-힣])", inner)
    return match.end() if match else 0


def _all_phrases(parsed: Parse) -> list[Phrase]:
    compounds = [c.predicate.compound for c in parsed.clauses if c.predicate.compound is not None]
    return [p for p in parsed.phrases if not p.speech] + compounds


class Names:
    """Names by their first character and their length, so that a place of a text is asked once for all of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names) - {""}
        lengths: dict[str, set[int]] = {}
        for name in self.names:
            lengths.setdefault(name[0], set()).add(len(name))
        self.lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self.firsts = "[" + "".join(map(re.escape, sorted(self.lengths))) + "]"

    def at(self, text: str, start: int) -> Iterator[str]:
        """Yield the names that stand at a place of the text, the longest first."""
        for length in self.lengths.get(text[start], ()):
            if (part := text[start : start + length]) in self.names:
                yield part


def _places_of(names: list[str], text: str) -> dict[str, list[int]]:
    """Return where each of the names begins a word of Hangul, whatever follows it; names that occur, in their order."""
    if not names:
        return {}
    index = Names(names)
    places: dict[str, list[int]] = {name: [] for name in names}
    for match in re.finditer(rf"(?<![가-힣]){index.firsts}", text):
        for name in index.at(text, match.start()):
            places[name].append(match.start())
    return {name: found for name, found in places.items() if found}


def written(name: str, text: str, behind: re.Pattern[str], span: tuple[int, int]) -> bool:
    """Tell whether the name stands somewhere in a span of the text with what ``behind`` matches right behind it."""
    at = text.find(name, *span)
    while at >= 0:
        if behind.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1, span[1])
    return False


def occurrences(text: str, names: dict[str, EntityClass], starts: Iterable[int] = ()) -> list[Mention]:
    """Return every mention of the names in the text, the longest name first where several fit.

    A mention begins at a word's begin, or where a sentence begins without a space (``starts``), and ends at the
    word's end or before a particle. The cost is that of the text, however many names there are.
    """
    index = Names(names)
    if not index.names:
        return []
    ranks: dict[re.Pattern[str], int] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        ranks.setdefault(_EDGES.get(names[name], _END), len(ranks))

    def mention(start: int) -> Mention | None:
        fitting = [n for n in index.at(text, start) if _EDGES.get(names[n], _END).match(text, start + len(n))]
        if not fitting:
            return None
        surface = min(fitting, key=lambda n: ranks[_EDGES.get(names[n], _END)])
        return Mention(start, start + len(surface), names[surface], surface, _MARKS.sub("", surface))

    glued = [m for at in sorted(starts) if at and text[at - 1].isalnum() and (m := mention(at)) is not None]
    found: list[Mention] = []
    for match in re.finditer(rf"(?<![가-힣A-Za-z0-9]){index.firsts}", text):
        if not found or match.start() >= found[-1].end:
            if (one := mention(match.start())) is not None:
                found.append(one)
    return glued + found
