"""The graph as the page reads it: columns of numbers and names, and the evidence in pieces.

The page parses the columns when it opens and a piece of evidence only when somebody looks at one of
its facts, so a large graph opens at once. Numbers stand for what repeats (classes, properties, sources).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from kg.rdf import ontology_namespace
from kg.types import Entity, Evidence, Graph, Happening, Source
from kg.view.safe_text import MAX_QUOTE, safe_name, safe_quote, safe_url
from kg.view.terms import symmetric_properties, term

PIECE: Final = 64
"""Facts (then events) in one piece of evidence: about 30 kB, parsed in less than a millisecond."""

MAX_ALIASES: Final = 12
"""Other names kept for one entity on the page."""


def entity_names(entity: Entity) -> tuple[str | None, str | None]:
    """Return the Korean (or untold) and the English name as shown; at least one is not None."""
    by_language = {label.lang: safe_name(label.text) for label in reversed(entity.labels)}
    korean = by_language.get("ko") or by_language.get("") or None
    english = by_language.get("en") or None
    other = next((name for _lang, name in sorted(by_language.items()) if name), None)
    if korean is None and english is None:
        korean = other or safe_name(entity.iri.rstrip("/").rsplit("/", 1)[-1])
    return korean, english


def graph_columns(
    graph: Graph, places: Sequence[tuple[int, int]], community: Sequence[int], hubs: Sequence[int]
) -> dict[str, object]:
    """Return all that the page needs before anybody looks at a fact."""
    classes = sorted({entity.cls for entity in graph.entities})
    number = {entity.iri: at for at, entity in enumerate(graph.entities)}
    source = {item.id: at for at, item in enumerate(graph.sources)}
    names = [entity_names(entity) for entity in graph.entities]
    return {
        "base": graph.base,
        "vocabulary": ontology_namespace(graph.base),
        "piece": PIECE,
        "classes": [term(cls) for cls in classes],
        "nodes": {
            "id": [entity.iri.removeprefix(graph.base) for entity in graph.entities],
            "cls": [classes.index(entity.cls) for entity in graph.entities],
            "x": [x for x, _y in places],
            "y": [y for _x, y in places],
            "group": list(community),
            "ko": [korean for korean, _english in names],
            "en": [english for _korean, english in names],
            "alias": [_aliases(entity) for entity in graph.entities],
        },
        "hubs": list(hubs),
        "facts": _fact_columns(graph, number, source),
        "events": [_event(event, number, source) for event in graph.happenings],
        "terms": [term(name) for name in _other_terms(graph)],
        "sources": [_source(item) for item in graph.sources],
    }


def evidence_pieces(graph: Graph) -> Iterator[list[object]]:
    """Yield the evidence of all facts, then of all events, `PIECE` at a time.

    A piece holds its sentences once each, the rules' names, and per fact the list of
    ``[source, sentence, confidence, rule, marks…]`` with marks as offsets in the sentence.
    """
    source = {item.id: at for at, item in enumerate(graph.sources)}
    records = [fact.evidence for fact in graph.facts] + [event.evidence for event in graph.happenings]
    for begin in range(0, len(records), PIECE):
        sentences: dict[str, int] = {}
        rules: dict[str, int] = {}
        rows = [
            [_evidence(item, source, sentences, rules) for item in record] for record in records[begin : begin + PIECE]
        ]
        yield [list(sentences), list(rules), rows]


def _evidence(item: Evidence, source: dict[str, int], sentences: dict[str, int], rules: dict[str, int]) -> list[object]:
    sentence = sentences.setdefault(safe_quote(item.quote), len(sentences))
    rule = rules.setdefault(safe_name(item.rule), len(rules))
    row: list[object] = [source.get(item.document, -1), sentence, _percent(item.confidence), rule]
    for start, end in _disjoint(item):
        row += [start, end]
    return row


def _disjoint(item: Evidence) -> Iterator[tuple[int, int]]:
    """Yield the marks as sorted spans of the shown sentence that do not overlap."""
    most = min(len(item.quote), MAX_QUOTE)
    at = 0
    for start, end in sorted(item.marks):
        begin, stop = max(at, start - item.start), min(most, end - item.start)
        if begin < stop:
            yield begin, stop
            at = stop


def _fact_columns(graph: Graph, number: dict[str, int], source: dict[str, int]) -> dict[str, object]:
    properties = sorted({fact.property for fact in graph.facts})
    place = {name: at for at, name in enumerate(properties)}
    return {
        "properties": [term(name) for name in properties],
        "symmetric": [at for at, name in enumerate(properties) if name in symmetric_properties()],
        "id": [fact.iri.removeprefix(graph.base) for fact in graph.facts],
        "s": [number.get(fact.subject, -1) for fact in graph.facts],
        "p": [place[fact.property] for fact in graph.facts],
        "o": [number.get(fact.object, -1) for fact in graph.facts],
        "when": [fact.when for fact in graph.facts],
        "conf": [_percent(max((item.confidence for item in fact.evidence), default=0.0)) for fact in graph.facts],
        "src": [_sources(fact.evidence, source) for fact in graph.facts],
    }


def _event(event: Happening, number: dict[str, int], source: dict[str, int]) -> dict[str, Any]:
    return {
        "cls": event.cls,
        "label": safe_name(event.label.text),
        "status": event.status,
        "who": [[role, number[iri]] for role, iri in event.participants if iri in number],
        "date": event.date,
        "amount": None if event.amount is None else format(event.amount, "f"),
        "currency": event.currency,
        "place": number.get(event.place, -1) if event.place else -1,
        "disagree": [[other.what, safe_name(other.value)] for other in event.disagreements],
        "src": _sources(event.evidence, source),
    }


def _other_terms(graph: Graph) -> list[str]:
    roles = {role for event in graph.happenings for role, _iri in event.participants}
    return sorted(roles | {event.cls for event in graph.happenings})


def _sources(evidence: Iterable[Evidence], source: dict[str, int]) -> list[int]:
    return sorted({source[item.document] for item in evidence if item.document in source})


def _source(item: Source) -> list[str | None]:
    published = item.published.isoformat() if item.published else None
    texts = [safe_name(text) if text else None for text in (item.id, item.title, item.publisher)]
    return [texts[0], texts[1], published, texts[2], safe_url(item.url)]


def _aliases(entity: Entity) -> list[str]:
    shown = {label for label in entity_names(entity) if label}
    names = dict.fromkeys(safe_name(alias.text) for alias in entity.aliases)
    return [name for name in names if name and name not in shown][:MAX_ALIASES]


def _percent(confidence: float) -> int:
    return max(0, min(100, round(confidence * 100)))
