"""Decide what is one thing in a built graph: take a person's words, write the decision, make the graph anew."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from kg.decisions import Decision, What, decide, read_decisions, take_back
from kg.errors import InputError
from kg.extraction_file import read_extractions
from kg.lookup import Candidate, Reader, find
from kg.names import CuratedNames, curated_names, own_and_curated
from kg.pipeline import OWN_NAMES, Progress, compared_in, retract, silent
from kg.report import report_of
from kg.resolve import merge as resolved
from kg.resolve.history import History, history
from kg.resolve.proposals import Proposal, propose
from kg.types import EntityClass


def merges(folder: Path) -> History:
    """Return what is merged in a graph, by which rule, on which evidence. Raises `InputError` for no graph."""
    base, names = _material(folder)
    path = folder / "extractions.jsonl"
    return history(read_extractions(path), base, names, read_decisions(folder), compared_in(path).reprints)


def proposals(folder: Path) -> tuple[Proposal, ...]:
    """Return pairs that may be one thing, the most useful first. Raises `InputError` for no graph."""
    base, names = _material(folder)
    decisions = read_decisions(folder)
    path = folder / "extractions.jsonl"
    reprints = compared_in(path).reprints
    graph = resolved(read_extractions(path), base=base, names=names, decisions=decisions, reprints=reprints)
    return propose(graph.entities, decisions, names or curated_names())


def _material(folder: Path) -> tuple[str, CuratedNames | None]:
    report = report_of(folder)
    if report is None:
        raise InputError(f"{folder}: no graph there; run kg build first, or say --output")
    own = folder / OWN_NAMES
    return report.base, own_and_curated(own) if own.exists() else None


def join(folder: Path, one: str, other: str) -> str:
    """Decide that two are one; return what was done, in words. Raises `InputError` for names that say nothing."""
    left, right = _found(folder, one, other)
    if take_back(_decision("distinct", left, right, one, other), folder):
        return f"{one} and {other} may be one again"
    if left.iri == right.iri:
        return f"{one} and {other} are one already"
    decide(_decision("merge", left, right, one, other), folder)
    return f"{one} and {other} are one"


def part(folder: Path, one: str, other: str, *, only_undo: bool = False) -> str:
    """Decide that two are two; ``only_undo`` where a decision that they are one is to be taken back first."""
    left, right = _found(folder, one, other)
    if take_back(_decision("merge", left, right, one, other), folder) and only_undo:
        return f"{one} and {other} are no longer made one"
    if not decide(_decision("distinct", left, right, one, other), folder):
        return f"{one} and {other} are two already"
    return f"{one} and {other} are two"


def settle(folder: Path, proposal: Proposal, what: What) -> None:
    """Write down the answer to a proposal."""
    cls = proposal.left.cls
    left, right = (_entity_side(entity.labels[-1].text, entity.iri, cls) for entity in (proposal.left, proposal.right))
    decide(Decision(what, cls, left, right), folder)


def again(folder: Path, progress: Progress = silent) -> None:
    """Make the graph of a folder anew, with the decisions of now."""
    retract([], folder, progress=progress)


def _found(folder: Path, one: str, other: str) -> tuple[Candidate, Candidate]:
    with closing(Reader(folder)) as reader:
        left, right = find(reader, one), find(reader, other)
    if left.cls != right.cls:
        raise InputError(f"{one} is a {left.cls}, {other} a {right.cls}: they cannot be one")
    return left, right


def _decision(what: What, left: Candidate, right: Candidate, one: str, other: str) -> Decision:
    cls: EntityClass = left.cls  # type: ignore[assignment]  # a class of ours, from the store
    decision = Decision(what, cls, _side(left, one), _side(right, other))
    if decision.left == decision.right:
        raise InputError(f"{one} and {other}: one name in two ways of writing, which cannot be told apart")
    return decision


def _side(candidate: Candidate, given: str) -> str:
    """Return how a decision names a thing: a name as it was given, a person with the end of an IRI."""
    end = given.rpartition("/")[2].rpartition(" ")[2]
    is_iri = end.startswith(f"{candidate.cls.lower()}-")
    if candidate.cls == "Person":
        return f"{candidate.label} {end if is_iri else candidate.iri.rpartition('/')[2]}"
    return candidate.label if is_iri else given


def _entity_side(label: str, iri: str, cls: EntityClass) -> str:
    return f"{label} {iri.rpartition('/')[2]}" if cls == "Person" else label
