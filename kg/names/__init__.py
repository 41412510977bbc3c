"""Names: when two are the same, in which language one is, how Koreans write a person's in English."""

from __future__ import annotations

from kg.names.curated import CuratedName, CuratedNames, curated_names, own_and_curated
from kg.names.keys import bare_name, identifier, is_generic, is_short_for, language, name_key
from kg.names.romanise import romanise_person

__all__ = [
    "CuratedName",
    "CuratedNames",
    "bare_name",
    "curated_names",
    "identifier",
    "is_generic",
    "is_short_for",
    "language",
    "name_key",
    "own_and_curated",
    "romanise_person",
]
