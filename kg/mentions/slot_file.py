"""The places where organizations stand, as ``ontology/slots.toml`` lists them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import KnowledgeError
from kg.knowledge import load_toml

_FILE = "slots.toml"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where organizations stand; see ``ontology/slots.toml`` for its parts."""

    name: str
    weight: int
    cases: frozenset[str]
    verbs: frozenset[str]
    nouns: tuple[str, ...]
    behind: frozenset[str]
    quoted: bool
    finds: str
    examples: tuple[str, ...]
    counters: tuple[str, ...]


def load_slots() -> tuple[Slot, ...]:
    """Load ``ontology/slots.toml``. Raises `KnowledgeError` where an entry lacks a part or has an unknown one."""
    return tuple(_slot(entry, number) for number, entry in enumerate(load_toml(_FILE).get("slot", []), 1))


def _slot(entry: dict[str, object], number: int) -> Slot:
    def words(key: str) -> tuple[str, ...]:
        value = entry.get(key, [])
        return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list) else ()

    unknown = entry.keys() - {
        "name",
        "weight",
        "case",
        "verbs",
        "nouns",
        "behind",
        "quoted",
        "finds",
        "example",
        "counter",
    }
    missing = {"name", "weight", "finds", "example", "counter"} - entry.keys()
    if unknown or missing or not isinstance(entry["weight"], int) or not (words("verbs") or words("behind")):
        raise KnowledgeError(f"ontology/{_FILE}: slot {number} is not as it must be: {sorted(unknown | missing)}")
    return Slot(
        name=str(entry["name"]),
        weight=entry["weight"],
        cases=frozenset(words("case")),
        verbs=frozenset(words("verbs")),
        nouns=words("nouns"),
        behind=frozenset(words("behind")),
        quoted=entry.get("quoted") is True,
        finds=str(entry["finds"]),
        examples=words("example"),
        counters=words("counter"),
    )
