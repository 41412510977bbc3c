"""How fast are Turtle and N-Quads written beside pyoxigraph's dump and rdflib's serializer?

    ./run python benchmarks/serialise.py [--triples N] [--rounds N] [--rdflib N]

A made-up graph of at least N triples (by default a million) is held in memory by each side in its own way: by us as the
sorted triples of each announcement (`kg.rdf.announcement_graphs`), in the indexes of a store by pyoxigraph. Both write
a file, ours in an order that does not change. Processor time counts, the best of the rounds, with the sides in turns.
rdflib is slow and gets a part of the graph (--rdflib triples); its figure is scaled up to the same number. The last
line is the whole way of a build: both files from the merged graph.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pyoxigraph  # noqa: E402 - beside the line above
import rdflib  # noqa: E402 - beside the line above

from kg import rdf, serialise  # noqa: E402 - found by the line above
from kg.turtle import prefixes  # noqa: E402 - found by the line above
from kg.types import Entity, EntityClass, Evidence, Fact, Graph, Label, Source  # noqa: E402 - found by the line above

BASE = rdf.BASE
PROPERTIES: tuple[tuple[EntityClass, str, EntityClass], ...] = (
    ("Person", "chairOf", "Organization"),
    ("Organization", "acquired", "Organization"),
    ("Organization", "develops", "Product"),
    ("Organization", "signedMOUWith", "Organization"),
    ("Organization", "locatedIn", "Place"),
)


def iri(kind: str, *key: object) -> str:
    """Return an IRI of the form that graphs of kg have."""
    return f"{BASE}id/{kind.lower()}-{sha256('|'.join(map(str, key)).encode()).hexdigest()[:32]}"


def made_up(announcements: int, facts: int = 12) -> Graph:
    """Return a graph of some announcements, each with some facts between a few entities that others name as well."""
    draw = random.Random(1)
    sources = [
        Source(iri("announcement", n), f"a-{n}", f"제목 {n}", None, f"매체{n % 40}", None, "0" * 64)
        for n in range(announcements)
    ]
    entities: dict[str, Entity] = {}
    found: list[Fact] = []

    def entity(cls: EntityClass, number: int) -> str:
        name = iri(cls, number)
        labels = (Label(f"이름 {number}", "ko"), Label(f"Name {number}", "en"))
        entities.setdefault(name, Entity(name, cls, labels, (Label(f"별칭 {number}", "ko"),), ()))
        return name

    for n in range(announcements):
        near = draw.sample(range(announcements), 3)
        for number in range(facts):
            subject, prop, obj = draw.choice(PROPERTIES)
            start = draw.randrange(2000)
            quote = f"제{n}호 소식의 {number}째 문장으로, 한 기관이 다른 기관과 무엇을 했다고 27일 밝혔다."
            evidence = Evidence(f"a-{n}", start, start + len(quote), quote, (), f"pattern-{number}", 0.9)
            ends = entity(subject, draw.choice(near)), entity(obj, draw.choice(near))
            found.append(Fact(iri("fact", n, number), ends[0], prop, ends[1], (evidence,)))
    return Graph(BASE, tuple(sources), tuple(entities.values()), tuple(found), ())


def best(rounds: int, *sides: Callable[[], object]) -> list[float]:
    """Return the least processor time of each side in seconds."""
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for side, found in zip(sides, times, strict=True):
            gc.collect()
            start = time.process_time()
            side()
            found.append(time.process_time() - start)
    return [min(found) for found in times]


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rdflib", type=int, default=50_000)
    arguments = parser.parse_args()
    graph = made_up(arguments.triples // 245 + 1)
    held = list(rdf.announcement_graphs(graph))
    quads = sum(len(triples) for _, triples in held)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        triples = serialise.write_both(graph, folder / "graph.ttl", folder / "graph.nq")
        union, named = pyoxigraph.Store(), pyoxigraph.Store()
        union.bulk_load(path=str(folder / "graph.ttl"))
        named.bulk_load(path=str(folder / "graph.nq"))
        print(f"{triples:,} triples, {quads:,} quads in {len(held):,} named graphs")

        turtle = best(
            arguments.rounds,
            lambda: serialise.write_turtle_of(held, BASE, folder / "ours.ttl"),
            lambda: union.dump(
                str(folder / "theirs.ttl"),
                pyoxigraph.RdfFormat.TURTLE,
                from_graph=pyoxigraph.DefaultGraph(),
                prefixes=prefixes(BASE),
            ),
        )
        nquads = best(
            arguments.rounds,
            lambda: serialise.write_nquads_of(held, folder / "ours.nq"),
            lambda: named.dump(str(folder / "theirs.nq"), pyoxigraph.RdfFormat.N_QUADS),
        )
        both = best(arguments.rounds, lambda: serialise.write_both(graph, folder / "a.ttl", folder / "a.nq"))
        part = rdflib.Graph()
        for line in (folder / "ours.nq").open(encoding="utf-8"):
            part.parse(data=line[: line.rindex(" <")] + " .", format="nt")
            if len(part) >= arguments.rdflib:
                break
        scale = triples / len(part)
        slow = best(1, lambda: part.serialize(folder / "rdflib.ttl", format="turtle"))
    print(f"Turtle    ours {turtle[0]:.2f} s, pyoxigraph {turtle[1]:.2f} s, ratio {turtle[0] / turtle[1]:.2f}")
    print(f"N-Quads   ours {nquads[0]:.2f} s, pyoxigraph {nquads[1]:.2f} s, ratio {nquads[0] / nquads[1]:.2f}")
    print(f"Turtle    rdflib {slow[0] * scale:.1f} s (scaled), ours is {slow[0] * scale / turtle[0]:.0f} times faster")
    print(f"both files from the merged graph, terms and evidence included: {both[0]:.2f} s")


if __name__ == "__main__":
    main()
