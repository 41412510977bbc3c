"""Other names in parentheses behind a name: "가온바이오(GaonBio)", "식품의약품안전처(이하 식약처)"."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.mentions.found import Found, Line, Register
from kg.organizations import Organizations, strip_marks
from kg.syntax import Word

_PLAIN = re.compile(r"^[A-Za-z][A-Za-z0-9 .,&'’+\-™®]*$|^[가-힣A-Za-z0-9·\-]+(?:\s[가-힣A-Za-z0-9·\-]+){0,3}$")
_NUMBER = r"[0-9.,%~\s]+(?:년|월|일|세|살|명|원|%|kg|mg)?"
_WEEKDAY = r"[월화수목금토일](?:요일)?"
_LATIN_BEFORE_TITLE = re.compile(r"[A-Za-z][A-Za-z0-9 .&-]*\s?[·,/]\s?(?=[가-힣])")
_LONGEST_NAME = 5
"""Words of the longest name before a parenthesis."""
_SHORTEST_FULL = 6
"""Syllables of the shortest name that its short form alone shows."""
_LONGEST_LETTERS = 8
"""Letters of the longest acronym of an institution."""


class Aliases:
    """Finds the other names that an announcement gives to what it names."""

    def __init__(self, lexicon: Lexicon, organizations: Organizations, register: Register) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        self._register = register
        self._hereafter = lexicon.ends("alias.hereafter")
        self._substances = lexicon.ends("product.substances")
        self._institutions = lexicon.ends("organization.abbreviated")
        self._no_institutions = lexicon.ends("organization.no_abbreviated")
        marks = "|".join(lexicon.ends("alias.marks"))
        self._alias = re.compile(
            rf"^\s*+(?:{marks})?\s*+[:：]?\s*+[‘'“\"]?([^’'”\"]{{2,60}}?)[’'”\"]?\s*$",
        )
        words, ends = "|".join(lexicon.ends("alias.no_alias")), "|".join(lexicon.ends("alias.no_alias_ends"))
        units = "|".join(lexicon.ends("alias.no_alias_units"))
        counted = rf".*[0-9백천만억조]\s?(?:{units})"
        self._no_alias = re.compile(rf"^(?:{words}|{_NUMBER}|.*(?:{ends})|{counted}|{_WEEKDAY})$")

    def find(self, line: Line, text: str, found: Found) -> None:
        """Record the other names that a sentence gives."""
        for phrase in line.phrases:
            for i, word in enumerate(phrase.words):
                for a, b in word.parens:
                    inner = text[a + 1 : b - 1]
                    if cut := before_title(inner):
                        inner = inner[:cut].rstrip(" ·,/")
                    match = self._alias.match(inner)
                    if match is not None and self._named(match[1]):
                        self._behind(phrase.words[: i + 1], match[1].strip(), inner, text, found)
                if word.quoted and word.text.endswith(")") and "(" in word.text:
                    self._inside(word.text, found)

    def _named(self, alias: str) -> bool:
        """Tell whether what stands in parentheses can be a name."""
        return bool(_PLAIN.match(alias)) and not self._no_alias.match(alias)

    def _behind(self, words: list[Word], alias: str, inner: str, text: str, found: Found) -> None:
        """Record the other name of what the words end in; a known other name makes an unknown name known."""
        for part in (words[-size:] for size in range(min(_LONGEST_NAME, len(words)), 0, -1)):
            start, end = strip_marks(text, part[0].start, part[-1].end)
            name = text[start:end]
            if name in found.names and name != alias:
                if self._may_be_called(name, alias, inner, found):
                    found.names.setdefault(alias, found.names[name])
                    found.equal.append((name, alias))
                return
        known = found.names.get(alias) == "Organization" and not self._plain(words[-1], text)
        known = known or self._abbreviated(words[-1], alias)
        span = self._organizations.name(words, text) if known else None
        if span is not None:
            name = self._register.add(found, text, span, "Organization")
            if name and found.names[name] == "Organization" and not words[-1].quoted:
                found.names.setdefault(alias, "Organization")
                found.equal.append((name, alias))

    def _abbreviated(self, word: Word, alias: str) -> bool:
        """Tell whether what stands behind an institution of common words shortens its name (…창업투자원(가창원))."""
        name = word.text
        if word.quoted or len(name) < _SHORTEST_FULL or not name.endswith(self._institutions):
            return False
        if alias.isascii():
            if name.endswith(self._no_institutions):
                return False
            return alias.isalpha() and alias.isupper() and 2 < len(alias) <= _LONGEST_LETTERS
        head = next(end for end in self._institutions if name.endswith(end))
        rest = iter(name)
        return (
            2 < len(alias) < len(name)
            and alias[:1] in name[:3]
            and alias[-1] in (name[-1], head[0])
            and all(syllable in rest for syllable in alias)
        )

    def _plain(self, word: Word, text: str) -> bool:
        """Tell whether a word is no name of its own: a plain noun, or the rest of a name behind a parenthesis."""
        if text[word.start - 1 : word.start] == ")":
            return True
        return set(word.tags) <= {"NNG", "XSN"} and not word.new and not self._lexicon.suffix(word.text)[0]

    def _may_be_called(self, name: str, alias: str, inner: str, found: Found) -> bool:
        """Tell whether a name can have this other one: of one class, and in Hangul only where 이하 says so."""
        cls = found.names[name]
        if found.names.get(alias, cls) != cls or (self._lexicon.cls(alias) or cls) != cls:
            return False
        parts = alias.split()
        if cls != "Person" and any(found.names.get(" ".join(parts[i:])) == "Person" for i in range(len(parts))):
            return False  # who heads it (대표 김도윤, CEO Dana Smith)
        hangul = bool(re.search("[가-힣]", alias))
        if hangul and not inner.strip().startswith(self._hereafter) and not name.isascii() and cls != "Gathering":
            return cls == "Organization" and _shortens(alias, name)
        return cls != "Place" and not (cls == "Person" and hangul)

    def _inside(self, name: str, found: Found) -> None:
        """Split a quoted name with a parenthesis, "다래(Darae)", into two forms of one."""
        head, _, tail = name.partition("(")
        head, tail = head.strip(), tail.rstrip(")").strip()
        cls = found.names.get(name)
        if cls == "Publication" and len(head) == 1 and self._named(tail):
            del found.names[name]
            found.names.setdefault(tail, cls)
            return
        if cls is None or len(head) < 2 or cls == "Gathering":
            return
        del found.names[name]
        found.names.setdefault(head, cls)
        if len(tail) > 1 and self._named(tail) and not tail.startswith(self._substances):
            found.names.setdefault(tail, cls)
            found.equal.append((head, tail))


def _shortens(alias: str, name: str) -> bool:
    """Tell whether what stands in parentheses takes at most half of a name's syllables, in their order (가온협)."""
    rest = iter(name)
    return 2 <= len(alias) <= len(name) / 2 and alias != name[: len(alias)] and all(s in rest for s in alias)


def before_title(inner: str) -> int:
    """Return how many characters of a parenthesis stand before its title ("Gaon·대표 김도윤"): a name in Latin."""
    match = _LATIN_BEFORE_TITLE.match(inner)
    return match.end() if match else 0
