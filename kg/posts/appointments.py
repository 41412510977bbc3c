"""Posts that a predicate gives or ends: "가온은 김도윤을 대표로 선임했다", "원장을 지낸 김도윤"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar import GRAMMAR
from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.people import HEADS, People, Title
from kg.posts.titled import as_organization
from kg.relations import Reading, marks_in, sentence_evidence
from kg.syntax import Clause, Parse, Phrase
from kg.types import Document, Mention, Relation

APPOINTED = 0.85
"""Confidence of a post that a predicate gives."""
UNDERSTOOD = 0.82
"""Confidence of such a post at the organization that is understood."""
_TAKES = GRAMMAR.set("posts.takes")
_HELD = GRAMMAR.set("posts.held")
_CARRIED = GRAMMAR.set("posts.carried")
_ANNOUNCED = GRAMMAR.set("posts.announced")
_GOVERNED = GRAMMAR.words("posts.governed")
_OF_MEMBERS = GRAMMAR.words("posts.of_members")
_PRONOUNS = GRAMMAR.set("references.pronouns")
_SPOKEN_OF = frozenset({"topic", "subj"})
"""Cases of the phrase that says whom or what a sentence is about."""


@dataclass(frozen=True, slots=True)
class _Post:
    """A post named in a clause: its phrase and title, and whether the predicate puts it into the past."""

    index: int
    parsed: Parse
    clause: Clause
    phrase: Phrase
    title: Title
    held: bool


class Appointments:
    """Reads the appointments of one announcement."""

    def __init__(self, document: Document, found: Found, people: People, index: MentionIndex) -> None:
        self._document = document
        self._found = found
        self._people = people
        self._index = index
        self._carried: Mention | None = None

    def read(self, parses: list[Parse]) -> Iterator[Reading]:
        """Yield a relation for each post whose holder and organization can be told."""
        self._carried = None
        for index, parsed in enumerate(parses):
            for clause in parsed.clauses:
                if not _gives_post(clause):
                    continue
                held = _is_past(clause)
                for phrase, title in self._posts_named(clause):
                    post = _Post(index, parsed, clause, phrase, title, held)
                    beside = self._beside(post)
                    organization = beside or self._employer(post)
                    for person in self._holders(post) if organization is not None else ():
                        if organization is not None and person.name != organization.name:
                            yield self._reading(post, person, organization, APPOINTED if beside else UNDERSTOOD)
            self._carry(parsed)

    def _carry(self, parsed: Parse) -> None:
        """Keep in mind the person that a sentence is about: the next one may leave out its subject."""
        if parsed.sentence.spoken or parsed.sentence.headline:
            return
        spoken_of = (p for p in parsed.phrases if not p.speech and p.case in _SPOKEN_OF)
        topic = next(spoken_of, None)
        if topic is not None:
            self._carried = self._about(topic)

    def _about(self, phrase: Phrase) -> Mention | None:
        """Return the person that a topic or subject names, by a surname and a title, too (김 대표는)."""
        if named := self._index.within(phrase.start, phrase.end, "Person"):
            return named[0]
        first, last = phrase.words[0], phrase.words[-1]
        short = len(phrase.words) > 1 and len(first.text) <= 2 and self._people.titles.find(last.text) is not None
        return self._index.only_person_before(first.start, first.text) if short else None

    def _posts_named(self, clause: Clause) -> Iterator[tuple[Phrase, Title]]:
        """Yield the phrases of a clause whose last word is a title."""
        cases = ("as", "to") if clause.predicate.voice == "passive" else ("as", "to", "obj")
        titles = self._people.titles
        for phrase in clause.args:
            item: Phrase | None = phrase if phrase.case in cases else None
            while item is not None:
                last = item.words[-1] if item.words[-1].text != "등" or len(item.words) < 2 else item.words[-2]
                title = titles.find(last.text)
                past = any(w.text in titles.former for w in item.words[:-1])
                if title is not None and not last.quoted and not past:
                    yield item, title
                joined = item.joined
                item = item.before or (joined if joined is not None and titles.find(joined.words[-1].text) else None)

    # -- who holds it -------------------------------------------------------

    def _holders(self, post: _Post) -> list[Mention]:
        """Return who hold the post: the object, the head of a relative clause, the subject, or who is meant."""
        clause = post.clause
        if post.phrase.case == "obj" and not self._named_apart(post):
            if inside := self._index.within(post.phrase.start, post.phrase.end, "Person"):
                return inside[-1:]
        if (paired := self._paired(post)) is not None:
            return [paired]
        phrases = [a for a in clause.args if a.case == "obj" and a is not post.phrase]
        phrases += [p for p in (self._named_in_headline(clause),) if p is not None]
        if clause.predicate.ending == "adnominal" and clause.head is not None:
            phrases.append(clause.head)
        phrases += [p for p in (clause.subject, clause.topic) if p is not None]
        for phrase in phrases:
            if (holder := self._person(phrase, clause)) is not None:
                return [*self._listed(phrase), holder]
        if clause.subject is not None or clause.topic is not None:
            return []
        last = self._index.last_before(post.phrase.start, "Person")
        if last is not None and last.start >= post.parsed.sentence.start:
            return [last]
        meant = self._carried or self._index.only_person_before(post.phrase.start)
        return [] if meant is None else [meant]

    def _paired(self, post: _Post) -> Mention | None:
        """Return who is named right behind the post, where several posts are given (본부장에 김도윤, 센터장에 …)."""
        args = post.clause.args
        if post.phrase.case != "to" or post.phrase not in args:
            return None
        k = args.index(post.phrase)
        behind = args[k + 1] if k + 1 < len(args) else None
        if behind is None or behind.case not in ("list", "obj") or k + 2 == len(args):
            return None
        return self._person(behind, post.clause)

    def _listed(self, phrase: Phrase) -> list[Mention]:
        """Return the persons named in the phrases that are listed before one, in text order."""
        out: list[Mention] = []
        item = phrase.before
        while item is not None and (inside := self._index.within(item.start, item.end, "Person")):
            out = [inside[0], *out]
            item = item.before
        return out

    def _named_in_headline(self, clause: Clause) -> Phrase | None:
        """Return the words before a noun that ends a headline (신임 대표에 김도윤 선임)."""
        return clause.predicate.compound if clause.predicate.ending == "headline" else None

    def _named_apart(self, post: _Post) -> bool:
        """Tell whether the new post stands in another phrase than its holder (대표이사에 김도윤 부사장을 선임)."""
        return any(phrase.case in ("as", "to") for phrase, _ in self._posts_named(post.clause))

    def _person(self, phrase: Phrase, clause: Clause) -> Mention | None:
        """Return the person that a phrase names: by a name found, a name not found before, or a surname."""
        if named := self._index.within(phrase.start, phrase.end, "Person"):
            return named[-1] if phrase.case == "obj" else named[0]
        first = phrase.words[0]
        several = len(phrase.words) > 1 or phrase is clause.predicate.compound or phrase.case in ("obj", "list")
        if several and phrase is not clause.topic and len(first.text) == 3:
            if self._people.korean_name(first, strict=True):
                return Mention(first.start, first.end, "Person", first.text, first.text)
        if several and len(first.text) <= 2:
            return self._index.only_person_before(first.start, first.text)
        return self._index.only_person_before(phrase.start) if phrase.text in _PRONOUNS else None

    # -- at which organization ----------------------------------------------

    def _employer(self, post: _Post) -> Mention | None:
        """Return who appoints, or the organization meant, where none stands beside the post."""
        return None if post.held else self._understood(post.clause)

    def _beside(self, post: _Post) -> Mention | None:
        for phrase in (post.phrase, post.phrase.owner, post.phrase.before):
            if phrase is None:
                continue
            if inside := self._organizations(phrase) or self._governed(phrase):
                return inside[-1]
            if phrase is post.phrase and (swallowed := self._swallowed(post)) is not None:
                return swallowed
        for phrase in post.clause.args:
            if phrase.case in ("at", "to") and phrase is not post.phrase:
                if inside := self._organizations(phrase):
                    return inside[-1]
        return None

    def _understood(self, clause: Clause) -> Mention | None:
        """Return who appoints, or the organization that the announcement is about."""
        if clause.predicate.stem == "승진" and clause.subject is not None:
            if own := self._organizations(clause.subject):
                return own[-1]
        for subject in (clause.subject, clause.topic):
            if subject is not None and not self._index.within(subject.start, subject.end, "Person"):
                if inside := self._organizations(subject):
                    return inside[-1]
        return self._index.named(self._found.main) if clause.predicate.stem in _ANNOUNCED else None

    def _organizations(self, phrase: Phrase) -> list[Mention]:
        """Return the organizations in a phrase; what is a title all through names none (국가특임연구원)."""
        inside = self._index.within(phrase.start, phrase.end, "Organization")
        return [m for m in inside if m.end < phrase.end or not self._people.titles.staff(m.name)]

    def _governed(self, phrase: Phrase) -> list[Mention]:
        return [m for m in self._index.within(phrase.start, phrase.end, "Place") if m.name.endswith(_GOVERNED)]

    def _swallowed(self, post: _Post) -> Mention | None:
        """Return the organization whose end the title has swallowed (가온협회장)."""
        last = post.phrase.words[-1]
        for kind in HEADS.get(post.title.word, ()) if post.title.prefix else ():
            name = post.title.prefix + kind
            if self._found.names.get(name) == "Organization":
                return Mention(last.start, last.end, "Organization", last.text, name)
        return None

    # -- what it says -------------------------------------------------------

    def _reading(self, post: _Post, person: Mention, organization: Mention, confidence: float) -> Reading:
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


def told_apart(readings: list[Reading]) -> list[Reading]:
    """Return the readings without those of a post at an organization understood that is named for another one."""
    named = {_post_of(r) for r in readings if r.relation.evidence.confidence > UNDERSTOOD}
    return [r for r in readings if r.relation.evidence.confidence > UNDERSTOOD or _post_of(r) not in named]


def _post_of(reading: Reading) -> tuple[str, str]:
    return reading.relation.subject.name, reading.relation.property


def _gives_post(clause: Clause) -> bool:
    """Tell whether a predicate gives or ends a post, and does so now."""
    predicate = clause.predicate
    if (predicate.stem not in _TAKES and predicate.stem not in _HELD) or predicate.status != "asserted":
        return False
    return predicate.stem not in _CARRIED or predicate.ending != "connective" or predicate.progressive


def _is_past(clause: Clause) -> bool:
    """Tell whether the post was held before: by its predicate, or by the one who held it (… 맡은 김도윤)."""
    predicate = clause.predicate
    return predicate.stem in _HELD or (predicate.stem == "맡" and predicate.past and predicate.ending == "adnominal")


def _property(post: _Post) -> str:
    if post.held:
        return "formerlyAt"
    return "memberOf" if post.title.word.endswith(_OF_MEMBERS) else post.title.property
