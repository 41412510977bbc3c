"""What resolution keeps of each announcement: its things, facts and events, without its text.

A chain (one thing in one announcement) becomes a `Local`; relations and events then point at the index of
a local thing instead of a mention. Names are shared, so that 40,000 announcements fit into memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from sys import intern

from kg.names import CuratedNames, identifier, is_generic, name_key
from kg.resolve.chains import Distinct, own_names, split_chain
from kg.resolve.written import as_meant, prize_as_meant
from kg.types import Chain, EntityClass, Evidence, Extraction, Mention, Source, Status


@dataclass(frozen=True, slots=True)
class Local:
    """One thing in one announcement; ``keys`` are the keys of its names, the best one first, each once."""

    document: int
    cls: EntityClass
    names: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation between two local things, by their indexes."""

    document: int
    subject: int
    property: str
    object: int
    evidence: Evidence
    when: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one announcement tells it; participants are pairs of role and index."""

    document: int
    cls: str
    participants: tuple[tuple[str, int], ...]
    evidence: Evidence
    status: Status
    date: str | None
    amount: Decimal | None
    currency: str | None
    place: int | None


@dataclass(slots=True)
class Intake:
    """All announcements, in the order of their ids; ``reprints`` are numbers of two that print one release."""

    sources: list[Source] = field(default_factory=list)
    published: list[date | None] = field(default_factory=list)
    locals: list[Local] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    reprints: list[tuple[int, int]] = field(default_factory=list)


def is_scoped(key: str) -> bool:
    """Tell whether a key holds for one announcement only: that of a word such as 협회, which names no certain thing."""
    return _SCOPE in key


def bare_key(key: str) -> str:
    """Return a key without the announcement that it holds for."""
    return key.partition(_SCOPE)[0]


_SCOPE = "\x1f"
_ANY = ""  # stands for any name at a place of the text


def take_in(
    extractions: Iterable[Extraction],
    base: str,
    known: CuratedNames,
    distinct: Iterable[tuple[EntityClass, str, str]] = (),
    reprints: Iterable[tuple[str, str]] = (),
) -> Intake:
    """Read extractions once, in any order, and keep what resolution needs, sorted by announcement id.

    ``distinct`` are pairs of keys that never mean one thing, ``reprints`` ids of two that print one release.
    """
    pairs = tuple(distinct)
    parts = [_Reader(extraction, base, known, pairs) for extraction in extractions]
    parts.sort(key=lambda part: part.source.id)
    intake, shared = Intake(), _Shared(known)
    for document, part in enumerate(parts):
        part.pour(intake, document, shared)
    number = {source.id: document for document, source in enumerate(intake.sources)}
    intake.reprints = sorted((number[one], number[other]) for one, other in reprints)
    return intake


class _Shared:
    """Gives equal names of things and their keys back as one object."""

    def __init__(self, known: CuratedNames) -> None:
        self._known = known
        self._names: dict[tuple[EntityClass, tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def names_and_keys(
        self, cls: EntityClass, names: tuple[str, ...], document: str
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return names and their keys; the key of a word that names no certain thing is bound to the announcement."""
        found = self._names.get((cls, names))
        if found is None:
            keys = tuple(dict.fromkeys(intern(name_key(name, cls)) for name in names))
            found = self._names[cls, names] = (names, keys)
        if cls == "Person" or not any(is_generic(key) for key in found[1]):
            return found
        return names, tuple(
            f"{key}{_SCOPE}{document}" if is_generic(key) and not self._known.find(cls, key) else key
            for key in found[1]
        )


class _Reader:
    """One announcement while it is read: only what `Intake` keeps of it stays in memory."""

    __slots__ = ("_chains", "_claims", "_known", "_named", "_places", "_reports", "source")

    def __init__(self, extraction: Extraction, base: str, known: CuratedNames, distinct: Distinct) -> None:
        document = extraction.document
        self.source = Source(
            identifier(base, "announcement", document.id), document.id, document.title, document.published,
            document.publisher, document.url, document.sha256,
            sha256(document.text.encode("utf-8", "replace")).hexdigest(),
        )  # fmt: skip
        self._chains: list[tuple[EntityClass, tuple[str, ...]]] = []
        self._places: dict[tuple[int, int, EntityClass, str], int] = {}
        self._known = known
        self._named = {
            name_key(name, chain.cls)
            for chain in extraction.chains
            if chain.cls == "Organization"
            for name in chain.names
        }
        for chain in extraction.chains:
            for part in split_chain(chain, known, distinct):
                self._add(part)
        self._claims = [
            (self._index(r.subject), r.property, self._index(r.object), r.evidence, r.when.value if r.when else None)
            for r in extraction.relations
            if r.status == "asserted"
        ]
        self._reports = [
            (
                e.cls, tuple((p.role, self._index(p.mention)) for p in e.participants), e.evidence, e.status,
                e.date.value if e.date else None, e.amount, e.currency, self._index(e.place) if e.place else None,
            )
            for e in extraction.events if e.participants  # nothing can be said of an event that nobody takes part in
        ]  # fmt: skip
        self._places = {}
        self._named = set()

    def _add(self, chain: Chain) -> int:
        index = len(self._chains)
        names = own_names(chain.names, chain.cls)
        if chain.cls == "Organization":
            names = tuple(dict.fromkeys(as_meant(name, self._known, self._named) for name in names))
        elif chain.cls == "Programme":
            names = tuple(dict.fromkeys(form for name in names for form in (name, prize_as_meant(name, self._known))))
        self._chains.append((chain.cls, names or tuple(mention.name for mention in chain.mentions[:1])))
        for mention in chain.mentions:
            for name in (mention.name, _ANY):
                self._places.setdefault((mention.start, mention.end, chain.cls, name), index)
        return index

    def _index(self, mention: Mention) -> int:
        """Return the chain of a mention; one that stands in no chain of its class gets a chain of its own.

        Words can stand for things of two classes, as 한빛시 for the city and for its government.
        """
        for name in (mention.name, _ANY):
            if (index := self._places.get((mention.start, mention.end, mention.cls, name))) is not None:
                return index
        return self._add(Chain(mention.cls, (mention.name,), (mention,)))

    def pour(self, intake: Intake, document: int, shared: _Shared) -> None:
        """Append this announcement to an intake as the one with the number ``document``."""
        first = len(intake.locals)
        intake.sources.append(self.source)
        intake.published.append(self.source.published)
        for cls, names in self._chains:
            intake.locals.append(Local(document, cls, *shared.names_and_keys(cls, names, self.source.id)))
        for s, prop, o, evidence, when in self._claims:
            intake.claims.append(Claim(document, first + s, intern(prop), first + o, evidence, when))
        for cls_, people, evidence, status, day, amount, currency, place in self._reports:
            participants = tuple((intern(role), first + index) for role, index in people)
            where = None if place is None else first + place
            intake.reports.append(
                Report(document, intern(cls_), participants, evidence, status, day, amount, currency, where)
            )
