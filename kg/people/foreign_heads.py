"""Foreigners' names that nothing but the country or the organization behind them, or their post, shows.

A foreign name of one word looks like any other unknown word. Before a country and the title of who leads one, or before
nothing but an organization and a title, it can be no other than a person's.
"""

from __future__ import annotations

from kg.people.employers import ClassOf
from kg.people.names import HANGUL, Named, PersonNames
from kg.people.titles import Title, Titles
from kg.syntax import Word


class ForeignHeads:
    """Finds such names; one object for a process."""

    def __init__(self, titles: Titles, names: PersonNames) -> None:
        self._titles = titles
        self._names = names

    def heading(self, core: list[Word], title: Title, known: ClassOf, *, begins: bool) -> int:
        """Return how many words a name takes before its organization or its country, or 0.

        ``core`` are the words from the name to the title; ``begins`` tells that none stands before them.
        """
        if self._pair(core, known):
            return 2
        return int(begins and (self._of_state(core, title, known) or self._of_organization(core, known)))

    def leading(self, word: Word, title: Title, known: ClassOf) -> Named | None:
        """Return a single word right before the title of who leads a country as a name (브론프 대통령), or None."""
        if title.word in self._titles.of_state and not title.prefix and self._named(word, known):
            return (word.start, word.end), 1
        return None

    def _pair(self, core: list[Word], known: ClassOf) -> bool:
        return (
            len(core) > 2
            and known(core[2].text) in ("Organization", "Place")
            and not any(known(w.text) for w in core[:2])
            and self._names.unknown_pair(core[0], core[1])
        )

    def _of_state(self, core: list[Word], title: Title, known: ClassOf) -> bool:
        """Tell whether a single word before a country is who leads it (트럼프 미국 대통령)."""
        return (
            title.word in self._titles.of_state
            and len(core) == 2
            and known(core[1].text) == "Place"
            and self._named(core[0], known)
        )

    def _of_organization(self, core: list[Word], known: ClassOf) -> bool:
        """Tell whether a word before nothing but an organization is who heads it: a name in one word (마크베른)."""
        return (
            len(core) == 2
            and known(core[1].text) == "Organization"
            and not known(core[0].text)
            and core[0].new
            and self._names.in_one_word(core[0])
        )

    def _named(self, word: Word, known: ClassOf) -> bool:
        """Tell whether the analyser takes a word in Hangul for a name, and it is none of something known."""
        return (
            bool(HANGUL.fullmatch(word.text))
            and (word.tags == ("NNP",) or word.new)
            and not known(word.text)
            and word.text not in self._names.not_names
        )
