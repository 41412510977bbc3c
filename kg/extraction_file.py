"""``extractions.jsonl``: the hand-over between the half that reads text and the half that merges.

One `kg.types.Extraction` a line, sorted by document id, as JSON that a person can read. Extractions arrive in any
order and in any number; memory holds one at a time and a few bytes for each line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec

from kg.errors import InputError
from kg.types import Document, Evidence, Extraction, Mention

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Extraction)


class _Kept(msgspec.Struct):
    document: Document


_kept_decoder = msgspec.json.Decoder(_Kept)
_document_decoder = msgspec.json.Decoder(Document)


def write_extractions(extractions: Iterable[Extraction], path: Path, carried: Iterable[tuple[str, bytes]] = ()) -> int:
    """Write extractions sorted by document id; return how many.

    ``carried`` are lines of an earlier file with their ids, which are taken over as they are. They are read after
    the extractions.
    """
    return _write_sorted(chain(((one.document.id, _encoder.encode(one)) for one in extractions), carried), path)


def read_extractions(path: Path) -> Iterator[Extraction]:
    """Yield the extractions of a file. Raises `InputError` at the first line that is not a sound one."""
    for number, line in _lines(path):
        try:
            extraction = _decoder.decode(line)
            check(extraction)
        except (msgspec.DecodeError, ValueError) as error:
            raise InputError(f"{path.name}, line {number}: {error}; build it again") from error
        yield extraction


def kept_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a file of extractions, without what they say."""
    return (_kept_decoder.decode(line).document for _, line in _lines(path))


def write_documents(documents: Iterable[Document], path: Path) -> int:
    """Write documents sorted by id, to be read again by `read_documents`; return how many."""
    return _write_sorted(((one.id, _encoder.encode(one)) for one in documents), path)


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the documents that `write_documents` wrote."""
    return (_document_decoder.decode(line) for _, line in _lines(path))


def check(extraction: Extraction) -> None:
    """Raise `ValueError` where a span does not hold what it says or a quote is not in the text."""
    text = extraction.document.text
    mentions = [mention for one in extraction.chains for mention in one.mentions]
    for mention in (*extraction.mentions, *mentions, *_used_mentions(extraction)):
        if text[mention.start : mention.end] != mention.surface:
            raise ValueError(f"mention {mention.surface!r} is not at {mention.start}-{mention.end}")
    for evidence in _evidence(extraction):
        if text[evidence.start : evidence.end] != evidence.quote:
            raise ValueError(f"quote {evidence.quote[:20]!r} is not at {evidence.start}-{evidence.end}")


def _used_mentions(extraction: Extraction) -> Iterator[Mention]:
    for relation in extraction.relations:
        yield from (relation.subject, relation.object)
    for event in extraction.events:
        yield from (participant.mention for participant in event.participants)


def _evidence(extraction: Extraction) -> Iterator[Evidence]:
    yield from (relation.evidence for relation in extraction.relations)
    yield from (event.evidence for event in extraction.events)


def _write_sorted(items: Iterable[tuple[str, bytes]], path: Path) -> int:
    """Write lines in the order of their keys through a file that holds them in the order of their arrival."""
    unsorted = path.with_name(path.name + ".unsorted")
    places: list[tuple[str, int, int]] = []
    with unsorted.open("wb") as file:
        for key, line in items:
            places.append((key, file.tell(), len(line)))
            file.write(line)
    with unsorted.open("rb") as source, path.open("wb") as target:
        for _, offset, length in sorted(places):
            source.seek(offset)
            target.write(source.read(length) + b"\n")
    unsorted.unlink()
    return len(places)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; run kg build first") from error
