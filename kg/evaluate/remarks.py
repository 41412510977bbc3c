"""What was missed and what was wrong in one announcement, each with the sentence that says it or was misread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.compare import Comparison, EventOutcome
from kg.evaluate.gold import Edge
from kg.korean import sentence_spans


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that differs: ``kind`` says how, ``what`` says which, ``quote`` is a sentence or empty."""

    document: str
    kind: str
    what: str
    quote: str = ""


def remarks(comparison: Comparison, text: str) -> Iterator[Remark]:
    """Yield relations first, then names, then events; ``text`` is where missed things are looked up."""
    name = comparison.gold.id
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    for edge in sorted(comparison.relations.missed):
        yield Remark(name, "missed", comparison.said(edge), _telling(comparison, edge, sentences))
    for edge in sorted(comparison.relations.wrong):
        evidence = max((e for fact in comparison.facts[edge] for e in fact.evidence), key=lambda e: e.confidence)
        said = f"{comparison.said(edge)} ({evidence.rule}, {evidence.confidence})"
        yield Remark(name, "wrong", said, evidence.quote)
    for one in sorted(comparison.names_missed):
        forms = comparison.gold.names[one]
        yield Remark(name, "missed name", forms[0], next((s for s in sentences if any(f in s for f in forms)), ""))
    for one in comparison.names_wrong:
        yield Remark(name, "wrong name", comparison.labels.get(one, one))
    for outcome in comparison.events:
        yield from _event(comparison, outcome)


def _telling(comparison: Comparison, edge: Edge, sentences: list[str]) -> str:
    """Return the first sentence that names both ends of an edge, else the first that names one."""
    ends = [comparison.gold.names.get(one, ()) for one in (edge[0], edge[2])]
    counted = [sum(any(form in sentence for form in forms) for forms in ends) for sentence in sentences]
    best = max(counted, default=0)
    return sentences[counted.index(best)] if best else ""


def _event(comparison: Comparison, outcome: EventOutcome) -> Iterator[Remark]:
    event = outcome.event
    who = ", ".join(comparison.labels.get(one, one) for one in sorted(event.participants))
    if not outcome.found:
        yield Remark(comparison.gold.id, "missed event", f"{event.cls}: {who}")
    elif event.date is not None and not outcome.date:
        yield Remark(comparison.gold.id, "wrong date", f"{event.cls} of {event.date}: {who}")
    if outcome.found and event.amount is not None and not outcome.amount:
        yield Remark(comparison.gold.id, "wrong amount", f"{event.cls} over {event.amount:.0f}: {who}")
