"""Products that no sentence gives to anybody: in an announcement of one company they are that company's.

Where the whole text speaks of what one organization makes, its other products are only called by their kind (스피커
‘다래 원’은 …). They are its own if no other maker is told of anywhere, nobody else is named in the sentence, and no
word of it says that the thing is another's (협업, 원작, 수입).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.lexicon import CUES
from kg.mentions import Found
from kg.relations.reading import Reading, Said, Scene
from kg.syntax import Phrase, Word
from kg.things import Things
from kg.types import Mention, Token

_PROPERTY = "develops"
_SAID = Said(_PROPERTY, "of-one-maker", 0.75, "asserted")
_MADE = frozenset({"develops", "launched", "holdsPatentOn", "conductsTrialOf", "receivedApprovalFor"})
_ELSEWHERE = re.compile("|".join(map(re.escape, CUES.words("product.shared"))))
_WHERE = frozenset({"at", "as", "to", "from", "with"})
"""Cases of what something is done at or by: it may be anybody's (플랫폼 ‘다래’에서 판다)."""
_MEANS = re.compile(r"[’'”\"]?(?:\([^()\n]{0,30}\))?[을를] (?:통해|활용|이용|거쳐)")
_FEATURES = CUES.set("product.features")
_FEWEST = 1
"""Products that the organization must be told to make before others are taken for its own."""


class Unclaimed:
    """Collects, in one announcement, products called by their kind, and gives them to the one maker there is."""

    def __init__(self, found: Found, things: Things, main: Mention | None) -> None:
        self._things = things
        self._main = main if main is not None and main.cls == "Organization" else None
        self._names = self._called(found)
        self._seen: dict[str, tuple[Scene, Mention]] = {}
        self._elsewhere: set[str] = set()

    def _called(self, found: Found) -> set[str]:
        """Return the names of the organization that the text is about."""
        names = {self._main.name} if self._main is not None else set()
        for left, right in found.equal:
            if left in names or right in names:
                names |= {left, right}
        return names

    def see(self, scene: Scene) -> None:
        """Note the products of a sentence."""
        if self._main is None or scene.parsed.sentence.spoken:
            return
        text = scene.parsed.sentence.text
        others = any(m.cls == "Person" or self._is_other(m) for m in scene.mentions)
        for mention in scene.mentions:
            if mention.cls != "Product":
                continue
            if others or _ELSEWHERE.search(text):
                self._elsewhere.add(mention.name)
            elif mention.name not in self._seen and self._by_kind(scene, mention):
                self._seen[mention.name] = scene, mention

    def _is_other(self, mention: Mention) -> bool:
        return mention.cls == "Organization" and not self._is_main(mention.name)

    def _is_main(self, name: str) -> bool:
        return any(name.startswith(one) or one.startswith(name) or name.endswith(one) for one in self._names)

    def _by_kind(self, scene: Scene, mention: Mention) -> bool:
        """Tell whether a quoted name that is no description is called by its kind, or is defined by it."""
        for phrase in scene.parsed.phrases:
            for i, word in enumerate(phrase.words if phrase.case not in _WHERE else ()):
                if word.quoted and word.start <= mention.start < word.end:
                    means = _MEANS.match(scene.document.text, phrase.end)
                    named = not means and _is_brand(scene.parsed.sentence.tokens, mention)
                    return named and self._called_so(scene, phrase, i)
        return False

    def _called_so(self, scene: Scene, phrase: Phrase, i: int) -> bool:
        before = phrase.words[i - 1] if i else None
        behind = phrase.words[i + 1] if i + 1 < len(phrase.words) else None
        if any(w is not None and self._is_kind(w) for w in (before, behind)):
            return True
        clauses = (c for c in scene.parsed.clauses if c.topic is phrase and c.predicate.stem == "이" and c.args)
        return any(c.args[-1].case == "copula" and self._is_kind(c.args[-1].words[-1]) for c in clauses)

    def _is_kind(self, word: Word) -> bool:
        return not word.quoted and self._things.product_noun(word.text) and not word.text.endswith(tuple(_FEATURES))

    def readings(self, told: Iterable[Reading]) -> Iterator[Reading]:
        """Yield that the organization makes what nobody else does; ``told`` is all that the text states."""
        made = [r.relation for r in told if r.relation.property in _MADE]
        makers = {r.subject.name for r in made if r.subject.cls == "Organization"}
        own = {r.object.name for r in made if self._is_main(r.subject.name) and r.status == "asserted"}
        if self._main is None or len(own) < _FEWEST or any(not self._is_main(name) for name in makers):
            return
        claimed = {r.object.name for r in made} | self._elsewhere
        for name, (scene, mention) in self._seen.items():
            if name not in claimed:
                yield Reading(scene.relation(self._main, mention, _SAID), "", scene.index)


def _is_brand(tokens: Iterable[Token], mention: Mention) -> bool:
    """Tell whether a name holds a word that the dictionary does not have, or Latin letters."""
    inside = (t for t in tokens if mention.start <= t.start < mention.end)
    return any(t.new or t.tag in ("NNP", "SL", "SH") for t in inside)
