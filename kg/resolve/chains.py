"""The names of one thing in one announcement: which can be its own, and where they are names of two things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.names import CuratedNames, is_short_for, name_key
from kg.types import Chain, EntityClass

Distinct = tuple[tuple[EntityClass, str, str], ...]


def split_chain(chain: Chain, known: CuratedNames, distinct: Distinct = ()) -> list[Chain]:
    """Return a chain in as many parts as it holds things known to be different.

    Two curated things are two (미국바이오협회, 한국바이오협회), and so are a curated thing and one whose longer name
    only contains its letters (부산시, 부산도시공사). Other names stay with the first curated thing.
    """
    keys = {name: name_key(name, chain.cls) for name in chain.names}
    things = {name: thing for name, key in keys.items() if (thing := known.identity(chain.cls, key))}
    for cls, left, right in distinct:
        if cls == chain.cls and left in keys.values() and right in keys.values():
            things |= {name: key for name, key in keys.items() if key in (left, right) and name not in things}
    if not things:
        return [chain]
    first = next(iter(things.values()))
    longer = {
        name
        for name, key in keys.items()
        if name not in things and any(not keys[k].isascii() and is_short_for(keys[k], key) for k in things)
    }
    groups = {name: "" if name in longer else things.get(name, first) for name in chain.names}
    parts: dict[str, list[str]] = {}
    for name, group in groups.items():
        parts.setdefault(group, []).append(name)
    if len(parts) == 1:
        return [chain]
    return [
        Chain(chain.cls, tuple(names), tuple(m for m in chain.mentions if groups.get(m.name, first) == group))
        for group, names in parts.items()
    ]


# An office with its holder, as brackets behind a name give it: 한빛제약(대표 김하늘). It is no name of the company.
_HOLDER = re.compile(r"(?:대표이사|대표|공동대표|회장|사장|총장|원장|이사장|청장|소장|CEO|Chairman|President)\s+\S.*")


def own_names(names: Iterable[str], cls: EntityClass) -> tuple[str, ...]:
    """Return the names that can be a thing's own, without marks of a list and each once."""
    found = dict.fromkeys(form for name in names if (bare := _without_marks(name)) for form in _forms(bare, cls))
    own = tuple(name for name in found if cls != "Organization" or not _HOLDER.fullmatch(name))
    return own or tuple(found)


# A name with brackets at its end, which give another name of it: 코믹마켓(코미케).
_BRACKETED = re.compile(r"(?P<name>[^()]{3,}?)\s*\([^()]+\)")


def _forms(name: str, cls: EntityClass) -> Iterator[str]:
    """Yield a name, and without the brackets at its end where it has some."""
    match = _BRACKETED.fullmatch(name)
    if match and cls in ("Organization", "Gathering", "Product", "Person", "Publication"):
        yield match["name"]
    yield name


# Marks of a list, which are no part of the first name behind them.
_MARKS = "△▲▷▶◇◆□■○●◎☆★※▽▼·ㆍ•-–—∙‧"


def _without_marks(name: str) -> str:
    bare = name.strip().lstrip(_MARKS).strip().removeprefix("이하 ").strip()
    return bare or name.strip()
