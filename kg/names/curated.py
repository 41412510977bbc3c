"""Names that are known beforehand: the tables of ``ontology/names`` and the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast, get_args

from kg.errors import InputError
from kg.knowledge import load_table
from kg.names.keys import name_key
from kg.types import EntityClass

_TABLES: tuple[tuple[str, EntityClass], ...] = (
    ("names/organizations.tsv", "Organization"),
    ("names/places.tsv", "Place"),
    ("names/publications.tsv", "Publication"),
    ("names/gatherings.tsv", "Gathering"),
    ("names/conditions.tsv", "Condition"),
    ("names/programmes.tsv", "Programme"),
)


@dataclass(frozen=True, slots=True)
class CuratedName:
    """One known thing: its names by language and all other forms."""

    cls: EntityClass
    korean: str
    english: str
    others: tuple[str, ...]
    now: str = ""
    kind: str = ""


class CuratedNames:
    """Finds the known thing that a name means. A name that two rows claim means the first of them."""

    def __init__(self, names: Iterable[CuratedName]) -> None:
        self._things: dict[tuple[EntityClass, str], CuratedName] = {}
        self._now: dict[tuple[EntityClass, str], str] = {}
        for thing in names:
            for form in (thing.korean, thing.english, *thing.others, _spelled(thing), _insurer(thing)):
                if form:
                    self._things.setdefault((thing.cls, name_key(form, thing.cls)), thing)
            if thing.now:
                self._now[thing.cls, name_key(thing.korean, thing.cls)] = name_key(thing.now, thing.cls)

    def without(self, forms: Iterable[tuple[EntityClass, str]]) -> CuratedNames:
        """Return the same names but for these keys, which then name nothing known."""
        fewer = CuratedNames(())
        fewer._things = {form: thing for form, thing in self._things.items() if form not in set(forms)}
        fewer._now = self._now
        return fewer

    def find(self, cls: EntityClass, key: str) -> CuratedName | None:
        """Return the thing of a class that a key (`name_key`) names."""
        return self._things.get((cls, key))

    def identity(self, cls: EntityClass, key: str) -> str | None:
        """Return the key that stands for the known thing a key names; a renamed one has that of its name now."""
        thing = self.find(cls, key)
        if thing is None:
            return None
        own = name_key(thing.korean or thing.english, cls)
        return self._now.get((cls, own), own)


_LETTER_NAMES = (
    "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트"
)
_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        _LETTER_NAMES.split(),
        strict=True,
    )
)
# A company's Korean name that begins with letters, which its register writes in Hangul: HD현대 is 에이치디현대.
_LETTERED = re.compile(r"(?P<letters>[A-Z]{2,3})(?P<rest>[가-힣].*)")


def _spelled(thing: CuratedName) -> str:
    """Return a Korean name with the letters at its start in Hangul, or nothing where there are none."""
    match = _LETTERED.fullmatch(thing.korean) if thing.cls == "Organization" else None
    return "".join(_LETTERS[letter] for letter in match["letters"]) + match["rest"] if match else ""


# How an insurer's name ends, short and in full.
_INSURERS = (("생명", "생명보험"), ("화재", "화재해상보험"), ("손보", "손해보험"))


def _insurer(thing: CuratedName) -> str:
    """Return the other of an insurer's two names, or nothing for what is none."""
    if thing.cls == "Organization":
        for short, full in _INSURERS:
            if thing.korean.endswith(full):
                return thing.korean.removesuffix(full) + short
            if thing.korean.endswith(short):
                return thing.korean.removesuffix(short) + full
    return ""


@cache
def curated_names() -> CuratedNames:
    """Return the names of ``ontology/names``. Raises `kg.errors.KnowledgeError` for a table that is not sound."""
    return CuratedNames(_rows())


def _rows() -> Iterator[CuratedName]:
    for table, cls in _TABLES:
        for row in load_table(table):
            others = tuple(part.strip() for part in row["short"].split("|") if part.strip())
            yield CuratedName(cls, row["ko"], row["en"], others, row.get("now", ""), row.get("kind", ""))


def own_and_curated(path: Path) -> CuratedNames:
    """Return the user's own names, which come first, and those of ``ontology/names``.

    ``path`` is a tab-separated table whose header names ``ko``, ``en``, ``short`` and, if there are others than
    organizations, ``class``. Raises `InputError` that names the line for a table that is not sound.
    """
    return CuratedNames([*_own_rows(path), *_rows()])


def _own_rows(path: Path) -> list[CuratedName]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as names: {error}") from error
    table = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    header = [cell.strip() for cell in table[0][1]] if table else []
    if "ko" not in header or not set(header) <= _COLUMNS:
        raise InputError(
            f"{path}: the first line must name the columns, of {', '.join(sorted(_COLUMNS))}; ko is needed"
        )
    found = []
    for number, cells in table[1:]:
        row = dict.fromkeys(_COLUMNS, "") | dict(zip(header, (cell.strip() for cell in cells), strict=False))
        cls = row["class"] or "Organization"
        if cls not in get_args(EntityClass) or len(cells) > len(header):
            raise InputError(f"{path}, line {number}: {cls} is no class" if cls else f"{path}, line {number}: too long")
        others = tuple(part.strip() for part in row["short"].split("|") if part.strip())
        found.append(CuratedName(cast("EntityClass", cls), row["ko"], row["en"], others, row["now"], row["kind"]))
    return found


_COLUMNS = frozenset({"ko", "en", "short", "class", "kind", "now"})
