"""Furniture of pages and newspapers, taken off a text by the rules of ``ontology/furniture.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import KnowledgeError
from kg.knowledge import load_toml
from kg.trimmed import Kind, Span, Trimmed

_WORD = re.compile(r"<<(\w+)>>")
# Text that every bracket of a rule's publisher is matched against when an announcement names none: nothing has it.
_NOBODY = r"(?!)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A class of furniture: what it looks like and what stands in its place."""

    name: str
    pattern: str
    leaves: str
    kind: Kind
    needs: tuple[str, ...]

    def spans(self, text: str, publisher: str | None) -> Iterator[Span]:
        """Yield the stretches of a text that are such furniture."""
        if self.needs and not any(word in text for word in self.needs):
            return iter(())
        outlet = re.escape(publisher) if publisher else _NOBODY
        pattern = _compiled(self.pattern.replace("<<publisher>>", outlet))
        return (match.span() for match in pattern.finditer(text) if match.end() > match.start())


@dataclass(frozen=True, slots=True)
class ListRule:
    """A list of other headlines: a heading and the rows under it, or rows that are plain without a heading."""

    name: str
    heading: str
    row: str
    alone: str
    kind: Kind = "headline"
    leaves: str = "\n"

    def spans(self, text: str, publisher: str | None) -> Iterator[Span]:  # noqa: ARG002 - as `Rule.spans`
        """Yield the lines of a text that belong to such a list."""
        rows = list(_lines(text))
        listed = {number for start, end in self._runs(text, rows) for number in range(start, end)}
        return (rows[number] for number in sorted(listed))

    def _runs(self, text: str, rows: list[Span]) -> Iterator[Span]:
        """Yield runs of line numbers."""
        number = 0
        while number < len(rows):
            alone = self._length(text, rows, number, self.alone)
            headed = self._is(text, rows[number], self.heading)
            under = self._length(text, rows, number + 1, self.row) if headed else 0
            if headed or alone > 1:
                yield number, number + max(alone, 1 + under)
            number += max(1, alone, under)

    def _length(self, text: str, rows: list[Span], first: int, pattern: str) -> int:
        """Count the lines from one on that are like a pattern, blank ones between them included."""
        length = 0
        for number in range(first, len(rows)):
            start, end = rows[number]
            if start < end and not self._is(text, rows[number], pattern):
                break
            length = number - first + 1 if start < end else length
        return length

    @staticmethod
    def _is(text: str, span: Span, pattern: str) -> bool:
        return _compiled(pattern).match(text[slice(*span)]) is not None


def take_off(trimmed: Trimmed, publisher: str | None) -> Trimmed:
    """Apply every rule in the order of the file."""
    for rule in rules():
        trimmed = trimmed.without(rule.spans(trimmed.text, publisher), rule.name, rule.kind, rule.leaves)
    return trimmed


@cache
def rules() -> tuple[Rule | ListRule, ...]:
    """Read the rules. Raises `KnowledgeError` where an entry is not as it must be."""
    data = load_toml("furniture.toml")
    words: dict[str, str] = {}
    for name, pattern in data["words"].items():
        words[name] = _expanded(pattern, words)
    made: list[Rule | ListRule] = [_list_rule(entry, words) for entry in data["list"]]
    made += [_rule(entry, words) for entry in data["rule"]]
    return tuple(made)


def _rule(entry: dict[str, Any], words: dict[str, str]) -> Rule:
    pattern = _expanded(entry["pattern"], words)
    leaves, kind, needs = entry.get("leaves", "\n"), entry.get("kind", "line"), entry.get("needs", ())
    return Rule(entry["name"], pattern, leaves, kind, tuple(needs))


def _list_rule(entry: dict[str, Any], words: dict[str, str]) -> ListRule:
    heading, row, alone = (_expanded(entry[key], words) for key in ("heading", "row", "alone"))
    return ListRule(entry["name"], heading, row, alone, entry["kind"])


def _expanded(pattern: str, words: dict[str, str]) -> str:
    """Put the words of the file into a pattern."""

    def word(match: re.Match[str]) -> str:
        if match[1] != "publisher" and match[1] not in words:
            raise KnowledgeError(f"ontology/furniture.toml: no word <<{match[1]}>>, used in {pattern[:40]}")
        return words.get(match[1], match[0])

    return _WORD.sub(word, pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.MULTILINE)
    except re.error as error:
        raise KnowledgeError(f"ontology/furniture.toml: {error} in {pattern[:60]}") from error


def _lines(text: str) -> Iterator[Span]:
    """Yield the span of each line without its end."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
