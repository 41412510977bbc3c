"""N-Triples, TriG, and Turtle of RDF 1.2 with annotations in place of statements."""

from __future__ import annotations

from pathlib import Path

from kg import rdf
from kg.evidence import Node, announcements_of, base_of, union_of
from kg.serialise import whole_file
from kg.turtle import Short, prefix_lines, turtle_of

_STATEMENT = f"<{rdf.RDF}Statement>"
_STATED = tuple(f"<{rdf.RDF}{part}>" for part in ("subject", "predicate", "object"))
_TYPE = f"<{rdf.RDF}type>"


def write_ntriples(built: Path, target: Path) -> list[Path]:
    """Write the union of all announcements as sorted N-Triples."""
    path = target / "graph.nt"
    with whole_file(path) as file:
        for s, values in union_of(built / "graph.nq"):
            file.writelines(f"{s} {p} {o} .\n" for p, objects in values.items() for o in objects)
    return [path]


def write_trig(built: Path, target: Path) -> list[Path]:
    """Write TriG: one block for each announcement."""
    path, base = target / "graph.trig", base_of(built)
    short = Short(base)
    with whole_file(path) as file:
        file.writelines(prefix_lines(base))
        for graph in announcements_of(built / "graph.nq"):
            blocks = "".join(turtle_of(short, [_triples(s, values) for s, values in graph.nodes.items()]))
            file.write(f"\n{short[graph.iri]} {{{blocks}}}\n")
    return [path]


def write_rdf12(built: Path, target: Path) -> list[Path]:
    """Write Turtle of RDF 1.2: each statement is the reifier of its triple, with its values as annotation."""
    path, base = target / "graph-rdf12.ttl", base_of(built)
    short = Short(base)
    with whole_file(path) as file:
        file.writelines(prefix_lines(base))
        stated: list[str] = []
        facts: set[rdf.Triple] = set()
        for s, values in union_of(built / "graph.nq"):
            if _STATEMENT in values.get(_TYPE, ()):
                triple = (values[_STATED[0]][0], values[_STATED[1]][0], values[_STATED[2]][0])
                facts.add(triple)
                stated.append(_annotated(short, s, triple, values))
        for s, values in union_of(built / "graph.nq"):
            if _STATEMENT not in values.get(_TYPE, ()):
                if kept := [triple for triple in _triples(s, values) if triple not in facts]:
                    file.writelines(turtle_of(short, [kept]))
        file.writelines(stated)
    return [path]


def _triples(s: str, values: Node) -> list[rdf.Triple]:
    return [(s, p, o) for p, objects in values.items() for o in objects]


def _annotated(short: Short, statement: str, triple: rdf.Triple, values: Node) -> str:
    said = " ;\n".join(
        f"        {short[p]} {', '.join(short[o] if o[-1] == '>' else o for o in objects)}"
        for p, objects in values.items()
        if p not in (*_STATED, _TYPE)
    )
    s, p, o = (short[term] for term in triple)
    return f"\n{s} {p} {o} ~ {short[statement]} {{|\n{said}\n    |}} .\n"
