"""The values that flow through kg: frozen, made of tuples, with no behaviour beyond reading.

Every span (``start``, ``end``) counts characters, that is Unicode code points, of `Document.text`,
``end`` exclusive. `Document.text` is NFC text whose first line is the headline where there is one.
Dates are ISO 8601 at the precision that the text gives, currencies are ISO 4217 codes.

The first half of the program makes one `Extraction` of one `Document`; the second half makes one
`Graph` of all extractions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

EntityClass = Literal[
    "Organization", "Person", "Place", "Product", "Gathering", "Condition", "Programme", "Publication"
]
Status = Literal["asserted", "planned", "denied"]
Precision = Literal["day", "month", "quarter", "half", "year"]


@dataclass(frozen=True, slots=True)
class Document:
    """One announcement.

    ``text`` is what every span counts in. When the announcement has a headline, ``title`` is it and
    ``text`` begins with it, followed by a line feed. ``sha256`` is the hash of the raw record as read.
    """

    id: str
    title: str | None
    text: str
    published: date | None
    publisher: str | None
    url: str | None
    sha256: str


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """One morpheme as Kiwi gives it; ``tag`` is from the Sejong tag set as Kiwi uses it, ``new`` is true for a
    word that is not in the analyser's dictionary.

    Nothing changes one, as nothing changes the rest; it is not frozen because there are hundreds in an announcement,
    and to make a frozen one takes five times as long.
    """

    start: int
    end: int
    form: str
    tag: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``headline`` is true for a sentence of the headline or of a sub-headline.

    ``spoken`` is true for the words of somebody who is quoted, which are a sentence of their own beside the one that
    quotes them.
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    headline: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing at one place of the text.

    ``surface`` is the text at the span. ``name`` is the name meant: mostly the surface, but the full
    form for a member of a coordination (신촌·강남 세브란스병원) and the unquoted form of a quotation.
    """

    start: int
    end: int
    cls: EntityClass
    surface: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A date in the text; ``value`` is ``2023-04-25``, ``2023-04``, ``2023``; a quarter or a half has the
    value of its year."""

    start: int
    end: int
    value: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a fact stands on: a sentence (span and quote) and the marked words inside it.

    ``marks`` are spans in the same text (subject, object, cue). ``rule`` names the pattern or model
    that read it. ``confidence`` is in (0, 1].
    """

    document: str
    start: int
    end: int
    quote: str
    marks: tuple[tuple[int, int], ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact between two mentions. Only ``asserted`` ones become triples."""

    subject: Mention
    property: str
    object: Mention
    evidence: Evidence
    status: Status = "asserted"
    when: Time | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event, and as what (local name of a property, such as ``agent``)."""

    role: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is to happen; ``cls`` is the ontology's class (``MOU``, ``Publishing``)."""

    cls: str
    participants: tuple[Participant, ...]
    evidence: Evidence
    status: Status = "asserted"
    date: Time | None = None
    amount: Decimal | None = None
    currency: str | None = None
    place: Mention | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one thing in one announcement; ``names`` are its forms, the best one first."""

    cls: EntityClass
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one announcement says: one line of ``extractions.jsonl``."""

    document: Document
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    times: tuple[Time, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A document (or a line, or a file) that could not be used, where, and why, in one line."""

    document: str
    stage: str
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name in a language (BCP 47: ``ko``, ``en``); ``lang`` is empty where the text does not tell."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an announcement came from: a `Document` with the hash of its text (UTF-8) in place of the text.

    ``retells`` is the IRI of the announcement that tells the same release more fully, or empty.
    """

    iri: str
    id: str
    title: str | None
    published: date | None
    publisher: str | None
    url: str | None
    sha256: str
    text_sha256: str = ""
    retells: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the whole corpus. ``labels`` are the preferred ones, at most one a language.

    ``replaces`` are IRIs that parts of it would have alone: what an earlier graph called by one of them is this.
    """

    iri: str
    cls: EntityClass
    labels: tuple[Label, ...]
    aliases: tuple[Label, ...]
    documents: tuple[str, ...]
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between two entities with all evidence for it, from one or many announcements."""

    iri: str
    subject: str
    property: str
    object: str
    evidence: tuple[Evidence, ...]
    when: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """Another value that some announcements give for the ``date`` or the ``amount`` of an event."""

    what: Literal["date", "amount"]
    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the whole corpus. ``participants`` are pairs of role and entity IRI.

    ``date`` and ``amount`` are what most announcements say; ``disagreements`` are what others say instead.
    ``replaces`` is as in `Entity`.
    """

    iri: str
    cls: str
    label: Label
    status: Status
    participants: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    date: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    place: str | None = None
    disagreements: tuple[Disagreement, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """The merged graph: everything in it is sorted, so equal input gives equal bytes."""

    base: str
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    happenings: tuple[Happening, ...]
    failures: tuple[Failure, ...] = ()


Reader = Callable[[Path], Iterator[Document | Failure]]
Extractor = Callable[[Document], Extraction]
Exporter = Callable[[Graph, Path], None]
