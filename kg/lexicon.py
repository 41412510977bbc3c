"""Names that are known before reading: the curated tables of ``ontology/names`` and the cue words.

The tables hold facts only (a name in Korean, in English, its short forms, its kind). A name found here gives
a mention its class; what two names of one row share is decided when the graph is merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.grammar import WordLists
from kg.knowledge import load_table
from kg.types import EntityClass

_TABLES: tuple[tuple[str, EntityClass], ...] = (
    ("organizations", "Organization"),
    ("places", "Place"),
    ("publications", "Publication"),
    ("gatherings", "Gathering"),
    ("conditions", "Condition"),
    ("programmes", "Programme"),
)

_WORDS_KEPT = 1 << 12
"""Words of which is remembered what suffix they end in: several steps ask it of each word."""

CUES = WordLists("cues.toml")
"""The cue words of ``ontology/cues.toml``: words that tell what kind of thing a name stands for."""

Kind = Literal["strong", "weak", ""]


@dataclass(frozen=True, slots=True)
class Known:
    """A curated name: its class, the Korean name of its row, its kind (``city``, ``university`` …), what it is within
    and what it is called now (both empty where the table does not say)."""

    cls: EntityClass
    canonical: str
    kind: str
    within: str
    now: str


class Lexicon:
    """The curated names and cue words, loaded once for a process.

    Raises `KnowledgeError` where a list of cue words is missing.
    """

    def __init__(self) -> None:
        self.names: dict[str, Known] = {}
        for table, cls in _TABLES:
            for row in load_table(f"names/{table}.tsv"):
                if row.get("kind") == "local-government":
                    continue  # a place that governs itself: whether it acts is seen in the sentence
                known = Known(cls, row["ko"], row.get("kind", ""), row.get("within", ""), row.get("now", ""))
                for form in (row["ko"], row["en"], *row["short"].split("|")):
                    if form.strip():
                        self.names.setdefault(form.strip(), known)
        self.weak = self.words("organization.weak")
        self.suffixes = self.words("organization.suffixes")
        self.longest_suffix = max(map(len, self.suffixes))
        self.suffix = lru_cache(maxsize=_WORDS_KEPT)(self._suffix)
        self.kinds = self.words("organization.kinds")
        self.followers = self.words("organization.followers")
        self.generic = self.words("organization.generic")
        self.common = self.words("organization.common")
        self.not_a_person = self.words("not_a_person.words")
        self.gathering_strong = self.ends("gathering.strong")
        self.programme = self.ends("programme.suffixes")
        self.award = self.ends("programme.award")
        self.product = self.words("product.nouns")
        self.publication = self.words("publication.nouns")
        self.condition = self.ends("condition.suffixes")
        self.announcing = self.words("reporting.announcing")
        self.product_kinds = (*sorted(noun for noun in self.product if len(noun) > 1), *self.ends("product.ends"))

    def ends(self, name: str) -> tuple[str, ...]:
        """Return a list of ``ontology/cues.toml`` by section and name (``gathering.strong``), to end words with."""
        return CUES.words(name)

    def words(self, name: str) -> frozenset[str]:
        """Return a list of ``ontology/cues.toml`` by section and name (``organization.kinds``), to look words up in."""
        return CUES.set(name)

    def cls(self, text: str) -> EntityClass | None:
        """Return the class of a curated name, or None."""
        known = self.names.get(text)
        return None if known is None else known.cls

    def known(self, text: str) -> Known | None:
        """Return what is known of a name, or None."""
        return self.names.get(text)

    def _suffix(self, text: str) -> tuple[str, Kind]:
        """Return the organization suffix that ends ``text`` and how much it proves, or two empty strings."""
        for start in range(max(1, len(text) - self.longest_suffix), len(text)):
            if text[start:] in self.suffixes:
                return text[start:], "weak" if text[start:] in self.weak else "strong"
        return "", ""
