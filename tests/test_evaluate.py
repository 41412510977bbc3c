"""The measures say what they claim, on counted cases, on annotations of our own and beside an independent scorer."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import InputError
from kg.evaluate import Comparer, evaluate, figures, read_gold
from kg.evaluate.figures import Balance
from kg.evaluate.gold import key
from kg.serialise import write_turtle
from kg.types import Entity, EntityClass, Evidence, Extraction, Extractor, Fact, Graph, Happening, Label

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "annotation"
GOLD = ROOT / "tests" / "gold"

ANNOTATION: dict[str, Any] = {
    "id": "a",
    "entities": [
        {"id": "e1", "type": "Organization", "names": ["가온바이오", "GaonBio"]},
        {"id": "e2", "type": "Organization", "names": ["다래병원"]},
        {"id": "e3", "type": "Person", "names": ["김도윤"]},
        {"id": "e4", "type": "Gathering", "names": ["다래 포럼"]},
    ],
    "relations": [
        {"s": "e1", "p": "signedMOUWith", "o": "e2"},
        {"s": "e3", "p": "ceoOf", "o": "e1"},
        {"s": "e3", "p": "chairOf", "o": "e1", "optional": True},
    ],
    "events": [
        {"type": "MOU", "participants": ["e1", "e2"], "date": "2026-11-02", "amount": 1000, "currency": "KRW"},
        {"type": "Gathering", "participants": ["e4"], "date": None, "amount": None, "currency": None},
    ],
}


def entity(name: str, cls: EntityClass, *aliases: str) -> Entity:
    """An entity whose IRI ends with its name."""
    return Entity(f"x:{name}", cls, (Label(name, "ko"),), tuple(Label(a, "") for a in aliases), ("a",))


def evidence(confidence: float) -> Evidence:
    """Evidence of some confidence."""
    return Evidence("a", 0, 3, "말했다", (), "rule", confidence)


def fact(subject: str, prop: str, target: str, confidence: float = 0.9) -> Fact:
    """A fact between two entities by their names."""
    return Fact(f"x:{subject}{prop}{target}", f"x:{subject}", prop, f"x:{target}", (evidence(confidence),))


def graph(*facts: Fact, happenings: tuple[Happening, ...] = ()) -> Graph:
    """A graph of the annotated things, with facts."""
    entities = (
        entity("가온 바이오", "Organization"),
        entity("다래병원", "Organization"),
        entity("김도윤", "Person"),
        entity("다래 포럼", "Gathering"),
    )
    return Graph("https://kg.example.org/", (), entities, facts, happenings)


@pytest.fixture
def comparer(tmp_path: Path) -> Any:
    """A function from a graph to the figures of it beside the annotation above."""
    (tmp_path / "a.json").write_text(json.dumps(ANNOTATION, ensure_ascii=False), encoding="utf-8")
    gold = read_gold(tmp_path)["a"]
    return lambda given: figures([Comparer().compare(gold, given)])


def test_a_symmetric_relation_is_right_either_way_round(comparer: Any) -> None:
    """다래병원 signedMOUWith 가온바이오 is what was annotated the other way round."""
    found = comparer(graph(fact("다래병원", "signedMOUWith", "가온 바이오")))
    assert found.relations == Balance(right=1, missed=1, wrong=0)


def test_a_directed_relation_is_wrong_the_other_way_round(comparer: Any) -> None:
    """What stands in the wrong direction is both wrong and missed."""
    found = comparer(graph(fact("가온 바이오", "ceoOf", "김도윤")))
    assert found.relations == Balance(right=0, missed=2, wrong=1)


def test_an_optional_relation_costs_nothing_and_gives_nothing(comparer: Any) -> None:
    """An arguable relation counts neither as right nor as wrong, and as true for the reliability of confidence."""
    found = comparer(graph(fact("김도윤", "chairOf", "가온 바이오")))
    assert found.relations == Balance(right=0, missed=2, wrong=0)
    assert [(one.facts, one.precision) for one in found.reliability] == [(1, 1.0)]


def test_a_family_leaves_the_exact_property_aside(comparer: Any) -> None:
    """headOf for ceoOf is wrong as a relation and right as a role; so is a contract for an MOU as an agreement."""
    found = comparer(graph(fact("김도윤", "headOf", "가온 바이오"), fact("다래병원", "suppliesTo", "가온 바이오")))
    assert found.relations == Balance(right=0, missed=2, wrong=2)
    assert found.families == Balance(right=2, missed=0, wrong=0)


def test_one_organization_as_two_entities_counts_once(comparer: Any) -> None:
    """Of two entities of the graph that mean one annotated organization, the second is wrong."""
    twice = graph()
    twice = replace(twice, entities=(*twice.entities, entity("GaonBio", "Organization")))
    assert comparer(twice).people_and_organizations == Balance(right=3, missed=0, wrong=1)


def test_events_are_found_by_class_and_one_participant(comparer: Any) -> None:
    """An event of the right class with one right participant is found; a gathering is found as an entity."""
    signing = Happening(
        "x:1",
        "MOU",
        Label("", ""),
        "asserted",
        (("party", "x:다래병원"),),
        (evidence(0.9),),
        "2026-11-02",
        Decimal(1004),
    )
    found = comparer(graph(happenings=(signing,)))
    assert (found.events.count, found.events.whole) == (2, 2)
    assert (found.dates.value, found.amounts.value) == (1.0, 1.0)
    other = comparer(graph(happenings=(replace(signing, cls="Contract"),)))
    assert (other.events.count, other.dates.value, other.amounts.value) == (1, 0.0, 0.0)
    late = comparer(graph(happenings=(replace(signing, date="2026-11-03", amount=Decimal(1006)),)))
    assert (late.events.count, late.dates.value, late.amounts.value) == (2, 0.0, 0.0)


def test_no_graph_counts_as_an_empty_one(comparer: Any) -> None:
    """An announcement of which nothing was found is missed in full."""
    found = comparer(None)
    assert found.relations == Balance(right=0, missed=2, wrong=0)
    assert found.events.value == 0.0
    assert comparer(None).as_dict() == comparer(Graph("https://kg.example.org/", (), (), (), ())).as_dict()


def test_the_reliability_curve_takes_the_best_evidence(comparer: Any) -> None:
    """A fact stands in the bucket of its most certain evidence, as it does in the graph."""
    sure = fact("김도윤", "ceoOf", "가온 바이오", 0.97)
    found = comparer(
        graph(replace(sure, evidence=(evidence(0.5), evidence(0.97))), fact("김도윤", "ceoOf", "다래병원", 0.97))
    )
    assert [(one.lowest, one.facts, one.precision) for one in found.reliability] == [(0.95, 2, 0.5)]


@given(
    st.lists(st.sampled_from(["가온", "Gaon", "7", "바이오"]), min_size=1),
    st.sampled_from([" ", "-", "·", "(주)", "’"]),
)
def test_names_are_compared_without_spaces_case_and_marks(parts: list[str], between: str) -> None:
    """Spaces, punctuation, case and company forms never make two names of one."""
    assert key(between.join(parts).upper()) == key("".join(parts))


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_f1_lies_between_precision_and_recall(right: int, missed: int, wrong: int) -> None:
    """F1 is never outside of the two that it is the mean of."""
    one = Balance(right, missed, wrong)
    low, high = sorted((one.precision, one.recall))
    assert low <= one.f1 <= high or math.isclose(one.f1, low) or math.isclose(one.f1, high)


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "not an annotation"), ('{"entities": []}', "relations"), ("[]", "not an annotation")],
)
def test_a_broken_annotation_is_named(content: str, said: str, tmp_path: Path) -> None:
    """An annotation that is not as it must be is named with what is wrong."""
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said) as raised:
        read_gold(tmp_path)
    assert "bad.json" in str(raised.value)


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    """An empty folder is no annotation of nothing."""
    with pytest.raises(InputError, match="no annotations"):
        read_gold(tmp_path)


def test_remarks_quote_the_sentence(tmp_path: Path) -> None:
    """What was missed comes with the sentence that names both ends, what was wrong with the one it was read from."""
    text = "가온바이오는 새해를 맞았다. 가온바이오와 다래병원은 어제처럼 오늘도 이웃이다."
    line = json.dumps({"id": "a", "text": text, "published": "2026-11-03"}, ensure_ascii=False)
    (tmp_path / "texts.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(ANNOTATION, ensure_ascii=False), encoding="utf-8")
    done = evaluate([tmp_path / "texts.jsonl"], tmp_path / "gold")
    missed = {one.what: one.quote for one in done.remarks if one.kind == "missed"}
    assert missed["가온바이오 signedMOUWith 다래병원"].startswith("가온바이오와 다래병원은")
    assert done.failures == ()


def says_nothing() -> Extractor:
    """Make an extractor that finds nothing in any announcement."""
    return lambda document: Extraction(document, (), (), (), (), ())


def test_any_extractor_can_be_measured() -> None:
    """The measures take a factory of extractors: one that finds nothing has no precision, recall or event."""
    found = evaluate([ROOT / "examples"], GOLD, make_extractor=says_nothing).figures
    assert (found.documents, found.relations.right, found.relations.wrong) == (len(list(GOLD.glob("*.json"))), 0, 0)
    assert found.relations.missed > 0
    assert found.events.value == 0.0
    assert found.reliability == ()


def test_an_announcement_that_is_not_there_counts_as_missed(tmp_path: Path) -> None:
    """Annotations without a text are not passed over."""
    (tmp_path / "texts.jsonl").write_text('{"id": "other", "text": "가온바이오는 새해를 맞았다."}', encoding="utf-8")
    assert evaluate([tmp_path / "texts.jsonl"], GOLD).figures.relations.recall == 0.0


def test_the_command_prints_figures_and_remarks() -> None:
    """``kg eval`` prints the figures for a person, and all of them as JSON."""
    command = [sys.executable, "-m", "kg", "eval", "examples", "tests/gold"]
    plain = subprocess.run([*command, "--show"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "relations" in plain
    assert "by property" in plain
    told = json.loads(subprocess.run([*command, "--json"], cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert told["documents"] == len(list(GOLD.glob("*.json")))
    assert {"relations", "relation families", "by property", "reliability"} <= set(told)


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/annotation, which is not beside this clone")
def test_the_figures_are_those_of_the_independent_scorer(tmp_path: Path) -> None:
    """On dev.jsonl each figure equals the one that score.py reads from the Turtle of the same extractions."""
    done = evaluate([SHARED / "dev.jsonl"], SHARED / "dev").figures.as_dict()
    for one in kg.extractions(kg.documents([SHARED / "dev.jsonl"])):
        assert isinstance(one, Extraction)
        (tmp_path / one.document.id).mkdir()
        write_turtle(kg.merge([one]), tmp_path / one.document.id / "graph.ttl")
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev"), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    names = {"right": "tp", "missed": "fn", "wrong": "fp"}
    ours = {
        p: {names[kind]: count for kind, count in counts.items() if count} for p, counts in done["by property"].items()
    }
    assert ours == theirs.pop("by property")
    assert {name: done[name] for name in theirs} == theirs
