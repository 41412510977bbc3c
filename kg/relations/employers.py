"""The organization at which a person with a title stands: what is beside the name, or what the title has swallowed."""

from __future__ import annotations

from dataclasses import replace

from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.people import HEADS, Role
from kg.types import Mention

_SURPLUS = 6
"""Characters by which the name of an organization may go beyond the span that a role gives it."""
_SWALLOWED = frozenset(kind for kinds in HEADS.values() for kind in kinds if len(kind) > 1)


def beside(role: Role, found: Found, text: str, index: MentionIndex) -> Mention | None:
    """Return the organization or place at the span that a role gives, or None where nothing stands there."""
    if role.organization is None:
        return None
    start, end = role.organization
    exact = next((m for m in index.within(start, start + 1) if m.end == end), None)
    if exact is not None and exact.cls in ("Organization", "Place"):
        return exact
    inside = (m for m in index.within(start, end, "Organization") if m.end <= end + _SURPLUS)
    return next(inside, None) or _by_name(start, end, found, text)


def _by_name(start: int, end: int, found: Found, text: str) -> Mention | None:
    """Return the organization of which a title has swallowed the end, or what is known by the name itself."""
    name, names = text[start:end], found.names
    cls = names.get(name)
    whole = [name + kind for kind in _SWALLOWED if names.get(name + kind) == "Organization"]
    if len(whole) == 1 and cls is None:
        return Mention(start, end, "Organization", name, whole[0])
    return Mention(start, end, cls, name, name) if cls in ("Organization", "Place") else None


def employers(found: Found, text: str, index: MentionIndex) -> dict[str, Mention]:
    """Return the organization beside whose name each person's title stands, by the person's name."""
    out: dict[str, Mention] = {}
    for role in found.roles:
        if not role.former and (at := beside(role, found, text, index)) is not None:
            out.setdefault(text[slice(*role.person)], replace(at, cls="Organization"))
    return out
