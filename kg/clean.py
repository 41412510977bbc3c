"""Documents as read to documents as kept: one form of characters, headline first, no furniture, nothing twice."""

from __future__ import annotations

from dataclasses import replace

from kg.characters import plain, plain_line
from kg.types import Document, Failure

# The longest article of a corpus of 2,740 has 4,000 characters. Beyond this it is a book, and Kiwi would need minutes.
MAX_CHARACTERS = 200_000


def clean(document: Document) -> Document | Failure:
    """Return the document with the text that is kept; a `Failure` where nothing is left or too much is there."""
    identity = plain_line(document.id) or "?"
    if len(document.text) > MAX_CHARACTERS:
        return Failure(identity, "clean", f"{len(document.text):,} characters, more than {MAX_CHARACTERS:,}")
    title = plain_line(document.title)
    text = headed(title, plain(document.text))
    if not text:
        return Failure(identity, "clean", "no text is left after cleaning")
    return replace(
        document,
        id=identity,
        title=title,
        text=text,
        publisher=plain_line(document.publisher),
        url=plain_line(document.url),
    )


def headed(title: str | None, body: str) -> str:
    """Return the text with its headline as first line, once."""
    if not title:
        return body
    return f"{title}\n{body.removeprefix(title).lstrip()}"
