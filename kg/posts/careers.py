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
_MEANWHILE = GRAMMAR.set("careers.meanwhile")
_NOUNS = GRAMMAR.set("careers.nouns")
_TIMES = GRAMMAR.set("careers.times")
_CHARGED = GRAMMAR.set("careers.charged")
_FIELDS = GRAMMAR.words("careers.fields")
_GAINED = GRAMMAR.table("careers.gained")
_EXCEEDED = GRAMMAR.set("careers.exceeded")
_SO_LONG = "게"
_FOR_YEARS = GRAMMAR.regex("careers.for_years")
_ORIGIN = GRAMMAR.set("careers.origin")
_AND_OTHERS = "등"
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
        goes_on = predicate.progressive and predicate.stem not in _PASSED  # …를 거쳐 왔다
        if predicate.status == "asserted" and not goes_on:
            if predicate.stem in _WORKED and self._over(clause, parsed):
                return self._named(clause, ("at",)) or self._named(_measuring(clause, parsed), ("at",))
            if predicate.stem in _JOINED and (predicate.ending == "connective" or _before_time(clause)):
                return self._named(clause, ("to",))
            if predicate.stem in _PASSED:
                passed = [m for m in self._named(clause, ("obj",)) if not m.name.endswith(_SCHOOLS)]
                return [*passed, *self._in_passing(clause)]
            if self._at_work(clause):
                return [m for m in self._named(clause, ("at",)) if not m.name.endswith(_SCHOOLS)]
        return [*self._origins(clause), *self._in_passing(clause)]

    def _over(self, clause: Clause, parsed: Parse) -> bool:
        """Tell whether working somewhere lies back: by tense, by a number of years, or by what was done meanwhile."""
        predicate = clause.predicate
        if predicate.past or self._for_years(clause, parsed):
            return True
        meanwhile = predicate.ending == "connective" and predicate.tail in _MEANWHILE
        return meanwhile and parsed.clauses[-1].predicate.past

    def _at_work(self, clause: Clause) -> bool:
        """Tell whether a clause tells what somebody did or gained at work (영업을 총괄했다, 경력을 쌓았다)."""
        predicate = clause.predicate
        if not (predicate.past or (predicate.ending == "connective" and predicate.stem in _GAINED)):
            return False
        ends = _GAINED.get(predicate.stem, _FIELDS if predicate.stem in _CHARGED else ())
        return any(a.case == "obj" and a.words[-1].text.endswith(tuple(ends)) for a in clause.args) if ends else False

    def _in_passing(self, clause: Clause) -> list[Mention]:
        """Return the employers named before a noun of working there and one of time (가온산업 입사 후)."""
        out: list[Mention] = []
        before: Phrase | None = None
        for phrase in clause.args:
            words = phrase.words
            if words[0].text in _JOINED and len(words) == 1 and phrase.case == "list" and before is not None:
                out += [named] if before.case == "to" and (named := self._ending(before)) is not None else []
            for i, word in enumerate(words[1:-1], 1):
                if word.text in _NOUNS and words[i + 1].text in _TIMES:
                    inside = self._index.within(phrase.start, word.start, "Organization")
                    out += [m for m in inside[-1:] if m.end == words[i - 1].end]
            before = phrase
        return out

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
        texts = [w.text for w in phrase.words]
        words = phrase.words[: texts.index(_AND_OTHERS)] if _AND_OTHERS in texts else phrase.words
        if not words:
            return None
        inside = self._index.within(phrase.start, words[-1].end, "Organization")
        return inside[-1] if inside and inside[-1].end == words[-1].end else None

    def _origins(self, clause: Clause) -> list[Mention]:
        """Return the organizations that a clause says somebody comes from (가온은행 출신으로, 가온은행 출신이다)."""
        for phrase in clause.args:
            for origin in (phrase, phrase.owner) if phrase.case in ("copula", "as") else ():
                k = next((i for i, w in enumerate(origin.words) if w.text in _ORIGIN), 0) if origin is not None else 0
                if origin is None or not k or self._index.within(origin.words[k].end, phrase.end, "Person"):
                    continue
                inside = self._index.within(origin.start, origin.words[k].start, "Organization")
                return [m for m in inside[-1:] if not m.name.endswith(_SCHOOLS)]
        return []

    def _reading(self, number: int, parsed: Parse, clause: Clause, person: Mention, employer: Mention) -> Reading:
        span = clause.predicate.start, clause.predicate.end
        marks = marks_in(parsed.sentence, (person, employer)) | {span}
        evidence = sentence_evidence(self._document, parsed.sentence, marks, "post-career", CAREER)
        return Reading(Relation(person, "formerlyAt", employer, evidence), "", number, [], span)


def _measuring(clause: Clause, parsed: Parse) -> Clause:
    """Return the clause right before one that says how long, which has taken its arguments (20년 넘게 근무했다)."""
    at = parsed.clauses.index(clause)
    before = parsed.clauses[at - 1] if at else clause
    return before if before.predicate.stem in _EXCEEDED and before.predicate.tail == _SO_LONG else clause


def _before_time(clause: Clause) -> bool:
    """Tell whether a clause tells what came before something else (입사한 후)."""
    head = clause.head
    return clause.predicate.ending == "adnominal" and head is not None and head.words[0].text in _TIMES


def left(careers: Iterable[Reading], told: Iterable[Reading]) -> list[Reading]:
    """Return the readings of employers without those at which somebody is told to have a post."""
    present = {
        (r.relation.subject.name, r.relation.object.name[:_ALIKE]) for r in told if r.relation.property != "formerlyAt"
    }
    return [r for r in careers if (r.relation.subject.name, r.relation.object.name[:_ALIKE]) not in present]
