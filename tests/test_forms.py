"""The ways in which announcements say things are read: orders, ellipses, passives, headlines, lists."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from small_documents import readings, relations

from kg.evaluate.gold import key
from kg.knowledge import load_table
from kg.types import Extractor

FOLDER = Path(__file__).parent
FORMS: list[dict[str, str]] = tomllib.loads((FOLDER / "forms.toml").read_text(encoding="utf-8"))["form"]
PENDING = set(tomllib.loads((FOLDER / "pending.toml").read_text(encoding="utf-8"))["forms"])
SYMMETRIC = {row["property"] for row in load_table("properties.tsv") if row["symmetric"] == "yes"}


def named(form: dict[str, str]) -> str:
    """Return a form in words: its relation and its text."""
    return f"{form['subject']} {form['property']} {form['object']}: {form['text']}"


def said(form: dict[str, str], extractor: Extractor) -> bool:
    """Tell whether the text of a form gives its relation, on its own or with its closing paragraph."""
    wanted = (key(form["subject"]), form["property"], key(form["object"]))
    for extraction in readings(extractor, form["text"]):
        names = {m: {key(n) for n in chain.names} for chain in extraction.chains for m in chain.mentions}
        for one in relations(extraction, form["text"]):
            ends = [(one.subject, one.object)]
            if one.property in SYMMETRIC:
                ends.append((one.object, one.subject))
            if one.status == "asserted" and any(
                wanted[0] in names[s] and one.property == wanted[1] and wanted[2] in names[o] for s, o in ends
            ):
                return True
    return False


@pytest.mark.parametrize("form", [pytest.param(f, id=named(f)) for f in FORMS if named(f) not in PENDING])
def test_a_form_gives_its_relation(form: dict[str, str], extractor: Extractor) -> None:
    """The text gives the relation with both its ends, in its direction."""
    assert said(form, extractor)
