"""Posts that a predicate gives or ends: "가온은 김도윤을 대표로 선임했다", "원장을 지낸 김도윤"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.people import People, Title
from kg.posts.holders import Holders
from kg.posts.pairs import behind_comma, highest, pairs
from kg.posts.seats import Post, Seats
from kg.posts.titled import as_organization
from kg.relations import Reading, marks_in, sentence_evidence
from kg.syntax import Clause, Parse, Phrase, Predicate
from kg.types import Document, Mention, Relation

APPOINTED = 0.85
"""Confidence of a post that a predicate gives."""
UNDERSTOOD = 0.82
"""Confidence of such a post at the organization that is understood."""
_TAKES = GRAMMAR.set("posts.takes")
_HELD = GRAMMAR.set("posts.held")
_LEFT = GRAMMAR.set("posts.left")
_CARRIED = GRAMMAR.set("posts.carried")
_APPOINT = "선임"
"""The predicate that is understood where a headline has none."""
_LOOSE = frozenset({"break", "list", ""})
"""Cases of the last phrase of a headline, or of a part of one."""
_PROMOTED = GRAMMAR.set("posts.promoted")
_TAKEN_ON = "맡"
_TIMES = GRAMMAR.set("light_heads.times")
_COMING = GRAMMAR.regex("posts.coming")
_NEXT = GRAMMAR.set("posts.next")
_OVER = GRAMMAR.regex("posts.over")
_STILL = GRAMMAR.regex("posts.still")
_OF_MEMBERS = GRAMMAR.words("posts.of_members")


class Appointments:
    """Reads the appointments of one announcement."""

    def __init__(self, document: Document, found: Found, people: People, index: MentionIndex) -> None:
        self._document = document
        self._people = people
        self._index = index
        self._holders = Holders(people, index)
        self._seats = Seats(found, people, index)

    def read(self, parses: list[Parse]) -> Iterator[Reading]:
        """Yield a relation for each post whose holder and organization can be told."""
        for index, parsed in enumerate(parses):
            for clause in parsed.clauses:
                if not _gives_post(clause) or _to_come(parsed, clause):
                    continue
                held = self._is_past(clause, parsed)
                several = [] if held else pairs(parsed, clause, self._title_of, self._holder_of)
                for phrase, title, holder, person in several:
                    post = Post(index, parsed, clause, phrase, title, held)
                    own = self._seats.organizations(holder)[-1:] if clause.predicate.stem in _PROMOTED else []
                    beside = self._seats.beside(post)
                    organization = beside or (own[0] if own else self._seats.employer(post))
                    if organization is not None:
                        yield self._reading(post, person, organization, APPOINTED if beside else UNDERSTOOD)
                if several:
                    continue
                named = self._given(list(self._posts_named(clause)))
                promoted = self._promoted(clause, parsed, [phrase for phrase, _ in named])
                for phrase, title in named:
                    post = Post(index, parsed, clause, phrase, title, held)
                    if phrase in promoted and not self._seats.organizations(phrase, post=True):
                        for promotee, employer in promoted[phrase]:
                            yield self._reading(post, promotee, employer, UNDERSTOOD)
                        continue
                    yield from self._of_holders(post, [p for p, _ in named])
            if parsed.sentence.headline:
                yield from self._in_headline(index, parsed)
            self._holders.carry(parsed)

    def _of_holders(self, post: Post, posts: list[Phrase]) -> Iterator[Reading]:
        """Yield a relation for each holder of a post, at each organization where it was held."""
        beside = self._seats.beside(post)
        organization = beside or self._seats.employer(post)
        if organization is None:
            return
        employers = [*(self._seats.earlier(post, organization) if post.held else []), organization]
        for person in self._holders.of(post.parsed, post.clause, post.phrase, posts):
            for employer in employers:
                if person.name != employer.name:
                    yield self._reading(post, person, employer, APPOINTED if beside else UNDERSTOOD)

    def _in_headline(self, index: int, parsed: Parse) -> Iterator[Reading]:
        """Yield the posts that a headline gives without a predicate (신임 가온병원장에 김도윤 교수)."""
        for phrase, behind in pairwise(parsed.phrases):
            title = (
                highest(self._people.titles, phrase.words) if phrase.case == "to" and behind.case in _LOOSE else None
            )
            person = self._holders.named(behind) if title is not None and not phrase.words[-1].quoted else None
            if title is None or person is None:
                continue
            governing = _headline(phrase)
            post = Post(index, parsed, governing, phrase, title, held=False)
            earlier = self._index.within(parsed.sentence.start, phrase.start, "Organization")
            organization = self._seats.beside(post) or next(iter(earlier), None) or self._seats.understood(governing)
            if organization is not None and person.name != organization.name:
                yield self._reading(post, person, organization, UNDERSTOOD)
        for phrase, title, before in behind_comma(parsed, self._people.titles):
            post, holder = Post(index, parsed, _headline(phrase), phrase, title, held=False), self._first(before)
            organization = self._seats.beside(post) if self._title_of(phrase) is not None else None
            if holder is not None and organization is not None and holder.name != organization.name:
                yield self._reading(post, holder, organization, UNDERSTOOD)

    def _posts_named(self, clause: Clause) -> Iterator[tuple[Phrase, Title]]:
        """Yield the phrases of a clause whose last word is a title."""
        cases = ("as", "to") if clause.predicate.voice == "passive" else ("as", "to", "obj")
        if self._told_of_post(clause):
            cases = ("as", "to", "topic")
        titles = self._people.titles
        for phrase in clause.args:
            also = phrase.case == "topic" and not phrase.topic and clause.predicate.stem in _HELD  # 대표이사도 역임했다
            item: Phrase | None = phrase if phrase.case in cases or also else None
            while item is not None:
                last = item.words[-1] if item.words[-1].text != "등" or len(item.words) < 2 else item.words[-2]
                title = highest(self._people.titles, item.words[: item.words.index(last) + 1])
                past = any(w.text in titles.former for w in item.words[:-1])
                if title is not None and not last.quoted and not past:
                    yield item, title
                joined = item.joined
                item = item.before or (joined if joined is not None and titles.find(joined.words[-1].text) else None)

    def _told_of_post(self, clause: Clause) -> bool:
        """Tell whether a clause says of a post who got it (신임 원장은 김도윤 교수가 임명됐다)."""
        topic, subject = clause.topic, clause.subject
        if topic is None or subject is None or subject is topic or self._holder_of(subject) is None:
            return False
        taken = clause.predicate.voice == "passive" or clause.predicate.past
        organization = any(m.end == topic.end for m in self._seats.organizations(topic))  # 가온연구원은
        planned = any(w.text in _NEXT for w in topic.words)
        return taken and self._title_of(topic) is not None and not organization and not planned

    def _title_of(self, phrase: Phrase) -> Title | None:
        """Return the post that a phrase names, unless it names somebody by it."""
        return (
            None
            if self._index.within(phrase.start, phrase.end, "Person")
            else highest(self._people.titles, phrase.words)
        )

    def _holder_of(self, phrase: Phrase) -> Mention | None:
        named = self._index.within(phrase.start, phrase.end, "Person")
        return named[-1] if named else None

    def _first(self, phrase: Phrase) -> Mention | None:
        """Return the person that a phrase before a comma names, which may be nothing but a name."""
        alone = self._holders.named(phrase) if len(phrase.words) == 1 else None
        return self._holder_of(phrase) or alone

    def _given(self, named: list[tuple[Phrase, Title]]) -> list[tuple[Phrase, Title]]:
        """Return the posts that are given: not those by which the object names who gets another (대표를 회장으로)."""
        if all(phrase.case not in ("as", "to") for phrase, _ in named):
            return named
        return [(p, t) for p, t in named if p.case in ("as", "to") or not self._index.within(p.start, p.end, "Person")]

    def _promoted(
        self, clause: Clause, parsed: Parse, posts: list[Phrase]
    ) -> dict[Phrase, list[tuple[Mention, Mention]]]:
        """Return who is promoted to each post, with the organization named beside (가온 김도윤 대표와 …)."""
        out: dict[Phrase, list[tuple[Mention, Mention]]] = {}
        for post in posts if clause.predicate.stem in _PROMOTED else ():
            before = [p for p in parsed.phrases if p.end <= post.start and p.case in ("subj", "topic", "obj")]
            item: Phrase | None = before[-1] if before else None
            while item is not None:
                people, own = self._index.within(item.start, item.end, "Person"), self._seats.organizations(item)
                if people and own:
                    out.setdefault(post, []).append((people[0], own[-1]))
                item = item.before or item.joined
        return out

    def _is_past(self, clause: Clause, parsed: Parse) -> bool:
        """Tell whether the post was held before: by its predicate, or by what it modifies (맡은 뒤)."""
        predicate, head = clause.predicate, clause.head
        if predicate.past and not predicate.progressive and predicate.ending == "final":
            if predicate.stem in _LEFT or (predicate.stem in _CARRIED and _over(parsed, clause)):
                return True
        if predicate.stem != _TAKEN_ON or not predicate.past or predicate.ending != "adnominal":
            return predicate.stem in _HELD
        return head is not None and any(w.text in self._people.titles.former | _TIMES for w in head.words)

    # -- what it says -------------------------------------------------------

    def _reading(self, post: Post, person: Mention, organization: Mention, confidence: float) -> Reading:
        predicate = post.clause.predicate
        if organization.cls == "Place":
            organization = as_organization(organization)
        sentence = post.parsed.sentence
        marks = marks_in(sentence, (person, organization)) | {(predicate.start, predicate.end)}
        rule = "post-held" if post.held else "post-taken"
        evidence = sentence_evidence(self._document, sentence, marks, rule, confidence)
        event = "" if post.held or predicate.stem in _CARRIED else "Appointment"
        relation = Relation(person, _property(post), organization, evidence)
        return Reading(relation, event, post.index, [], (predicate.start, predicate.end))


def _headline(phrase: Phrase) -> Clause:
    """Return a clause that gives a post without a predicate of its own."""
    return Clause(Predicate(phrase.start, phrase.end, _APPOINT, "active", "headline", "asserted", True), [])


def _gives_post(clause: Clause) -> bool:
    """Tell whether a predicate gives or ends a post, and does so now."""
    predicate = clause.predicate
    if (predicate.stem not in _TAKES and predicate.stem not in _HELD) or predicate.status != "asserted":
        return False
    return predicate.stem not in _CARRIED or predicate.ending != "connective" or predicate.progressive


def _over(parsed: Parse, clause: Clause) -> bool:
    """Tell whether a clause says for how long, or until when, a post was held, and not that it is still held."""
    text, start = parsed.sentence.text, parsed.sentence.start
    begin = min((a.start for a in clause.args), default=clause.predicate.start)
    still = _STILL.search(text[clause.predicate.start - start : clause.predicate.end - start + 4])
    return still is None and bool(_OVER.search(text[begin - start : clause.predicate.start - start]))


def _to_come(parsed: Parse, clause: Clause) -> bool:
    """Tell whether somebody is only about to take a post (취임하게 된다)."""
    sentence = parsed.sentence
    return bool(_COMING.match(sentence.text[clause.predicate.start - sentence.start :]))


def _property(post: Post) -> str:
    if post.held:
        return "formerlyAt"
    return "memberOf" if post.title.word.endswith(_OF_MEMBERS) else post.title.property
