"""Documents as read to documents as kept: one form of characters, headline first, no furniture, nothing twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.characters import plain, plain_line
from kg.furniture import take_off
from kg.repetition import without_copies
from kg.trimmed import Cut, Trimmed
from kg.types import Document, Failure

# The longest article of a corpus of 2,740 has 4,000 characters. Beyond this it is a book, and Kiwi would need minutes.
MAX_CHARACTERS = 200_000

_BLANK_LINES = re.compile("\n{3,}")
_SPACE_AT_LINE_END = re.compile(" ?\n ?")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document as kept, and what was cut off its text; the spans of ``cuts`` count in ``given``."""

    document: Document
    given: str
    cuts: tuple[Cut, ...]


def clean(document: Document) -> Document | Failure:
    """Return the document with the text that is kept; a `Failure` where nothing is left or too much is there."""
    cleaned = clean_with_cuts(document)
    return cleaned.document if isinstance(cleaned, Cleaned) else cleaned


def clean_with_cuts(document: Document) -> Cleaned | Failure:
    """Clean as `clean` does and tell what was cut off."""
    identity = plain_line(document.id) or "?"
    if len(document.text) > MAX_CHARACTERS:
        return Failure(identity, "clean", f"{len(document.text):,} characters, more than {MAX_CHARACTERS:,}")
    title, publisher = plain_line(document.title), plain_line(document.publisher)
    given = plain(document.text)
    trimmed = without_copies(take_off(Trimmed.of(given), publisher))
    text = headed(title, tidy(trimmed.text))
    if not text:
        return Failure(identity, "clean", "no text is left after cleaning" if given else "no text")
    url = plain_line(document.url)
    kept = replace(document, id=identity, title=title, text=text, publisher=publisher, url=url)
    return Cleaned(kept, given, trimmed.cuts)


def headed(title: str | None, body: str) -> str:
    """Return the text with its headline as first line, once."""
    if not title:
        return body
    return f"{title}\n{body.removeprefix(title).lstrip()}".strip()


def tidy(text: str) -> str:
    """Close the gaps that cuts leave."""
    return _BLANK_LINES.sub("\n\n", _SPACE_AT_LINE_END.sub("\n", text)).strip()
