"""Who announces: the subject of the reporting verb of the lead, the head of the headline, and who titles head."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.mentions.found import NEAR, Found, Line, Register, near, proper
from kg.mentions.occurrences import END, written
from kg.organizations import Organizations, Span
from kg.people import HEADS, People
from kg.syntax import Phrase, Word

_LEAD = 3
"""Sentences of the body in which the announcer is named."""
_LONGEST_NAME = 60
"""Characters of the longest name that is looked for at the end of another one."""
_SHORT_HEADS = ("", "청", "처")
"""Ends of one syllable or none that are enough to show what a title heads."""
_SHORTEST = 2
"""Characters of a name that few Koreans have, and that stands often where it is an organization's."""
_OFTEN = 3
"""How often the first organization of a text must be named to be the one that the text is about."""


class Announcers:
    """Finds the organizations that act in an announcement."""

    def __init__(self, lexicon: Lexicon, organizations: Organizations, people: People, register: Register) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        self._people = people
        self._register = register
        self._no_actor = (*lexicon.ends("party.no_actor"), *lexicon.ends("unit.common"))
        self._departments = lexicon.ends("organization.departments")
        self._pointing = lexicon.words("party.pointing")
        self._acting = re.compile(rf"(?:{'|'.join(lexicon.ends('mention.acting'))})(?![가-힣])")

    def find(self, lines: list[Line], text: str, found: Found) -> None:
        """Record who reports something, and set ``main`` of what is found."""
        told = [line for line in lines if not line.parsed.sentence.spoken]
        body = [line for line in told if not line.parsed.sentence.headline]
        for number, line in enumerate(body):
            name = self._reporter(line, number < _LEAD, text, found)
            if name and number < _LEAD:
                found.main = found.main or name
                found.announces = True
        for line in told:
            if not line.parsed.sentence.headline:
                break
            self._head(line, text, found)
        if not found.main:
            words = (w.text for line in lines for w in line.parsed.words)
            found.main = next((word for word in words if found.names.get(word) == "Organization"), "")
            found.sure = bool(found.main) and text.count(found.main) > _OFTEN

    def _reporter(self, line: Line, lead: bool, text: str, found: Found) -> str:
        """Return who reports something in a sentence, or an empty string; behind the lead only who says a clause."""
        phrase = self._organizations.reporter(line.parsed)
        if phrase is None or phrase.speech or phrase.case not in ("topic", "subj"):
            return ""
        if not lead and not any(c.predicate.ending == "quoted" for c in line.parsed.clauses):
            return ""
        if (not lead and not proper(phrase.words[-1])) or self._people.titles.alone(phrase.words[-1].text):
            return ""
        return self._actor(phrase, text, found)

    def _actor(self, phrase: Phrase, text: str, found: Found) -> str:
        """Return the organization that a subject names, recording it, or an empty string."""
        if owner := self._owner(phrase, text, found):
            return owner
        span = self._organizations.name(phrase.words, text)
        if span is None:
            last = phrase.words[-1].text
            if self._organizations.local_government(last):
                found.names[last] = "Organization"
                return last
            return ""
        registered = _longer(span, text, found)
        if found.names.get(registered) == "Organization":
            return registered
        name = text[span[0] : span[1]]
        if name in found.names:
            return name if found.names[name] == "Organization" else ""
        word = next((w for w in phrase.words if w.end == span[1]), phrase.words[-1])
        return (
            "" if self._no_organization(word, phrase, text) else self._register.add(found, text, span, "Organization")
        )

    def _owner(self, phrase: Phrase, text: str, found: Found) -> str:
        """Return the known organization before the department that ends a subject (가온전자 모바일사업부)."""
        words = phrase.words
        if len(words) < 2 or not words[-1].text.endswith(self._departments) or self._lexicon.known(words[-1].text):
            return ""
        name = text[words[0].start : words[-2].end]
        return name if found.names.get(name) == "Organization" else ""

    def _no_organization(self, word: Word, phrase: Phrase, text: str) -> bool:
        """Tell whether the last word of a subject is a person, or stands for somebody without naming them."""
        if len(phrase.words) == 1 and not word.parens and self._people.korean_name(word, strict=True):
            return len(word.text) > _SHORTEST or text.count(word.text, *near(word.start, word.end)) <= _OFTEN
        if len(phrase.words) > 1 and self._people.title_at(phrase.words, phrase.words.index(word)):
            return True
        if self._people.titles.find(word.text) is not None and not word.parens:
            return True
        if phrase.words[0].text in self._pointing and phrase.words[0] is not word:
            return True
        return word.text in self._lexicon.not_a_person or word.text.endswith(self._no_actor)

    def _head(self, line: Line, text: str, found: Found) -> None:
        """Record the head of a headline if the text has it act."""
        head = self._organizations.headline(line.parsed)
        span = None if head is None else self._organizations.name(head.words, text)
        if head is None or span is None or not {"NNP", "SL"} & set(head.words[-1].tags):
            return
        name, end = text[span[0] : span[1]], line.parsed.sentence.end
        if name not in found.names and written(name, text, self._acting, (end, end + NEAR)):
            self._register.add(found, text, span, "Organization")

    def headed(self, line: Line, text: str, found: Found) -> None:
        """Record what a title that is glued to a name heads (가온병원장, 가온유산청장)."""
        for word in line.parsed.words:
            title = None if word.quoted else self._people.titles.find(word.text)
            if title is None or len(title.prefix) < 2 or title.prefix in self._lexicon.common:
                continue
            for kind in HEADS.get(title.word, ()):
                name = title.prefix + kind
                telling = len(kind) > 1 or kind in _SHORT_HEADS
                if not telling or name in found.names or name in self._lexicon.generic:
                    continue
                whole = word.text.startswith(name) and "NNP" in word.tags
                if whole or written(name, text, END, near(word.start, word.end)):
                    found.names[name] = "Organization"


def _longer(span: Span, text: str, found: Found) -> str:
    """Return the name found before that ends where a span ends and begins before it, or an empty string."""
    start, end = span
    longer = {text[a:end] for a in range(max(0, end - _LONGEST_NAME), start)} & found.names.keys()
    return next(name for name in found.names if name in longer) if longer else ""
