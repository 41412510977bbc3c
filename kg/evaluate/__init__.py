"""How good the extraction is on announcements that a reader has annotated.

`evaluate` makes the graph of each announcement on its own, as ``kg build`` would, and compares it with the
annotation: relations (by property, and with roles and agreements as two families), people and organizations,
events, dates, amounts, and whether the confidence that a fact is given is the share of such facts that are right.
Any extractor can be measured, and anyone can annotate: the format is in ``docs/how-to/annotate.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.engine import Factory
from kg.evaluate.compare import Comparer, Comparison
from kg.evaluate.figures import Balance, Bucket, Figures, Share, figures
from kg.evaluate.gold import Gold, read_gold
from kg.evaluate.remarks import Remark, remarks
from kg.pipeline import documents, extractions, good, merge
from kg.types import Document, Extraction, Failure, Graph

__all__ = [
    "Balance",
    "Bucket",
    "Comparer",
    "Comparison",
    "Evaluation",
    "Figures",
    "Gold",
    "Remark",
    "Share",
    "evaluate",
    "evaluate_extractions",
    "figures",
    "read_gold",
]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures, what was missed and what was wrong one by one, and announcements that could not be used."""

    figures: Figures
    remarks: tuple[Remark, ...]
    failures: tuple[Failure, ...]


def evaluate(
    texts: Sequence[str | Path], gold: str | Path, *, jobs: int = 1, make_extractor: Factory | None = None
) -> Evaluation:
    """Measure an extractor (the rules unless another is given) on annotated announcements.

    ``texts`` is what ``kg build`` takes; announcements without an annotation are passed over. An annotation
    whose announcement is not among the texts, or could not be used, counts as one of which nothing was found.
    Raises `kg.errors.InputError` where an input or an annotation cannot be read.
    """
    annotated = read_gold(Path(gold))
    failures: list[Failure] = []
    wanted = _wanted(good(documents(texts), failures), annotated)
    found = list(good(extractions(wanted, jobs=jobs, make_extractor=make_extractor), failures))
    done = evaluate_extractions(found, annotated)
    return Evaluation(done.figures, done.remarks, tuple(sorted(failures)))


def evaluate_extractions(found: Sequence[Extraction], annotated: dict[str, Gold]) -> Evaluation:
    """Measure what was extracted from announcements, each merged on its own."""
    graphs: dict[str, Graph] = {one.document.id: merge([one]) for one in found if one.document.id in annotated}
    texts = {one.document.id: one.document.text for one in found}
    comparer = Comparer()
    compared = [comparer.compare(gold, graphs.get(name)) for name, gold in sorted(annotated.items())]
    said = tuple(remark for one in compared for remark in remarks(one, texts.get(one.gold.id, "")))
    return Evaluation(figures(compared), said, ())


def _wanted(items: Iterator[Document], annotated: dict[str, Gold]) -> Iterator[Document]:
    return (item for item in items if item.id in annotated)
