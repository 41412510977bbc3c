"""Looking things up in a built graph: by any name, along facts, over time, and what a person decides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_extractions import BASE, Said, announcement, org, person

from cli import main
from kg import lookup
from kg.decisions import FILE, read_decisions
from kg.errors import InputError
from kg.extraction_file import write_extractions
from kg.pipeline import retract
from kg.report import report_on, write_report
from kg.resolve import merge
from kg.types import Extraction

HANBIT = org("한빛제약", "Hanbit Pharm")
SAEGIL = org("㈜새길바이오")
DURU = org("두루약품")
FAR = org("먼나라은행")
KIM = person("김민수")
GRAPH = ("graph.ttl", "graph.nq", "graph.html", "extractions.jsonl")


def told() -> list[Extraction]:
    """Return announcements about two people of one name, a chain of facts, and two dated events."""
    return [
        announcement("a", facts=[(KIM, "ceoOf", HANBIT)], events=[Said("MOU", (HANBIT, SAEGIL), "2024-04-30")]),
        announcement("b", facts=[(KIM, "ceoOf", DURU), (SAEGIL, "acquired", DURU)]),
        announcement("c", facts=[(HANBIT, "signedMOUWith", SAEGIL)], events=[Said("Launch", (HANBIT,), "2023")]),
        announcement("d", FAR),
    ]


def put(extractions: list[Extraction], folder: Path) -> Path:
    """Make a folder as a build leaves it."""
    folder.mkdir()
    write_extractions(extractions, folder / "extractions.jsonl")
    write_report(report_on(merge(extractions, base=BASE)), folder / "report.json")
    retract([], folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph of `told`."""
    return put(told(), tmp_path_factory.mktemp("lookup") / "out")


@pytest.fixture
def reader(folder: Path) -> Iterator[lookup.Reader]:
    """Open its store."""
    with closing(lookup.Reader(folder)) as opened:
        yield opened


def run(*arguments: str | Path, answer: str = "") -> str:
    """Run a command and return what it prints."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=answer)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("name", ["한빛제약", "(주)한빛제약", "HANBIT PHARM", "hanbit pharm"])
def test_any_form_of_a_name_finds_the_thing(reader: lookup.Reader, name: str) -> None:
    """Language, case, spaces and legal form do not matter."""
    assert lookup.find(reader, name).label == "한빛제약"


def test_an_ambiguous_name_lists_what_it_may_mean(reader: lookup.Reader) -> None:
    """Two people of one name are told apart by where they stand, and found by the end of their IRI."""
    with pytest.raises(lookup.AmbiguousNameError, match=r"(?s)한빛제약.*두루약품|두루약품.*한빛제약") as caught:
        lookup.find(reader, "김민수")
    for candidate in caught.value.candidates:
        assert lookup.find(reader, candidate.iri.rpartition("/")[2]) == candidate


def test_an_unknown_name_is_answered_with_similar_ones(reader: lookup.Reader) -> None:
    """Nothing is guessed, but names that contain the given one are shown."""
    with pytest.raises(InputError, match=r"similar: .*새길바이오"):
        lookup.find(reader, "새길")


def test_a_card_has_names_roles_facts_events_and_sources(reader: lookup.Reader) -> None:
    """All that announcements say of an entity stands on its card."""
    card = lookup.show(reader, lookup.find(reader, "한빛제약"))
    assert (card.cls, card.announcements) == ("Organization", 2)
    assert [(line.property, line.other, line.outward) for line in card.roles] == [("ceoOf", "김민수", False)]
    assert [line.property for line in card.facts] == ["signedMOUWith"]
    assert [line.when for line in card.events] == ["2023", "2024-04-30"]
    assert [source.document for source in card.sources] == ["c", "a"]


def test_a_path_leads_over_facts_with_their_sentences(reader: lookup.Reader) -> None:
    """The way from one thing to another is a shortest one, each step with a sentence."""
    steps = lookup.path(reader, lookup.find(reader, "한빛제약"), lookup.find(reader, "두루약품"))
    assert [(step.subject, step.property, step.object) for step in steps][-1] == ("새길바이오", "acquired", "두루약품")
    assert len(steps) == 2
    assert all(step.grounds and step.grounds.quote for step in steps)


def test_no_path_is_said(reader: lookup.Reader) -> None:
    """Things that nothing connects are said to be so."""
    with pytest.raises(InputError, match="no facts or events"):
        lookup.path(reader, lookup.find(reader, "한빛제약"), lookup.find(reader, "먼나라은행"))


def test_a_timeline_is_in_order(reader: lookup.Reader) -> None:
    """The earliest comes first."""
    moments = lookup.timeline(reader, lookup.find(reader, "한빛제약"))
    assert [(moment.when, moment.kind) for moment in moments] == [("2023", "Launch"), ("2024-04-30", "MOU")]


def test_a_query_is_answered_over_all_announcements(reader: lookup.Reader) -> None:
    """SELECT, ASK and CONSTRUCT are answered with our prefixes declared; a broken query is one line."""
    answer = lookup.query(
        reader, "SELECT ?l { ?p kg:ceoOf ?o . ?o skos:prefLabel ?l FILTER(lang(?l) = 'ko') } ORDER BY ?l"
    )
    assert answer.rows == (("두루약품",), ("한빛제약",))
    assert lookup.query(reader, "ASK { ?s kg:acquired ?o }").rows == (("true",),)
    assert len(lookup.query(reader, "CONSTRUCT { ?s kg:acquired ?o } WHERE { ?s kg:acquired ?o }").rows) == 1
    with pytest.raises(InputError, match="cannot be answered"):
        lookup.query(reader, "SELECT nonsense")
    with pytest.raises(InputError):
        lookup.query(reader, "DELETE WHERE { ?s ?p ?o }")


def test_stats_count_the_network(reader: lookup.Reader) -> None:
    """Entities with facts, connections and components."""
    figures = lookup.stats(reader)
    assert (figures.entities, figures.facts, figures.components, figures.largest) == (5, 4, 1, 5)


def test_commands_print_what_the_library_finds(folder: Path) -> None:
    """Each look-up is a command over --output, with results as table, CSV or JSON."""
    assert "ceoOf 김민수" in run("show", "한빛제약", "-o", folder)
    assert "새길바이오 — acquired → 두루약품" in run("path", "한빛제약", "두루약품", "-o", folder)
    assert "2024-04-30" in run("timeline", "한빛제약", "-o", folder)
    asked = "SELECT ?l { ?s kg:acquired ?o . ?o rdfs:label ?l FILTER(lang(?l) = 'ko') }"
    assert run("query", asked, "--format", "csv", "-o", folder) == "l\n두루약품\n"
    assert json.loads(run("query", asked, "--format", "json", "-o", folder)) == [{"l": "두루약품"}]
    assert "4 connections" in run("stats", "-o", folder)
    assert "한빛제약 = Hanbit Pharm\tdeclared by announcements" in run("merges", "-o", folder)


def test_a_folder_without_a_graph_is_said(tmp_path: Path) -> None:
    """Every look-up names the folder and what to do."""
    result = CliRunner().invoke(main, ["show", "한빛제약", "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert "run kg build first" in result.output


def files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of a graph."""
    return {name: (folder / name).read_bytes() for name in GRAPH}


def test_deciding_and_taking_back_restores_the_bytes(tmp_path: Path) -> None:
    """merge makes one of two, unmerge brings back the bytes of before; later builds honour what stands."""
    folder = put(told(), tmp_path / "out")
    before = files(folder)
    run("merge", "두루약품", "먼나라은행", "-o", folder)
    assert [(d.what, d.left, d.right) for d in read_decisions(folder)] == [("merge", "두루약품", "먼나라은행")]
    assert "두루약품" in run("show", "먼나라은행", "-o", folder)
    run("unmerge", "두루약품", "먼나라은행", "-o", folder)
    assert files(folder) == before
    assert not (folder / FILE).exists()


def test_unmerge_parts_what_kg_merged(tmp_path: Path) -> None:
    """Two names that announcements declare equal are two after unmerge, and one again after merge."""
    folder = put([*told(), announcement("e", org("Hanbit Pharm"))], tmp_path / "out")
    before = files(folder)
    run("unmerge", "한빛제약", "Hanbit Pharm", "-o", folder)
    assert run("show", "Hanbit Pharm", "-o", folder) != run("show", "한빛제약", "-o", folder)
    run("merge", "한빛제약", "Hanbit Pharm", "-o", folder)
    assert files(folder) == before


def test_review_asks_and_writes_down(tmp_path: Path) -> None:
    """People of one name are proposed; y joins them, and nothing is asked a second time."""
    folder = put(told(), tmp_path / "out")
    assert "1 decided" in run("review", "-o", folder, answer="y\n")
    assert run("show", "김민수", "-o", folder)
    assert run("review", "-o", folder) == "0 decided\n"


def test_diff_shows_facts_by_announcement(tmp_path: Path) -> None:
    """Facts that only one of two graphs has are shown with their announcement."""
    old = put(told(), tmp_path / "old")
    new = put([*told()[:1], *told()[2:]], tmp_path / "new")
    output = run("diff", old, new)
    assert "- b: 새길바이오 — acquired → 두루약품" in output
    assert output.endswith("0 added, 2 removed\n")


def test_what_announcements_disagree_on_is_shown(tmp_path: Path) -> None:
    """A conflicting date stands beside the one that most announcements give, on the card and in the timeline."""
    pair = (HANBIT, SAEGIL)
    dates = {"a": "2024-04-30", "b": "2024-04-30", "c": "2024-04-29"}
    folder = put([announcement(i, events=[Said("MOU", pair, day)]) for i, day in dates.items()], tmp_path / "out")
    for command in ("show", "timeline"):
        output = run(command, "한빛제약", "-o", folder)
        assert "2024-04-30" in output
        assert "(elsewhere 2024-04-29)" in output


def test_every_merge_is_explained(tmp_path: Path) -> None:
    """Curated names, declared names, people and events are explained with announcements, words such as 협회 too."""
    told_ = [
        announcement("a", org("가온협회", "협회"), org("식약처"), facts=[(KIM, "ceoOf", HANBIT)]),
        announcement("b", org("식품의약품안전처"), facts=[(KIM, "ceoOf", HANBIT)]),
        announcement("c", events=[Said("MOU", (HANBIT, SAEGIL), "2024-04-30")]),
        announcement("d", events=[Said("MOU", (HANBIT, SAEGIL), "2024-04-30")]),
    ]
    output = run("merges", "-o", put(told_, tmp_path / "out"))
    assert "가온협회 = 협회\tdeclared by announcements\t1: a" in output
    assert "식품의약품안전처 = 식약처\tcurated names\t1: a" in output
    assert "김민수 = person-" in output
    assert "posts at 한빛제약\t2: a, b" in output
    assert "MOU\t한빛제약, ㈜새길바이오 = 2024-04-30" in output
