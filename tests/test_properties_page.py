"""docs/properties.md says what the ontology says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kg.knowledge import load_table

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "properties.md"


def test_the_page_of_properties_is_up_to_date() -> None:
    """The page is what docs/make_properties.py makes of the ontology as it is now (run it after a change)."""
    program = "import make_properties; import sys; sys.stdout.buffer.write(make_properties.page().encode())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT / "docs", capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == PAGE.read_text(encoding="utf-8"), "run ./run python docs/make_properties.py"


def test_every_property_has_a_sentence_that_gives_it_and_one_that_does_not() -> None:
    """No section of the page lacks one of its two lists."""
    sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    assert len(sections) == len(load_table("properties.tsv"))
    assert [one.split(":")[0] for one in sections if "\nGiven by:" not in one or "\nNot given by:" not in one] == []
