"""Announcements in, a knowledge graph out.

The whole way in four lines, each value an iterator or a frozen dataclass of `kg.types`:

    documents = kg.documents(["examples"])         # read and clean
    extractions = kg.extractions(documents)        # what each announcement says
    graph = kg.merge(extractions)                  # one graph of all of them
    kg.write(graph, "output")                      # graph.ttl, graph.nq, graph.html

Announcements that cannot be used come as `kg.types.Failure` in the same stream and end in ``graph.failures``.
`kg.build` does all of it in bounded memory, in several processes if asked, and keeps ``extractions.jsonl`` and
``report.json`` as the command ``kg build`` does; `kg.retract` takes announcements back. `kg.lookup` answers questions.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.pipeline import build, documents, extractions, merge, retract, write

__version__ = "0.1.0"
__all__ = ["__version__", "build", "documents", "extractions", "merge", "retract", "write"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when something of it is first used: questions to a graph need nothing of it."""
    if name in __all__:
        return getattr(import_module("kg.pipeline"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
