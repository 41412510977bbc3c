"""Building on: what a folder holds depends on the set of announcements in it, not on how they came there."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
from contextlib import closing
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_extractions import Said, Thing, announcement, org, person

from kg import store
from kg.dataset import write_rdf
from kg.errors import InputError
from kg.lock import locked
from kg.pipeline import build, merge, retract
from kg.rdf import BASE
from kg.store import FOLDER, Reading
from kg.types import Document, Extraction

FILES = ("graph.ttl", "graph.nq", "graph.html", "dataset.ttl", "extractions.jsonl")
NAMES = ("한빛제약", "새길바이오", "두루약품", "가온학회")


def make_reader() -> Reader:
    """Return a very small extractor, which needs no analyser."""
    return Reader()


class Reader:
    """Reads texts that name people and organizations and nothing else; counts what it reads."""

    read = 0

    def __call__(self, document: Document) -> Extraction:
        """Take the words of a text for a head, an organization by two names, and a partner."""
        Reader.read += 1
        head, one, other, partner = document.text.split(" ")
        return replace(story(document.id, head, one, other, partner), document=document)


def story(id_: str, head: str, one: str, other: str, partner: str) -> Extraction:
    """Return what the small extractor reads."""
    company, second = org(one, other), Thing("Organization", (partner,))
    return announcement(id_, facts=[(person(head), "ceoOf", company)], events=[Said("MOU", (company, second))])


def lines(announcements: dict[str, str], path: Path) -> Path:
    """Write announcements, texts by id, as JSON lines."""
    records = [json.dumps({"id": i, "text": text}, ensure_ascii=False) for i, text in announcements.items()]
    path.write_text("".join(record + "\n" for record in records), encoding="utf-8")
    return path


def grow(announcements: dict[str, str], output: Path) -> None:
    """Build announcements into a folder."""
    build([lines(announcements, output.parent / "in.jsonl")], output, make_extractor=make_reader)


def made(output: Path) -> dict[str, bytes]:
    """Return the bytes of all files of a graph."""
    return {name: (output / name).read_bytes() for name in FILES}


def held(output: Path) -> set[str]:
    """Return all quads of the store."""
    with closing(Reading(output)) as reading:
        return {str(quad) for quad in reading.quads}


HEADS = st.sampled_from(["김민수", "이하늘"])
TEXTS = st.tuples(HEADS, *(st.sampled_from(NAMES) for _ in range(3))).map(" ".join)
SETS = st.dictionaries(st.sampled_from("abcde"), TEXTS, min_size=1, max_size=4)


@given(st.lists(SETS, min_size=1, max_size=3), st.data())
@settings(deadline=None, max_examples=12)
def test_any_way_to_one_set_gives_its_bytes(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[dict[str, str]], data: st.DataObject
) -> None:
    """Adding, replacing and taking back in any order ends with the bytes and the store of one build of the rest."""
    grown, once = tmp_path_factory.mktemp("grown") / "out", tmp_path_factory.mktemp("once") / "out"
    there: dict[str, str] = {}
    for batch in rounds:
        grow(batch, grown)
        there |= batch
        gone = data.draw(st.lists(st.sampled_from(sorted(there)), unique=True, max_size=len(there) - 1))
        if gone:
            retract(gone, grown)
            there = {i: text for i, text in there.items() if i not in gone}
    grow(there, once)
    assert made(grown) == made(once)
    assert held(grown) == held(once)


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """A second run reads nothing, a later one what is new or changed, and says how much that was."""
    first = {"a": "김민수 한빛제약 새길바이오 한빛제약", "b": "이하늘 두루약품 가온학회 두루약품"}
    grow(first, tmp_path / "out")
    path = tmp_path / "in.jsonl"
    Reader.read = 0
    report = build([path], tmp_path / "out", make_extractor=make_reader)
    assert (Reader.read, report.changes and report.changes.unchanged) == (0, 2)
    lines({"b": "김민수 두루약품 가온학회 두루약품", "c": "김민수 한빛제약 한빛제약 한빛제약"}, path)
    report = build([path], tmp_path / "out", make_extractor=make_reader)
    changes = report.changes
    assert changes is not None
    assert (Reader.read, changes.added, changes.replaced, report.announcements) == (2, 1, 1, 3)


def test_a_folder_keeps_licence_and_bound_of_its_page_until_told_otherwise(tmp_path: Path) -> None:
    """Another licence or bound makes the files anew though no announcement changed; saying nothing keeps them."""
    output = tmp_path / "out"
    grow({"a": "김민수 한빛제약 새길바이오 한빛제약", "b": "이하늘 두루약품 가온학회 두루약품"}, output)
    path, plain = tmp_path / "in.jsonl", made(output)
    address = "https://example.org/licence"
    build([path], output, make_extractor=make_reader, licence=address, max_facts=1)
    bounded = made(output)
    assert f"dcterms:license <{address}>".encode() in bounded["dataset.ttl"]
    assert bounded["graph.html"] != plain["graph.html"]
    assert bounded["graph.ttl"] == plain["graph.ttl"]
    build([path], output, make_extractor=make_reader)
    retract([], output)
    assert made(output) == bounded
    build([path], output, make_extractor=make_reader, licence="", max_facts=0)
    assert made(output) == plain


def test_a_licence_that_is_no_address_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    """The name of a licence is one clear error, and the folder stays as it was."""
    with pytest.raises(InputError, match="'CC-BY' is no address of a licence"):
        build([tmp_path / "in.jsonl"], tmp_path / "out", licence="CC-BY")
    assert not (tmp_path / "out").exists()


def test_fresh_starts_over(tmp_path: Path) -> None:
    """With ``fresh`` only what is given now is in the graph."""
    grow({"a": "김민수 한빛제약 새길바이오 한빛제약"}, tmp_path / "out")
    report = build(
        [lines({"b": "이하늘 두루약품 가온학회 두루약품"}, tmp_path / "b.jsonl")],
        tmp_path / "out",
        fresh=True,
        make_extractor=make_reader,
    )
    assert report.announcements == 1


def test_taking_back_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    """An unknown id, and a folder without a graph, are said in one line; nothing changes."""
    with pytest.raises(InputError, match="no graph there"):
        retract(["a"], tmp_path / "out")
    grow({"a": "김민수 한빛제약 새길바이오 한빛제약"}, tmp_path / "out")
    before = made(tmp_path / "out")
    with pytest.raises(InputError, match="holds no announcement x"):
        retract(["a", "x"], tmp_path / "out")
    assert made(tmp_path / "out") == before


def test_everything_can_be_taken_back(tmp_path: Path) -> None:
    """A graph of nothing is a graph."""
    grow({"a": "김민수 한빛제약 새길바이오 한빛제약"}, tmp_path / "out")
    assert retract(["a"], tmp_path / "out").announcements == 0
    assert held(tmp_path / "out") == set()


def test_own_names_stand_above_the_curated(tmp_path: Path) -> None:
    """A table given with ``names`` joins what it says, now and in later builds, and is kept in the folder."""
    (tmp_path / "own.tsv").write_text("ko\tshort\n한빛제약\t두루약품\n", encoding="utf-8")
    grow({"a": "김민수 한빛제약 한빛제약 한빛제약"}, tmp_path / "out")
    path = lines({"b": "김민수 두루약품 두루약품 두루약품"}, tmp_path / "b.jsonl")
    report = build([path], tmp_path / "out", names=tmp_path / "own.tsv", make_extractor=make_reader)
    assert report.entities["Organization"] == 1
    assert retract([], tmp_path / "out").entities["Organization"] == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such kill on this system")
def test_a_run_killed_at_any_moment_is_made_good_by_the_next(tmp_path: Path) -> None:
    """After each of a hundred kills the store opens, and one more run equals the run that nobody disturbed."""
    chance = random.Random(7)
    batches = [
        {
            f"{chance.randint(0, 30)}": f"김민수 {chance.choice(NAMES)} {chance.choice(NAMES)} {chance.choice(NAMES)}"
            for _ in range(12)
        }
        for _ in range(4)
    ]
    output = tmp_path / "out"
    grow(batches[0], output)
    steps = _steps_of(batches[1], output)
    get_context("forkserver").set_forkserver_preload(["kg.pipeline", "kg.view", "made_extractions"])
    for number in range(100):
        _killed_at(chance.randint(1, steps), batches[number % len(batches)], output)
        Reading(output).close()
    there: dict[str, str] = {}
    for number in (*range(4), 0):
        grow(batches[number], output)
        there |= batches[number]
    (tmp_path / "once").mkdir()
    grow(there, tmp_path / "once" / "out")
    assert made(output) == made(tmp_path / "once" / "out")
    assert held(output) == held(tmp_path / "once" / "out")


def _steps_of(batch: dict[str, str], output: Path) -> int:
    """Return at how many moments Python tells its auditors of something while a batch is added."""
    steps = 0

    def count(_event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal steps
        steps += counting

    counting = True
    sys.addaudithook(count)
    grow(batch, output)
    counting = False
    return steps


def _killed_at(step: int, batch: dict[str, str], output: Path) -> None:
    """Add a batch in a process that is killed at one of these moments, in Python's own files or in any module's."""
    child = get_context("forkserver").Process(target=_grow_until, args=(step, batch, output))
    child.start()
    child.join()


def _grow_until(step: int, batch: dict[str, str], output: Path) -> None:
    left = step

    def kill(_event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill)
    grow(batch, output)


def test_a_second_writer_waits(tmp_path: Path) -> None:
    """Who comes second says that it waits, waits, and adds to what the first has made."""
    output, said = tmp_path / "out", threading.Event()

    def notice(stage: str, _done: int, _total: int | None) -> None:
        if stage == "wait for another kg":
            said.set()

    paths = [
        lines({"a": "김민수 한빛제약 새길바이오 한빛제약"}, tmp_path / "a.jsonl"),
        lines({"b": "이하늘 두루약품 가온학회 두루약품"}, tmp_path / "b.jsonl"),
    ]
    second = threading.Thread(
        target=build, args=([paths[1]], output), kwargs={"make_extractor": make_reader, "progress": notice}
    )
    with locked(output):
        second.start()
        assert said.wait(60)
        assert not (output / "graph.ttl").exists()
    second.join()
    build([paths[0]], output, make_extractor=make_reader)
    kept = (output / "extractions.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["document"]["id"] for line in kept]
    assert found == ["a", "b"]


@pytest.mark.parametrize("broken", ["names.sqlite", "quads-*/CURRENT"])
def test_a_store_that_is_gone_is_made_anew(tmp_path: Path, broken: str) -> None:
    """The store can be thrown away, in part or whole: the next build of anything new makes it again."""
    output = tmp_path / "out"
    grow({"a": "김민수 한빛제약 새길바이오 한빛제약"}, output)
    next((output / FOLDER).glob(broken)).unlink()
    grow({"a": "김민수 한빛제약 새길바이오 한빛제약", "b": "이하늘 두루약품 가온학회 두루약품"}, output)
    once = tmp_path / "once" / "out"
    once.parent.mkdir()
    grow({"a": "김민수 한빛제약 새길바이오 한빛제약", "b": "이하늘 두루약품 가온학회 두루약품"}, once)
    assert held(output) == held(once)


def test_a_store_filled_in_portions_holds_every_quad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little the store is given at once, it holds what the files say."""
    graph = merge([story(f"a{n}", f"김하늘{n}", NAMES[n % 4], "가온", "두루협회") for n in range(9)], base=BASE)
    found = []
    for name, bytes_ in (("whole", store.AT_ONCE), ("parts", 20_000)):
        monkeypatch.setattr(store, "AT_ONCE", bytes_)
        (tmp_path / name).mkdir()
        write_rdf(graph, tmp_path / name)
        store.follow(graph, tmp_path / name, "state")
        found.append(held(tmp_path / name))
    assert found[0] == found[1]
    assert len(found[0]) > 300
