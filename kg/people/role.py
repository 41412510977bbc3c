"""What a title beside a name tells: a person, a post and an organization, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.people.titles import Title


@dataclass(frozen=True, slots=True)
class Role:
    """A person with a title as found in the text.

    ``person``, ``organization`` and ``titled`` (the word of the title) are spans of the text; the organization's
    is None where the text does not say it beside the name. ``at`` is where the title ends, ``sentence`` the number
    of the sentence, ``rule`` the order of words that was found. A former post is ``former``.
    """

    person: tuple[int, int]
    title: Title
    at: int
    organization: tuple[int, int] | None
    former: bool
    sentence: int
    rule: str
    titled: tuple[int, int]
