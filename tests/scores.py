"""Compare the graph of one announcement with what a reader annotated (docs/how-to/annotate.md)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kg.types import Entity, Graph

SYMMETRIC = {"signedMOUWith", "signedContractWith", "collaboratesWith", "mergedWith"}
# Event type of an annotation -> class in the ontology, where they differ.
EVENT_CLASS = {"Publication": "Publishing"}
AMOUNT_TOLERANCE = 0.005

Edge = tuple[str, str, str]


@dataclass
class Tally:
    """Counts over announcements, and what was missed or wrong in words."""

    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def share(self, part: str, *whole: str) -> float:
        """Return a count as a share of the sum of others; 1 where there is nothing to share."""
        total = sum(self.counts[name] for name in whole)
        return self.counts[part] / total if total else 1.0

    def figures(self) -> dict[str, float]:
        """Return the figures that `floors.toml` holds, to three digits."""
        shares = {
            "relations precision": self.share("relations right", "relations right", "relations wrong"),
            "relations recall": self.share("relations right", "relations right", "relations missed"),
            "people and organizations precision": self.share("names right", "names right", "names wrong"),
            "people and organizations recall": self.share("names right", "names right", "names missed"),
            "events found": self.share("events found", "events"),
            "dates right": self.share("dates right", "dates"),
            "amounts right": self.share("amounts right", "amounts"),
        }
        return {name: round(value, 3) for name, value in shares.items()}


def key(name: str) -> str:
    """Return what two writings of one name have in common: no case, spaces, punctuation or company form."""
    name = re.sub(r"㈜|\(주\)|주식회사", "", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"[\W_]+", "", name)


def score(gold: dict[str, Any], graph: Graph, tally: Tally) -> None:
    """Add one announcement to a tally."""
    of_name = {key(name): entity["id"] for entity in gold["entities"] for name in entity["names"]}
    meant = {entity.iri: _meant(entity, of_name) for entity in graph.entities}
    title = {entity["id"]: entity["names"][0] for entity in gold["entities"]}
    _score_relations(gold, graph, meant, title, tally)
    _score_names(gold, graph, meant, title, tally)
    for event in gold["events"]:
        _score_event(event, gold["id"], graph, meant, tally)


def _meant(entity: Entity, of_name: dict[str, str]) -> str:
    """Return the id of the annotated entity that an entity of the graph is, or its own name where it is none."""
    names = sorted(key(label.text) for label in (*entity.labels, *entity.aliases))
    return next((of_name[name] for name in names if name in of_name), f"?{entity.labels[0].text}")


def _edge(subject: str, prop: str, target: str) -> Edge:
    first, second = sorted((subject, target)) if prop in SYMMETRIC else (subject, target)
    return first, prop, second


def _score_relations(
    gold: dict[str, Any], graph: Graph, meant: dict[str, str], title: dict[str, str], tally: Tally
) -> None:
    required = {_edge(r["s"], r["p"], r["o"]) for r in gold["relations"] if not r.get("optional")}
    optional = {_edge(r["s"], r["p"], r["o"]) for r in gold["relations"] if r.get("optional")}
    found = {_edge(meant[fact.subject], fact.property, meant[fact.object]) for fact in graph.facts} - optional
    for kind, edges in (("right", found & required), ("missed", required - found), ("wrong", found - required)):
        tally.counts[f"relations {kind}"] += len(edges)
        if kind != "right":
            tally.remarks += [
                f"{gold['id']}: {kind} {title.get(s, s)} {p} {title.get(o, o)}" for s, p, o in sorted(edges)
            ]


def _score_names(
    gold: dict[str, Any], graph: Graph, meant: dict[str, str], title: dict[str, str], tally: Tally
) -> None:
    wanted = {entity["id"] for entity in gold["entities"] if entity["type"] in {"Person", "Organization"}}
    found = [meant[entity.iri] for entity in graph.entities if entity.cls in {"Person", "Organization"}]
    right = wanted & set(found)
    tally.counts["names right"] += len(right)
    tally.counts["names wrong"] += len(found) - len(right)
    tally.counts["names missed"] += len(wanted - right)
    tally.remarks += [f"{gold['id']}: missed {title[one]}" for one in sorted(wanted - right)]
    tally.remarks += [f"{gold['id']}: wrong {title.get(one, one)}" for one in sorted(found) if one not in wanted]


def _score_event(event: dict[str, Any], document: str, graph: Graph, meant: dict[str, str], tally: Tally) -> None:
    cls = EVENT_CLASS.get(event["type"], event["type"])
    hits = [
        happening
        for happening in graph.happenings
        if happening.cls == cls and {meant[iri] for _, iri in happening.participants} & set(event["participants"])
    ]
    tally.counts["events"] += 1
    tally.counts["events found"] += bool(hits)
    if not hits:
        tally.remarks.append(f"{document}: missed event {cls} {event['date']}")
    if event["date"]:
        right = event["date"] in {happening.date for happening in hits}
        tally.counts["dates"] += 1
        tally.counts["dates right"] += right
        if hits and not right:
            tally.remarks.append(f"{document}: {cls} {event['date']} is {[hit.date for hit in hits]}")
    if event["amount"] is not None:
        near = event["amount"] * AMOUNT_TOLERANCE
        tally.counts["amounts"] += 1
        tally.counts["amounts right"] += any(
            abs(float(hit.amount) - event["amount"]) <= near for hit in hits if hit.amount is not None
        )
