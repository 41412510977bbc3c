"""RDF terms as N-Triples text: the forms that every store reads back without changing a character.

A term is a plain `str` (``<https://…>``, ``"이름"@ko``, ``"3"^^<…#integer>``). Text compares and
sorts the same in every run, and needs no object for each of a million terms.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from urllib.parse import quote, urlsplit

XSD = "http://www.w3.org/2001/XMLSchema#"
LONGEST_IRI = 1800  # bytes; Virtuoso refuses keys near 1,900

_RISKY = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_DATE_TYPES = {10: f'"^^<{XSD}date>', 7: f'"^^<{XSD}gYearMonth>', 4: f'"^^<{XSD}gYear>'}
_ISO_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # half of a pair is no character and has no UTF-8 form
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def literal(text: str, lang: str = "") -> str:
    """Return a string, with its language where ``lang`` is not empty.

    >>> print(literal('그는 "네"', "ko"))
    "그는 \\"네\\""@ko
    """
    if _RISKY.search(text):
        text = _RISKY.sub(_escape, text)
    return f'"{text}"@{lang}' if lang else f'"{text}"'


def name(text: str, lang: str = "") -> str:
    """Return a string as `literal` does, brought to NFC: for labels and titles, which nothing counts in."""
    return literal(unicodedata.normalize("NFC", text), lang)


def integer(value: int) -> str:
    """Return an ``xsd:integer``."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: Decimal) -> str:
    """Return an ``xsd:decimal`` in the canonical form of XSD 1.1: no trailing zero, no exponent.

    >>> decimal(Decimal("0.930")).split("^^")[0], decimal(Decimal("1.2E+3")).split("^^")[0]
    ('"0.93"', '"1200"')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f'"{"0" if text == "-0" else text}"^^<{XSD}decimal>'


def moment(value: str) -> str:
    """Return an ISO 8601 day, month or year as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``.

    Raises `ValueError` for any other form.
    """
    if not _ISO_DATE.fullmatch(value):
        raise ValueError(f"no day, month or year: {value!r}")
    return f'"{value}{_DATE_TYPES[len(value)]}'


def web_address(url: str) -> str | None:
    """Return the IRI of a web address in ASCII, or None for what is none or is too long for every store.

    >>> web_address("https://example.org/소식?id=1")
    '<https://example.org/%EC%86%8C%EC%8B%9D?id=1>'
    """
    try:
        parts = urlsplit(unicodedata.normalize("NFC", url.strip()))
        host = (parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")).lower()
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[^\w.\-:@\[\]]", host):
        return None
    path, query, fragment = (
        quote(part, safe="!$%&'()*+,-./:;=?@_~", errors="replace") for part in (parts.path, parts.query, parts.fragment)
    )
    tail = (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    address = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", f"{parts.scheme}://{host}{path}{tail}")
    return f"<{address}>" if len(address) <= LONGEST_IRI else None
