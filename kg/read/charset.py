"""Bytes to text, for the encodings in which Korean announcements come.

UTF-8 is tried first whatever a page says of itself: Korean text in another encoding is never valid UTF-8 by chance,
while pages that say ``euc-kr`` and are UTF-8 are common. EUC-KR always means CP949, which is EUC-KR and more.
"""

from __future__ import annotations

import codecs
import re

# What pages, mails and headers call an encoding, and the codec for it where Python's own choice is too narrow.
_CODECS = {
    "euckr": "cp949",
    "ksc56011987": "cp949",
    "ksc5601": "cp949",
    "ksc56011992": "cp949",
    "ksx1001": "cp949",
    "korean": "cp949",
    "ms949": "cp949",
    "uhc": "cp949",
    "windows949": "cp949",
    "xwindows949": "cp949",
    "cp949": "cp949",
    "johab": "johab",
    "ms1361": "johab",
    "iso88591": "cp1252",
    "latin1": "cp1252",
}
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
# A page says its encoding in its first kilobytes or nowhere.
_HEAD = 4096

# Syllables that make up a third of any Korean text, and no text read in a wrong encoding.
_FREQUENT = frozenset("이다는의을에가고를로하은한지기도사으리대서과자시인어해정나아있스보부전일었년수")
# `_likeness` of 800 articles and their headlines is 0.87 and more, that of the same bytes read as another encoding 0.35
# and less.
_MIN_LIKENESS = 0.6
# charset-normalizer needs so much text to tell encodings apart.
_MIN_GUESS = 64


class UndecodableError(ValueError):
    """Bytes that are no text in any of the encodings tried; the message is one line and says what was tried."""


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of ``content``; ``declared`` is the encoding that a header or a page names.

    Raises `UndecodableError`.
    """
    for mark, codec in _MARKS.items():
        if content.startswith(mark):
            return _strictly(content, codec).removeprefix("\ufeff")
    wide = _wide(content)
    if wide is None and b"\0" in content:
        raise UndecodableError("binary data, not text")
    named = _codec(declared) if declared else None
    tried = [wide] if wide else ["utf-8", "cp949", "johab", *([named] if named else [])]
    for codec in dict.fromkeys(tried):
        text = _attempt(content, codec)
        if text is not None and (codec in _believed(wide, named) or _plausible(text)):
            return text
    guess = _guess(content)
    if guess is not None:
        return guess
    raise UndecodableError(f"no text in {', '.join(tried)}; first byte that is not UTF-8: {_first_bad(content)}")


def _believed(wide: str | None, named: str | None) -> set[str | None]:
    """Return the encodings whose reading counts without a look at the text.

    UTF-8 and UTF-16 prove themselves. A page that names one of another country is right as far as we can tell; one that
    names a Korean one may have either.
    """
    return {"utf-8", wide} | ({named} - {"cp949", "johab"})


def declared_in(page: bytes) -> str | None:
    """Return the encoding that a page names in its head, if any."""
    found = _META.search(page[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def _codec(name: str) -> str | None:
    """Return Python's codec for the name of an encoding, or None for a name that nobody knows."""
    known = _CODECS.get(re.sub(r"[\W_]", "", name.lower()))
    try:
        return known or codecs.lookup(name).name
    except LookupError:
        return None


def _wide(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark: it has zero bytes and reads like Korean in one order of its bytes."""
    if b"\0" not in content or len(content) % 2:
        return None
    texts = {codec: _attempt(content, codec) for codec in ("utf-16-le", "utf-16-be")}
    return next((codec for codec, text in texts.items() if text and _plausible(text)), None)


def _attempt(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _strictly(content: bytes, codec: str) -> str:
    text = _attempt(content, codec)
    if text is None:
        raise UndecodableError(f"begins as {codec} but is none")
    return text


def _plausible(text: str) -> bool:
    """Tell whether a text reads like Korean, or has no character beyond ASCII at all."""
    return (text.isascii() and "\0" not in text) or _likeness(text) >= _MIN_LIKENESS


def _likeness(text: str) -> float:
    """Measure, from 0 to 2, how like Korean a text is: Hangul beyond ASCII, in syllables in use and frequent."""
    beyond = [character for character in text if character > "\x7f" and not character.isspace()]
    hangul = [character for character in beyond if "가" <= character <= "힣"]
    if not hangul:
        return 0.0
    frequent = sum(character in _FREQUENT for character in hangul)
    in_use = sum(len(character.encode("euc-kr", "ignore")) == 2 for character in hangul)
    return len(hangul) / len(beyond) * (frequent + in_use) / len(hangul)


def _guess(content: bytes) -> str | None:
    """Ask charset-normalizer; its answer counts where there is enough text to tell and the text is clean."""
    if len(content) < _MIN_GUESS:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None or best.percent_chaos > 5 or best.percent_coherence < 20:
        return None
    return str(best)


def _first_bad(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"{content[error.start]:#04x} at offset {error.start}"
    return "none"
