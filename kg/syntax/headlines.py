"""Headlines end in a bare noun where a sentence has its verb: "가온, 다래와 MOU 체결"."""

from __future__ import annotations

from kg.grammar import GRAMMAR
from kg.syntax.tree import Node, Phrase, Predicate, Word
from kg.types import Sentence

EVENT_ENDERS = GRAMMAR.set("headlines.enders")
"""Nouns that end a headline as its predicate."""
_LONGEST = max(map(len, EVENT_ENDERS))
_CLOSING = GRAMMAR.set("headlines.closing")
_GOVERNED, _OBJECT = frozenset({"obj", "to", "as"}), frozenset({"obj"})
"""Cases of a phrase that a bare event noun right behind it governs, and those of one that it is not done to."""
_UNDERGONE = GRAMMAR.set("headlines.undergone")
_AND = "고"
"""The ending that is left out where a comma stands for it."""
_BREAK = "…"
"""What may stand behind such an ending instead of the headline's end."""


def close(nodes: list[Node], sentence: Sentence) -> None:
    """Let a verb in 어 or 아 that closes a headline tell what has been done (가온, 다래와 협약 맺어), in place."""
    for node in nodes if sentence.headline else ():
        if isinstance(node, Predicate) and node.tail in _CLOSING and node.status == "asserted":
            behind = sentence.text[node.end - sentence.start :].lstrip()
            if not behind or behind.startswith(_BREAK):
                node.ending, node.past = "headline", True


def make_predicates(nodes: list[Node]) -> None:
    """Turn a bare event noun that closes a stretch without a verb into a predicate, in place."""
    has_final = any(isinstance(n, Predicate) and n.ending == "final" for n in nodes)
    for i, node in enumerate(nodes):
        if isinstance(node, Phrase) and not node.speech and node.case in ("break", "list", ""):
            following = nodes[i + 1] if i + 1 < len(nodes) else None
            stem = _event_noun(node)
            if stem and (node.case == "break" or not has_final) and _may_close(node, following):
                nodes[i] = _predicate(node, stem)
            elif i and _leans_on(nodes[i - 1], node, following):
                nodes[i] = _bare(node, nodes[i - 1])


def _leans_on(before: Node, phrase: Phrase, following: Node | None) -> bool:
    """Tell whether a bare event noun before a comma is the predicate of what stands before it (협약을 체결, …)."""
    word = phrase.words[0]
    bare = len(phrase.words) == 1 and phrase.case == "list" and not word.quoted and word.text in EVENT_ENDERS
    cases = _GOVERNED if word.text in _UNDERGONE else _OBJECT
    governed = isinstance(before, Phrase) and not before.speech and before.case in cases
    goes_on = isinstance(following, Phrase) and following.case != "list" and not _event_noun(following)
    return bare and governed and goes_on


def _bare(phrase: Phrase, before: Node) -> Predicate:
    """Make the predicate that a bare event noun stands for: 체결하고, 선정되고."""
    word = phrase.words[0]
    undergone = word.text in _UNDERGONE and isinstance(before, Phrase) and before.case != "obj"
    voice = "passive" if undergone else "active"
    return Predicate(word.start, word.end, word.text, voice, "connective", "asserted", False, tail=_AND)


def _event_noun(phrase: Phrase) -> str:
    """Return the event noun that ends a phrase, the longest one, or an empty string."""
    last = phrase.words[-1]
    text = last.text
    if last.quoted:
        return text if text in EVENT_ENDERS else ""  # … ‘맞손’
    ends = (text[k:] for k in range(max(0, len(text) - _LONGEST), len(text)))
    stem = next((end for end in ends if end in EVENT_ENDERS), "")
    return "" if len(phrase.words) == 1 and stem != text and len(text) - len(stem) < 2 else stem


def _may_close(phrase: Phrase, following: Node | None) -> bool:
    """Tell whether what follows leaves a phrase to be a predicate of its own."""
    if isinstance(following, Predicate):
        return phrase.case != ""
    if phrase.case == "list" and following is not None:
        return following.case in ("subj", "break", "list", "")
    return True


def _predicate(phrase: Phrase, stem: str) -> Predicate:
    last = phrase.words[-1]
    words = phrase.words[:-1]
    if stem != last.text:
        cut = len(last.text) - len(stem)
        front = last.text[:cut]
        words = [*words, Word(last.start, last.start + cut, front, last.tags, (front,), outer=last.outer)]
    compound = Phrase(words, relative=phrase.relative) if words else None
    return Predicate(last.end - len(stem), last.end, stem, "active", "headline", "asserted", True, compound)
