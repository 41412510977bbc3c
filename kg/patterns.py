"""Relation patterns as data: reading ``ontology/patterns`` and checking it.

Two kinds, both in TOML files of that folder:

``[[clause]]`` says which predicate with which arguments gives a relation. ``verbs`` are stems (체결, 맺),
``nouns`` the nouns one of which must end the predicate's object (업무협약); ``subject`` and ``object`` name the
role whose filler is the relation's end:

========== ==============================================================================
agent      who does it: topic or subject; with a passive the phrase with 에, 에 의해, 로부터
theme      what it is done to: the object; with a passive the subject
owner      a name inside the object phrase or its genitive (B의 지분을 인수)
with       the phrase with 와/과
from, to   로부터/에서, 에/에게
at, as     에서, 로
prize      what is won, or where the theme is only a rank (대상, 1등급) the competition named with 에서
rank       the competition named with 에서, else what the phrase with 로 names
owner-as   whose the phrase with 로 is (가온협회의 회원사로)
inside     a name anywhere in the object or beside it
within     the organization named inside the theme (가온부 내 다래본부)
spoken     whose the theme or the phrase with 에 is (가온의 투자에), else who the sentence or the text so far is about
========== ==============================================================================

``[[phrase]]`` is a regular expression over the sentence in which ``{s:Class}`` and ``{o:Class}`` stand for
a mention of that class: "{o:Organization}(?:의)? 자회사 {s:Organization}".

Every pattern has an ``example`` (or several) and a ``counter`` example, which run as tests.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kg.errors import KnowledgeError
from kg.knowledge import load_toml, ontology_path

ROLES = frozenset(
    {
        "agent",
        "theme",
        "owner",
        "with",
        "from",
        "to",
        "at",
        "as",
        "inside",
        "spoken",
        "within",
        "owner-as",
        "prize",
        "rank",
        "competition",
        "scheme",
    }
)
MASK = {
    "Organization": "\ue000", "Person": "\ue001", "Place": "\ue002", "Product": "\ue003", "Gathering": "\ue004",
    "Condition": "\ue005", "Programme": "\ue006", "Publication": "\ue007",
}  # fmt: skip
"""The private-use character that stands for a mention of each class in a masked sentence."""
SPEECH_MASK = "\ue010"
"""The character that stands for quoted speech."""

_ANY_WORD = "[가-힣A-Za-z0-9·%\\-\ue000-\ue007]{1,30}"
_MACROS = {
    "W": _ANY_WORD,
    "N": "[가-힣A-Za-z0-9·%\\-\ue002\ue005]{1,20}(?<![은는을를에로과와한된할인])",
    "Q": r"(?:\([^()]{1,30}\))?[’'”\"」]?(?:\([^()]{1,30}\))?",
}
"""In an expression: ``{W}`` is one word or a mention of any class, ``{N}`` a word that bears no particle,
``{Q}`` the end of a quotation and a parenthesis, where there are any."""
_PLACEHOLDER = re.compile(r"\{([so]):(\w+)\}|\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class ClausePattern:
    """What predicate with what arguments gives what relation.

    ``without`` are words that its theme must not hold (with ``$`` behind: must not end in); ``extra`` the roles
    of others who take part in the ``event``. ``decided`` counts a decision as the fact; ``voice`` is ``any``,
    ``active`` or ``passive``. ``make`` is the class of the name that the role shows, which ends in one of
    ``make_ends`` after ``strip`` is taken off, or is ``unquoted`` (with ``behind_kind``: behind the noun of its
    kind), or with ``proper`` ends in a proper word. ``pairs`` relates those of one side to each other, too: of
    ``agents`` or of ``all``. Without ``ellipsis`` the subject must be named; ``topic`` and ``product_topic`` say when
    the topic, or who is spoken of, stands for it. ``near`` stands beside a quoted name that is made (비전 ‘다래’);
    ``near``, ``near_as`` and ``about`` are else words that must stand behind the object, at the end of the phrase with
    로, or at the end of the topic or the phrase with 에; ``not_as`` are ends that no phrase with 로 may have. With
    ``from_school`` the relation goes from a school or institute to a company, whoever is the subject.
    """

    name: str
    property: str
    verbs: frozenset[str]
    nouns: tuple[str, ...]
    without: tuple[str, ...]
    subject: str
    object: str
    event: str
    decided: bool
    confidence: float
    make: str
    make_ends: tuple[str, ...]
    voice: str
    pairs: str
    examples: tuple[str, ...]
    counters: tuple[str, ...]
    extra: tuple[str, ...]
    ellipsis: bool
    topic: bool
    product_topic: bool
    near: tuple[str, ...]
    near_as: tuple[str, ...]
    strip: tuple[str, ...]
    unquoted: bool
    proper: bool
    behind_kind: bool
    about: tuple[str, ...]
    not_as: tuple[str, ...]
    from_school: bool


@dataclass(frozen=True, slots=True)
class PhrasePattern:
    """A regular expression over masked text that gives a relation.

    ``marks`` are the characters that a text must hold to match; ``expand`` is the end (``s`` or ``o``) that stands
    for all of its list. One that is not ``static`` holds as its sentence's predicate does; ``headline`` tells whether
    headlines are read; ``decided`` and ``from_school`` are as in `ClausePattern`.
    """

    name: str
    property: str
    regex: re.Pattern[str]
    marks: frozenset[str]
    event: str
    confidence: float
    expand: str
    static: bool
    headline: bool
    decided: bool
    from_school: bool
    examples: tuple[str, ...]
    counters: tuple[str, ...]


_CLAUSE_NEEDS = ("name", "property", "verbs", "subject", "object", "example", "counter")
_CLAUSE_DEFAULTS: dict[str, Any] = {
    "event": "",
    "decided": False,
    "confidence": 0.9,
    "make": "",
    "voice": "any",
    "pairs": "",
    "ellipsis": True,
    "topic": False,
    "product_topic": False,
    "unquoted": False,
    "proper": False,
    "behind_kind": False,
    "from_school": False,
}
_CLAUSE_LISTS = ("nouns", "without", "make_ends", "near", "near_as", "strip", "about", "not_as")
_PHRASE_NEEDS = ("name", "property", "text", "example", "counter")
_PHRASE_DEFAULTS: dict[str, Any] = {
    "event": "",
    "confidence": 0.9,
    "expand": "",
    "static": True,
    "headline": True,
    "decided": False,
    "from_school": False,
}


def _list(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    return (value,) if isinstance(value, str) else tuple(value)


def _check(entry: dict[str, Any], file: str, needs: Collection[str], may: Collection[str]) -> None:
    """Raise `KnowledgeError` for an entry that lacks a key or has one that nobody reads."""
    where = f"ontology/patterns/{file}: {entry.get('name', '?')}"
    for key in needs:
        if key not in entry:
            raise KnowledgeError(f"{where}: lacks '{key}'")
    for key in entry:
        if key not in needs and key not in may:
            raise KnowledgeError(f"{where}: unknown key '{key}'")


def _clause(entry: dict[str, Any], file: str) -> ClausePattern:
    _check(entry, file, _CLAUSE_NEEDS, {*_CLAUSE_DEFAULTS, *_CLAUSE_LISTS, "participants"})
    extra = _list(entry, "participants")
    for role in (entry["subject"], entry["object"], *extra):
        if role not in ROLES:
            raise KnowledgeError(f"ontology/patterns/{file}: {entry['name']}: no role '{role}'")
    rest: dict[str, Any] = {key: entry.get(key, default) for key, default in _CLAUSE_DEFAULTS.items()}
    rest |= {key: _list(entry, key) for key in _CLAUSE_LISTS}
    return ClausePattern(
        name=entry["name"],
        property=entry["property"],
        verbs=frozenset(entry["verbs"]),
        subject=entry["subject"],
        object=entry["object"],
        extra=extra,
        examples=_list(entry, "example"),
        counters=_list(entry, "counter"),
        **rest,
    )


def compile_phrase(expression: str) -> re.Pattern[str]:
    """Compile an expression with ``{s:Class}`` and ``{o:Class}`` to one over masked text.

    Raises `re.error` where it is no regular expression, `KeyError` for a class that there is not.
    """

    def replace(match: re.Match[str]) -> str:
        if match[3] in _MACROS:
            return _MACROS[match[3]]
        if match[1]:
            return f"(?P<{match[1]}>{MASK[match[2]]})"
        return MASK.get(match[3], match[0])

    return re.compile(_PLACEHOLDER.sub(replace, expression))


def _phrase(entry: dict[str, Any], file: str) -> PhrasePattern:
    _check(entry, file, _PHRASE_NEEDS, _PHRASE_DEFAULTS)
    try:
        regex = compile_phrase(entry["text"])
    except (re.error, KeyError) as error:
        raise KnowledgeError(f"ontology/patterns/{file}: {entry['name']}: {error}") from error
    return PhrasePattern(
        name=entry["name"],
        property=entry["property"],
        regex=regex,
        marks=frozenset(MASK[cls] for end, cls, _ in _PLACEHOLDER.findall(entry["text"]) if end),
        examples=_list(entry, "example"),
        counters=_list(entry, "counter"),
        **{key: entry.get(key, default) for key, default in _PHRASE_DEFAULTS.items()},
    )


def load_patterns() -> tuple[tuple[ClausePattern, ...], tuple[PhrasePattern, ...]]:
    """Read all pattern files in name order. Raises `KnowledgeError` for an entry that is not whole."""
    clauses: list[ClausePattern] = []
    phrases: list[PhrasePattern] = []
    for path in sorted(ontology_path("patterns").glob("*.toml")):
        data = load_toml(f"patterns/{path.name}")
        if unknown := sorted(set(data) - {"clause", "phrase"}):
            raise KnowledgeError(f"ontology/patterns/{path.name}: unknown key '{unknown[0]}'")
        clauses += [_clause(e, path.name) for e in data.get("clause", [])]
        phrases += [_phrase(e, path.name) for e in data.get("phrase", [])]
    return tuple(clauses), tuple(phrases)
