"""Relations between the mentions of a sentence, read by the patterns of ``ontology/patterns``.

Clause patterns work on predicates and their arguments, phrase patterns on the sentence with its mentions
masked, roles on titles. Each reading carries the words it stands on, the pattern's name and a confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

from kg.knowledge import load_table, load_toml
from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.patterns import MASK, ClausePattern, load_patterns
from kg.syntax import Clause, Parse, Phrase, Predicate
from kg.types import Document, EntityClass, Evidence, Mention, Relation, Status

ELLIPSIS = 0.85
"""Factor on the confidence of a reading whose subject stands in an earlier sentence."""
_PLANS = re.compile(
    r"^(?:계획|예정|방침|목표|전망|방안|의향|가능성|예상|구상|것|수|방향|전략|필요|경우|때문|생각|포부|의지|각오|복안|채비|준비)"
)
_LIGHT_DONE = frozenset(
    (
        "하 완료 마치 마무리 진행 실시 단행 성공 이루 끝내 결정 확정 갖 이뤄지 완수 이루어지 마무리짓 시작 나서 "
        "들어가 돌입 착수"
    ).split()
)
_ALLOWED_AFTER_ORGANIZATION = re.compile(
    r"^(?:등|측|컨소시엄|[0-9]+곳|[0-9]+개|[0-9]*개사|[0-9]*개|기관|기업|양|사|및|각각|함께|공동|간|관계자들|연구팀|연구진|팀)$"
)
_ANAPHOR_TRAIL = re.compile(r"^(?:측|관계자)$")
_JOINED = re.compile(r"^[’'”\"」』》〉]?(?:\([^()]*\))?\s?[-·/&,×xX–]\s?[‘“'\"「『《〈]?$")
_LISTED = re.compile(
    r"^[’'”\"」』》〉]?(?:\([^()]*\))?(?:,|·|와|과| 및| 등|‧)\s?(?:[▲△·]\s?)?[‘'“\"「『《〈]?$|^(?:\([^()]*\))? [▲△] ?$"
)
_LEADING = re.compile(
    r"^(?:가운데|참석|[0-9~.]+(?:년|월|일|시|분|회)?|오전|오후|이번|올해|지난해|내년|이날|최근|신규|각종|다양|국내|주요|제[0-9]+회?|[0-9]+회)$"
)
_NO_UNIT = tuple(
    "성과 효과 결과 부과 통과 초과 경과 현실 사실 확실 전국 각국 양국 교실 계획과 방안과 연구팀 내실 손실 진실".split()
)
_COUNTED = re.compile(r"\s(?:각각\s)?[0-9]+(?:건|종|개)$")
_BINDING = frozenset({"MOU", "Contract", "License", "Supply", "Acquisition", "Merger"})
_ENDED = ("해지", "철회", "무산", "파기", "결렬", "백지화", "계약 취소", "불발", "증발", "인수 포기")
"""Words of a headline that tell of an agreement's end: what the text then says of its making holds no more."""
_TIMES = re.compile(
    r"^(?:(?:[0-9]+(?:년|월|일|시)|오늘|이날|최근|지난해|올해|내년|최종|최초|직접|함께|처음|본격|공동|잇달아|각각)\s?)+$"
)
_BEGINNING = frozenset({"출범", "개소", "개원", "발족", "신설", "개관", "창립", "창단"})
_BOTH = re.compile(
    r"^(?:양|두|세) ?(?:사|측|기관|기업|회사|협회|단체|대학|병원|학교|조직|그룹|도시|지자체)$|^이들 (?:기관|기업|회사)$"
)
_INTRANSITIVE = frozenset({"열리", "실리", "뽑히", "꼽히", "나오", "펼쳐지", "치러지"})


@dataclass(slots=True)
class Reading:
    """A relation read in a sentence, with what an event of it needs."""

    relation: Relation
    event: str
    sentence: int
    others: list[Mention] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    place: Mention | None = None


@dataclass(slots=True)
class View:
    """A predicate seen as an event: its stem, theme and compound (인수를 완료했다 = 인수했다)."""

    stem: str
    theme: Phrase | None
    clause: Clause
    status: str
    passive: bool


class Relations:
    """Reads relations; one object for a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.clause_patterns, self.phrase_patterns = load_patterns()
        self.by_verb: dict[str, list[ClausePattern]] = {}
        for pattern in self.clause_patterns:
            for verb in sorted(pattern.verbs):
                self.by_verb.setdefault(verb, []).append(pattern)
        self.ends: dict[str, tuple[frozenset[str], frozenset[str]]] = {
            r["property"]: (frozenset(r["domain"].split("|")), frozenset(r["range"].split("|")))
            for r in load_table("properties.tsv")
        }
        self.implications: dict[str, list[dict[str, Any]]] = {}
        for entry in load_toml("implications.toml")["implication"]:
            self.implications.setdefault(entry["if"], []).append(entry)
        self.symmetric = frozenset(r["property"] for r in load_table("properties.tsv") if r["symmetric"] == "yes")

    def read(self, document: Document, parses: list[Parse], found: Found) -> list[Reading]:
        """Return all readings of an announcement, in text order."""
        readings = _DocumentReader(self, document, parses, found).readings()
        return readings + [r for reading in readings for r in self._implied(reading)]

    def _implied(self, reading: Reading) -> Iterator[Reading]:
        """Yield what a relation says of another (``ontology/implications.toml``)."""
        relation = reading.relation
        for entry in self.implications.get(relation.property, ()):
            evidence = replace(
                relation.evidence,
                rule=f"{relation.evidence.rule}+{entry['then']}",
                confidence=round(relation.evidence.confidence * entry["factor"], 3),
            )
            implied = replace(relation, property=entry["then"], evidence=evidence)
            yield Reading(implied, "", reading.sentence, [], reading.span)


class _DocumentReader:
    """Reads one announcement: holds its mentions and the organization last spoken of."""

    def __init__(self, rules: Relations, document: Document, parses: list[Parse], found: Found) -> None:
        self.rules = rules
        self.lexicon = rules.lexicon
        self.document = document
        self.parses = parses
        self.found = found
        self.mentions = sorted(found.mentions, key=lambda m: m.start)
        self.current: Mention | None = None
        title = document.title or ""
        self.called_off = any(word in title for word in _ENDED)
        self.person: Mention | None = None
        self.made: list[Mention] = []
        self.index = 0
        self.sentence_mentions: list[Mention] = []
        self.pair: tuple[Mention, ...] = ()

    # -- walking the text -------------------------------------------------

    def readings(self) -> list[Reading]:
        out: list[Reading] = []
        k = 0
        for index, parsed in enumerate(self.parses):
            sentence = parsed.sentence
            while k < len(self.mentions) and self.mentions[k].start < sentence.start:
                k += 1
            stop = k
            while stop < len(self.mentions) and self.mentions[stop].start < sentence.end:
                stop += 1
            self.index = index
            self.sentence_mentions = self.mentions[k:stop]
            k = stop
            speech = [p.words[0].outer for p in parsed.phrases if p.speech]
            self.sentence_mentions = [m for m in self.sentence_mentions if not any(a <= m.start < b for a, b in speech)]
            out.extend(self._phrases(parsed))
            out.extend(self._clauses(parsed))
            self._follow_topic(parsed)
        return out

    def _follow_topic(self, parsed: Parse) -> None:
        """Remember the organization that the sentence is about, for sentences without a subject."""
        for phrase in parsed.phrases:
            if phrase.case in ("topic", "subj") and not phrase.speech:
                heads = self._heads(phrase, "Organization")
                people = [] if heads else self._heads(phrase, "Person") or self._by_surname(phrase)
                if heads:
                    self.current = heads[-1]
                if heads or people:
                    self.person = people[-1] if people else None
                    return

    # -- mentions in phrases ----------------------------------------------

    def _inside(self, phrase: Phrase) -> list[Mention]:
        a, b = phrase.words[0].outer[0], phrase.words[-1].outer[1]
        covered = [(w.outer[0], w.outer[1]) for w in phrase.words]
        inside = [m for m in self.sentence_mentions if a <= m.start and m.end <= b]
        return [m for m in inside if any(x <= m.start < y for x, y in covered)]

    def _heads(self, phrase: Phrase, cls: str, depth: int = 0) -> list[Mention]:
        """Return the mentions of a class that a phrase is about: its last one and those coordinated with it."""
        inside = self._inside(phrase)
        own = [m for m in inside if m.cls == cls]
        heads: list[Mention] = []
        if own and self._is_head(phrase, own[-1]):
            heads = [own[-1]]
            text = self.document.text
            for left in own[-2::-1]:
                if not _JOINED.match(text[left.end : heads[0].start]):
                    break
                heads.insert(0, left)
        if (
            not heads
            and not own
            and phrase.relative is not None
            and phrase.relative.predicate.stem == "이"
            and phrase.relative.args
            and depth < 3
        ):
            heads = self._heads(phrase.relative.args[-1], cls, depth + 1)
        if phrase.before is not None and depth < 40 and (heads or not inside):
            before = self._heads(phrase.before, cls, depth + 1)
            if phrase.before.joined is not None and before:
                before = self._heads(phrase.before.joined, cls, depth + 1) + before
            heads = before + heads
        return heads

    def _is_head(self, phrase: Phrase, mention: Mention) -> bool:
        rest = [w for w in phrase.words if w.start >= mention.end]
        if mention.cls == "Organization":
            return all(_ALLOWED_AFTER_ORGANIZATION.match(w.text) for w in rest)
        if mention.cls == "Person":
            return all(w.text in ("등", "씨") or len(w.text) <= 8 for w in rest)
        if mention.cls == "Product":
            return all(
                w.text in self.lexicon.product
                or w.text in ("등", "제품", "시리즈", "신제품", "품목", "관련", "모델")
                or w.text.endswith("종")
                or w.text.isdigit()
                for w in rest[: next((i for i, w in enumerate(rest) if w.text == "등"), len(rest))]
            )
        if mention.cls in ("Programme", "Publication", "Condition"):
            return len(rest) <= 2
        return True

    def _subjects(self, phrase: Phrase | None, cls: str) -> list[Mention]:
        if phrase is None or phrase.speech:
            return []
        heads = self._heads(phrase, cls)
        if not heads and cls == "Person":
            heads = self._by_surname(phrase)
        if heads and phrase.joined is not None:
            heads = self._heads(phrase.joined, cls) + heads
        if not heads and cls == "Organization":
            if _BOTH.match(phrase.text):
                return list(self.pair)
            anaphor = self._anaphor(phrase)
            heads = [anaphor] if anaphor is not None else []
        return heads

    def _by_surname(self, phrase: Phrase) -> list[Mention]:
        """Lead "김 교수는" back to the one person of that surname named before."""
        first = phrase.words[0].text
        if len(first) != 1 or len(phrase.words) < 2:
            return []
        fitting = {
            m.name: m
            for m in self.mentions
            if m.cls == "Person" and m.start < phrase.start and m.name.startswith(first)
        }
        return list(fitting.values()) if len(fitting) == 1 else []

    def _anaphor(self, phrase: Phrase) -> Mention | None:
        """Lead 회사, 병원, 협회 … back to the organization that the text has been about."""
        words = [w for w in phrase.words if not _ANAPHOR_TRAIL.match(w.text)]
        text = " ".join(w.text for w in words[-1:])
        if len(words) > 2 or text not in self.lexicon.generic or text in ("양사", "양측", "업계", "정부", "당국"):
            return None
        known = self.current
        main = next((m for m in self.mentions if m.name == self.found.main), None)
        for mention in (known, main):
            if mention is not None and (
                text in ("회사", "기업", "당사", "업체", "기관", "본사")
                or text[-2:] in mention.name
                or text in mention.name
            ):
                return mention
        return None

    # -- clause patterns ---------------------------------------------------

    def _clauses(self, parsed: Parse) -> Iterator[Reading]:
        for number, clause in enumerate(parsed.clauses):
            for view in self._views(clause, parsed.clauses[number + 1 :]):
                for pattern in self.rules.by_verb.get(view.stem, ()):
                    yield from self._apply(pattern, view, parsed)

    def _views(self, clause: Clause, later: list[Clause]) -> Iterator[View]:
        predicate = clause.predicate
        has_object = any(a.case == "obj" for a in clause.args)
        received = predicate.voice == "received"
        passive = predicate.voice == "passive" or predicate.stem in _INTRANSITIVE or (received and not has_object)
        stem = predicate.stem + "받" if received and has_object else predicate.stem
        status = _clause_status(predicate)
        if status in ("asserted", "decided") and predicate.ending == "connective" and not predicate.past:
            status = _chained(status, later)
        objects = [a for a in clause.args if a.case == "obj"]
        theme = objects[-1] if objects else None
        if theme is None and predicate.compound is not None and not _TIMES.match(predicate.compound.text):
            theme = predicate.compound
        if passive and theme is None:
            theme = clause.subject or self._also(clause)
        if theme is None and predicate.stem in _BEGINNING:
            passive, theme = True, clause.subject if predicate.ending != "adnominal" else None
        yield View(stem, theme, clause, status, passive)
        if predicate.compound is not None and predicate.compound.words[-1].text.endswith("·"):
            yield View(
                predicate.compound.words[-1].text[:-1], objects[-1] if objects else None, clause, status, passive
            )
        if predicate.stem == "이":
            yield from self._ongoing(clause, status)
        if predicate.ending == "headline" and predicate.stem in _LIGHT_DONE and predicate.compound is not None:
            words = predicate.compound.words
            if words[-1].text in self.rules.by_verb:
                rest = Phrase(words[:-1], before=predicate.compound.before) if len(words) > 1 else None
                yield View(words[-1].text, rest, clause, status, passive)
        elif predicate.stem in _LIGHT_DONE:
            for phrase in [a for a in clause.args if a.case in ("obj", "to")][-1:]:
                last = phrase.words[-1]
                stem = last.text
                if stem in self.rules.by_verb and not last.quoted:
                    rest = (
                        Phrase(
                            phrase.words[:-1], "obj", before=phrase.before, owner=phrase.owner, relative=phrase.relative
                        )
                        if len(phrase.words) > 1
                        else phrase.owner
                    )
                    yield View(stem, rest, clause, status, passive)

    def _ongoing(self, clause: Clause, status: str) -> Iterator[View]:
        """See "개발 중인", "진행 중이다" as the verb that it stands for."""
        for phrase in clause.args[-1:]:
            words = phrase.words
            if phrase.case == "copula" and len(words) > 1 and words[-1].text in ("중", "상태"):
                stem = next(
                    (
                        words[-2].text[k:]
                        for k in range(len(words[-2].text))
                        if words[-2].text[k:] in self.rules.by_verb
                    ),
                    "",
                )
                if stem:
                    objects = [a for a in clause.args if a.case == "obj"]
                    theme = objects[-1] if objects else Phrase(words[:-2]) if len(words) > 2 else None
                    yield View(stem, theme, clause, status, False)

    def _apply(self, pattern: ClausePattern, view: View, parsed: Parse) -> Iterator[Reading]:
        if (pattern.voice == "passive" and not view.passive) or (pattern.voice == "active" and view.passive):
            return
        if not self._nouns_fit(pattern, view):
            return
        if pattern.about and not any(
            p.words[-1].text.endswith(pattern.about)
            for p in (*view.clause.args, *((view.clause.topic,) if view.clause.topic is not None else ()))
            if p.topic or p.case == "to"
        ):
            return
        if pattern.near_as and not any(
            a.case == "as" and a.words[-1].text.endswith(pattern.near_as) for a in view.clause.args
        ):
            return
        domain, range_ = self.rules.ends[pattern.property]
        status = view.status
        if pattern.event in _BINDING and self.called_off:
            status = "denied"
        if status == "decided":
            status = "asserted" if pattern.decided else "planned"
        subjects, ellipsis = self._fill(pattern, pattern.subject, view, domain)
        if not subjects:
            return
        objects, ellipsis2 = self._fill(pattern, pattern.object, view, range_)
        pairs = [(s, o) for s in subjects for o in objects if s.name != o.name]
        if pattern.pairs:
            pairs += [(a, b) for i, a in enumerate(subjects) for b in subjects[i + 1 :] if a.name != b.name]
            pairs += [(a, b) for i, a in enumerate(objects) for b in objects[i + 1 :] if a.name != b.name]
        pairs = self._distributed(pairs, view)
        confidence = pattern.confidence * (ELLIPSIS if ellipsis or ellipsis2 else 1.0)
        if pattern.event in ("MOU", "Contract") and pairs and status == "asserted":
            self.pair = tuple(dict.fromkeys(m for pair in pairs for m in pair))
        for s, o in dict.fromkeys(pairs):
            relation = self._relation(
                s, pattern.property, o, parsed, pattern.name, confidence, cast(Status, status), view
            )
            others = [
                m for role in pattern.extra for m in self._fill(pattern, role, view, frozenset({"Organization"}))[0]
            ]
            if pattern.event in ("MOU", "Contract", "License", "Supply") and view.theme is not None:
                others += [m for m in self._inside(view.theme) if m.cls == "Product"]
            where = [m for a in view.clause.args if a.case == "at" for m in self._inside(a) if m.cls == "Place"]
            span = (view.clause.predicate.start, view.clause.predicate.end)
            yield Reading(relation, pattern.event, self.index, others, span, where[-1] if where else None)

    def _distributed(self, pairs: list[tuple[Mention, Mention]], view: View) -> list[tuple[Mention, Mention]]:
        """Give each of two parties its own thing where countries tell them apart ("한국의 가온과 미국의 다래")."""
        subject = next((a for a in view.clause.args if a.case == "subj"), view.clause.subject)
        if subject is None or not _BOTH.match(subject.text) or len({o.name for _, o in pairs}) < 2:
            return pairs
        text = self.document.text
        fitting = []
        for party, thing in pairs:
            place = [
                m
                for m in self.sentence_mentions
                if m.cls == "Place" and text[m.end : thing.start] in ("의 ", " ", "의 ‘", "의 '")
            ]
            if place and place[-1].name in party.name:
                fitting.append((party, thing))
        return fitting or pairs

    def _nouns_fit(self, pattern: ClausePattern, view: View) -> bool:
        texts = []
        if view.theme is not None:
            texts.append(view.theme.text)
        if view.clause.predicate.compound is not None:
            texts.append(view.clause.predicate.compound.text)
        if view.clause.predicate.ending == "adnominal" and view.clause.head is not None and not texts:
            texts.append(view.clause.head.text)
        texts = [_COUNTED.sub("", t) for t in texts]
        whole = " ".join(texts)
        owner = view.theme.owner if view.theme is not None else None
        if any(w in whole or (owner is not None and w in owner.text) for w in pattern.without):
            return False
        if not pattern.nouns:
            return True
        return any(t.endswith(n) for t in texts for n in pattern.nouns if n or not t)

    def _fill(
        self, pattern: ClausePattern, role: str, view: View, classes: frozenset[str]
    ) -> tuple[list[Mention], bool]:
        """Return the mentions that fill a role, and whether they come from an earlier sentence."""
        for cls in sorted(classes):
            mentions = self._role(pattern, role, view, cls)
            if mentions:
                return mentions, False
        if (
            role == "agent"
            and "Person" in classes
            and pattern.ellipsis
            and self.person is not None
            and self._may_be_elliptic(view)
        ):
            return [self.person], True
        if role == "agent" and "Organization" in classes and pattern.ellipsis and self.current is not None:
            if self._may_be_elliptic(view) or (pattern.product_topic and self._about_product(view)):
                return [self.current], True
        return [], False

    def _about_product(self, view: View) -> bool:
        """Tell whether the sentence speaks of a product, so that its maker is understood."""
        topic = view.clause.topic or view.clause.subject
        return topic is not None and bool(self._heads(topic, "Product"))

    def _may_be_elliptic(self, view: View) -> bool:
        clause = view.clause
        if clause.subject is not None or clause.topic is not None or view.passive:
            return False
        if (also := self._also(clause)) is not None and self._inside(also):
            return False
        return clause.predicate.ending not in ("adnominal", "headline", "nominal")

    def _role(self, pattern: ClausePattern, role: str, view: View, cls: str) -> list[Mention]:
        clause = view.clause
        if role == "agent":
            agents = self._agents(view, cls)
            if (
                not agents
                and pattern.topic
                and clause.topic is not None
                and clause.head is not None
                and not self._inside(clause.head)
            ):
                agents = self._heads(clause.topic, cls)
            return agents
        if role == "owner-as":
            return [m for a in clause.args if a.case == "as" and a.owner is not None for m in self._heads(a.owner, cls)]
        if role in ("spoken", "within"):
            return self._spoken(view, cls, role == "spoken")
        if role == "theme":
            return self._themes(pattern, view, cls)
        if role == "owner":
            return self._owners(view, cls)
        if role == "inside":
            return self._anywhere(view, cls)
        out: list[Mention] = []
        for phrase in clause.args:
            if phrase.case == role and self._beside(pattern, phrase, clause):
                out += self._heads(phrase, cls)
                if not out and pattern.make == cls:
                    out += self._make(pattern, phrase)
        if not out and role == "to" and cls == "Organization":
            for phrase in clause.args:
                if phrase.case == "to" and phrase.owner is not None:
                    out += self._heads(phrase.owner, cls)
                elif phrase.case == "to" and phrase.relative is not None and phrase.relative.predicate.stem == "이":
                    out += [m for a in phrase.relative.args if a.owner is not None for m in self._heads(a.owner, cls)]
        if not out and role == "from":
            out += [m for a in clause.args if a.case == "at" for m in self._heads(a, cls)]
        if not out and cls == "Gathering" and role in ("to", "at"):
            out += [g for p in clause.args if p.case == role for g in self._gathering(p)]
        if not out and role in ("to", "at") and clause.predicate.ending == "headline":
            for phrase in [p for p in (clause.predicate.compound, view.theme) if p is not None]:
                out = out or self._heads(phrase, cls)
        if not out and clause.predicate.ending == "adnominal" and clause.head is not None and role in ("to", "as"):
            out += self._heads(clause.head, cls)
        return out

    def _gathering(self, phrase: Phrase) -> list[Mention]:
        """Lead 행사, 이날 행사, 시무식 … back to the gathering named last."""
        last = phrase.words[-1].text
        if len(phrase.words) > 2 or last not in (
            "행사",
            "현장",
            "자리",
            "대회",
            "포럼",
            "전시회",
            "시무식",
            "워크숍",
            "세미나",
            "행사장",
            "기념식",
            "시상식",
            "개소식",
            "준공식",
            "착공식",
            "기공식",
            "전달식",
            "발대식",
            "출범식",
            "개막식",
            "간담회",
            "심포지엄",
            "콘퍼런스",
        ):
            return []
        before = [m for m in self.mentions if m.cls == "Gathering" and m.start < phrase.start]
        return before[-1:]

    def _spoken(self, view: View, cls: str, current: bool) -> list[Mention]:
        """Return the organization named inside the theme (가온부 내 …), else the one that the text is about."""
        for phrase in [p for p in (view.theme, view.theme.owner if view.theme else None) if p is not None]:
            if inside := [m for m in self._inside(phrase) if m.cls == cls]:
                return inside[:1]
        return [self.current] if current and self.current is not None and self.current.cls == cls else []

    def _beside(self, pattern: ClausePattern, phrase: Phrase, clause: Clause) -> bool:
        """Tell whether one of the words that the pattern asks for stands right behind a phrase (A와 함께)."""
        if not pattern.near or phrase.case != pattern.object:
            return True
        behind = self.document.text[phrase.end : clause.predicate.end]
        return bool(re.match(rf"[^\s]{{0,3}}\s(?:{'|'.join(pattern.near)})", behind))

    def _agents(self, view: View, cls: str) -> list[Mention]:
        clause = view.clause
        if view.passive:
            for by in self.parses[self.index].clauses:
                if by.predicate.stem == "의하" and by.args and 0 <= clause.predicate.start - by.predicate.end <= 12:
                    return self._heads(by.args[-1], cls)
            for phrase in clause.args:
                if phrase.case in ("to", "from", "as") and (found := self._heads(phrase, cls)):
                    return found
            return []
        own = [a for a in clause.args if a.case == "subj"]
        if clause.predicate.ending == "adnominal":
            if own:
                return self._subjects(own[-1], cls)
            if clause.head is not None and view.theme is not None and (found := self._heads(clause.head, cls)):
                return found
            if clause.topic is not None and view.theme is None:
                return self._subjects(clause.topic, cls)
            return []
        found = self._subjects(clause.subject, cls)
        if not found and not own and clause.subject is not clause.topic:
            found = self._subjects(clause.topic, cls)
        if not found and not own and (also := self._also(clause)) is not None:
            found = self._heads(also, cls)
        if not found and clause.predicate.ending == "headline":
            for phrase in clause.args:
                if phrase.case in ("list", "break", "topic", "with", "") and (found := self._heads(phrase, cls)):
                    if phrase.case == "with":
                        continue
                    return found
        return found

    def _also(self, clause: Clause) -> Phrase | None:
        """Return the phrase with 도 that stands as the subject (가온도 협약을 맺었다), if there is one."""
        return next((a for a in clause.args if a.case == "topic" and not a.topic and not a.speech), None)

    def _themes(self, pattern: ClausePattern, view: View, cls: str) -> list[Mention]:
        clause = view.clause
        out: list[Mention] = []
        if view.theme is not None:
            out = self._heads(view.theme, cls)
            if out and cls != "Organization" and view.theme.joined is not None:
                out = self._heads(view.theme.joined, cls) + out
        if (
            not out
            and clause.predicate.ending == "adnominal"
            and clause.head is not None
            and (view.theme is None or view.passive)
        ):
            head = self._modified(clause)
            out = self._heads(head, cls)
            if out and head.case == "with":
                following = (
                    p
                    for p in self.parses[self.index].phrases
                    if p.joined is head or (p.owner is not None and p.owner.joined is head)
                )
                out += [m for p in following for m in self._heads(p, cls) if m not in out]
            if not out and pattern.make == cls:
                out = self._make(pattern, head)
        own = next((a for a in clause.args if a.case == "subj"), None)
        if not out and view.theme is None and own is not None and clause.topic is not None and not view.passive:
            out = self._heads(clause.topic, cls)
        if not out and view.theme is not None and cls == "Gathering":
            out = self._gathering(view.theme)
        if not out and view.theme is not None and pattern.make == cls:
            if pattern.subject == "within" or not self._inside_has(view.theme, cls):
                out = self._make(pattern, view.theme)
        return out

    def _modified(self, clause: Clause) -> Phrase:
        """Return what an adnominal clause is said of, through an apposition ("주최하는 행사인 한국의 가온")."""
        parsed = self.parses[self.index]
        head = clause.head
        assert head is not None
        if head.case == "copula":
            head = next((c.head for c in parsed.clauses if c.head is not None and head in c.args), head)
        if (head.case == "gen" and not self._inside(head)) or (
            head.case == "gen" and all(m.cls == "Place" for m in self._inside(head))
        ):
            head = next((p for p in parsed.phrases if p.owner is head), head)
        return head

    def _inside_has(self, phrase: Phrase, cls: str) -> bool:
        return any(m.cls == cls for m in self._inside(phrase))

    def _owners(self, view: View, cls: str) -> list[Mention]:
        theme = view.theme
        if theme is None:
            return []
        inside = [m for m in self._inside(theme) if m.cls == cls]
        if inside:
            return inside
        owner = theme.owner
        while owner is not None:
            found = self._heads(owner, cls) or [m for m in self._inside(owner) if m.cls == cls]
            if found:
                return found
            owner = owner.owner
        if theme.relative is not None:
            for phrase in reversed(theme.relative.args):
                if found := [m for m in self._inside(phrase) if m.cls == cls]:
                    return found
        topic = view.clause.topic or view.clause.subject
        if topic is not None:
            return self._heads(topic, cls)
        return []

    def _anywhere(self, view: View, cls: str) -> list[Mention]:
        phrases = [p for p in (view.theme, view.clause.predicate.compound) if p is not None]
        if view.clause.predicate.ending == "adnominal" and view.clause.head is not None:
            phrases.append(view.clause.head)
        phrases += [a for a in view.clause.args if a.case in ("to", "obj")]
        for about in self.parses[self.index].clauses:
            if about.predicate.stem == "대하" and about.args and about.predicate.end <= view.clause.predicate.start:
                phrases.append(about.args[-1])
        for phrase in phrases:
            if found := [m for m in self._inside(phrase) if m.cls == cls]:
                return found[:1] if cls == "Organization" else found
        return self._owners(view, cls)

    # -- names that only their role shows ------------------------------------

    def _make(self, pattern: ClausePattern, phrase: Phrase) -> list[Mention]:
        """Make a mention of a phrase whose role shows it to be a name of the pattern's class."""
        if phrase.speech:
            return []
        cls = cast(EntityClass, pattern.make)
        quoted = [w for w in phrase.words if w.quoted and 2 <= len(w.text) <= 50]
        if quoted and cls == "Programme" and len(quoted[-1].text) < 4:
            return []
        if quoted and (
            cls == "Product"
            or pattern.property == "selectedFor"
            or not pattern.make_ends
            or quoted[-1].text.endswith(pattern.make_ends)
            or phrase.text.endswith(pattern.make_ends)
        ):
            return [self._new(cls, quoted[-1].start, quoted[-1].end)]
        last = phrase.words[-1]
        if (
            pattern.unquoted
            and last.new
            and 2 <= len(last.text) <= 20
            and len(phrase.words) <= 4
            and not self._inside(phrase)
        ):
            first = next(i for i, w in enumerate(phrase.words) if "NNP" in w.tags or "SL" in w.tags or w.new)
            return [self._new(cls, phrase.words[first].start, last.end)]
        ends = pattern.make_ends or (self.lexicon.award if cls == "Programme" else ())
        if pattern.strip:
            phrase = _without_end(phrase, pattern.strip)
        phrase = self._whole(phrase, ends)
        last = phrase.words[-1]
        if not ends or not last.text.endswith(ends) or last.text.endswith(_NO_UNIT):
            return []
        words = list(phrase.words)
        while words and _LEADING.match(words[0].text) and not (words[0].text.isdigit() and len(words[0].text) == 4):
            words = words[1:]
        places = {(m.start, m.end) for m in self._inside(phrase) if m.cls == "Place"}
        while cls == "Programme" and len(words) > 1 and (words[0].start, words[0].end) in places:
            words = words[1:]
        if words and any(
            m.cls == "Organization" and m.start == words[0].start and m.end == words[0].end
            for m in self._inside(phrase)
        ):
            words = words[1:]
        while len(words) > 1 and words[0].text in ("내", "산하", "소속", "직속", "내부"):
            words = words[1:]
        if not words or (len(words) == 1 and words[0].text in ends) or len(words) > 6:
            return []
        if not any("NNP" in w.tags or "SL" in w.tags for w in words) and len(words) < 2 and len(words[0].text) < 6:
            return []
        made = self._new(cls, words[0].start, words[-1].end)
        for k, word in enumerate(words[:-1]):
            if word.text in ("부문", "분야"):
                self._alias(made, words[k + 1].start)
        return [made]

    def _alias(self, mention: Mention, start: int) -> None:
        """Record the end of a name as another form of it (… 부문 가온상: 가온상)."""
        name = self.document.text[start : mention.end]
        self.found.mentions.append(Mention(start, mention.end, mention.cls, name, name))
        self.found.equal.append((mention.name, name))

    def _whole(self, phrase: Phrase, ends: tuple[str, ...]) -> Phrase:
        """Return the phrase together with the one that 및 joins to it, where only that one ends as such a name does."""
        if phrase.case != "list" or not ends or phrase.words[-1].text.endswith(ends):
            return phrase
        following = next((p for p in self.parses[self.index].phrases if p.before is phrase), None)
        joined = following is not None and self.document.text[phrase.end : following.start].strip() == "및"
        if following is None or not joined or not following.words[-1].text.endswith(ends):
            return phrase
        return Phrase([*phrase.words, *following.words], following.case)

    def _new(self, cls: EntityClass, start: int, end: int) -> Mention:
        text = self.document.text[start:end]
        mention = Mention(start, end, cls, text, text)
        if not any(m.start < end and start < m.end and m.cls == cls for m in self.sentence_mentions):
            self.made.append(mention)
        return mention

    # -- phrase patterns -----------------------------------------------------

    def _phrases(self, parsed: Parse) -> Iterator[Reading]:
        masked, spans = self._masked(parsed)
        for pattern in self.rules.phrase_patterns:
            for match in pattern.regex.finditer(masked):
                if parsed.sentence.headline and not pattern.headline:
                    continue
                groups = match.groupdict()
                s = spans.get(match.start("s")) if "s" in groups else self._spoken_of(parsed)
                o = spans.get(match.start("o")) if "o" in groups else self._spoken_of(parsed)
                if s is None or o is None or s.name == o.name:
                    continue
                if pattern.property == "locatedIn" and self._authority(s):
                    continue
                span = (_position(spans, match.start(), parsed), _position(spans, match.end(), parsed))
                status = "asserted" if pattern.static else self._status_at(parsed, match.end(), masked)
                for other in self._listed(o) if pattern.expand == "o" else [o]:
                    for one in self._listed(s) if pattern.expand == "s" else [s]:
                        if one.name != other.name:
                            relation = self._relation(
                                one,
                                pattern.property,
                                other,
                                parsed,
                                pattern.name,
                                pattern.confidence,
                                cast(Status, status),
                                None,
                            )
                            yield Reading(relation, pattern.event, self.index, [], span)

    def _authority(self, mention: Mention) -> bool:
        """Tell whether a name is that of a home authority, which a country before it makes another one."""
        known = self.lexicon.known(mention.name)
        return known is not None and known.kind in ("ministry", "regulator", "agency") and " " not in mention.name

    def _status_at(self, parsed: Parse, end: int, masked: str) -> str:
        """Return the status of the first predicate behind a place in the masked sentence, told from the end."""
        distance = len(masked) - end
        for clause in parsed.clauses:
            if parsed.sentence.end - clause.predicate.end <= distance and clause.predicate.stem not in (
                "이",
                "위하",
                "통하",
            ):
                status = _clause_status(clause.predicate)
                if status != "asserted":
                    return "planned" if status == "decided" else status
                if clause.predicate.ending != "adnominal":
                    return "asserted"
        return "asserted"

    def _spoken_of(self, parsed: Parse) -> Mention | None:
        """Return the organization that the sentence, or else the announcement, is about."""
        for phrase in parsed.phrases:
            if (
                phrase.case in ("topic", "subj")
                and not phrase.speech
                and (heads := self._heads(phrase, "Organization"))
            ):
                return heads[-1]
        return self.current or next((m for m in self.mentions if m.name == self.found.main), None)

    def _listed(self, first: Mention) -> list[Mention]:
        """Return a mention and those of its class that follow it in one list."""
        out = [first]
        for mention in self.sentence_mentions[self.sentence_mentions.index(first) + 1 :]:
            if mention.cls != first.cls or not _LISTED.match(self.document.text[out[-1].end : mention.start]):
                break
            out.append(mention)
        return out

    def _masked(self, parsed: Parse) -> tuple[str, dict[int, Mention]]:
        """Return the sentence with one character for each mention, and which mention stands where."""
        sentence = parsed.sentence
        parts: list[str] = []
        spans: dict[int, Mention] = {}
        length = 0
        position = sentence.start
        text = self.document.text
        speech = [p.words[0].outer for p in parsed.phrases if p.speech]
        cuts = [(m.start, m.end, MASK[m.cls], m) for m in self.sentence_mentions] + [
            (a, b, "\ue010", None) for a, b in speech
        ]
        for start, end, mark, mention in sorted(cuts, key=lambda c: (c[0], -c[1])):
            if start < position:
                continue
            piece = text[position:start]
            parts += [piece, mark]
            length += len(piece)
            if mention is not None:
                spans[length] = mention
            length += 1
            position = end
        parts.append(text[position : sentence.end])
        return "".join(parts), spans

    def _relation(
        self,
        s: Mention,
        prop: str,
        o: Mention,
        parsed: Parse,
        rule: str,
        confidence: float,
        status: Status,
        view: View | None,
    ) -> Relation:
        sentence = parsed.sentence
        marks = {(m.start, m.end) for m in (s, o) if sentence.start <= m.start < sentence.end}
        if view is not None:
            marks.add((view.clause.predicate.start, view.clause.predicate.end))
        evidence = Evidence(
            self.document.id,
            sentence.start,
            sentence.end,
            sentence.text,
            tuple(sorted(marks)),
            rule,
            round(confidence, 3),
        )
        return Relation(s, prop, o, evidence, status)


_CALLED_OFF = frozenset("취소 중단 철회 포기 보류 연기 무산 실패 결렬 해지 파기 부인 반려 불발 종결".split())
_RUMOUR = ("소문", "보도", "의혹", "주장", "관측", "루머", "설", "추측", "사실이", "지적", "우려", "가정")


def _chained(status: str, later: list[Clause]) -> str:
    """Return the status of a predicate without tense of its own, which it shares with the next one that has it."""
    for clause in later:
        predicate = clause.predicate
        if predicate.ending == "adnominal" and predicate.status == "planned" and _PLANS.match(predicate.after):
            return "planned"
        if predicate.ending == "adnominal" or predicate.stem == "이":
            continue
        if predicate.past:
            return status
        if predicate.status != "asserted":
            return predicate.status
        if predicate.ending in ("final", "quoted"):
            return _clause_status(predicate)
    return status


def _position(spans: dict[int, Mention], index: int, parsed: Parse) -> int:
    """Return the offset in the text of an offset in the masked sentence."""
    before = [(at, mention) for at, mention in spans.items() if at < index]
    if not before:
        return parsed.sentence.start + index
    at, mention = max(before, key=lambda pair: pair[0])
    return mention.end + index - at - 1


def _without_end(phrase: Phrase, ends: tuple[str, ...]) -> Phrase:
    """Return a phrase without the last words that only say in which part one was chosen (… 사업 수행기관)."""
    words = list(phrase.words)
    while len(words) > 1 and words[-1].text in ends:
        words = words[:-1]
    return Phrase(words, phrase.case, before=phrase.before, owner=phrase.owner)


def _clause_status(predicate: Predicate) -> str:
    """Return asserted, decided, planned or denied, from the predicate and the word behind it."""
    status = predicate.status
    if status != "asserted":
        return status
    if predicate.stem in _CALLED_OFF or predicate.after in _CALLED_OFF:
        return "denied"
    if (
        predicate.ending in ("quoted", "adnominal")
        and predicate.after.startswith(_RUMOUR)
        and predicate.tail.endswith(("는", "단"))
        and len(predicate.tail) > 1
    ):
        return "planned"
    if predicate.ending == "nominal" and predicate.after.startswith(("했", "하였")):
        return "asserted"
    if predicate.ending == "nominal":
        if predicate.after.startswith(("위하", "위해")):
            return "planned"
        return "decided" if predicate.after in ("하", "결정", "합의", "확정", "의결") else "planned"
    if predicate.after and predicate.ending in ("quoted", "adnominal") and _PLANS.match(predicate.after):
        if not (predicate.ending == "adnominal" and predicate.past):
            return "planned"
    if predicate.ending in ("quoted", "final") and not predicate.past and not predicate.progressive:
        return "decided"
    if predicate.ending == "connective" and predicate.tail in ("면", "으면", "어야", "도록", "거나"):
        return "planned"
    return status
