"""Documents as read to documents as kept: one form of characters, headline first, no furniture, nothing twice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.characters import plain, plain_line
from kg.furniture import take_off
from kg.repetition import without_copies
from kg.trimmed import Cut, Trimmed
from kg.types import Document, Failure

# The longest article of a corpus of 2,740 has 4,000 characters. Beyond this it is a book, and Kiwi would need minutes.
MAX_CHARACTERS = 200_000

# Numbers, bullets and bars of a list's row, and what makes a row the head of a list.
_ROW_MARKS = re.compile(r"^\s*(?:\d{1,2}\s*[|.)]|[-·•▶▷☞*|○◦ㆍ])\s*|\s*\|\s*$")
_MORE = re.compile(r"더 ?보기|전체 ?보기|^(?:많이 ?본|인기|관련|추천|최신|주요) ?(?:기사|뉴스)")
# Shorter rows are names of sections.
MIN_HEADLINE = 10

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


def headlines_of(cleaned: Cleaned) -> Iterator[Document]:
    """Yield the headlines of other articles that stood around an announcement, each as a document of its own.

    Such a document is its headline and nothing else, and its id ends in ``#headline-`` and a number: it was read on the
    page of another announcement, on that page's day, and its own article was not seen.
    """
    rows = (_ROW_MARKS.sub("", cut.text).strip() for cut in cleaned.cuts if cut.kind == "headline")
    there = [row for row in dict.fromkeys(rows) if len(row) >= MIN_HEADLINE and not _MORE.search(row)]
    source = cleaned.document
    for number, row in enumerate(there, 1):
        sha256 = hashlib.sha256(row.encode()).hexdigest()
        yield replace(source, id=f"{source.id}#headline-{number}", title=row, text=row, url=None, sha256=sha256)


def headed(title: str | None, body: str) -> str:
    """Return the text with its headline as first line, once."""
    if not title:
        return body
    return f"{title}\n{body.removeprefix(title).lstrip()}".strip()


def tidy(text: str) -> str:
    """Close the gaps that cuts leave."""
    return _BLANK_LINES.sub("\n\n", _SPACE_AT_LINE_END.sub("\n", text)).strip()
