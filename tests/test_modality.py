"""What is planned, denied, hypothetical or hoped for is never asserted; what is done, in nearly the same words, is."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from small_documents import asserted, events, readings, relations

from kg.knowledge import load_table
from kg.types import Extractor

FOLDER = Path(__file__).parent
DATA: dict[str, Any] = tomllib.loads((FOLDER / "traps.toml").read_text(encoding="utf-8"))
PAIRS: list[dict[str, Any]] = DATA["pair"]
CLAUSES: dict[str, list[tuple[str, str]]] = {kind: DATA[kind]["clauses"] for kind in ("grid", "headlines")}
ENDINGS = [(kind, ending) for kind in CLAUSES for ending in DATA[kind]["not_asserting"]]
BESIDES = {"treats", "develops"}
"""What a clause of the grid may assert besides its own property: it names a product, its maker and its use."""
LISTED = tomllib.loads((FOLDER / "pending.toml").read_text(encoding="utf-8"))
PENDING, LOST = set(LISTED["traps"]), set(LISTED["lost"])
TRAPS = [pytest.param(p, id=p["trap"]) for p in PAIRS if p["trap"] not in PENDING]
HAPPEN = frozenset(
    """signedMOUWith signedContractWith licensedTo suppliesTo acquired mergedWith investedIn launched conductsTrialOf
    appliedForApprovalOf receivedApprovalFor appliedForPatentOn holdsPatentOn established""".split()
)
"""Properties that an event goes with."""
PLANNED = [p for p in PAIRS if p["kind"] == "planned" and p["property"] in HAPPEN]
KEPT = [pytest.param(p, id=p["trap"]) for p in PLANNED if p["trap"] not in LOST]
TOLD = [pytest.param(p, id=p["asserted"]) for p in PAIRS if p["asserted"] not in PENDING]


@pytest.mark.parametrize("pair", TRAPS)
def test_a_trap_asserts_nothing(pair: dict[str, Any], extractor: Extractor) -> None:
    """No relation and no event of the sentence is asserted, whether or not its names are known."""
    may = set(pair.get("may", []))
    for extraction in readings(extractor, pair["trap"]):
        said = [r for r in relations(extraction, pair["trap"]) if r.status == "asserted" and r.property not in may]
        assert [(r.subject.name, r.property, r.object.name, r.evidence.rule) for r in said] == []
        assert [e.cls for e in events(extraction, pair["trap"]) if e.status == "asserted"] == []


@pytest.mark.parametrize("pair", TOLD)
def test_its_neighbour_is_asserted(pair: dict[str, Any], extractor: Extractor) -> None:
    """The sentence that tells of something done gives the relation: the trap is not avoided by reading nothing."""
    assert any(pair["property"] in properties for properties in asserted(extractor, pair["asserted"]))


@pytest.mark.parametrize("pair", KEPT)
def test_a_plan_is_kept_with_its_status(pair: dict[str, Any], extractor: Extractor) -> None:
    """What is planned stays in the extraction as an event, marked as planned."""
    kept = [e for extraction in readings(extractor, pair["trap"]) for e in events(extraction, pair["trap"])]
    assert "planned" in {e.status for e in kept}


@pytest.mark.parametrize(("kind", "ending"), [one for one in ENDINGS if one[1] not in LISTED["endings"]])
def test_an_ending_takes_the_assertion_back(kind: str, ending: str, extractor: Extractor) -> None:
    """No clause with the ending asserts its property or an event."""
    said = []
    for prop, clause in CLAUSES[kind]:
        for extraction in readings(extractor, clause + ending):
            found = [r for r in relations(extraction, clause + ending) if r.status == "asserted"]
            said += [(clause, r.property) for r in found if r.property == prop or r.property not in BESIDES]
            said += [(clause, e.cls) for e in events(extraction, clause + ending) if e.status == "asserted"]
    assert said == []


@pytest.mark.parametrize("ending", [e for e in DATA["grid"]["asserting"] if e not in LISTED["endings"]])
def test_an_ending_leaves_the_assertion(ending: str, extractor: Extractor) -> None:
    """Every clause with the ending asserts its property."""
    silent = [
        clause
        for prop, clause in CLAUSES["grid"]
        if not any(prop in properties for properties in asserted(extractor, clause + ending))
    ]
    assert silent == []


def test_the_traps_are_varied() -> None:
    """There are at least sixty pairs, each kind of trap has several, and most properties have one."""
    kinds = Counter(pair["kind"] for pair in PAIRS)
    assert len(PAIRS) >= 60
    assert set(kinds) == {"planned", "denied", "hypothetical", "hoped"}
    assert min(kinds.values()) >= 5
    properties = {row["property"] for row in load_table("properties.tsv")}
    assert {pair["property"] for pair in PAIRS} <= properties
    assert len({pair["property"] for pair in PAIRS}) >= 25
    assert len({pair["trap"] for pair in PAIRS}) == len(PAIRS)
