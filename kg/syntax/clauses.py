"""Links between phrases, and for each predicate the phrases that it governs."""

from __future__ import annotations

from itertools import pairwise

from kg.grammar import GRAMMAR
from kg.syntax.tree import Clause, Node, Phrase, Predicate

_LIGHT = GRAMMAR.set("predicates.light")
_COMITATIVE = GRAMMAR.set("predicates.comitative")
_INTRANSITIVE = GRAMMAR.set("predicates.intransitive")
_OF_TWO = GRAMMAR.set("predicates.of_two")
_ADVERBS = GRAMMAR.set("predicates.adverbs")
_MANNER = "게"
"""Ending of an adjective that says how something is done (새롭게 선보인다)."""
_PURPOSE = GRAMMAR.set("endings.purpose")
_DECIDED = GRAMMAR.set("status.decided")
_AIMS = GRAMMAR.words("status.aims")
_UNDER_WAY = GRAMMAR.set("references.going_on")
_OF_A_PURPOSE = frozenset({"obj", "to", "as", "other", "subj", "", "list", "gen"})
"""Cases of phrases that the clause of a purpose may take."""
_COORDINATING = GRAMMAR.set("endings.coordinating")
_AND_MORE = "등"
"""Ends a list before an adjective and the noun for what is on it (가온, 다래 등 다양한 기업이)."""
_MEMBERS = GRAMMAR.words("references.members")
_OF_A_KIND = frozenset({"subj", "topic", "with", "to", "from", "obj"})
"""Cases of that noun."""
_KIND_REACH = 8
"""Phrases and predicates among which it stands."""
_ONCE = frozenset({"subj", "obj", "copula"})
"""Cases of which a predicate governs one."""
_FRONTED = frozenset({"at", "to", "as", "from"})
_FRONTED_REACH = 5
"""Phrases before the topic among which some may belong to the predicate behind it (3일 서울에서 가온은 …)."""


def link(nodes: list[Node]) -> None:
    """Link coordinated phrases, genitive owners and phrases joined by 와/과."""
    for number, node in enumerate(nodes):
        listed = node.compound if isinstance(node, Predicate) else node if node.case == "" else None
        if listed is not None and listed.words[-1].text == _AND_MORE:
            _link_kind(listed, nodes[number + 1 : number + _KIND_REACH])
    for left, right in pairwise(nodes):
        if not isinstance(left, Phrase):
            continue
        target = right if isinstance(right, Phrase) else right.compound
        if target is None or target.speech or left.speech:
            continue
        if left.case == "list":
            target.before = left
        elif left.case == "gen":
            target.owner = left
        elif left.case == "with" and isinstance(right, Phrase):
            target.joined = left


def _link_kind(listed: Phrase, behind: list[Node]) -> None:
    """Link a list with the noun for what is on it, behind what is said of them (가온 등 힘을 모을 수 있는 기업들이)."""
    for node in behind:
        if isinstance(node, Predicate):
            if node.ending != "adnominal":
                return
        elif node.words[-1].text.endswith(_MEMBERS) and node.case in _OF_A_KIND:
            node.before = node.before or listed
            return


def clauses(nodes: list[Node]) -> list[Clause]:
    """Give each predicate the phrases that it governs."""
    governor = _Governor()
    for i, node in enumerate(nodes):
        if isinstance(node, Phrase):
            governor.phrase(node)
        else:
            governor.predicate(node, nodes[i + 1] if i + 1 < len(nodes) else None)
    return governor.clauses


class _Governor:
    """Reads phrases and predicates in order and remembers which phrases no predicate has taken yet."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self._stack: list[Phrase] = []
        self._topic: Phrase | None = None
        self._subject: Phrase | None = None
        self._pending: Clause | None = None
        self._sharing: Clause | None = None  # a clause that shares the head of the relative clause behind it
        self._swallowed: Phrase | None = None  # the first subject, where a relative clause took it

    def phrase(self, phrase: Phrase) -> None:
        self._give_head(phrase)
        self._stack.append(phrase)
        if phrase.topic and phrase.case in ("topic", "subj"):
            self._topic = phrase

    def predicate(self, predicate: Predicate, following: Node | None) -> None:
        if predicate.compound is not None:
            self._give_head(predicate.compound)
        if isinstance(following, Predicate):
            predicate.after = following.stem
        else:
            predicate.after = following.words[0].text if following is not None and not following.speech else ""
        args = [] if self._serves(predicate) else _take(self._stack, predicate, _phrase(following))
        clause = Clause(predicate, args, self._topic)
        self._find_subject(clause)
        self.clauses.append(clause)
        if predicate.ending == "adnominal" and not predicate.adjective:
            self._pending = clause
            self._sharing = self._sharing if any(a.case == "subj" for a in args) else None
        else:
            cases = {a.case for a in args}
            told = "obj" in cases or ("topic" in cases and "subj" not in cases)  # of the topic, not of what follows
            self._sharing = None if told or predicate.tail not in _COORDINATING else clause
        if predicate.ending == "final":
            self._stack = [p for p in self._stack if p.topic]
            self._subject = None

    def _serves(self, predicate: Predicate) -> bool:
        """Tell whether a predicate takes nothing: a light one right behind its clause (연구하기 위해), an adverb."""
        if predicate.ending == "connective" and (
            predicate.stem in _ADVERBS or (predicate.adjective and predicate.tail == _MANNER)
        ):
            return True
        last = self.clauses[-1].predicate if self.clauses else None
        behind = last is not None and last.ending == "nominal" and 0 <= predicate.start - last.end <= 1
        return behind and predicate.stem in _LIGHT

    def _give_head(self, phrase: Phrase) -> None:
        if self._pending is not None:
            phrase.relative, self._pending.head = self._pending, phrase
            self._pending = None
            if self._sharing is not None:
                self._sharing.shared, self._sharing = phrase, None

    def _find_subject(self, clause: Clause) -> None:
        """Give a clause its own subject, or else, if it is no relative clause, the one in force."""
        own = next((a for a in reversed(clause.args) if a.case == "subj"), None)
        clause.subject = own
        if clause.predicate.ending != "adnominal":
            if own is not None:
                self._subject = own
            else:
                clause.subject = self._topic or self._subject or self._swallowed
        elif own is not None and self._topic is None and self._subject is None:
            if self._swallowed is None or (own.relative is not None and self._swallowed in own.relative.args):
                self._swallowed = own
        if clause.predicate.ending == "final":
            self._swallowed = None


def _phrase(node: Node | None) -> Phrase | None:
    return node if isinstance(node, Phrase) else None


def _take(stack: list[Phrase], predicate: Predicate, head: Phrase | None) -> list[Phrase]:
    """Pop the phrases that ``predicate`` governs: up to the topic, and no second subject or object."""
    if predicate.ending == "adnominal" and predicate.adjective:
        return []
    reach = _Reach(predicate, head)
    taken = reach.taken
    while stack:
        phrase = stack[-1]
        if reach.ends_at(phrase):
            break
        if phrase.topic and phrase.case == "topic":
            if not reach.adnominal:
                taken.append(phrase)
                if not reach.light:
                    taken.extend(_pop_fronted(stack))
            break
        reach.take(stack.pop())
    taken.reverse()
    return taken


def _pop_fronted(stack: list[Phrase]) -> list[Phrase]:
    """Take the phrases of place, aim and role out from before the topic on top of the stack, nearest first."""
    before = stack[-_FRONTED_REACH - 1 : -1]
    stack[-_FRONTED_REACH - 1 : -1] = [p for p in before if p.case not in _FRONTED]
    return [p for p in reversed(before) if p.case in _FRONTED]


class _Reach:
    """How far to the left a predicate governs.

    An adnominal predicate ends to the left with its subject; a purpose (…기 위해) and a light predicate
    take no more than their own object, the rest belongs to the predicate that they serve. Where the head is a
    name, it fills the subject of a passive or of a predicate that has its object, so that a subject to the left
    is the main clause's.
    """

    def __init__(self, predicate: Predicate, head: Phrase | None) -> None:
        self.taken: list[Phrase] = []
        self.adnominal = predicate.ending == "adnominal"
        self.light = predicate.stem in _LIGHT and predicate.ending not in ("final", "quoted")
        decision = predicate.after in _DECIDED and not predicate.after.startswith(_AIMS)
        self._compound = predicate.compound
        self._purpose = (predicate.ending == "nominal" and not decision) or predicate.tail in _PURPOSE
        self._passive = predicate.voice == "passive"
        self._undergone = predicate.voice == "passive" or predicate.stem in _INTRANSITIVE
        self._names = head is not None and _is_name(head)
        self._apposition = self.adnominal and predicate.stem == "이"
        self._comitative = predicate.stem in _COMITATIVE
        self._of_two = predicate.stem in _OF_TWO
        self._seen: set[str] = set()
        self._plain = False

    def take(self, phrase: Phrase) -> None:
        self.taken.append(phrase)
        if phrase.case == "copula" and len(phrase.words) > 1 and phrase.words[-1].text in _UNDER_WAY:
            self._apposition = False  # "가온이 개발 중인" is a verb with all that it governs
        self._seen.add(phrase.case)
        self._plain = self._plain or phrase.case not in ("list", "gen")

    def ends_at(self, phrase: Phrase) -> bool:
        """Tell whether a phrase and all before it belong to other predicates."""
        case = phrase.case
        if case in _ONCE and case in self._seen:
            return True
        if self._purpose and (case not in _OF_A_PURPOSE or (case == "subj" and "obj" in self._seen)):
            return not (case == "with" and bool(self.taken) and self._couples())
        plain = case not in ("list", "gen")
        if plain and ((self.light and self._plain) or (self._apposition and self.taken)):
            return True
        if self.light and case == "list" and "NNP" in phrase.words[-1].tags:
            aim = self.taken[-1] if self.taken else self._compound
            return aim is not None and not _is_name(aim)  # names before a comma: a headline's (가온-다래, 연구 위한 …)
        return self.adnominal and self._ends_relative_at(phrase, plain)

    def _ends_relative_at(self, phrase: Phrase, plain: bool) -> bool:
        case = phrase.case
        if case in ("break", "quote") or (plain and "subj" in self._seen):
            return True
        if case == "obj" and self._passive:
            return True
        if case == "subj":
            return (self._undergone and bool(self.taken)) or (self._names and self._whole)
        return case == "with" and bool(self.taken) and not self._comitative and not self._couples()

    @property
    def _whole(self) -> bool:
        """Tell whether a predicate has all that it needs but its subject."""
        return "obj" in self._seen or (self._of_two and "with" in self._seen)

    def _couples(self) -> bool:
        """Tell whether the phrase about to be taken is coordinated by 와/과 with the one taken last."""
        return self.taken[-1].joined is not None and self.taken[-1].case in ("subj", "obj")


def _is_name(head: Phrase) -> bool:
    last = head.words[-1]
    return any(word.quoted for word in head.words) or "NNP" in last.tags or "SL" in last.tags
