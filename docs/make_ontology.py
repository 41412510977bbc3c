"""Make docs/ontology.html, the reference of ontology/kg.ttl, with pyLODE.

pyLODE wants other versions of our libraries, so it runs in an environment of its own:

    python3 -m venv lode && lode/bin/pip install pylode==3.3.4
    PYTHONHASHSEED=0 lode/bin/python docs/make_ontology.py
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pylode.profiles.ontpub import OntPub
from rdflib import RDFS, Graph, Literal, URIRef

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = ROOT / "ontology" / "kg.ttl"
PAGE = ROOT / "docs" / "ontology.html"
TITLE = URIRef("http://purl.org/dc/terms/title")


def bilingual(graph: Graph) -> Graph:
    """Give each term one label and one comment that hold both languages: pyLODE shows one of many at random."""
    for prop, joined in ((RDFS.label, "{en} ({ko})"), (RDFS.comment, "{en} / {ko}"), (TITLE, "{en} ({ko})")):
        for subject in sorted(set(graph.subjects(prop)), key=str):
            literals = [one for one in graph.objects(subject, prop) if isinstance(one, Literal)]
            texts = {one.language or "": str(one) for one in literals}
            if {"en", "ko"} <= set(texts):
                graph.set((subject, prop, Literal(joined.format(**texts), lang="en")))
    return graph


def main() -> None:
    """Write the page with the checksum of the ontology that it was made of."""
    page = OntPub(ontology=bilingual(Graph().parse(ONTOLOGY))).make_html()
    checksum = sha256(ONTOLOGY.read_bytes()).hexdigest()
    lines = [line.rstrip() for line in str(page).splitlines()]
    PAGE.write_text("\n".join(lines) + f"\n<!-- ontology/kg.ttl {checksum} -->\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
