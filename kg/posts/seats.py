"""At which organization a post is that a predicate gives or ends: beside it, who appoints, or whom the text means."""

from __future__ import annotations

from dataclasses import dataclass

from kg.grammar import GRAMMAR
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.people import HEADS, People, Title
from kg.syntax import Clause, Parse, Phrase
from kg.types import Mention

_ANNOUNCED = GRAMMAR.set("posts.announced")
_GOVERNED = GRAMMAR.words("posts.governed")
_ORIGIN = GRAMMAR.set("careers.origin")


@dataclass(frozen=True, slots=True)
class Post:
    """A post named in a clause: its phrase and title, and whether the predicate puts it into the past."""

    index: int
    parsed: Parse
    clause: Clause
    phrase: Phrase
    title: Title
    held: bool


class Seats:
    """Finds the organizations of the posts of one announcement."""

    def __init__(self, found: Found, people: People, index: MentionIndex) -> None:
        self._found = found
        self._people = people
        self._index = index

    def employer(self, post: Post) -> Mention | None:
        """Return who appoints, or the organization meant, where none stands beside the post.

        None for who heads a body of its own whose name is not known.
        """
        titles = self._people.titles
        if post.title.word in titles.of_bodies and len(post.title.prefix) >= titles.body_syllables:
            return None
        if post.held or post.phrase is not post.clause.topic:
            return None if post.held else self.understood(post.clause)
        new = any(w.text in self._people.titles.fillers for w in post.phrase.words[:-1])
        certain = post.clause.predicate.stem in _ANNOUNCED or new
        return self._index.named(self._found.main) if certain else None  # whose post it is that a clause tells of

    def beside(self, post: Post) -> Mention | None:
        """Return the organization that stands beside a post: in its words, before them, or with 에서."""
        for phrase in (post.phrase, post.phrase.owner, post.phrase.before):
            if phrase is None or (phrase is not post.phrase and phrase.words[-1].text in _ORIGIN):
                continue
            if inside := self.organizations(phrase, post=phrase is post.phrase) or self._governed(phrase):
                return inside[-1]
            if phrase is post.phrase and (swallowed := self._swallowed(post)) is not None:
                return swallowed
        for phrase in post.clause.args:
            if phrase.case in ("at", "to") and phrase is not post.phrase:
                if inside := self.organizations(phrase):
                    return inside[-1]
        return None

    def understood(self, clause: Clause) -> Mention | None:
        """Return who appoints, or the organization that the announcement is about."""
        for subject in (clause.subject, clause.topic):
            if subject is not None and not self._index.within(subject.start, subject.end, "Person"):
                if inside := self.organizations(subject):
                    return inside[-1]
                if "NNP" in subject.words[-1].tags or subject.words[-1].new:
                    return None  # who appoints is named and not known
        return self._index.named(self._found.main) if clause.predicate.stem in _ANNOUNCED else None

    def organizations(self, phrase: Phrase, *, post: bool = False) -> list[Mention]:
        """Return the organizations in a phrase; in one that names a post, its title is none (국가특임연구원)."""
        inside = self._index.within(phrase.start, phrase.end, "Organization")
        return [m for m in inside if not (post and m.end == phrase.end and self._people.titles.staff(m.name))]

    def _governed(self, phrase: Phrase) -> list[Mention]:
        return [m for m in self._index.within(phrase.start, phrase.end, "Place") if m.name.endswith(_GOVERNED)]

    def _swallowed(self, post: Post) -> Mention | None:
        """Return the organization whose end the title has swallowed (가온협회장)."""
        last = post.phrase.words[-1]
        for kind in HEADS.get(post.title.word, ()) if post.title.prefix else ():
            name = post.title.prefix + kind
            if self._found.names.get(name) == "Organization":
                return Mention(last.start, last.end, "Organization", last.text, name)
        return None

    def earlier(self, post: Post, organization: Mention) -> list[Mention]:
        """Return the organizations listed before the one where a post was held (가온제약과 다래약품에서 임원을 …)."""
        phrase = next((p for p in post.clause.args if p.case == "at" and p.start <= organization.start < p.end), None)
        out: list[Mention] = []
        item = (phrase.before or phrase.joined) if phrase is not None else None
        while item is not None and (named := self.organizations(item)) and named[-1].end == item.end:
            out = [named[-1], *out]
            item = item.before or item.joined
        return out
