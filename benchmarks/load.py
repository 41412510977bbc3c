"""How fast does `kg load` fill a store, beside the store's own bulk load of the same triples?

    ./run python benchmarks/load.py [--triples N]

Oxigraph's server on loopback takes each announcement in a PUT of its own; beside it `oxigraph load` reads the same
N-Quads from a file into a store on disk. Prints triples a second of both and the ratio.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import stores  # noqa: E402 - beside the line above
from serialise import made_up  # noqa: E402 - beside the line above

from kg.dataset import write_rdf  # noqa: E402 - found by the line above
from kg.load import load, store_at  # noqa: E402 - found by the line above


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    graph = made_up(parser.parse_args().triples // 245 + 1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_rdf(graph, folder)
        with (folder / "graph.nq").open("rb") as file:
            quads = sum(1 for _ in file)
        with stores.oxigraph(folder / "server") as server:
            start = time.perf_counter()
            done = load(folder, store_at(server.address.removesuffix("/query"), "oxigraph"))
            ours = time.perf_counter() - start
            start = time.perf_counter()
            load(folder, store_at(server.address.removesuffix("/query"), "oxigraph"))
            again = time.perf_counter() - start
        start = time.perf_counter()
        command = [server.command[0], "load", "-l", str(folder / "bulk"), "-f", str(folder / "graph.nq")]
        subprocess.run(command, check=True, capture_output=True)
        bulk = time.perf_counter() - start
    print(f"{quads:,} quads in {done.sent:,} graphs")
    print(f"kg load        {quads / ours:>10,.0f} quads a second ({ours:.2f} s)")
    print(f"oxigraph load  {quads / bulk:>10,.0f} quads a second ({bulk:.2f} s), ratio {ours / bulk:.1f}")
    print(f"a second kg load, with nothing to send, took {again:.2f} s")


if __name__ == "__main__":
    main()
