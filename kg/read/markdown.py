"""Markdown with front matter: ``title``, ``date`` and the like between lines of ``---``, then the text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from kg.read.bounded import read_bytes
from kg.read.fields import document_of
from kg.read.whole import decoded
from kg.types import Document, Failure

_FRONT = re.compile(r"\A\s*(?:---|\+\+\+)[ \t]*\n(.*?)\n(?:---|\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([\w가-힣][\w가-힣 -]*?)\s*[:=]\s*(.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*(?:\n|\Z)")
# What Markdown adds to the words, and what stays of it.
_MARKS = (
    (re.compile(r"^```.*?^```[ \t]*$", re.MULTILINE | re.DOTALL), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>+|[-*+])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*\*|\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!-])"), r"\1"),
)


def read(path: Path) -> Iterator[Document | Failure]:
    """Yield the one document of a Markdown file."""
    content = read_bytes(path)
    if isinstance(content, Failure):
        yield content
        return
    text = decoded(content)
    if isinstance(text, Failure):
        yield text
        return
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    record = {key: value.strip("\"'") for key, value in _ENTRY.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    heading = _HEADING.match(body)
    if heading:
        record.setdefault("title", heading[1])
        body = body[heading.end() :]
    yield from document_of(record | {"text": _words(body)}, "", hashlib.sha256(content).hexdigest())


def _words(text: str) -> str:
    for mark, left in _MARKS:
        text = mark.sub(left, text)
    return text
