"""Which phrases name a post and who gets it: several in one clause, or in a headline behind a name and a comma.

"사장에 김도윤 전무를, 전무에 이하린 상무를 각각 선임했다", "김도윤 교수, 가온학회 회장 취임".

A clause keeps one phrase of each case, so the earlier pairs are looked for in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.people import Title, Titles
from kg.syntax import Clause, Parse, Phrase, Word
from kg.types import Mention

Pair = tuple[Phrase, Title, Phrase, Mention]
"""A phrase that names a post, the post, the phrase of who gets it, and who that is."""
_TAKEN = GRAMMAR.set("posts.takes") - GRAMMAR.set("posts.carried")
_NEXT = GRAMMAR.set("posts.next")
_SEAT = GRAMMAR.words("posts.seat")
_LOOSE = frozenset({"break", ""})
_HOLDERS = frozenset({"obj", "subj", "topic"})
"""Cases of the phrase of somebody who gets a post."""


def pairs(
    parsed: Parse,
    clause: Clause,
    title_of: Callable[[Phrase], Title | None],
    holder_of: Callable[[Phrase], Mention | None],
) -> list[Pair]:
    """Return the posts of a clause with who gets each, in text order; none where it gives but one.

    A post with 에 stands before its holder, one with 로 behind.
    """
    end = clause.predicate.start
    begin = max((c.predicate.end for c in parsed.clauses if c.predicate.end <= end and c is not clause), default=0)
    out: list[Pair] = []
    for first, second in pairwise(p for p in parsed.phrases if begin <= p.start and p.end <= end and not p.speech):
        forward = first.case == "to" and second.case in _HOLDERS
        backward = second.case == "as" and first.case in _HOLDERS
        post, holder = (first, second) if forward else (second, first)
        title = title_of(post) if forward or backward else None
        named = holder_of(holder) if title is not None and not post.words[-1].quoted else None
        if title is not None and named is not None:
            out.append((post, title, holder, named))
    return out if len(out) > 1 else []


def behind_comma(parsed: Parse, titles: Titles) -> Iterator[tuple[Phrase, Title, Phrase]]:
    """Yield the posts that a headline gives behind a name and a comma: phrase, post, and the phrase of the name."""
    predicates = [c.predicate for c in parsed.clauses]
    taken = [p.compound for p in predicates if p.ending == "headline" and p.stem in _TAKEN and p.compound is not None]
    for phrase in [*taken, *parsed.phrases]:
        words = phrase.words
        if phrase not in taken:
            words = words[:-1] if phrase.case in _LOOSE and words[-1].text in _TAKEN else []
        before = phrase.before
        title = highest(titles, words) if words and before is not None and before.case == "list" else None
        if title is not None and before is not None and not any(w.text in _NEXT or w.quoted for w in words):
            yield Phrase(words, "to"), title, before


def highest(titles: Titles, words: list[Word]) -> Title | None:
    """Return the title that the last word holds, or a higher one right before it (대표이사 사장, 회장 겸 대표)."""
    words = words[:-1] if len(words) > 1 and words[-1].text in _SEAT else words
    text = words[-1].text
    title = titles.find(text) or titles.find(next((text.removesuffix(s) for s in _SEAT if text.endswith(s)), ""))
    for word in reversed(words[:-1]) if title is not None else ():
        other = titles.find(word.text) if titles.alone(word.text) else None
        if other is not None and title is not None and other.rank < title.rank:
            title = other
        elif other is None and word.text not in titles.joining:
            break
    return title
