"""Gatherings and prizes that the text also calls without the number or the year of their edition.

Where "제12회 가온대상" is found, "가온대상은 …" in a later sentence means it, too.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.mentions.found import Found, near
from kg.mentions.occurrences import END, written

_EDITION = re.compile(r"^(?:제\s?[0-9]+(?:회|차|기)|[0-9]+회|20[0-9]{2}(?:년도?)?)\s+|\s+20[0-9]{2}$")
_SHORTEST = 4
"""Characters of the shortest name that is trusted without its edition."""
_MARKS = re.compile(r"[‘’“”\"'「」『』]")


def add_bare_names(text: str, found: Found) -> None:
    """Record the names of gatherings and programmes without their edition, where the text has these as well.

    Of two editions the bare name is none's.
    """
    whole = [(name, cls) for name, cls in found.names.items() if cls in ("Gathering", "Programme")]
    editions = Counter(key for name, cls in whole if (key := (cls, _bare(name)))[1] != name)
    for name, cls in whole:
        bare = _bare(name)
        if bare == name or len(bare) < _SHORTEST or found.names.get(bare, cls) != cls or editions[cls, bare] > 1:
            continue
        first, last = near(at := max(0, text.find(name)), at + len(name))
        if written(bare, text[first:last].replace(name, "\n" * len(name)), END, (0, last - first)):
            found.names.setdefault(bare, cls)
            found.equal.append((_MARKS.sub("", name), bare))


def _bare(name: str) -> str:
    return _MARKS.sub("", _EDITION.sub("", _EDITION.sub("", name))).strip()
