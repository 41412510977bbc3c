"""The annotations of others' articles hold facts only, by the vocabulary, and no two sets have an article in common."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.knowledge import load_table

FOLDER = Path(__file__).parent / "eval"
PATHS = sorted(FOLDER.glob("*/*.json"))
LONGEST_NAME = 60
CLASSES = {"Organization", "Person", "Place", "Product", "Gathering", "Condition", "Programme", "Publication"}
ENDS = {row["property"]: (row["domain"].split("|"), row["range"].split("|")) for row in load_table("properties.tsv")}
KEYS = {
    "": {"id", "source", "published", "entities", "relations", "events"},
    "entities": {"id", "type", "names"},
    "relations": {"s", "p", "o", "optional"},
    "events": {"type", "participants", "date", "place", "amount", "currency"},
}


def read(path: Path) -> dict[str, Any]:
    """Read one annotation."""
    found = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_sets_share_nothing() -> None:
    """What is measured with at the end is not what was learnt from."""
    ids = [path.stem for path in PATHS]
    sizes = {name: len(list((FOLDER / name).glob("*.json"))) for name in ("learn", "held", "drawn", "control")}
    assert sizes == {"learn": 40, "held": 40, "drawn": 80, "control": 39}
    assert len(set(ids)) == len(ids) == sum(sizes.values())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_annotation_holds_facts_only(path: Path) -> None:
    """There is nothing but ids, names, properties, dates and amounts, and no name is a sentence."""
    found = read(path)
    assert set(found) == KEYS[""]
    assert found["id"] == path.stem
    assert found["source"] == "real.jsonl"
    for part in ("entities", "relations", "events"):
        assert all(set(one) <= KEYS[part] for one in found[part])
    names = [name for one in found["entities"] for name in one["names"]]
    assert [name for name in names if len(name) > LONGEST_NAME or re.search(r"다\.|[\n“”]", name)] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_annotation_is_in_the_vocabulary(path: Path) -> None:
    """Relations join entities of the classes that their property allows; events name entities that are there."""
    found = read(path)
    cls = {one["id"]: one["type"] for one in found["entities"]}
    assert set(cls.values()) <= CLASSES
    for one in found["relations"]:
        domain, span = ENDS[one["p"]]
        assert cls[one["s"]] in domain, one
        assert cls[one["o"]] in span, one
    for one in found["events"]:
        assert {*one["participants"], *([one["place"]] if one["place"] else [])} <= set(cls)
