"""Gatherings and prizes that the text also calls without the number or the year of their edition.

Where "제12회 가온대상" is found, "가온대상은 …" in a later sentence means it, too.
"""

from __future__ import annotations

import re

from kg.mentions.found import Found, near
from kg.mentions.occurrences import END, written

_EDITION = re.compile(r"^(?:제\s?[0-9]+(?:회|차|기)|[0-9]+회|20[0-9]{2}(?:년도?)?)\s+|\s+20[0-9]{2}$")
_SHORTEST = 4
"""Characters of the shortest name that is trusted without its edition."""
_MARKS = re.compile(r"[‘’“”\"'「」『』]")


def add_bare_names(text: str, found: Found) -> None:
    """Record the names of gatherings and programmes without their edition, where the text has these as well."""
    for name, cls in list(found.names.items()):
        if cls not in ("Gathering", "Programme"):
            continue
        bare = _MARKS.sub("", _EDITION.sub("", _EDITION.sub("", name))).strip()
        if bare == name or len(bare) < _SHORTEST or found.names.get(bare, cls) != cls:
            continue
        first, last = near(at := max(0, text.find(name)), at + len(name))
        if written(bare, text[first:last].replace(name, "\n" * len(name)), END, (0, last - first)):
            found.names.setdefault(bare, cls)
            found.equal.append((_MARKS.sub("", name), bare))
