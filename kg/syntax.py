"""From morphemes to words, phrases, predicates and clauses: a shallow parse of Korean news sentences.

Korean marks what a noun phrase does by the particle behind it and puts the predicate last, so a parse good
enough for facts needs no trained parser: noun phrases with their case, predicates with tense and modality,
and for each predicate the phrases to its left that it can govern. Parentheses are lifted out of the line and
hung on the word before them; a quoted name counts as one word; quoted speech is opaque.

Sejong tags as Kiwi uses them: https://github.com/bab2min/Kiwi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.types import Sentence, Token

NOUN_TAGS = frozenset(
    "NNG NNP NNB NR NP SL SH SN XPN XSN XR SW W_SERIAL W_URL W_EMAIL W_HASHTAG W_MENTION UN UNK MM".split()
)
_VERB_TAGS = ("VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA")
_SPEECH_LENGTH = 45
_TITLE_LENGTH = 120
"""Characters: a longer quotation is speech, in double and in single quotation marks."""
_SPEECH = re.compile(r"[다요까죠자라음]\s?[.!?]?$|[.!?](?=\s)")
_AFTER_SPEECH = re.compile(
    r"\s?(?:이?라고|이?라며|이?라면서|고\s|며\s|면서|는\s?(?:게|것|설명|입장|취지|메시지|구호|의미))"
)
_QUOTE = re.compile(
    r"‘([^‘’]{1,300})’|“([^“”]{1,1000})”|「([^「」]{1,80})」|『([^『』]{1,80})』|《([^《》]{1,80})》|〈([^〈〉]{1,80})〉"
    r"|(?<![0-9A-Za-z])'([^']{1,80})'|\"([^\"]{1,1000})\"|’([^‘’]{1,60})’"
)

_PAREN = re.compile(r"\s?\([^()]*\)$")

CASES = {
    "이": "subj", "가": "subj", "께서": "subj",
    "을": "obj", "를": "obj", "ᆯ": "obj",
    "의": "gen",
    "와": "with", "과": "with", "랑": "with", "이랑": "with", "하고": "with",
    "에": "to", "에게": "to", "께": "to", "한테": "to",
    "에서": "at", "서": "at",
    "로": "as", "으로": "as", "로서": "as", "으로서": "as", "로써": "as", "으로써": "as",
    "로부터": "from", "으로부터": "from", "에게서": "from", "에서부터": "from", "에게로부터": "from",
}  # fmt: skip
"""Particle to case: what a phrase does for the predicate that governs it."""


@dataclass(slots=True, eq=False)
class Word:
    """Contiguous nominal morphemes; a quoted name is one word without its quotation marks."""

    start: int
    end: int
    text: str
    tags: tuple[str, ...]
    forms: tuple[str, ...]
    quoted: bool = False
    outer: tuple[int, int] = (0, 0)
    new: bool = False
    parens: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: its words, the case that its particle gives it, and whether it is the topic.

    ``before`` is the phrase that it is coordinated with by a comma, a middle dot or 및 (never by 와/과, whose
    meaning depends on the predicate); ``relative`` is the clause that modifies it.
    """

    words: list[Word]
    case: str = ""
    topic: bool = False
    before: Phrase | None = None
    joined: Phrase | None = None
    owner: Phrase | None = None
    relative: Clause | None = None
    speech: bool = False

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """The words, without what stands in parentheses inside a quotation."""
        return " ".join(_PAREN.sub("", w.text) if w.quoted else w.text for w in self.words)


@dataclass(slots=True)
class Predicate:
    """A verb, adjective, copula, or the bare event noun that ends a headline.

    ``stem`` is the noun of noun-하다 (체결) or the verb's stem (맺). ``compound`` are the words of the same
    noun run before that noun (공급 계약 in "공급 계약 체결했다"). ``ending`` is ``adnominal``, ``connective``,
    ``final``, ``nominal`` or ``quoted``; ``status`` is what its own endings say of it.
    """

    start: int
    end: int
    stem: str
    voice: str
    ending: str
    status: str
    past: bool
    compound: Phrase | None = None
    after: str = ""
    tail: str = ""
    adjective: bool = False
    progressive: bool = False


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate with the phrases that it governs, nearest last.

    ``head`` is the noun phrase that an adnominal clause modifies. ``topic`` is the sentence's topic, if the
    clause is in its reach.
    """

    predicate: Predicate
    args: list[Phrase]
    topic: Phrase | None = None
    head: Phrase | None = None
    subject: Phrase | None = None


@dataclass(slots=True)
class Parse:
    """A parsed sentence: its words in order, its phrases, its clauses."""

    sentence: Sentence
    words: list[Word]
    phrases: list[Phrase]
    clauses: list[Clause]


def parse(sentence: Sentence) -> Parse:
    """Parse one sentence; linear in its length."""
    nodes = list(_nodes(sentence))
    phrases = [n for n in nodes if isinstance(n, Phrase)]
    clauses = _clauses(nodes)
    return Parse(sentence, [w for p in phrases for w in p.words], phrases, clauses)


def quotations(sentence: Sentence) -> list[tuple[int, int, bool]]:
    """Return the spans (marks included) of quotations and whether each is speech rather than a name."""
    found = []
    for match in _QUOTE.finditer(sentence.text):
        inner = match.group()[1:-1]
        longest = _SPEECH_LENGTH if match.group()[0] in '“"' else _TITLE_LENGTH
        speech = (
            len(inner) > longest
            or bool(_SPEECH.search(inner))
            or bool(_AFTER_SPEECH.match(sentence.text, match.end()))
            or (match.group()[0] in '“"' and (sentence.headline or inner.count(" ") > 3))
        )
        found.append((sentence.start + match.start(), sentence.start + match.end(), speech))
    return found


def parentheses(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the spans of outermost parentheses, marks included; one never closed is none."""
    spans, depth, opened = [], 0, 0
    for i, c in enumerate(sentence.text):
        if c in "([{（":
            if depth == 0:
                opened = i
            depth += 1
        elif c in ")]}）" and depth:
            depth -= 1
            if depth == 0:
                spans.append((sentence.start + opened, sentence.start + i + 1))
    return spans


_Piece = tuple[str, Token | tuple[int, int]]


def _line(sentence: Sentence) -> Iterator[_Piece]:
    """Yield tokens with parentheses and quotations folded into single pieces."""
    folds = [("quote" if not speech else "speech", a, b) for a, b, speech in quotations(sentence)]
    for a, b in parentheses(sentence):
        if not any(x <= a and b <= y for _, x, y in folds):
            folds = [f for f in folds if not (a <= f[1] and f[2] <= b)]
            folds.append(("paren", a, b))
    folds.sort(key=lambda f: f[1])
    k = 0
    proper: set[int] = set()
    for token in sentence.tokens:
        while k < len(folds) and folds[k][2] <= token.start:
            yield _proper_fold(folds[k][0], folds[k][1] in proper), (folds[k][1], folds[k][2])
            k += 1
        if k < len(folds) and folds[k][1] <= token.start < folds[k][2]:
            if token.new or token.tag in ("NNP", "SL"):
                proper.add(folds[k][1])
            continue
        if k < len(folds) and token.start < folds[k][1] < token.end:
            continue
        yield "token", token
    for kind, a, b in folds[k:]:
        yield _proper_fold(kind, a in proper), (a, b)


def _proper_fold(kind: str, proper: bool) -> str:
    """Return the kind of a fold; a quotation that holds a proper or unknown word is told apart."""
    return "quoted name" if kind == "quote" and proper else kind


class _Builder:
    """Collects words into phrases and verbs into predicates while reading the line once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.nodes: list[Phrase | Predicate] = []
        self.words: list[Word] = []
        self.run: list[Token] = []
        self.verb: list[Token] = []
        self.verb_word: Word | None = None

    def text(self, start: int, end: int) -> str:
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def close_word(self) -> None:
        if self.run:
            start, end = self.run[0].start, self.run[-1].end
            tags, forms = tuple(t.tag for t in self.run), tuple(t.form for t in self.run)
            self.words.append(
                Word(start, end, self.text(start, end), tags, forms, False, (start, end), any(t.new for t in self.run))
            )
            self.run = []

    def close_phrase(self, case: str = "", topic: bool = False) -> None:
        self.close_word()
        if self.words:
            self.nodes.append(Phrase(self.words, case, topic))
            self.words = []

    def fold(self, kind: str, start: int, end: int) -> None:
        if kind == "paren":
            self.close_word()
            if self.words:
                self.words[-1].parens.append((start, end))
            elif self.nodes and isinstance(self.nodes[-1], Phrase):
                self.nodes[-1].words[-1].parens.append((start, end))
            return
        self.close_verb()
        self.close_word()
        if kind == "speech":
            self.close_phrase()
            word = Word(start, end, "", ("SPEECH",), ("",), outer=(start, end))
            self.nodes.append(Phrase([word], "speech", speech=True))
            return
        inner = self.text(start + 1, end - 1)
        left = len(inner) - len(inner.lstrip())
        inner = inner.strip()
        if inner:
            a = start + 1 + left
            proper = kind == "quoted name"
            self.words.append(Word(a, a + len(inner), inner, ("QT",), (inner,), True, (start, end), proper))

    def noun(self, token: Token) -> None:
        self.close_verb()
        if self.run and self.run[-1].end != token.start:
            self.close_word()
        self.run.append(token)

    def particle(self, token: Token) -> None:
        self.close_verb()
        self.close_word()
        form, tag = token.form, token.tag
        if not self.words:
            if self.nodes and isinstance(self.nodes[-1], Phrase) and not self.nodes[-1].speech:
                phrase = self.nodes[-1]
                if tag == "JX" and form in ("은", "는", "도"):
                    phrase.topic = True
                    phrase.case = phrase.case or "topic"
                elif not phrase.case or phrase.case == "list":
                    phrase.case = CASES.get(form, "topic" if tag == "JX" and form in ("은", "는") else "other")
                elif phrase.case == "at" and form == "부터":
                    phrase.case = "from"
            return
        if tag == "JX":
            self.close_phrase("topic" if form in ("은", "는", "ᆫ", "도") else "other", form in ("은", "는", "ᆫ"))
        else:
            self.close_phrase(CASES.get(form, "quote" if tag == "JKQ" else "other"))

    def predicate_token(self, token: Token) -> None:
        if token.tag in ("XSV", "XSA") and not self.verb:
            self.close_word_for_verb()
        elif token.tag.startswith("V") and not self.verb:
            if token.tag in ("VCP", "VCN") or self.words or self.run:
                self.close_word()
        self.verb.append(token)

    def close_word_for_verb(self) -> None:
        """Split the last noun off the run: it is the stem of noun-하다."""
        if not self.run:
            return
        cut = len(self.run) - 1
        while cut > 0 and self.run[cut].tag == "XSN":
            cut -= 1
        stem = self.run[cut:]
        self.run = self.run[:cut]
        if cut > 0 and stem[0].start == self.run[-1].end:
            pass
        self.close_word()
        start, end = stem[0].start, stem[-1].end
        self.verb_word = Word(
            start,
            end,
            self.text(start, end),
            tuple(t.tag for t in stem),
            tuple(t.form for t in stem),
            outer=(start, end),
        )

    def close_verb(self) -> None:
        if not self.verb:
            return
        tokens, self.verb = self.verb, []
        word, self.verb_word = self.verb_word, None
        compound = Phrase(self.words) if self.words else None
        self.words = []
        copula = tokens[0].tag in ("VCP", "VCN")
        if copula:
            if compound:
                compound.case = "copula"
                self.nodes.append(compound)
                compound = None
            stem = "이" if tokens[0].tag == "VCP" else "아니"
        elif word is not None:
            stem = word.text
        else:
            stem = tokens[0].form
        start = word.start if word else tokens[0].start
        self.nodes.append(_predicate(tokens, stem, start, compound))


def _predicate(tokens: list[Token], stem: str, start: int, compound: Phrase | None) -> Predicate:
    first = tokens[0]
    voice = "active"
    if first.tag == "XSV":
        voice = {"되": "passive", "받": "received", "당하": "passive", "시키": "causative"}.get(first.form, "active")
    if any(t.tag == "VV" and t.form == "지" for t in tokens[1:]) or any(
        t.tag == "VX" and t.form == "지" for t in tokens
    ):
        voice = "passive"
    past = any(t.tag == "EP" and t.form in ("었", "았", "였") for t in tokens)
    last = tokens[-1]
    ending = {"ETM": "adnominal", "EC": "connective", "EF": "final", "ETN": "nominal"}.get(last.tag, "final")
    if last.tag == "EC" and last.form.endswith(("다고", "라고", "다며", "라며", "다면서", "라면서", "다는", "단")):
        ending = "quoted"
    if last.tag == "ETM" and last.form in ("다는", "라는", "ᆫ다는", "는다는"):
        ending = "quoted"
    if last.tag == "ETM" and last.form in ("ᆫ", "은"):
        past = True
    adjective = first.tag in ("XSA", "VA") or stem in ("지나", "오")
    going = any(t.tag == "VX" and t.form in ("있", "오", "나가") for t in tokens[1:])
    status = _status(tokens)
    return Predicate(start, last.end, stem, voice, ending, status, past, compound, "", last.form, adjective, going)


_HYPOTHETICAL = (
    "려고", "으려고", "고자", "도록", "려면", "으려면", "면", "으면", "다면", "ᆫ다면", "는다면", "어야", "더라도",
    "거나", "려", "으려",
    "ᆯ지", "을지", "라면", "자", "ᆯ까", "을까", "든지",
)  # fmt: skip


def _status(tokens: list[Token]) -> str:
    """Read asserted, planned or denied off the endings of a predicate."""
    for t in tokens:
        if t.tag == "VX" and t.form in ("않", "못하", "말"):
            return "denied"
        if t.tag == "EP" and t.form == "겠":
            return "planned"
    if any(t.tag == "EC" and t.form in ("려", "으려", "려고", "으려고") for t in tokens):
        return "planned"
    last = tokens[-1]
    if last.tag == "ETM" and (last.form in ("ᆯ", "을") or last.form.startswith(("려", "으려"))):
        return "planned"
    if last.tag == "EC" and last.form in _HYPOTHETICAL:
        return "planned"
    if last.tag == "EF" and last.form.endswith(("까", "자")):
        return "planned"
    return "asserted"


_JUNK_SEPARATORS = frozenset({"|", ":", ";"})


def _nodes(sentence: Sentence) -> list[Phrase | Predicate]:
    """Read the line once and return phrases and predicates in order."""
    b = _Builder(sentence)
    listing: list[tuple[int, str]] = []
    line = list(_line(sentence))
    for position, (kind, item) in enumerate(line):
        after = line[position + 1][1] if position + 1 < len(line) else None
        following = (
            after.tag if isinstance(after, Token) and isinstance(item, Token) and after.start == item.end else ""
        )
        if not isinstance(item, Token):
            if kind != "paren":
                b.close_verb()
            b.fold(kind, *item)
            continue
        tag = item.tag
        if (b.verb and tag.startswith("E")) or (
            b.verb and tag in ("VX", "VV") and b.verb[-1].tag == "EC" and _auxiliary(b.verb[-1], item)
        ):
            b.verb.append(item)
        elif tag.startswith("VX") and not b.verb:
            b.noun(item)  # an auxiliary with no verb before it is a noun misread (말)
        elif tag in _VERB_TAGS or tag.startswith(("VV", "VA", "XSA", "XSV")):
            b.close_verb()
            b.predicate_token(item)
        elif tag == "SW" and item.form in "▲△■●◆▶◇○□※▷☞①②③④⑤":
            b.close_verb()
            b.close_phrase("list")
        elif tag in NOUN_TAGS or (tag == "SO" and b.run and b.run[-1].end == item.start):
            if tag == "SO" and item.form not in "-~–∼":
                b.close_phrase("list")
                continue
            if item.form in _JUNK_SEPARATORS:
                b.close_verb()
                b.close_phrase("break")
                continue
            b.noun(item)
        elif (
            item.form == "과"
            and tag in ("JC", "JKB")
            and b.run
            and b.run[-1].end == item.start
            and _is_department(line, position)
        ):
            b.noun(item)
        elif tag.startswith("J"):
            if tag == "JC" and item.form in ("나", "이나"):
                b.close_verb()
                b.close_phrase("list")
            else:
                b.particle(item)
        elif (
            tag == "SP"
            and item.form in "·‧・"
            and b.run
            and b.run[-1].tag in ("NNG", "XSN")
            and b.run[-1].end == item.start
            and following == "NNG"
        ):
            b.noun(item)
        elif tag == "SP" or (tag in ("MAG", "MAJ") and item.form in ("및", "또는")):
            b.close_verb()
            open_phrase = bool(b.words or b.run)
            b.close_phrase("list")
            if open_phrase:
                listing.append((len(b.nodes) - 1, item.form))
        elif tag in ("SF", "SE"):
            b.close_verb()
            b.close_phrase("break")
        elif tag == "MAG" and item.form == "못" and b.verb and b.verb[-1].form == "지":
            b.close_verb()
            b.nodes[-1].status = "denied"  # type: ignore[union-attr]  # close_verb has just appended a predicate
        elif tag in ("SSO", "SSC"):
            b.close_word()
        else:
            b.close_verb()
            b.close_phrase()
    b.close_verb()
    b.close_phrase("break")
    _headline_predicates(b.nodes)
    _link(b.nodes)
    return b.nodes


_INTRANSITIVE = frozenset(
    "열리 불리 꼽히 쓰이 담기 알려지 이어지 펼쳐지 치러지 이뤄지 이루어지 만들어지 쓰여지 실리 뽑히 알리".split()
)
_POSTS = frozenset(
    (
        "교수 조교수 부교수 명예교수 석좌교수 임상교수 연구교수 전문의 과장 교수팀 연구팀 의사 전공의 박사 학생 "
        "연구원 학과장 주임교수 임상조교수"
    ).split()
)


def _is_department(line: list[_Piece], position: int) -> bool:
    """Tell whether 과 is a department's (화학과 교수) and not the particle."""
    following = line[position + 1 : position + 3]
    return any(isinstance(item, Token) and item.form in _POSTS for _, item in following)


def _auxiliary(ending: Token, verb: Token) -> bool:
    """Tell whether a verb behind a connective ending only adds aspect or polarity (체결하고 있다, 하지 않다)."""
    if verb.tag == "VX":
        return True
    return ending.form in ("어", "아", "고", "지", "게") and verb.form in (
        "있",
        "오",
        "가",
        "나가",
        "나오",
        "주",
        "두",
        "놓",
        "내",
        "지",
        "않",
    )


EVENT_ENDERS = frozenset(
    """체결 인수 출시 개발 획득 수상 선정 지정 승인 신청 제출 출원 등록 취득 개최 참가 참여 참석 투자 유치 합병 설립
    신설 출범 개소 임명 선임 취임
    내정 위촉 공급 수주 계약 협약 맞손 론칭 런칭 발매 공개 게재 발표 착수 개시 진입 완료 도입 구축 협력 이전 수출
    운영 주최 주관 성료 마무리 공모
    추진 검토 무산 해지 철회 취소 예정 계획 도전 돌파 편입 매각 전시 선봬 확보 개원 개관 준공 입증 확인 강화 확대
    제공 지원 실시 시행 가동
    MOU 손잡아 허가 기술수출 기술이전 공동개발 업무협약 진출 성공 나서 본격화 기부 전달 후원 오픈 개막 폐막""".split()
)
"""Nouns that end a headline as its predicate: "A, B와 MOU 체결"."""


def _headline_predicates(nodes: list[Phrase | Predicate]) -> None:
    """Turn a bare event noun that closes a stretch without a verb into a predicate."""
    for i, node in enumerate(nodes):
        if not isinstance(node, Phrase) or node.speech or node.case not in ("break", "list", ""):
            continue
        following = nodes[i + 1] if i + 1 < len(nodes) else None
        last = node.words[-1]
        if last.quoted or (isinstance(following, Predicate) and node.case == ""):
            continue
        stem = next((last.text[k:] for k in range(len(last.text)) if last.text[k:] in EVENT_ENDERS), "")
        if not stem or (len(node.words) == 1 and stem != last.text and len(last.text) - len(stem) < 2):
            continue
        if (
            node.case == "list"
            and isinstance(following, Phrase)
            and following.case not in ("subj", "break", "list", "")
        ):
            continue
        if node.case != "break" and any(isinstance(n, Predicate) and n.ending == "final" for n in nodes):
            continue
        words = node.words[:-1]
        if stem != last.text:
            cut = len(last.text) - len(stem)
            words = [
                *words,
                Word(last.start, last.start + cut, last.text[:cut], last.tags, (last.text[:cut],), outer=last.outer),
            ]
        compound = Phrase(words, relative=node.relative) if words else None
        nodes[i] = Predicate(last.end - len(stem), last.end, stem, "active", "headline", "asserted", True, compound)


def _couples(taken: list[Phrase]) -> bool:
    """Tell whether the phrase about to be taken is coordinated by 와/과 with the one taken last."""
    return taken[-1].joined is not None and taken[-1].case in ("subj", "obj")


def _link(nodes: list[Phrase | Predicate]) -> None:
    """Link coordinated phrases, genitive owners and phrases joined by 와/과."""
    for left, right in pairwise(nodes):
        if not isinstance(left, Phrase):
            continue
        target = right if isinstance(right, Phrase) else right.compound
        if target is None or target.speech or left.speech:
            continue
        if left.case == "list":
            target.before = left
        elif left.case == "gen":
            target.owner = left
        elif left.case == "with" and isinstance(right, Phrase):
            target.joined = left


def _clauses(nodes: list[Phrase | Predicate]) -> list[Clause]:
    """Give each predicate the phrases that it governs."""
    clauses: list[Clause] = []
    stack: list[Phrase] = []
    topic: Phrase | None = None
    subject: Phrase | None = None
    pending: Clause | None = None
    swallowed: Phrase | None = None  # the first subject, where a relative clause took it
    for i, node in enumerate(nodes):
        if isinstance(node, Phrase):
            if pending is not None:
                node.relative, pending.head = pending, node
                pending = None
            stack.append(node)
            if node.topic and node.case in ("topic", "subj"):
                topic = node
            if node.case == "break" and not any(isinstance(n, Predicate) for n in nodes):
                pass
            continue
        if node.compound is not None and pending is not None:
            node.compound.relative, pending.head = pending, node.compound
            pending = None
        following = nodes[i + 1] if i + 1 < len(nodes) else None
        node.after = following.words[0].text if isinstance(following, Phrase) and not following.speech else ""
        if isinstance(following, Predicate):
            node.after = following.stem
        args = _take(stack, node, following if isinstance(following, Phrase) else None)
        clause = Clause(node, args, topic)
        clause.subject = next((a for a in reversed(args) if a.case == "subj"), None)
        if clause.subject is not None and node.ending != "adnominal":
            subject = clause.subject
        if clause.subject is None and node.ending != "adnominal":
            clause.subject = topic or subject or swallowed
        elif (
            clause.subject is not None
            and node.ending == "adnominal"
            and topic is None
            and subject is None
            and swallowed is None
        ):
            swallowed = clause.subject
        if node.ending == "final":
            swallowed = None
        clauses.append(clause)
        if node.ending == "adnominal" and not node.adjective:
            pending = clause
        if node.ending in ("final", "headline"):
            if node.ending == "final":
                stack = [p for p in stack if p.topic]
            subject = subject if node.ending == "headline" else None
    return clauses


_LIGHT = frozenset(
    (
        "위하 통하 대하 관하 따르 의하 비롯하 포함하 향하 거치 중심하 맞 앞두 바탕하 기반하 계기하 비롯 포함 기념 "
        "맞이하"
    ).split()
)
"""Predicates that work like postpositions: they govern the one phrase before them."""

_COMITATIVE = frozenset(
    "체결 맺 협력 협업 계약 제휴 합병 손잡 공동 논의 합의 협의 개최 주최 주관 함께하 진행 설립 개발 운영 추진".split()
)
"""Predicates whose adnominal form may govern a phrase with 와/과."""


def _take(stack: list[Phrase], predicate: Predicate, head: Phrase | None) -> list[Phrase]:
    """Pop the phrases that ``predicate`` governs: up to the topic, and no second subject or object.

    An adnominal predicate ends to the left with its subject; a purpose (…기 위해) and a light predicate
    take no more than their own object, the rest belongs to the predicate that they serve. Where the head is a
    name, it fills the subject of a passive or of a predicate that has its object, so that a subject to the left
    is the main clause's.
    """
    taken: list[Phrase] = []
    seen: set[str] = set()
    adnominal = predicate.ending == "adnominal"
    light = predicate.stem in _LIGHT
    purpose = predicate.ending == "nominal" or predicate.tail in ("고자", "려고", "으려고", "도록")
    if adnominal and predicate.adjective:
        return taken
    gap = adnominal and (
        predicate.voice == "passive"
        or predicate.stem in _INTRANSITIVE
        or (head is not None and (head.words[-1].quoted or "NNP" in head.words[-1].tags or "SL" in head.words[-1].tags))
    )
    apposition = adnominal and predicate.stem == "이"
    while stack:
        phrase = stack[-1]
        plain = phrase.case not in ("list", "gen")
        if light and any(p.case not in ("list", "gen") for p in taken) and plain:
            break
        if purpose and plain and phrase.case not in ("obj", "to", "as", "other", "subj", ""):
            break
        if adnominal and plain and "subj" in seen:
            break
        if (
            gap
            and phrase.case == "subj"
            and (predicate.voice == "passive" or predicate.stem in _INTRANSITIVE or "obj" in seen)
        ):
            break
        if apposition and plain and taken:
            break
        if adnominal and phrase.case == "with" and taken and predicate.stem not in _COMITATIVE and not _couples(taken):
            break
        if adnominal and phrase.case in ("break", "quote"):
            break
        if phrase.topic and phrase.case == "topic":
            if predicate.ending != "adnominal":
                taken.append(phrase)
                fronted = [p for p in stack[-6:-1] if p.case in ("at", "to", "as", "from")] if not light else []
                taken.extend(reversed(fronted))
                stack[:] = [p for p in stack if p not in fronted]
            break
        if phrase.case in seen and phrase.case in ("subj", "obj", "copula"):
            break
        if phrase.case not in ("list", "gen", "break", "speech"):
            seen.add(phrase.case)
        taken.append(stack.pop())
    taken.reverse()
    return taken
