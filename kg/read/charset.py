"""Bytes to text."""

from __future__ import annotations


class UndecodableError(ValueError):
    """Bytes that are no text in any of the encodings tried; the message is one line and says what was tried."""


def decode(content: bytes) -> str:
    """Return the text of ``content``. Raises `UndecodableError`."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in content:
        raise UndecodableError("binary data, not text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UndecodableError(f"not UTF-8: byte {content[error.start]:#04x} at offset {error.start}") from error
