"""SPARQL over the union of all announcements, with the prefixes of our files declared beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from kg import rdf
from kg.errors import InputError
from kg.lookup.reader import Reader


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of text: IRIs, and literals as their text; nothing where a variable is not bound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def query(reader: Reader, text: str) -> Answer:
    """Answer a SPARQL query: SELECT gives its rows, ASK one cell, CONSTRUCT and DESCRIBE triples.

    Raises `InputError` where the query cannot be understood; nothing in it can change the store.
    """
    import pyoxigraph as ox

    try:
        result = reader.store.quads.query(text, prefixes=prefixes(reader.base))
        if isinstance(result, ox.QuerySolutions):
            variables = tuple(variable.value for variable in result.variables)
            rows = tuple(tuple(_text(row[name]) for name in variables) for row in result)
            return Answer(variables, rows)
        if isinstance(result, ox.QueryBoolean):
            return Answer(("answer",), (("true" if result else "false",),))
        triples = sorted((_text(t.subject), _text(t.predicate), _text(t.object)) for t in result)
        return Answer(("subject", "predicate", "object"), tuple(triples))
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError(f"the query cannot be answered: {error}") from error


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes that a query may use without declaring them."""
    return {
        "dcterms": rdf.DCTERMS,
        "id": f"{base}id/",
        "kg": rdf.ontology_namespace(base),
        "oa": rdf.OA,
        "org": rdf.ORG,
        "owl": rdf.OWL,
        "prov": rdf.PROV,
        "rdf": rdf.RDF,
        "rdfs": rdf.RDFS,
        "skos": rdf.SKOS,
    }


def _text(term: object) -> str | None:
    return None if term is None else str(getattr(term, "value", term))
