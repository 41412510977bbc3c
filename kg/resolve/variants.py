"""Which names in the place of each other, in prints of one release, are one name in two ways of writing."""

from __future__ import annotations

from kg.types import EntityClass

# A shorter name, or a shorter likeness, says too little.
SHORTEST = 4
# So many letters may stand before a name: a group's, a parent's, or a word of a headline that got stuck to it.
BEFORE = 4
# So many may stand behind: 사업, 표창. Behind a product or an organization stands what tells it from others.
BEHIND = 2
_NAMED_WITH_KIND: frozenset[EntityClass] = frozenset({"Programme", "Gathering"})
# Words for the business that a house is in, which may be left out behind its name.
_BUSINESS = ("그룹", "자산운용", "운용", "캐피털", "벤처스", "파트너스")
_CLASSES: frozenset[EntityClass] = frozenset({"Organization", "Product", "Gathering", "Programme", "Publication"})


def is_variant(one: str, other: str, cls: EntityClass) -> bool:
    """Tell whether two keys of a class may be one name: by likeness, which says so of prints of one release only.

    >>> is_variant("이로운컬렉션", "이로운콜렉션", "Product"), is_variant("한빛3", "한빛4", "Product")
    (True, False)
    >>> [is_variant("한빛나래", "한빛나래" + more, "Organization") for more in ("자산운용", "제약")]
    [True, False]
    """
    short, long = sorted((one, other), key=lambda key: (len(key), key))
    if cls not in _CLASSES or len(short) < SHORTEST:
        return False
    more = len(long) - len(short)
    if more and more <= BEFORE and long.endswith(short):
        return True
    if more and more <= BEHIND and long.startswith(short) and cls in _NAMED_WITH_KIND:
        return True
    behind = long.removeprefix(short)
    if cls == "Organization" and behind in _BUSINESS:
        return True
    return _all_hanja(behind) or _one_letter_apart(short, long)


def _all_hanja(letters: str) -> bool:
    """Tell whether letters are Hanja, which say a name's last syllable once more (나래차茶)."""
    return bool(letters) and all("\u4e00" <= letter <= "\u9fff" for letter in letters)


def _one_letter_apart(short: str, long: str) -> bool:
    """Tell whether one letter was changed, or one left out inside; a digit is never a slip."""
    start = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        letters = short[start : start + 1] + long[start : start + 1]
        return bool(letters) and short[start + 1 :] == long[start + 1 :] and not any(map(str.isdigit, letters))
    inside = 0 < start < len(short)
    return inside and short[start:] == long[start + 1 :] and not long[start].isdigit()
