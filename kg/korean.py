"""Korean text to sentences and morphemes: the only module that knows Kiwi.

Sentences are cut by rule before the analysis, because crawled text glues paragraphs together without a
space ("…했다.이번 …"), which an analyser takes for one word. A quotation is never cut: who said it stands
after it. Kiwi (https://github.com/bab2min/Kiwi) then gives morphemes in the Sejong tag set.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import metadata

from kiwipiepy import Kiwi

from kg.types import Document, Sentence, Token

Analyser = Callable[[Document], tuple[Sentence, ...]]

LONGEST_SENTENCE = 1200
"""Characters; a longer stretch without an end is cut, so that no input makes the analysis slow."""

_LEAD = 600
"""Characters behind the headline, and of a headline, in which a name may be glued to a sub-headline."""

_OPENING = '“‘「『"'
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_END = re.compile(
    r"(?<![.!?。])[.!?。]++(?=$|\s|[가-힣“‘\"'▲△■●◆▶◇○□※])|(?<=[가-힣])[.!?](?=[A-Z0-9\[(])|\s?[▲△■●◆▶◇※](?=\s)|…(?=\s)"
)
_LATIN_DOT = re.compile(r"[A-Za-z0-9]$")
_MARK = re.compile(r"[▲△■●◆▶◇※]")
_QUOTES = re.compile(r"[“”\"]")


def versions() -> dict[str, str]:
    """Return the versions of the analyser and of its model, as installed."""
    return {name: metadata.version(name) for name in ("kiwipiepy", "kiwipiepy_model")}


def make_analyser(names: frozenset[str] = frozenset()) -> Analyser:
    """Load Kiwi once and return a function from a document to its sentences.

    ``names`` are curated names: one that is glued to the end of a sub-headline begins a sentence.
    """
    kiwi = Kiwi(num_workers=1)

    def analyse(document: Document) -> tuple[Sentence, ...]:
        spans = _parted(document, sentence_spans(document.text), names)
        texts = [document.text[start:end] for start, end in spans]
        headline = len(document.title) if document.title else 0
        lines = [
            _whole(_tokens(result, start), document.text)
            for (start, _), result in zip(spans, map(kiwi.tokenize, texts), strict=True)
        ]
        proper = {t.form for line in lines for t in line if t.tag == "NNP"}
        return tuple(
            Sentence(start, end, text, _unglued(tokens, proper, document.text), end <= headline)
            for (start, end), text, tokens in zip(spans, texts, lines, strict=True)
        )

    return analyse


def _tokens(result: object, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(t.start + offset, t.end + offset, t.form, t.lemma, t.tag, bool(t.oov))
        for t in result  # type: ignore[attr-defined]  # kiwipiepy's overloads return a union
    )


def _parted(document: Document, spans: list[tuple[int, int]], curated: frozenset[str]) -> list[tuple[int, int]]:
    """Cut where a sub-headline is glued to the lead: before the name that heads the headline (…기여가온은)."""
    title = document.title or ""
    head = re.split(r"[,·…\-–]", title, maxsplit=1)[0].strip("'\"‘’“”[] ")
    lead = document.text[len(title) : len(title) + _LEAD]
    names = {name for name in (head, *re.findall(r"[가-힣A-Za-z0-9&]{3,}", title[:_LEAD])) if name in lead} - {""}
    known = "|".join(map(re.escape, sorted((n for n in names if 2 <= len(n) <= 20), key=lambda n: (-len(n), n))))
    glued = rf"(?<=[가-힣])(?:{known})(?=(?:은|는|이|가|와|과)\s|\()" if known else "(?!)"
    match = re.compile(rf"{glued}|{_GLUED_HEAD}").search(document.text, len(title), len(title) + _LEAD)
    if match is None:
        candidates = _GLUED_NAME.finditer(document.text, len(title), len(title) + _LEAD)
        match = next((m for m in candidates if m.group() in curated), None)
    if match is None:
        return spans
    cut = match.start()
    return [part for a, b in spans for part in (((a, cut), (cut, b)) if a < cut < b else ((a, b),))]


_AFTER_SUBHEADLINE = (
    r"(?<=구축|수행|마련|체결|출시|기여|개발|선정|확대|강화|지원|추진|공개|진출|도입|획득|성공|기대|제공|운영"
    r"|협력|수상|개최|참가|투자|육성|조성|실현|돌파)"
)
_GLUED_HEAD = (
    _AFTER_SUBHEADLINE
    + r"[A-Z가-힣][가-힣A-Za-z0-9&]{1,14}(?=\((?:대표|회장|사장|원장|총장|장관|이사장|시장|군수|[0-9]{6}))"
)
"""A name with its head's title in parentheses, glued to the last word of a sub-headline."""
_GLUED_NAME = re.compile(_AFTER_SUBHEADLINE + r"[A-Z가-힣][가-힣A-Za-z0-9]{2,14}?(?=(?:은|는|이|가|와|과) |\()")
_FULL_NAME = 3
"""Syllables of nearly every Korean full name."""
_ENDS = frozenset({"제약", "그룹", "병원", "은행", "대학", "전자", "화학", "생명", "증권", "건설"})
_GLUED = {
    "와": "JC",
    "과": "JC",
    "은": "JX",
    "는": "JX",
    "이": "JKS",
    "가": "JKS",
    "을": "JKO",
    "를": "JKO",
    "의": "JKG",
}


def _whole(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """Put back together names that were torn inside a syllable: 김경훈 is no 김경후 with a contracted particle.

    Such contractions (나는 → 난) belong to speech; in announcements they are the ends of names, and ᆯ with a noun
    르 is the particle 를 behind a unit (59㎡를).
    """
    out: list[Token] = []
    for t in tokens:
        torn = t.form in ("ᆫ", "ᆯ") and t.tag in ("JX", "JKO") and out and out[-1].tag in ("NNG", "NNP")
        if not torn or out[-1].end != t.end:
            out.append(t)
            continue
        last = out.pop()
        if last.form == "르":
            out.append(Token(last.start, t.end, "를", "를", "JKO"))
            continue
        start = last.start
        if out and out[-1].end == start and out[-1].tag in ("NNG", "NNP") and t.end - out[-1].start == _FULL_NAME:
            start = out.pop().start
        name = text[start : t.end]
        out.append(Token(start, t.end, name, name, "NNP", new=True))
    return tuple(out)


def _unglued(tokens: tuple[Token, ...], proper: set[str], text: str) -> tuple[Token, ...]:
    """Split a particle off a proper noun that swallowed it (메디톡스와), where the bare name occurs elsewhere."""
    out: list[Token] = []
    for t in tokens:
        form = t.form
        swallowed = t.tag in ("NNG", "XSN") and len(form) > 1 and form[-1] in "과와" and form[:-1] in _ENDS
        if swallowed and text[t.end : t.end + 1].isspace() and out and out[-1].tag == "NNP":
            out.append(Token(t.start, t.end - 1, form[:-1], form[:-1], "NNG"))
            out.append(Token(t.end - 1, t.end, form[-1], form[-1], "JC"))
            continue
        if (
            t.tag in ("NNG", "XSN")
            and form == "과"
            and out
            and out[-1].form in _ENDS
            and text[t.end : t.end + 1].isspace()
        ):
            out.append(Token(t.start, t.end, form, form, "JC"))
            continue
        if (
            t.tag == "NNP"
            and len(form) > 2
            and form[-1] in _GLUED
            and form[:-1] in proper
            and text[t.end : t.end + 1].isspace()
        ):
            out.append(Token(t.start, t.end - 1, form[:-1], form[:-1], "NNP", t.new))
            out.append(Token(t.end - 1, t.end, form[-1], form[-1], _GLUED[form[-1]]))
        else:
            out.append(t)
    return tuple(out)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text``, in order, without surrounding white space.

    >>> [t[a:b] for t in ["가나가 열었다.다라는 “좋다. 또 오라.”고 했다."] for a, b in sentence_spans(t)]
    ['가나가 열었다.', '다라는 “좋다. 또 오라.”고 했다.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_cut(text, start, start + len(line)))
        start += len(line)
    return spans


def _cut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Cut one line into sentences."""
    spans: list[tuple[int, int]] = []
    quoted = _quoted(text, start, stop)
    begin = start
    where = 0
    for match in _END.finditer(text, start, stop):
        while where < len(quoted) and quoted[where][1] <= match.start():
            where += 1
        inside = where < len(quoted) and quoted[where][0] < match.start()
        if inside or (match.group()[0] == "." and _abbreviation(text, match.start())):
            continue
        end = match.start() if _MARK.search(match.group()) else match.end()
        _append(spans, text, begin, end)
        begin = end
    _append(spans, text, begin, stop)
    return spans


def _abbreviation(text: str, dot: int) -> bool:
    """Tell whether the full stop at ``dot`` belongs to an initial or a number and ends nothing."""
    before, after = text[dot - 1 : dot], text[dot + 1 : dot + 2]
    return bool(_LATIN_DOT.match(before)) and (not after.isspace() or before.isupper())


def _quoted(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the spans of double quotations in a line; one that is never closed is none."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _QUOTES.finditer(text, start, stop):
        mark = match.group()
        if opened < 0 and mark != "”":
            opened = match.start()
        elif opened >= 0 and mark != "“":
            spans.append((opened, match.end()))
            opened = -1
    return spans


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    while end - begin > LONGEST_SENTENCE:
        cut = text.rfind(" ", begin, begin + LONGEST_SENTENCE)
        cut = cut if cut > begin else begin + LONGEST_SENTENCE
        spans.append((begin, cut))
        begin = cut + 1 if text[cut].isspace() else cut
    if end > begin:
        spans.append((begin, end))
