"""Former employers told without a post: "12년간 가온제약에서 일한 김도윤", "가온건설에 입사해", "가온은행 출신이다"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.grammar import GRAMMAR
from kg.lexicon import CUES
from kg.mention_index import MentionIndex
from kg.people import People
from kg.posts.holders import Holders
from kg.relations import Reading, marks_in, sentence_evidence
from kg.syntax import Clause, Parse, Phrase
from kg.types import Document, Mention, Relation

CAREER = 0.82
"""Confidence of a former employer that a clause tells."""
_ALIKE = 2
"""Characters by which the names of one employer begin alike (가온은행, 가온): a group is taken for one."""
_WORKED = GRAMMAR.set("careers.worked")
_JOINED = GRAMMAR.set("careers.joined")
_PASSED = GRAMMAR.set("careers.passed")
_FOR_YEARS = GRAMMAR.regex("careers.for_years")
_ORIGIN = GRAMMAR.set("careers.origin")
_SCHOOLS = CUES.words("university.ends")


class Careers:
    """Reads the former employers in one announcement."""

    def __init__(self, document: Document, people: People, index: MentionIndex) -> None:
        self._document = document
        self._index = index
        self._holders = Holders(people, index)

    def read(self, parses: list[Parse]) -> Iterator[Reading]:
        """Yield a relation for each employer whose former employee can be told."""
        for number, parsed in enumerate(parses):
            for clause in parsed.clauses:
                employers = self._employers(clause, parsed)
                person = self._holders.spoken_of(clause, parsed) if employers else None
                for employer in employers if person is not None else ():
                    if person is not None and person.name != employer.name:
                        yield self._reading(number, parsed, clause, person, employer)
            self._holders.carry(parsed)

    def _employers(self, clause: Clause, parsed: Parse) -> list[Mention]:
        """Return the organizations that a clause tells to have been somebody's employers."""
        predicate = clause.predicate
        if predicate.status == "asserted" and not predicate.progressive:
            if predicate.stem in _WORKED and (predicate.past or self._for_years(clause, parsed)):
                return self._named(clause, ("at",))
            if predicate.stem in _JOINED and predicate.ending == "connective":
                return self._named(clause, ("to",))
            if predicate.stem in _PASSED:
                return [m for m in self._named(clause, ("obj",)) if not m.name.endswith(_SCHOOLS)]
        return self._origins(clause)

    def _for_years(self, clause: Clause, parsed: Parse) -> bool:
        start = parsed.sentence.start
        before = [p.start for p in clause.args]
        return bool(before) and bool(
            _FOR_YEARS.search(parsed.sentence.text[min(before) - start : clause.predicate.start - start])
        )

    def _named(self, clause: Clause, cases: tuple[str, ...]) -> list[Mention]:
        """Return the organizations that end the phrases of a clause in some cases, and those listed before them."""
        out: list[Mention] = []
        for phrase in clause.args:
            item: Phrase | None = phrase if phrase.case in cases else None
            while item is not None and (named := self._ending(item)) is not None:
                out = [named, *out]
                item = item.before or item.joined
        return out

    def _ending(self, phrase: Phrase) -> Mention | None:
        """Return the organization that a phrase names with its last word, or the last but 등."""
        words = [w for w in phrase.words if w.text != "등"]
        if not words:
            return None
        inside = self._index.within(phrase.start, phrase.end, "Organization")
        return inside[-1] if inside and inside[-1].end == words[-1].end else None

    def _origins(self, clause: Clause) -> list[Mention]:
        """Return the organizations that a clause says somebody comes from (가온은행 출신으로, 가온은행 출신이다)."""
        for phrase in clause.args:
            if phrase.case in ("copula", "as") and phrase.words[-1].text in _ORIGIN:
                inside = self._index.within(phrase.start, phrase.end, "Organization")
                return [m for m in inside[-1:] if not m.name.endswith(_SCHOOLS)]
        return []

    def _reading(self, number: int, parsed: Parse, clause: Clause, person: Mention, employer: Mention) -> Reading:
        span = clause.predicate.start, clause.predicate.end
        marks = marks_in(parsed.sentence, (person, employer)) | {span}
        evidence = sentence_evidence(self._document, parsed.sentence, marks, "post-career", CAREER)
        return Reading(Relation(person, "formerlyAt", employer, evidence), "", number, [], span)


def left(careers: Iterable[Reading], told: Iterable[Reading]) -> list[Reading]:
    """Return the readings of employers without those at which somebody is told to have a post."""
    present = {
        (r.relation.subject.name, r.relation.object.name[:_ALIKE]) for r in told if r.relation.property != "formerlyAt"
    }
    return [r for r in careers if (r.relation.subject.name, r.relation.object.name[:_ALIKE]) not in present]
