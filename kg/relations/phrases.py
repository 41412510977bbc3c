"""Phrase patterns: regular expressions over a sentence in which each mention is one character."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.patterns import MASK, SPEECH_MASK, PhrasePattern
from kg.relations.parties import from_school
from kg.relations.reading import Reading, Said, Scene
from kg.relations.references import References
from kg.relations.status import HEDGES, status_before
from kg.types import Mention, Status

_HOME_AUTHORITIES = GRAMMAR.set("names.home_authorities")
_GOVERNED = GRAMMAR.words("posts.governed")
_OF_GOVERNMENT = GRAMMAR.words("names.of_government")
_LISTED = re.compile(
    r"^(?:\([^()]*\))?[’'”\"」』》〉]?(?:\([^()]*\))?(?:,|·|와|과| 및| 등|‧)\s?(?:[▲△·]\s?)?[‘'“\"「『《〈]?$"
    r"|^(?:\([^()]*\))? [▲△] ?(?:[가-힣]{1,10}(?<![은는을를이가에의로]) ){0,3}$"
    r"|^\)?[’'”\"](?:\([^()]*\))?(?:와|과| 및) (?!경쟁|타사)"
    r"(?:[가-힣A-Za-z0-9]{1,10}(?<![은는을를이가에의로]) ){1,3}[‘'“\"]$"
)
"""What stands between two names of one list, the kind of a quoted one included."""
_FORM_BEFORE = re.compile(r"(?:㈜|\((?:주|유|재|사)\)|주식회사|농업회사법인)\s?$")
_FORM_BEHIND = re.compile(r"㈜|\(주\)|\s주식회사(?![가-힣])")
"""Legal forms beside a name, which are no part of it and tell no pattern anything (부산에 있는 ㈜가온테크는)."""
_LONGEST_FORM = 8
"""Characters before a name among which its legal form stands."""


class _Masked:
    """A sentence with one character for each mention and each speech, and which mention stands where."""

    def __init__(self, scene: Scene) -> None:
        sentence, text = scene.parsed.sentence, scene.document.text
        cuts: list[tuple[int, int, str, Mention | None]] = [
            (*_with_form(text, m, sentence.start), MASK[m.cls], m) for m in scene.mentions
        ]
        cuts += [(start, end, SPEECH_MASK, None) for start, end in scene.speech]
        parts: list[str] = []
        self.mentions: dict[int, Mention] = {}
        self._ends: list[int] = []
        length, position = 0, sentence.start
        for start, end, mark, mention in sorted(cuts, key=lambda c: (c[0], -c[1])):
            if start < position:
                continue
            parts += [text[position:start], mark]
            length += start - position
            if mention is not None:
                self.mentions[length] = mention
                self._ends.append(end)
            length += 1
            position = end
        parts.append(text[position : sentence.end])
        self.text = "".join(parts)
        self._start = sentence.start
        self._places = list(self.mentions)

    def offset(self, index: int) -> int:
        """Return the offset in the announcement of an offset in the masked sentence."""
        at = bisect_left(self._places, index)
        if not at:
            return self._start + index
        return self._ends[at - 1] + index - self._places[at - 1] - 1


def _with_form(text: str, mention: Mention, start: int) -> tuple[int, int]:
    """Return the span of a mention in a sentence that begins at ``start``, with the legal form of an organization."""
    if mention.cls != "Organization":
        return mention.start, mention.end
    before = _FORM_BEFORE.search(text[max(start, mention.start - _LONGEST_FORM) : mention.start])
    behind = _FORM_BEHIND.match(text, mention.end)
    return mention.start - len(before[0]) if before else mention.start, behind.end() if behind else mention.end


def _governs(place: Mention, part: Mention) -> bool:
    """Tell whether what stands behind the name of a city is a part of its government (가온시 심의위원회)."""
    return place.name.endswith(_GOVERNED) and part.name.endswith(_OF_GOVERNMENT)


class PhrasePatterns:
    """The phrase patterns by the classes of the mentions in a sentence; one object for a process."""

    def __init__(self, patterns: Sequence[PhrasePattern]) -> None:
        self._patterns = patterns
        self._fitting: dict[tuple[frozenset[str], bool], list[PhrasePattern]] = {}

    def of(self, marks: frozenset[str], headline: bool) -> list[PhrasePattern]:
        """Return the patterns that a sentence whose mentions have some marks may match, in their order."""
        if (marks, headline) not in self._fitting:
            fitting = [p for p in self._patterns if marks >= p.marks and (p.headline or not headline)]
            self._fitting[marks, headline] = fitting
        return self._fitting[marks, headline]


class PhraseReader:
    """Applies phrase patterns to the sentences of one announcement."""

    def __init__(self, patterns: PhrasePatterns, lexicon: Lexicon, references: References) -> None:
        self._patterns = patterns
        self._lexicon = lexicon
        self._references = references

    def read(self) -> Iterator[Reading]:
        """Yield the readings of the present sentence."""
        scene = self._references.scene
        masked = _Masked(scene)
        marks = frozenset(MASK[m.cls] for m in masked.mentions.values())
        for pattern in self._patterns.of(marks, scene.parsed.sentence.headline):
            for match in pattern.regex.finditer(masked.text):
                yield from self._readings(pattern, match, masked)

    def _readings(self, pattern: PhrasePattern, match: re.Match[str], masked: _Masked) -> Iterator[Reading]:
        scene = self._references.scene
        subject, object_ = self._end("s", match, masked), self._end("o", match, masked)
        if "s" not in match.re.groupindex and object_ is not None:
            subject = self._references.makers.get(object_.name, subject)
        if "o" not in match.re.groupindex and subject is not None and subject == object_:
            object_ = self._references.current or self._references.main  # a sentence about the unit that it names
        if "o" not in match.re.groupindex and pattern.event == "Investment":
            object_ = self._references.funded or self._references.current or self._references.main
        if "o" not in match.re.groupindex and pattern.property == "publishedIn":
            object_ = self._references.journal()
        if not match.re.groupindex and (product := self._references.product) is not None:
            subject, object_ = self._references.maker_of(product), product
        if subject is None or object_ is None or subject.name == object_.name:
            return
        spoken = object_ if "o" not in match.re.groupindex else subject if "s" not in match.re.groupindex else None
        if spoken is not None and masked.offset(match.end()) <= spoken.start < scene.parsed.sentence.end:
            return  # who is named only later is not spoken of yet
        if pattern.property == "locatedIn" and (self._is_home_authority(subject) or _governs(object_, subject)):
            return
        if pattern.property == "subsidiaryOf" and "o" not in match.re.groupindex and self._governs(object_):
            return
        span = (masked.offset(match.start()), masked.offset(match.end()))
        status: Status = "asserted"
        if not pattern.static:
            hedged = scene.parsed.sentence.headline and any(word in masked.text[match.end() :] for word in HEDGES)
            status = "planned" if hedged else self._behind(pattern, len(masked.text) - match.end())
        said = Said(pattern.property, pattern.name, pattern.confidence, status)
        for one in self._listed(object_) if pattern.expand == "o" else [object_]:
            for other in self._listed(subject) if pattern.expand == "s" else [subject]:
                if other.name != one.name:
                    ends = from_school(other, one) if pattern.from_school else (other, one)
                    yield Reading(scene.relation(*ends, said), pattern.event, scene.index, [], span)
                if pattern.property == "locatedIn" and (whole := self._references.owner_of(other)) is not None:
                    yield Reading(scene.relation(whole, one, said), "", scene.index, [], span)

    def _behind(self, pattern: PhrasePattern, distance: int) -> Status:
        """Return the status of what stands behind a match, ``distance`` characters before the sentence's end."""
        return status_before(self._references.scene.parsed, distance, decided=pattern.decided)

    def _end(self, group: str, match: re.Match[str], masked: _Masked) -> Mention | None:
        """Return the mention that an end of the relation matched, or who is spoken of where the pattern has none."""
        if group in match.re.groupindex:
            return masked.mentions.get(match.start(group))
        return self._references.spoken_of()

    def _is_home_authority(self, mention: Mention) -> bool:
        """Tell whether a name is that of a home authority, which a country before it makes another one."""
        known = self._lexicon.known(mention.name)
        return known is not None and known.kind in _HOME_AUTHORITIES and " " not in mention.name

    def _governs(self, mention: Mention) -> bool:
        """Tell whether a name is that of a place, whose government has no affiliates."""
        known = self._lexicon.known(mention.name)
        return known is not None and known.cls == "Place"

    def _listed(self, named: Mention) -> list[Mention]:
        """Return a mention and those of its class that stand beside it in one list, in text order."""
        mentions = self._references.scene.mentions
        at = mentions.index(named)
        before = self._run([named, *mentions[at - 1 :: -1]] if at else [named])
        return before[:0:-1] + self._run(mentions[at:])

    def _run(self, mentions: list[Mention]) -> list[Mention]:
        """Return the first of some mentions with those that stand beside one another in a list with it."""
        text = self._references.scene.document.text
        out = mentions[:1]
        for mention in mentions[1:]:
            left, right = sorted((out[-1], mention), key=lambda m: m.start)
            if mention.cls != out[0].cls or not _LISTED.match(text[left.end : right.start]):
                break
            out.append(mention)
        return out
