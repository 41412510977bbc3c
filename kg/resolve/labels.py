"""What an entity is called: one preferred name a language, and all other forms that were seen."""

from __future__ import annotations

from collections import Counter

from kg.names import CuratedName, CuratedNames, bare_name, language, name_key, romanise_person
from kg.types import EntityClass, Label


def label(
    cls: EntityClass, names: Counter[str], leads: Counter[str], known: CuratedNames
) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Return the preferred labels and the other forms of one entity.

    ``names`` counts all forms seen, ``leads`` those that were the best one of their announcement. A known
    thing has its known names. An organization's name is never put into English letters; a Korean person's is.
    """
    thing = _known_thing(cls, leads, known) or _known_thing(cls, names, known)
    preferred = {lang: text for lang, text in (("ko", thing.korean), ("en", thing.english)) if text} if thing else {}
    first, all_forms = _shown(cls, leads), _shown(cls, names)
    for lang in ("ko", "en", ""):
        if lang not in preferred and (best := _best(first, lang) or (_best(all_forms, lang) if lang != "" else None)):
            preferred[lang] = best
    if "ko" in preferred or "en" in preferred:
        preferred.pop("", None)
    if cls == "Person" and "en" not in preferred and (english := romanise_person(preferred.get("ko", ""))):
        preferred["en"] = english
    labels = tuple(Label(text, lang) for lang, text in sorted(preferred.items()))
    taken = {label.text for label in labels}
    others = {*names, *(thing.others if thing else ())} - taken
    return labels, tuple(sorted(Label(name, language(name)) for name in others))


def _known_thing(cls: EntityClass, names: Counter[str], known: CuratedNames) -> CuratedName | None:
    """Return the curated thing that most of the names seen mean."""
    found = (known.find(cls, name_key(name, cls)) for name, _ in _ranked(names))
    return next((thing for thing in found if thing), None)


def _best(names: Counter[str], lang: str) -> str | None:
    """Return the form of a language that most announcements prefer; among equals the fullest."""
    return next((name for name, _ in _ranked(names) if language(name) == lang), None)


def _shown(cls: EntityClass, names: Counter[str]) -> Counter[str]:
    """Count names as they are shown: ways to write the legal form are one."""
    shown: Counter[str] = Counter()
    for name, count in names.items():
        shown[bare_name(name, cls)] += count
    return shown


def _ranked(names: Counter[str]) -> list[tuple[str, int]]:
    return sorted(names.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
