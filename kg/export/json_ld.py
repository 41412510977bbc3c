"""JSON-LD with a context of its own: short names for all terms, labels as maps from language to text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from kg import rdf, terms
from kg.evidence import Node, base_of, plain, union_of
from kg.knowledge import ontology_path
from kg.serialise import whole_file
from kg.turtle import prefixes

_OBJECT_PROPERTY = re.compile(r"^kg:(\w+)\n    a owl:ObjectProperty", re.MULTILINE)
# terms of others: name in JSON -> IRI, and what its values are
_MAPS = {
    "label": f"{rdf.RDFS}label",
    "prefLabel": f"{rdf.SKOS}prefLabel",
    "altLabel": f"{rdf.SKOS}altLabel",
    "title": f"{rdf.DCTERMS}title",
}
_LINKS = {
    "subject": f"{rdf.RDF}subject",
    "predicate": f"{rdf.RDF}predicate",
    "object": f"{rdf.RDF}object",
    "publisher": f"{rdf.DCTERMS}publisher",
    "source": f"{rdf.DCTERMS}source",
    "hasSource": f"{rdf.OA}hasSource",
    "hasSelector": f"{rdf.OA}hasSelector",
    "wasDerivedFrom": f"{rdf.PROV}wasDerivedFrom",
    "wasGeneratedBy": f"{rdf.PROV}wasGeneratedBy",
    "wasAssociatedWith": f"{rdf.PROV}wasAssociatedWith",
    "member": f"{rdf.ORG}member",
    "memberOrganization": f"{rdf.ORG}organization",
    "role": f"{rdf.ORG}role",
}
_TYPE = f"{rdf.RDF}type"


def write_jsonld(built: Path, target: Path) -> list[Path]:
    """Write the union of all announcements, one node a line, with the context in the file."""
    path, base = target / "graph.jsonld", base_of(built)
    context = context_of(base)
    writer = _Writer(base, context)
    with whole_file(path) as file:
        file.write(f'{{"@context": {json.dumps(context, ensure_ascii=False, indent=1)},\n"@graph": [')
        between = "\n"
        for iri, values in union_of(built / "graph.nq"):
            file.write(between + json.dumps(writer.node(iri, values), ensure_ascii=False))
            between = ",\n"
        file.write("\n]}\n")
    return [path]


def context_of(base: str) -> dict[str, Any]:
    """Return the context: prefixes, links between nodes, language maps, decimals."""
    context: dict[str, Any] = dict(prefixes(base))
    links = {name: f"kg:{name}" for name in _OBJECT_PROPERTY.findall(ontology_path("kg.ttl").read_text("utf-8"))}
    for name, iri in sorted((links | _LINKS).items()):
        context[name] = {"@id": iri, "@type": "@id"}
    for name, iri in _MAPS.items():
        context[name] = {"@id": iri, "@container": "@language"}
    for name in ("amount", "confidence"):
        context[name] = {"@id": f"kg:{name}", "@type": "xsd:decimal"}
    return context


class _Writer:
    """Turns nodes of N-Triples terms into JSON objects by a context."""

    def __init__(self, base: str, context: dict[str, Any]) -> None:
        self.namespaces = {iri: name for name, iri in prefixes(base).items()}
        kg = rdf.ontology_namespace(base)
        self.names = {
            value["@id"].replace("kg:", kg, 1) if value["@id"].startswith("kg:") else value["@id"]: name
            for name, value in context.items()
            if isinstance(value, dict)
        }
        self.context = context

    def node(self, iri: str, values: Node) -> dict[str, Any]:
        """Return one node."""
        found: dict[str, Any] = {"@id": self.short(iri[1:-1])}
        for prop, objects in values.items():
            if prop[1:-1] == _TYPE:
                found["@type"] = _one_or_all([self.short(o[1:-1]) for o in objects])
            else:
                found |= self.values(prop[1:-1], objects)
        return found

    def values(self, prop: str, objects: list[str]) -> dict[str, Any]:
        """Return the values of a property below its name, as the definition in the context has them.

        Texts without a language stand below the prefixed name: JSON-LD 1.0 has no place for them in a map.
        """
        name, prefixed = self.names.get(prop, ""), self.short(prop)
        definition = self.context.get(name, {})
        if definition.get("@container") != "@language":
            typed = definition.get("@type")
            return {name or prefixed: _one_or_all([self.value(o, typed) for o in objects])}
        texts: dict[str, list[str]] = {}
        for o in objects:
            texts.setdefault(o[o.rindex('"') + 2 :], []).append(plain(o))
        bare = texts.pop("", [])
        mapped = {language: _one_or_all(found) for language, found in sorted(texts.items())}
        return ({name: mapped} if mapped else {}) | ({prefixed: _one_or_all(bare)} if bare else {})

    def value(self, o: str, typed: str | None) -> Any:
        """Return one value; ``typed`` is the type that the context gives the property."""
        if o[0] == "<":
            return self.short(o[1:-1]) if typed == "@id" else {"@id": self.short(o[1:-1])}
        text, _, tail = o.rpartition('"')
        if tail.startswith("^^"):
            datatype = "xsd:" + tail[3:-1].removeprefix(terms.XSD)
            return plain(o) if typed == datatype else {"@type": datatype, "@value": plain(o)}
        if tail.startswith("@"):
            return {"@language": tail[1:], "@value": plain(o)}
        return plain(text + '"')

    def short(self, iri: str) -> str:
        """Return an IRI with a prefix where it has one."""
        split = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = self.namespaces.get(iri[:split])
        return f"{name}:{iri[split:]}" if name and iri[split:] else iri


def _one_or_all(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items
