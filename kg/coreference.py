"""Which mentions of one announcement mean the same thing.

Names that the text declares equal ("A(B)", "이하 B"), curated names of one row, and a short form beside its
full form (한화손보, 한화손해보험) go into one chain. A short form that two names could have stays alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.types import Chain, EntityClass, Mention

_DROPPED = GRAMMAR.set("short_forms.dropped")
_LONGEST_DROPPED = max(map(len, _DROPPED))
_SHORTENED = frozenset({"Organization", "Product", "Gathering", "Programme"})
_BY_THEIR_END = frozenset({"Gathering", "Programme"})
"""Classes of which a short form may be the end of the full one (… 가온 포럼: 가온 포럼)."""
_SHORTEST_END = 4
_SHORTEST_ABBREVIATION = 3
_OFFICE = "청"
"""What the name of a local government may have behind its place (가온구: 가온구청)."""
_GOVERNED = GRAMMAR.words("posts.governed")
_KINDS = GRAMMAR.words("short_forms.kinds")
_SAYING_NO_MORE = GRAMMAR.set("short_forms.saying_no_more")
_SCHOOLS = GRAMMAR.words("short_forms.schools")
_HOSPITAL = "병원"
_GROUP = "그룹"
"""What a company's name leaves out where its group is meant."""
_SHARE = 0.45
"""Least share of the full form's characters that an abbreviation keeps (한화손보 of 한화손해보험: 0.67)."""

_EDITION = re.compile("(20[0-9]{2})?(?:전시회|박람회|행사)?$")
"""What a short form leaves out of a gathering's name: its year, and the noun for what it is (가온쇼 2026 전시회)."""

_Key = tuple[EntityClass, str]


class _Sets:
    """Sets of names that mean the same, each called by the name that stands first in the text."""

    def __init__(self, first: dict[_Key, int]) -> None:
        self._first = first
        self._parent = {key: key for key in first}

    def find(self, key: _Key) -> _Key:
        """Return the name by which the set of ``key`` is called; shortens the way there for the next time."""
        parent = self._parent
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(self, a: _Key, b: _Key) -> None:
        """Make one set of the sets of two names."""
        ra, rb = sorted((self.find(a), self.find(b)), key=self._first.__getitem__)
        self._parent[rb] = ra


def chains(mentions: Iterable[Mention], equal: Iterable[tuple[str, str]], lexicon: Lexicon) -> tuple[Chain, ...]:
    """Group mentions into chains; names best first, chains in order of their first mention."""
    by_name: dict[_Key, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        by_name.setdefault((mention.cls, mention.name), []).append(mention)
    sets = _Sets({key: found[0].start for key, found in by_name.items()})
    classes = tuple(dict.fromkeys(cls for cls, _ in by_name))
    for left, right in equal:
        for cls in classes:
            if (cls, left) in by_name and (cls, right) in by_name:
                sets.join((cls, left), (cls, right))
    _join_curated(by_name, sets, lexicon)
    for cls in classes:
        if cls in _SHORTENED:
            _join_short_forms([key for key in by_name if key[0] == cls], sets, lexicon)
    groups: dict[_Key, list[_Key]] = {}
    for key in by_name:
        groups.setdefault(sets.find(key), []).append(key)
    return tuple(_chain(group, by_name) for group in sorted(groups.values(), key=lambda g: by_name[g[0]][0].start))


def _chain(group: list[_Key], by_name: dict[_Key, list[Mention]]) -> Chain:
    names = sorted({name for _, name in group}, key=lambda n: (n.isascii(), -len(n), n))
    mentions = sorted((m for key in group for m in by_name[key]), key=lambda m: (m.start, m.end))
    return Chain(group[0][0], tuple(names), tuple(mentions))


def _join_curated(keys: Iterable[_Key], sets: _Sets, lexicon: Lexicon) -> None:
    """Join the names of one row of the curated tables; a place may be named there for who governs it."""
    rows: dict[tuple[str, str], _Key] = {}
    for key in keys:
        known = lexicon.known(key[1])
        if known is not None and known.cls in (key[0], "Place" if key[0] == "Organization" else key[0]):
            first = rows.setdefault((key[0], known.canonical), key)
            if first != key:
                sets.join(first, key)


def _join_short_forms(keys: list[_Key], sets: _Sets, lexicon: Lexicon) -> None:
    """Join each short form with its full form where exactly one of the names, or one above all, can be that."""
    full_forms: dict[_Key, list[_Key]] = {}
    index = _ShortForms(keys)
    for full in keys:
        for short in index.of(full[1]):
            if short[0] != "Organization" or not _of_another(short[1], full[1], lexicon):
                full_forms.setdefault(short, []).append(full)
    for short in keys:
        fulls = full_forms.get(short)
        if not fulls:
            continue
        longest = max(fulls, key=lambda key: (len(key[1]), key[1]))
        if all(key == longest or is_short_form(key[1], longest[1], short[0]) for key in fulls):
            sets.join(short, longest)


def _of_another(short: str, full: str, lexicon: Lexicon) -> bool:
    """Tell whether a name that drops letters of another is known to be one of its own (가온시 of 가온도시공사)."""
    known, other = lexicon.known(short), lexicon.known(full)
    if full.endswith(_HOSPITAL) and short.endswith(_SCHOOLS):
        return True
    rest = _compact(full).removeprefix(_compact(short))
    if known is None or (rest != _compact(full) and (other is None or rest == _GROUP)):
        return False
    return other is None or not {other.canonical, other.now} & {known.canonical, known.now} - {""}


def _compact(name: str) -> str:
    return name.replace(" ", "")


class _ShortForms:
    """The names of one class by what a full form shows of them, so that a name is not compared with all others."""

    def __init__(self, keys: list[_Key]) -> None:
        self._cls = keys[0][0]
        self._same: dict[str, list[_Key]] = {}
        self._trie: dict[str, Any] = {}
        for key in keys:
            self._same.setdefault(_compact(key[1]), []).append(key)
        for name in self._same:
            if self._cls == "Organization" and len(name) >= _SHORTEST_ABBREVIATION and not name.isascii():
                node = self._trie
                for character in name:
                    node = node.setdefault(character, {})
                node[""] = name

    def of(self, full: str) -> list[_Key]:
        """Return the names that are short forms of ``full``, each once."""
        whole = _compact(full)
        names = dict.fromkeys((whole, *self._without_end(whole), *self._ends(whole), *self._abbreviations(whole)))
        return [key for name in names for key in self._same.get(name, ()) if is_short_form(key[1], full, self._cls)]

    def _without_end(self, whole: str) -> Iterator[str]:
        if self._cls == "Gathering" and (edition := _EDITION.search(whole)):
            yield whole[: edition.start()]
            yield whole[: edition.end(1)] if edition[1] else whole
        for length in range(1, _LONGEST_DROPPED + 1):
            if whole[-length:] in _DROPPED or whole[-length:] == _OFFICE:
                yield whole[:-length]

    def _ends(self, whole: str) -> Iterator[str]:
        if self._cls in _BY_THEIR_END:
            for start in range(1, len(whole) - _SHORTEST_END + 1):
                yield whole[start:]

    def _abbreviations(self, whole: str) -> Iterator[str]:
        """Yield the names that begin with the same two characters and drop others: walks only what there is."""
        begin = self._trie.get(whole[:1], {}).get(whole[1:2]) if len(whole) > _SHORTEST_ABBREVIATION else None
        open_nodes = [(begin, 2)] if begin else []
        while open_nodes:
            node, at = open_nodes.pop()
            if "" in node:
                yield node[""]
            for place in range(at, len(whole)):
                character = whole[place]
                if character in node and whole.find(character, at, place) < 0:
                    open_nodes.append((node[character], place + 1))


def is_short_form(short: str, full: str, cls: str) -> bool:
    """Tell whether ``short`` is how the text abbreviates ``full``.

    >>> is_short_form("한화손보", "한화손해보험", "Organization")
    True
    >>> is_short_form("한화", "한화손해보험", "Organization")
    False
    """
    a, b = _compact(short), _compact(full)
    if len(a) >= len(b) or len(a) < 2:
        return a == b and short != full
    if b.startswith(a):
        if (
            b[len(a) :] in _DROPPED
            or (b[len(a) :] == _OFFICE and a.endswith(_GOVERNED))
            or (cls == "Gathering" and _EDITION.fullmatch(b[len(a) :]))
        ):
            return True
        return cls in _BY_THEIR_END and len(a) >= _SHORTEST_END and b.endswith(a)
    if cls in _BY_THEIR_END:
        return len(a) >= _SHORTEST_END and b.endswith(a)
    return cls != "Product" and not a.isascii() and len(a) >= _SHORTEST_ABBREVIATION and _abbreviates(a, b)


def _abbreviates(a: str, b: str) -> bool:
    """Tell whether ``a`` begins as ``b`` does, keeps enough of it and keeps its order."""
    if _of_one_kind(a, b):
        return False
    return b[:2] == a[:2] and b[-1:] != a[-2:-1] and len(a) >= _SHARE * len(b) and _subsequence(a, b)


def _of_one_kind(a: str, b: str) -> bool:
    """Tell whether two names end in the same noun of an institution, so that they are two institutions.

    A short form shortens that noun (가온대학교, 가온대), or what is left out says no more (가온대병원, 가온대학교병원).
    """
    end = next((kind for kind in _KINDS if b.endswith(kind)), "")
    if not end or not a.endswith(end):
        return False
    begin = 0
    while begin < len(a) - len(end) and a[begin] == b[begin]:
        begin += 1
    return b[begin : len(b) - len(a) + begin] not in _SAYING_NO_MORE


def _subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(c in rest for c in short)
