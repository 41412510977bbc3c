"""EML: the body of a mail (a newsletter, a press mailing) and the announcements attached to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath

from kg.read.bounded import MAX_FILE, read_bytes
from kg.read.charset import UndecodableError, decode
from kg.read.html import page_of
from kg.types import Document, Failure

MAX_ATTACHMENTS = 100


def unpack(path: Path, folder: Path) -> Iterator[tuple[Path, str] | Document | Failure]:
    """Yield the mail as a document, then put each attachment into a folder and yield it with its name."""
    content = read_bytes(path, MAX_FILE)
    if isinstance(content, Failure):
        yield content
        return
    message = BytesParser(policy=policy.default.clone(max_line_length=None)).parsebytes(content)
    assert isinstance(message, EmailMessage)
    yield from _body(message, hashlib.sha256(content).hexdigest())
    for number, part in enumerate(message.iter_attachments()):
        if number >= MAX_ATTACHMENTS:
            yield Failure("", "read", f"more than {MAX_ATTACHMENTS} attachments")
            return
        name = str(part.get_filename() or f"attachment {number + 1}")
        place = folder / f"{number:03}{PurePosixPath(name).suffix.lower()}"
        attached = part.get_payload(decode=True)
        if isinstance(attached, bytes):
            place.write_bytes(attached)
            yield place, name


def _body(message: EmailMessage, sha256: str) -> Iterator[Document | Failure]:
    part = message.get_body(preferencelist=("html", "plain"))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        yield Failure("", "read", "a mail without a text")
        return
    try:
        text = decode(content, part.get_content_charset())
    except UndecodableError as error:
        yield Failure("", "read", str(error))
        return
    if part.get_content_subtype() == "html":
        text = page_of(text).text or text
    yield Document(
        id="",
        title=_header(message, "subject"),
        text=text,
        published=_sent(message),
        publisher=_sender(message),
        url=None,
        sha256=sha256,
    )


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date()
    except ValueError:
        return None


def _header(message: EmailMessage, name: str) -> str | None:
    value = message[name]
    return str(value).strip() or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    """Return the display name of the sender."""
    addresses = getattr(message["from"], "addresses", ())
    return (addresses[0].display_name or None) if addresses else None
