"""The graph as RDF: entities, facts and events with their evidence, one named graph for each announcement.

A fact stands twice: as a direct triple, for queries, and as an ``rdf:Statement`` with its confidence,
status and evidence, for trust. What an announcement says stands in the named graph of its source, so it
can be replaced or taken back without a look at the others; all graphs together are the union that
``graph.ttl`` holds. There is no blank node: a node's IRI comes from what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from itertools import chain

from kg import terms
from kg.types import Entity, Evidence, Fact, Graph, Happening, Source

# An address under example.org, which is reserved for documentation: nobody's names are taken.
BASE = "https://kg.example.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OWL = "http://www.w3.org/2002/07/owl#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
SPDX = "http://spdx.org/rdf/terms#"

Triple = tuple[str, str, str]
Quad = tuple[str, str, str, str]

# property of the vocabulary -> the role (an individual of the ontology) that a membership names
ROLES = {
    "chairOf": "Chair",
    "ceoOf": "ChiefExecutive",
    "presidentOf": "President",
    "headOf": "Head",
    "executiveOf": "Executive",
    "founderOf": "Founder",
    "affiliatedWith": "Affiliate",
    "formerlyAt": "FormerMember",
}

_TYPE = f"<{RDF}type>"
_LABEL = f"<{RDFS}label>"
_PREFERRED = f"<{SKOS}prefLabel>"
_ALTERNATIVE = f"<{SKOS}altLabel>"
_STATEMENT = f"<{RDF}Statement>"
_SUBJECT, _PREDICATE, _OBJECT = f"<{RDF}subject>", f"<{RDF}predicate>", f"<{RDF}object>"
_DERIVED, _GENERATED = f"<{PROV}wasDerivedFrom>", f"<{PROV}wasGeneratedBy>"
_REPLACED_BY = f"<{DCTERMS}isReplacedBy>"
_SAME = f"<{OWL}sameAs>"
_NEWS = f"<{SCHEMA}NewsArticle>"
_IDENTIFIER, _TITLE = f"<{DCTERMS}identifier>", f"<{DCTERMS}title>"
_ISSUED, _SOURCE = f"<{DCTERMS}issued>", f"<{DCTERMS}source>"
_PUBLISHER, _NAME = f"<{DCTERMS}publisher>", f"<{FOAF}name>"
_MEMBERSHIP, _ROLE = f"<{ORG}Membership>", f"<{ORG}role>"
_MEMBER, _ORGANIZATION = f"<{ORG}member>", f"<{ORG}organization>"
_RESOURCE = f"<{OA}SpecificResource>"
_HAS_SOURCE, _HAS_SELECTOR = f"<{OA}hasSource>", f"<{OA}hasSelector>"
_QUOTE_SELECTOR, _POSITION_SELECTOR = f"<{OA}TextQuoteSelector>", f"<{OA}TextPositionSelector>"
_EXACT, _START, _END = f"<{OA}exact>", f"<{OA}start>", f"<{OA}end>"
_ASSERTED = '"asserted"'


def ontology_namespace(base: str) -> str:
    """Return the namespace of the ontology's terms for a base IRI."""
    return f"{base}ontology#"


def node(base: str, cls: str, *key: str) -> str:
    """Return the IRI ``BASE/id/{cls}-{hex}`` of something whose key does not come with an IRI of its own."""
    return f"{base}id/{cls}-{sha256(chr(31).join(key).encode()).hexdigest()[:32]}"


def software_version() -> str:
    """Return the version of kg that stands in the extraction activities."""
    from kg import __version__  # here, because the package's own front door imports what imports this

    return __version__


def announcement_graphs(graph: Graph) -> Iterator[tuple[str, list[Triple]]]:
    """Yield each announcement's IRI and its triples, sorted and without repeats.

    Terms are N-Triples text (`kg.terms`); the IRI of the announcement is bare.
    """
    shares = _share_out(graph)
    writer = _Writer(graph, software_version())
    for source in sorted(graph.sources, key=lambda s: s.iri):
        yield source.iri, sorted(set(writer.announcement(source, shares[source.id])))


def quads(graph: Graph) -> Iterator[Quad]:
    """Yield every quad once, sorted by named graph, subject, predicate and object (see `announcement_graphs`)."""
    for iri, triples in announcement_graphs(graph):
        name = f"<{iri}>"
        for s, p, o in triples:
            yield s, p, o, name


@dataclass(slots=True)
class _Share:
    """What one announcement says."""

    entities: set[str] = field(default_factory=set)
    facts: list[tuple[Fact, list[Evidence]]] = field(default_factory=list)
    happenings: list[tuple[Happening, list[Evidence]]] = field(default_factory=list)


def _share_out(graph: Graph) -> dict[str, _Share]:
    """Give every announcement (by its id) its entities, and facts and events with its own evidence for them."""
    shares = {source.id: _Share() for source in graph.sources}
    for entity in graph.entities:
        for document in entity.documents:
            shares[document].entities.add(entity.iri)
    for fact in graph.facts:
        for document, evidence in _by_document(fact.evidence).items():
            share = shares[document]
            share.facts.append((fact, evidence))
            share.entities.update((fact.subject, fact.object))
    for happening in graph.happenings:
        for document, evidence in _by_document(happening.evidence).items():
            share = shares[document]
            share.happenings.append((happening, evidence))
            share.entities.update(iri for _, iri in happening.participants)
            if happening.place:
                share.entities.add(happening.place)
    return shares


def _by_document(evidence: tuple[Evidence, ...]) -> dict[str, list[Evidence]]:
    documents: dict[str, list[Evidence]] = {}
    for item in evidence:
        documents.setdefault(item.document, []).append(item)
    return documents


def _replacing(kept: str, given_up: Iterable[str]) -> Iterator[Triple]:
    """Lead from IRIs given up to the one that is kept, and back."""
    for iri in given_up:
        old = f"<{iri}>"
        yield old, _REPLACED_BY, kept
        yield old, _SAME, kept
        yield kept, _SAME, old


@lru_cache(maxsize=4096)
def _confidence(value: float) -> str:
    return terms.decimal(Decimal(str(round(value, 4))))


class _Writer:
    """Turns the values of one graph into triples; remembers what all announcements have in common."""

    def __init__(self, graph: Graph, software: str) -> None:
        self.base = graph.base
        self.software = software
        self.kg = ontology_namespace(graph.base)
        self.entities = {entity.iri: entity for entity in graph.entities}
        self.described: dict[str, tuple[Triple, ...]] = {}
        self.activities: dict[str, tuple[Triple, ...]] = {}
        self.owned: dict[str, str] = {}

    def own(self, local: str) -> str:
        """Return a term of the ontology, as one object each time: a million triples then take less room and time."""
        term = self.owned.get(local)
        if term is None:
            term = self.owned[local] = f"<{self.kg}{local}>"
        return term

    def announcement(self, source: Source, share: _Share) -> Iterable[Triple]:
        return chain(
            self.source(source),
            chain.from_iterable(self.entity(iri) for iri in share.entities),
            chain.from_iterable(self.fact(source, fact, evidence) for fact, evidence in share.facts),
            chain.from_iterable(self.happening(source, event, evidence) for event, evidence in share.happenings),
        )

    def source(self, source: Source) -> Iterator[Triple]:
        s = f"<{source.iri}>"
        yield s, _TYPE, self.own("Announcement")
        yield s, _TYPE, _NEWS
        yield s, _IDENTIFIER, terms.name(source.id)
        yield s, self.own("sha256"), terms.literal(source.sha256)
        if source.text_sha256:
            yield s, self.own("textSha256"), terms.literal(source.text_sha256)
        if source.retells:
            yield s, self.own("retells"), f"<{source.retells}>"
        if source.title:
            yield s, _TITLE, terms.name(source.title, "ko")
        if source.published:
            yield s, _ISSUED, terms.moment(source.published.isoformat())
        if source.url and (address := terms.web_address(source.url)):
            yield s, _SOURCE, address
        if source.publisher:
            publisher = f"<{node(self.base, 'publisher', source.publisher)}>"
            yield s, _PUBLISHER, publisher
            yield publisher, _TYPE, f"<{FOAF}Agent>"
            yield publisher, _NAME, terms.name(source.publisher)

    def entity(self, iri: str) -> tuple[Triple, ...]:
        if iri not in self.described:
            self.described[iri] = tuple(self.describe(self.entities[iri]))
        return self.described[iri]

    def describe(self, entity: Entity) -> Iterator[Triple]:
        s = f"<{entity.iri}>"
        yield s, _TYPE, self.own(entity.cls)
        for label in entity.labels:
            text = terms.name(label.text, label.lang)
            yield s, _LABEL, text
            yield s, _PREFERRED, text
        for label in entity.aliases:
            yield s, _ALTERNATIVE, terms.name(label.text, label.lang)
        yield from _replacing(s, entity.replaces)

    def fact(self, source: Source, fact: Fact, evidence: list[Evidence]) -> Iterator[Triple]:
        s, p, o = f"<{fact.subject}>", self.own(fact.property), f"<{fact.object}>"
        statement = f"<{fact.iri}>"
        yield s, p, o
        yield statement, _TYPE, _STATEMENT
        yield statement, _SUBJECT, s
        yield statement, _PREDICATE, p
        yield statement, _OBJECT, o
        yield statement, self.own("status"), _ASSERTED
        if fact.when:
            yield statement, self.own("date"), terms.moment(fact.when)
        yield from self.grounds(statement, source, fact.evidence, evidence)
        if fact.property in ROLES and self.entities[fact.object].cls == "Organization":
            yield from self.membership(fact, statement)

    def membership(self, fact: Fact, statement: str) -> Iterator[Triple]:
        m = f"<{self.base}id/membership-{fact.iri.rpartition('-')[2]}>"
        yield m, _TYPE, _MEMBERSHIP
        yield m, _MEMBER, f"<{fact.subject}>"
        yield m, _ORGANIZATION, f"<{fact.object}>"
        yield m, _ROLE, self.own(ROLES[fact.property])
        yield m, _DERIVED, statement
        if fact.when:
            edge = "endDate" if fact.property == "formerlyAt" else "startDate"
            yield m, self.own(edge), terms.moment(fact.when)

    def happening(self, source: Source, event: Happening, evidence: list[Evidence]) -> Iterator[Triple]:
        iri = self.event_iri(event)
        s = f"<{iri}>"
        yield s, _TYPE, self.own(event.cls)
        yield s, self.own("status"), terms.literal(event.status)
        if iri == event.iri and event.label.text:
            yield s, _LABEL, terms.name(event.label.text, event.label.lang)
        for role, participant in event.participants:
            if participant != iri:
                yield s, self.own("participant"), f"<{participant}>"
                yield s, self.own(role), f"<{participant}>"
        if event.place:
            yield s, self.own("place"), f"<{event.place}>"
        if event.date:
            yield s, self.own("date"), terms.moment(event.date)
        if event.amount is not None:
            yield s, self.own("amount"), terms.decimal(event.amount)
        if event.currency:
            yield s, self.own("currency"), terms.literal(event.currency)
        if iri == event.iri:
            yield from _replacing(s, event.replaces)
        yield from self.disagreements(s, source, event)
        yield from self.grounds(s, source, event.evidence, evidence)

    def disagreements(self, s: str, source: Source, event: Happening) -> Iterator[Triple]:
        """Say what this announcement gives for an event where most announcements say something else."""
        for other in event.disagreements:
            if source.id not in other.documents:
                continue
            d = f"<{node(self.base, 'disagreement', event.iri, other.what, other.value)}>"
            value, _, currency = other.value.partition(" ")
            yield d, _TYPE, self.own("Disagreement")
            yield d, self.own("concerns"), s
            shown = terms.moment(value) if other.what == "date" else terms.decimal(Decimal(value))
            yield d, self.own(other.what), shown
            if currency:
                yield d, self.own("currency"), terms.literal(currency)
            yield d, _DERIVED, f"<{source.iri}>"

    def event_iri(self, event: Happening) -> str:
        """Return the node of an event: a gathering is its own event."""
        if event.cls == "Gathering":
            for _, iri in event.participants:
                if self.entities[iri].cls == "Gathering":
                    return iri
        return event.iri

    def grounds(
        self, s: str, source: Source, all_evidence: tuple[Evidence, ...], evidence: list[Evidence]
    ) -> Iterator[Triple]:
        """Say how sure ``s`` is, over all announcements, and which words of this announcement it stands on."""
        yield s, self.own("confidence"), _confidence(max(item.confidence for item in all_evidence))
        for item in evidence:
            activity = self.activity(item.rule)
            yield s, _GENERATED, activity[0][0]
            yield from activity
            yield from self.evidence(s, source, item)

    def evidence(self, s: str, source: Source, item: Evidence) -> Iterator[Triple]:
        hexes = sha256(f"{source.iri}\x1f{item.start}\x1f{item.end}".encode()).hexdigest()[:32]
        place = f"<{self.base}id/evidence-{hexes}>"
        quote, position = f"<{self.base}id/quote-{hexes}>", f"<{self.base}id/position-{hexes}>"
        yield s, _DERIVED, place
        yield place, _TYPE, _RESOURCE
        yield place, _HAS_SOURCE, f"<{source.iri}>"
        yield place, _HAS_SELECTOR, quote
        yield place, _HAS_SELECTOR, position
        yield quote, _TYPE, _QUOTE_SELECTOR
        yield quote, _EXACT, terms.literal(item.quote)
        yield position, _TYPE, _POSITION_SELECTOR
        yield position, _START, terms.integer(item.start)
        yield position, _END, terms.integer(item.end)

    def activity(self, rule: str) -> tuple[Triple, ...]:
        """Describe the extraction by one pattern (or model) with this version of the software."""
        if rule not in self.activities:
            a = f"<{node(self.base, 'activity', self.software, rule)}>"
            agent = f"<{node(self.base, 'software', self.software)}>"
            self.activities[rule] = (
                (a, _TYPE, f"<{PROV}Activity>"),
                (a, self.own("pattern"), terms.literal(rule)),
                (a, f"<{PROV}wasAssociatedWith>", agent),
                (agent, _TYPE, f"<{PROV}SoftwareAgent>"),
                (agent, _NAME, terms.literal("kg")),
                (agent, f"<{SCHEMA}softwareVersion>", terms.literal(self.software)),
            )
        return self.activities[rule]
