"""Persons' names that the analyser takes apart into grammar: 이건재 is no "이 + 이 + 건 + 재" before a title.

Such a word is told by where it stands (a word of the length of a name, a surname first, a title in the words behind
it) and by morphemes that make no word. The sentence is then analysed again with the name given, which mends what
stands behind it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.knowledge import load_table, load_toml
from kg.types import Token

Span = tuple[int, int]

_WORDS_BETWEEN = 4
"""Most words between a name and the title: an organization and its departments."""
_GRAMMAR = frozenset({"JKS", "JKC", "JKG", "JKO", "JKB", "JX", "JC", "EC", "EF", "ETM", "ETN", "EP", "VCP"})
_UNFINISHED = frozenset({"XPN", "XSA", "XSV", "VV", "VA", "VX", "VCP", "VCN", "EP"})
"""Tags that end no word."""
_VERBAL = frozenset({"XSA", "XSV", "VV", "VA", "VCP"})
_NOMINAL = frozenset({"NNG", "NNP", "XPN", "XSN", "SL", "NR", "MM", "SN"})
_APART = frozenset({"MAG", "MAJ", "IC"})
"""Tags of what stands in no word behind another morpheme."""
_SUBJECT = frozenset({"은", "는", "이", "가", "께서"})
_HEAD = "장"
"""End of the titles of those who head something."""


def _names() -> re.Pattern[str]:
    """Return the pattern of a word that may be a name: a surname and two syllables."""
    surnames = [row["hangul"] for row in load_table("names/surnames.tsv")]
    short = "".join(name for name in surnames if len(name) == 1)
    long = "|".join(name for name in surnames if len(name) == 2)
    return re.compile(rf"(?<![가-힣A-Za-z0-9])(?:[{short}][가-힣]{{2}}|(?:{long})[가-힣]{{2}})(?=\s)")


def _titled() -> re.Pattern[str]:
    """Return the pattern of what stands behind a name: words without commas of which one ends in a title."""
    titles = sorted({word for entry in load_toml("titles.toml")["title"] for word in entry["words"]})
    behind = r"(은|는|이|가|을|를|의|와|과|도|께서|에게|님|팀|연구팀|연구진|씨)?(?![가-힣])"
    title = rf"[가-힣A-Za-z0-9&·]{{0,12}}?(?:{'|'.join(map(re.escape, titles))}){behind}"
    between = rf"(?:[가-힣A-Za-z0-9&·]{{1,14}}\s){{0,{_WORDS_BETWEEN}}}"
    return re.compile(rf"\s{between}{title}")


def _offices() -> re.Pattern[str]:
    """Return the pattern of a word that ends in a title of three syllables or more, a particle behind it aside."""
    titles = {word for entry in load_toml("titles.toml")["title"] for word in entry["words"]}
    ends = "|".join(sorted(t for t in titles if len(t) > 2 and t.endswith(_HEAD)))
    behind = r"(?=(?:은|는|이|가|을|를|의|와|과|도|께서|에게|님)?(?![가-힣]))"
    return re.compile(rf"(?<![가-힣A-Za-z0-9#])[가-힣]{{2,8}}?(?:{ends}){behind}")


_NAME = _names()
_TITLED = _titled()
_OFFICE = _offices()
_REGISTERED = re.compile(
    r"(?<=㈜)[가-힣A-Za-z0-9&]{2,20}(?=,|·|\)|\s및\s)|(?<=\((?:주|사|재)\))[가-힣A-Za-z0-9&]{2,20}(?=,|·|\)|\s및\s)"
    r"|(?<![가-힣A-Za-z0-9&])[가-힣A-Za-z0-9&]{2,20}(?=㈜|\(주\))"
)
"""A name with its legal form beside it and no particle behind it: all of the word is the name."""


def torn_names(tokens: tuple[Token, ...], text: str, offset: int, known: frozenset[str]) -> list[Span]:
    """Return the spans of names that the morphemes of a sentence tear apart, in order.

    The spans count from the beginning of ``text``, the tokens from ``offset`` before it; ``known`` are names of
    other things.
    """
    found = [m.span() for m, inside in _matches(_NAME, tokens, text, offset) if _torn(inside, m, known)]
    offices = []
    if _HEAD in text:
        offices = [m.span() for m, inside in _matches(_OFFICE, tokens, text, offset) if _broken(inside)]
    firms = [m.span() for m, inside in _matches(_REGISTERED, tokens, text, offset) if _broken(inside)]
    for spans in (offices, firms):
        found += [s for s in spans if not any(a < s[1] and s[0] < b for a, b in found)]
    return sorted(found)


def _matches(
    pattern: re.Pattern[str], tokens: tuple[Token, ...], text: str, offset: int
) -> Iterator[tuple[re.Match[str], tuple[Token, ...]]]:
    """Yield the matches of a pattern with the morphemes that each covers."""
    k = 0
    for match in pattern.finditer(text):
        while k < len(tokens) and tokens[k].end - offset <= match.start():
            k += 1
        stop = k
        while stop < len(tokens) and tokens[stop].start - offset < match.end():
            stop += 1
        yield match, tokens[k:stop]


def _broken(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a word that ends in a title is made of more than nouns."""
    return any(t.tag not in _NOMINAL for t in tokens)


def _before_noun(tag: str, following: str) -> bool:
    """Tell whether a particle or an ending stands right before a noun of the same word."""
    return tag in _GRAMMAR and following[0] in "NXM" and following not in _VERBAL


def _torn(tokens: tuple[Token, ...], match: re.Match[str], known: frozenset[str]) -> bool:
    """Tell whether the morphemes of a word before a title make no word of Korean, or a topic before that title."""
    tags = [t.tag for t in tokens]
    if len(tags) < 2 or not any(t[0] in "VEJ" or t in _VERBAL or t in _APART for t in tags):
        return False
    no_word = _is_no_word(tags)
    verb = tags[-1] == "EC" and match.start() == 0  # 이성혜 … 이사장은: no sentence begins with a verb alone
    topic = tags == ["NNP", "JX"] and tokens[0].form not in known
    if not (no_word or verb or topic):
        return False
    titled = _TITLED.match(match.string, match.end())
    return titled is not None and (no_word or titled[1] in _SUBJECT)


def _is_no_word(tags: list[str]) -> bool:
    """Tell whether morphemes make no word of Korean, whatever stands behind it."""
    if tags[-1] in _UNFINISHED or tags[0].startswith(("J", "E")) or not _APART.isdisjoint(tags[1:]):
        return True
    if tags[0] == "NNP" and tags[1] in ("XSA", "XSV"):
        return True
    return tags[-1][0] not in "JE" and any(_before_noun(a, b) for a, b in pairwise(tags))
