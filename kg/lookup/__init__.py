"""Questions to a built graph, answered from its store: who is this, how are two connected, what happened when."""

from __future__ import annotations

from kg.lookup.cards import Card, show
from kg.lookup.changes import Change, diff
from kg.lookup.entities import AmbiguousNameError, Candidate, find, search
from kg.lookup.paths import Step, path
from kg.lookup.queries import Answer, query
from kg.lookup.reader import Grounds, Reader
from kg.lookup.statistics import Statistics, stats
from kg.lookup.timelines import Moment, timeline

__all__ = [
    "AmbiguousNameError",
    "Answer",
    "Candidate",
    "Card",
    "Change",
    "Grounds",
    "Moment",
    "Reader",
    "Statistics",
    "Step",
    "diff",
    "find",
    "path",
    "query",
    "search",
    "show",
    "stats",
    "timeline",
]
