"""Who is meant by 양사 and 세 기관: the parties of the agreement told last, or those just named in that number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.coreference import is_short_form
from kg.grammar import GRAMMAR
from kg.relations.reading import Scene
from kg.syntax import Phrase
from kg.types import Mention

_BOTH = GRAMMAR.regex("references.both")
_NUMBERS = {"양": 2, "두": 2, "세": 3, "네": 4, "다섯": 5}
_LICENSING = GRAMMAR.words("references.licensing")
"""Ends of who gives a licence to a company, and takes none."""
_OPENS = "(（["


class Parties:
    """Remembers, in one announcement, who took part in the agreement told last and whom the sentences name.

    ``pair`` are the parties of the agreement told last.
    """

    def __init__(self) -> None:
        self.pair: tuple[Mention, ...] = ()
        self._headline: list[Mention] = []
        self._before: list[Mention] = []

    def leave(self, scene: Scene) -> None:
        """Remember whom a sentence names."""
        named = _distinct(scene)
        if scene.parsed.sentence.headline:
            self._headline = self._headline or named
        elif named:
            self._before = named

    def meant(self, phrase: Phrase) -> list[Mention]:
        """Return the parties that a phrase stands for: those of an agreement, else as many as were just named."""
        number = _number(phrase)
        if self.pair and number in (0, len(self.pair)):
            return list(self.pair)
        fitting = (named for named in (self._before, self._headline) if number and len(named) == number)
        return next(fitting, list(self.pair))


def stands_for_both(phrase: Phrase) -> bool:
    """Tell whether a phrase stands for the parties of an agreement (양사, 두 기관)."""
    return bool(_BOTH.match(phrase.text))


def _number(phrase: Phrase) -> int:
    """Return how many a phrase says there are, or nought (이들 기관)."""
    match = _BOTH.match(phrase.text)
    word = match[1] if match is not None else ""
    return int(word) if word and word.isdigit() else _NUMBERS.get(word or "", 0)


def _distinct(scene: Scene) -> list[Mention]:
    """Return the organizations that a sentence names, each once, but for other names in parentheses."""
    text, out = scene.document.text, list[Mention]()
    for mention in scene.mentions:
        if mention.cls == "Organization" and text[mention.start - 1 : mention.start] not in tuple(_OPENS):
            if not any(same(mention, other) for other in out):
                out.append(mention)
    return out


def same(one: Mention, other: Mention) -> bool:
    """Tell whether two organizations bear one name, or one a short form of the other's."""
    short, full = sorted((one.name, other.name), key=len)
    return short == full or is_short_form(short, full, "Organization")


def joint(
    phrases: Iterable[Phrase | None], scene: Scene, employers: Mapping[str, Mention], main: Mention | None
) -> list[Mention]:
    """Return for whom the people of some phrases act (김도윤 가온병원장과 이하은 다래대 총장이), each once.

    Who stands without an organization acts for the ``main`` one, which the announcement is about.
    """
    out: dict[str, Mention] = {}
    for phrase in phrases:
        while phrase is not None:
            acting = [employers.get(m.name, main) for m in scene.of_class(phrase, "Person")]
            out |= {m.name: m for m in acting if m is not None}
            phrase = phrase.joined or phrase.before
    return list(out.values())


def from_school(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """Return two parties to a licence with a school or institute first: a company takes licences from there."""
    taken = other.name.endswith(_LICENSING) and not one.name.endswith(_LICENSING)
    return (other, one) if taken else (one, other)


def both_schools(one: Mention, other: Mention) -> bool:
    """Tell whether two parties to a licence are schools or institutes: both give it to a third one."""
    return one.name.endswith(_LICENSING) and other.name.endswith(_LICENSING)
