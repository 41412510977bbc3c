"""Names that are known before reading: the curated tables of ``ontology/names`` and the cue words.

The tables hold facts only (a name in Korean, in English, its short forms, its kind). A name found here gives
a mention its class; what two names of one row share is decided when the graph is merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.knowledge import load_table, load_toml
from kg.types import EntityClass

_TABLES: tuple[tuple[str, EntityClass], ...] = (
    ("organizations", "Organization"),
    ("places", "Place"),
    ("publications", "Publication"),
    ("gatherings", "Gathering"),
    ("conditions", "Condition"),
)

Kind = Literal["strong", "weak", ""]


@dataclass(frozen=True, slots=True)
class Known:
    """A curated name: its class, the Korean name of its row, and its kind (``city``, ``university`` …)."""

    cls: EntityClass
    canonical: str
    kind: str
    within: str


class Lexicon:
    """The curated names and cue words, loaded once for a process."""

    def __init__(self) -> None:
        self.names: dict[str, Known] = {}
        for table, cls in _TABLES:
            for row in load_table(f"names/{table}.tsv"):
                if row.get("kind") == "local-government":
                    continue  # a place that governs itself: whether it acts is seen in the sentence
                known = Known(cls, row["ko"], row.get("kind", ""), row.get("within", ""))
                for form in (row["ko"], row["en"], *row["short"].split("|")):
                    if form.strip():
                        self.names.setdefault(form.strip(), known)
        self.cues = load_toml("cues.toml")
        organization = self.cues["organization"]
        self.weak = frozenset(organization["weak"])
        self.suffixes = frozenset(organization["suffixes"])
        self.longest_suffix = max(map(len, self.suffixes))
        self.kinds = frozenset(organization["kinds"])
        self.followers = frozenset(organization["followers"])
        self.generic = frozenset(organization["generic"])
        self.common = frozenset(organization["common"])
        self.not_a_person = frozenset(self.cues["not_a_person"]["words"])
        self.gathering = tuple(sorted(self.cues["gathering"]["suffixes"], key=len, reverse=True))
        self.gathering_strong = tuple(sorted(self.cues["gathering"]["strong"], key=len, reverse=True))
        self.programme = tuple(sorted(self.cues["programme"]["suffixes"], key=len, reverse=True))
        self.award = tuple(sorted(self.cues["programme"]["award"], key=len, reverse=True))
        self.product = frozenset(self.cues["product"]["nouns"])
        self.publication = frozenset(self.cues["publication"]["nouns"])
        self.condition = tuple(self.cues["condition"]["suffixes"])
        self.reporting = frozenset(self.cues["reporting"]["verbs"])
        self.announcing = frozenset(self.cues["reporting"]["announcing"])

    def known(self, text: str) -> Known | None:
        """Return what is known of a name, or None."""
        return self.names.get(text)

    def suffix(self, text: str) -> tuple[str, Kind]:
        """Return the organization suffix that ends ``text`` and how much it proves, or two empty strings."""
        for start in range(max(1, len(text) - self.longest_suffix), len(text)):
            if text[start:] in self.suffixes:
                return text[start:], "weak" if text[start:] in self.weak else "strong"
        return "", ""
