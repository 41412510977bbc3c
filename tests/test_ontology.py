"""The ontology declares the whole vocabulary and stays inside its profiles."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pyoxigraph
import pytest
import rdflib
from pyowl2_profiles import detect_profiles
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg import rdf
from kg.knowledge import ontology_path
from kg.types import EntityClass

VOCABULARY = Path(__file__).resolve().parent.parent.parent / "shared" / "annotation" / "vocabulary.tsv"
KG = rdf.ontology_namespace(rdf.BASE)
ORG = "http://www.w3.org/ns/org#"
EVENTS = """MOU Contract License Supply Acquisition Merger Investment Appointment Approval Application Trial PatentGrant
    PatentApplication Launch Publishing Award Founding Gathering""".split()
# A domain or range of more than one class has a named class above them: the profiles know no union there.
UNIONS = {
    "Organization|Person": "Agent",
    "Organization|Place": "OrganizationOrPlace",
    "Organization|Person|Product": "Honoree",
}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """Give the ontology as rdflib reads it."""
    return rdflib.Graph().parse(ontology_path("kg.ttl"))


def own(local: str) -> URIRef:
    """Return a term of the ontology."""
    return URIRef(KG + local)


def test_the_vocabulary_is_declared(ontology: rdflib.Graph) -> None:
    """Each property of the vocabulary has its domain, range, symmetry and Korean label."""
    if not VOCABULARY.exists():
        pytest.skip("the annotated set's vocabulary.tsv is not beside this repository")
    with VOCABULARY.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert rows
    for row in rows:
        prop = own(row["property"])
        assert (prop, RDF.type, OWL.ObjectProperty) in ontology
        assert ((prop, RDF.type, OWL.SymmetricProperty) in ontology) == (row["symmetric"] == "yes")
        for relation, names in ((RDFS.domain, row["domain"]), (RDFS.range, row["range"])):
            assert list(ontology.objects(prop, relation)) == [own(UNIONS.get(names, names))]
        assert rdflib.Literal(row["label_ko"], "ko") in set(ontology.objects(prop, RDFS.label))


def test_unions_stand_above_their_members(ontology: rdflib.Graph) -> None:
    """The class that stands for a union is a superclass of each member."""
    for names, union in UNIONS.items():
        for name in names.split("|"):
            assert own(union) in set(ontology.transitive_objects(own(name), RDFS.subClassOf))


def test_every_class_is_declared(ontology: rdflib.Graph) -> None:
    """The eight classes of entities and the events, each an event below kg:Event."""
    for cls in get_args(EntityClass):
        assert (own(cls), RDF.type, OWL.Class) in ontology
        assert own("Entity") in set(ontology.transitive_objects(own(cls), RDFS.subClassOf))
    for cls in EVENTS:
        assert own("Event") in set(ontology.transitive_objects(own(cls), RDFS.subClassOf))


def test_what_the_program_writes_is_declared(ontology: rdflib.Graph) -> None:
    """Every term of the ontology that the code names, for memberships and values, stands in the file."""
    code = Path(rdf.__file__).read_text(encoding="utf-8")
    for local in {*re.findall(r'own\("(\w+)"\)', code), *rdf.ROLES, *rdf.ROLES.values()}:
        assert (own(local), RDF.type, None) in ontology, local


def test_everything_is_explained_in_two_languages(ontology: rdflib.Graph) -> None:
    """Each class and property of ours has one label and one comment in Korean and in English."""
    ours = [s for s in set(ontology.subjects()) if isinstance(s, URIRef) and s.startswith(KG)]
    assert len(ours) > 100
    for term in ours:
        for prop in (RDFS.label, RDFS.comment):
            languages = sorted(str(o.language) for o in ontology.objects(term, prop) if isinstance(o, rdflib.Literal))
            assert languages == ["en", "ko"], (term, prop)


def test_inverses_are_the_other_way_round(ontology: rdflib.Graph) -> None:
    """An inverse has the domain of its property as range, and the range as domain."""
    pairs = list(ontology.subject_objects(OWL.inverseOf))
    assert len(pairs) > 20
    for inverse, prop in pairs:
        assert ontology.value(inverse, RDFS.domain) == ontology.value(prop, RDFS.range)
        assert ontology.value(inverse, RDFS.range) == ontology.value(prop, RDFS.domain)


def test_properties_of_events_are_no_relations(ontology: rdflib.Graph) -> None:
    """What ties an event to its participants is below kg:participant and no property of the vocabulary."""
    roles = set(ontology.transitive_subjects(RDFS.subPropertyOf, own("participant")))
    relations = {p for p in ontology.subjects(RDFS.range) if (p, RDFS.domain, own("Event")) not in ontology}
    assert len(roles) > 20
    assert not roles & relations


def test_roles_name_their_property(ontology: rdflib.Graph) -> None:
    """Each role of a membership points to the direct property that it stands beside."""
    for prop, role in rdf.ROLES.items():
        assert (own(role), URIRef(ORG + "roleProperty"), own(prop)) in ontology
        assert (own(role), SKOS.prefLabel, None) in ontology


def test_the_ontology_is_versioned(ontology: rdflib.Graph) -> None:
    """The version's IRI ends with the version that the file states."""
    head = URIRef(rdf.BASE + "ontology")
    version = ontology.value(head, OWL.versionInfo)
    assert ontology.value(head, OWL.versionIRI) == URIRef(f"{head}/{version}")


@pytest.mark.parametrize("profile", ["dl", "ql", "rl"])
def test_the_ontology_stays_in_its_profiles(profile: str) -> None:
    """An independent checker finds no construct outside OWL 2 DL, QL and RL."""
    store = pyoxigraph.Store()
    store.load(path=str(ontology_path("kg.ttl")))
    result = detect_profiles(store, graph_iri=None)[profile]
    assert result["in_profile"], result


def test_every_parser_reads_the_ontology(ontology: rdflib.Graph) -> None:
    """rdflib, pyoxigraph and rapper count the same triples."""
    counts = {len(ontology), len(set(pyoxigraph.parse(path=str(ontology_path("kg.ttl")))))}
    if shutil.which("rapper") is None:
        pytest.skip("rapper is not installed (see .ci/packages.txt)")
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(ontology_path("kg.ttl"))]
    run = subprocess.run(command, check=True, capture_output=True)
    assert not run.stderr
    assert counts == {len(set(run.stdout.splitlines()))}


def test_the_reference_is_made_of_this_ontology() -> None:
    """docs/ontology.html was generated from the file as it is now, and names every term."""
    page = (Path(__file__).resolve().parent.parent / "docs" / "ontology.html").read_text(encoding="utf-8")
    checksum = sha256(ontology_path("kg.ttl").read_bytes()).hexdigest()
    assert page.endswith(f"<!-- ontology/kg.ttl {checksum} -->\n"), "run docs/make_ontology.py (it says how)"
    for local in (*get_args(EntityClass), *EVENTS, *rdf.ROLES):
        assert f'id="{local}"' in page
