"""The word lists of ``ontology/grammar.toml``: what code needs to know of the words that a sentence turns on.

Code asks for a list by the name of its table and entry ("endings.past"); a list that is missing or not one of words
is a `KnowledgeError` that names file and entry, raised when the module that needs it is imported.
"""

from __future__ import annotations

import re
from typing import Any

from kg.errors import KnowledgeError
from kg.knowledge import load_toml


class WordLists:
    """The entries of one file below ``ontology/``. Raises `KnowledgeError` where the file does not parse."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._data = load_toml(name)

    def words(self, entry: str) -> tuple[str, ...]:
        """Return the words of an entry in their order. Raises `KnowledgeError` where they are not a list of words."""
        return self._checked(self._find(entry), entry)

    def set(self, entry: str) -> frozenset[str]:
        """Return the words of an entry as a set. Raises `KnowledgeError` as `words` does."""
        return frozenset(self.words(entry))

    def regex(self, entry: str) -> re.Pattern[str]:
        """Compile an entry. Raises `KnowledgeError` where it is no regular expression."""
        return self._compiled(self._find(entry), entry)

    def regexes(self, entry: str) -> dict[str, re.Pattern[str]]:
        """Compile each entry of a table. Raises `KnowledgeError` where one is no regular expression."""
        return {key: self._compiled(value, f"{entry}.{key}") for key, value in self._table(entry).items()}

    def table(self, entry: str) -> dict[str, tuple[str, ...]]:
        """Return a table of lists. Raises `KnowledgeError` where one of them is not a list of words."""
        return {key: self._checked(words, f"{entry}.{key}") for key, words in self._table(entry).items()}

    def _table(self, entry: str) -> dict[str, Any]:
        value = self._find(entry)
        if not isinstance(value, dict):
            raise self._wrong(entry, "is not a table")
        return value

    def _compiled(self, value: Any, entry: str) -> re.Pattern[str]:
        try:
            return re.compile(value)
        except (re.error, TypeError) as error:
            raise self._wrong(entry, f"is not a regular expression: {error}") from error

    def _find(self, entry: str) -> Any:
        value: Any = self._data
        for key in entry.split("."):
            if not isinstance(value, dict) or key not in value:
                raise self._wrong(entry, "is missing")
            value = value[key]
        return value

    def _checked(self, value: Any, entry: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            raise self._wrong(entry, "is not a list of words")
        return tuple(value)

    def _wrong(self, entry: str, what: str) -> KnowledgeError:
        return KnowledgeError(f"ontology/{self._name}: '{entry}' {what}")


GRAMMAR = WordLists("grammar.toml")
