"""Time and memory of resolution at growing sizes: built announcements, multiplied with their entities renamed.

    python benchmarks/resolution.py output/extractions.jsonl 5000 10000 20000 40000

Each size runs in a process of its own and prints announcements, seconds of one core, milliseconds of each, and
the peak memory in MB. Every copy of an announcement speaks of other people and other things than the first.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.extraction_file import read_extractions
from kg.resolve import merge
from kg.types import Chain, Extraction

_LETTERS = "가나다라마바사아자차카타파하"


def multiplied(path: Path, size: int) -> Iterator[Extraction]:
    """Yield so many extractions: those of a file, then copies of them with other names."""

    def endless() -> Iterator[Extraction]:
        copy = 0
        while True:
            for extraction in read_extractions(path):
                yield _renamed(extraction, copy) if copy else extraction
            copy += 1

    return islice(endless(), size)


def _renamed(extraction: Extraction, copy: int) -> Extraction:
    suffix = _LETTERS[copy % len(_LETTERS)] * (1 + copy // len(_LETTERS))
    chains = tuple(Chain(c.cls, tuple(name + suffix for name in c.names), c.mentions) for c in extraction.chains)
    document = replace(extraction.document, id=f"{extraction.document.id}-{copy}")
    relations = tuple(replace(r, evidence=replace(r.evidence, document=document.id)) for r in extraction.relations)
    events = tuple(replace(e, evidence=replace(e.evidence, document=document.id)) for e in extraction.events)
    return replace(extraction, document=document, chains=chains, relations=relations, events=events)


def measure(path: Path, size: int) -> str:
    """Resolve so many announcements, reading and renaming included, and return a line of figures."""
    start = time.process_time()
    graph = merge(multiplied(path, size), base="https://kg.example.org/")
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{len(graph.sources):>7} {seconds:>8.1f} s {1000 * seconds / size:>6.3f} ms each {memory:>7.0f} MB"


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(measure(Path(sys.argv[1]), int(sys.argv[2])))
    else:
        for wanted in sys.argv[2:]:
            subprocess.run([sys.executable, __file__, sys.argv[1], wanted], check=True)
