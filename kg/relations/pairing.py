"""Who of those that a clause names on its two sides is paired with whom, and which way round."""

from __future__ import annotations

import re

from kg.types import Mention

Pairs = list[tuple[Mention, Mention]]

_AND = re.compile(r"(?:\([^()\n]{1,30}\))?[’'”\"]?(?:과|와) (?:[가-힣]{1,8} ){0,2}[‘'“\"]?$")
"""What stands between two that are named together (가온과 미국 다래가)."""


def paired(joint: str, subjects: list[Mention], objects: list[Mention]) -> Pairs:
    """Return who is paired with what, by name never with itself nor, of one's own side, unless that is ``joint``.

    One's own side is the shorter one: a comma of a headline makes one list of both (가온, 다래벤처스로부터 …).
    """
    both = {s.name for s in subjects} & {o.name for o in objects} if not joint else set()
    reverse = len(subjects) > len(objects)
    pairs = [(s, o) for s in subjects for o in objects if s.name != o.name and (s if reverse else o).name not in both]
    for side in {"all": (subjects, objects), "agents": (subjects,)}.get(joint, ()):
        pairs += [(a, b) for i, a in enumerate(side) for b in side[i + 1 :] if a.name != b.name]
    return pairs


def in_order(pairs: Pairs, text: str, *, third: bool) -> Pairs:
    """Return pairs with the one first that is named first where both are the subject (가온과 다래가 …를 맺었다).

    Who is named first tells of it, and who tells of a licence or a delivery gives it. Where a ``third`` is told from
    whom they have it, both stand on one side and are no pair.
    """
    out = []
    for subject, object_ in pairs:
        together = object_.end < subject.start and _AND.match(text, object_.end, subject.start)
        if not together:
            out.append((subject, object_))
        elif not third:
            out.append((object_, subject))
    return out
