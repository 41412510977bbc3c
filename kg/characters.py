"""One way to write each character: what `kg.types.Document` promises about its text.

Text from files and pages comes decomposed (NFD), in full-width and half-width forms, with control characters, invisible
characters and line ends of three systems. Offsets, matching and identity all need one form.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Full-width ASCII, half-width Hangul and Katakana, full-width signs: the same characters at another width.
_OTHER_WIDTH = re.compile("[\uff01-\uffef]+")
# The old vowel arae-a, typed for the middle dot that it looks like.
_MIDDLE_DOT = str.maketrans({"\u318d": "·", "\u119e": "·"})
_SPACES = re.compile("[^\\S\n]+")
_SPACE_AT_LINE_END = re.compile(" ?\n ?")
_BLANK_LINES = re.compile("\n{3,}")
# Control, format (zero-width, bidirectional, soft hyphen), surrogate and unassigned characters carry no text.
_WITHOUT_TEXT = frozenset({"Cc", "Cf", "Cs", "Cn"})


def plain(text: str) -> str:
    """Return NFC text with "\\n" line ends, single spaces, at most one blank line in a row and no invisible characters.

    >>> plain("(주)가나\\u200b바이오\\r\\n\\r\\n\\r\\n２０２５년")
    '(주)가나바이오\\n\\n2025년'
    >>> plain("가나병원\u318d다라병원")
    '가나병원·다라병원'
    """
    text = _LINE_END.sub("\n", text)
    text = _OTHER_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text)).translate(_MIDDLE_DOT)
    if not text.replace("\n", "").isprintable():
        text = "".join(
            character if character == "\n" or unicodedata.category(character) not in _WITHOUT_TEXT else ""
            for character in text
        )
        # A removed character may have kept two halves of one apart.
        text = unicodedata.normalize("NFC", text)
    text = _SPACE_AT_LINE_END.sub("\n", _SPACES.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def plain_line(text: str | None) -> str | None:
    """Return `plain` text on one line; None for nothing."""
    return " ".join(plain(text).split()) or None if text else None
