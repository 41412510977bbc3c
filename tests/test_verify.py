"""Evidence that was tampered with is found, and only that; a fact shows the words that it stands on."""

from __future__ import annotations

import doctest
import json
from pathlib import Path

import pytest
import sample_graph as sample
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import kg
from cli import main
from kg import evidence, terms
from kg.dataset import write_rdf
from kg.errors import InputError
from kg.explain import explain
from kg.verify import verify

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def keep_texts(folder: Path, texts: dict[str, str]) -> None:
    """Write as much of extractions.jsonl as `verify` reads."""
    lines = [json.dumps({"document": {"id": key, "text": text}}, ensure_ascii=False) for key, text in texts.items()]
    (folder / "extractions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the files of the sample graph and its texts."""
    write_rdf(sample.sample_graph(), tmp_path)
    keep_texts(tmp_path, sample.TEXTS)
    return tmp_path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the graph of our examples."""
    folder = tmp_path_factory.mktemp("built")
    kg.build([EXAMPLES], folder)
    return folder


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_literal_is_read_back_as_it_was(text: str) -> None:
    """Reading undoes what writing did."""
    assert evidence.plain(terms.literal(text)) == evidence.plain(terms.literal(text, "ko")) == text


def test_the_example_in_the_docstring_holds() -> None:
    """The doctest of the module runs."""
    assert doctest.testmod(evidence).failed == 0


def test_what_was_built_stands_on_its_texts(built: Path) -> None:
    """Every quotation of the examples' graph is found where it says, and every text has its hash."""
    found = verify(built)
    assert found.broken == ()
    assert found.announcements == 20
    assert found.quotations >= found.facts > 50


def test_one_changed_character_breaks_exactly_what_stands_on_it(folder: Path) -> None:
    """A changed character is told for the text and for each fact whose sentence it is in, and for no other."""
    text = sample.TEXTS["a-1"]
    place = text.index("회장은 기쁘다")
    keep_texts(folder, sample.TEXTS | {"a-1": text[:place] + "휘" + text[place + 1 :]})
    broken = verify(folder).broken
    assert {one.document for one in broken} == {"a-1"}
    assert {one.label for one in broken} == {
        "",
        "김하늘  chairOf  한빛협회",
        "김하늘  participatesIn  한빛 포럼 2024",
        "한빛 포럼 2024",
    }
    assert any("hash differs" in one.reason for one in broken)


def test_a_change_outside_every_sentence_is_told_for_the_text_alone(folder: Path) -> None:
    """When nothing stands on the changed character, the facts still hold."""
    text = sample.TEXTS["a-1"]
    keep_texts(folder, sample.TEXTS | {"a-1": "두" + text[1:]})
    (broken,) = verify(folder).broken
    assert (broken.document, broken.fact) == ("a-1", "")


def test_a_character_too_many_moves_all_behind_it(folder: Path) -> None:
    """Offsets are checked, not only words: a text that grew at its beginning contradicts every fact of it."""
    keep_texts(folder, sample.TEXTS | {"a-3": " " + sample.TEXTS["a-3"]})
    facts = {one.label for one in verify(folder).broken if one.fact}
    assert facts == {"새길제약  develops  SG-7"}


def test_a_text_that_is_gone_is_told(folder: Path) -> None:
    """An announcement whose text is not kept cannot be verified, and says so."""
    keep_texts(folder, {key: text for key, text in sample.TEXTS.items() if key != "a-3"})
    reasons = {one.reason for one in verify(folder).broken}
    assert reasons == {"the text is not kept; build the graph again", "the text of the announcement is not kept"}


@pytest.mark.parametrize("name", ["graph.nq", "extractions.jsonl"])
def test_without_a_built_graph_there_is_one_clear_error(folder: Path, name: str) -> None:
    """A missing file names itself and what to do."""
    (folder / name).unlink()
    with pytest.raises(InputError, match=rf"{name}: cannot be read .* build the graph first"):
        verify(folder)


def test_a_fact_is_explained_by_its_words(built: Path) -> None:
    """Each fact of the examples is explained with sentences whose marked words are in them."""
    graphs = list(evidence.announcements_of(built / "graph.nq"))
    facts = sorted({fact for graph in graphs for fact, _ in graph.grounds()})
    for fact in facts[::7]:
        (found,) = explain(built, fact)
        assert found.status in {"asserted", "planned", "denied"}
        assert 0 < float(found.confidence) <= 1
        for passage in found.passages:
            assert passage.patterns
            for start, end in passage.marks:
                assert 0 <= start < end <= len(passage.quote)


def test_a_fact_is_found_by_its_words_too(folder: Path) -> None:
    """Subject, property and object name a fact, by any name that the graph knows; two outlets make two passages."""
    (found,) = explain(folder, "HAN", "signedMOUWith", "새길제약")
    assert found.label == "한빛협회  signedMOUWith  새길제약"
    assert [passage.publisher for passage in found.passages] == ["나래신문", "가온일보"] or [
        passage.publisher for passage in found.passages
    ] == ["가온일보", "나래신문"]
    assert explain(folder, found.fact) == explain(folder, found.fact.rpartition("-")[2]) == (found,)


def test_an_unknown_fact_is_one_clear_error(folder: Path) -> None:
    """What is not in the graph says so."""
    with pytest.raises(InputError, match="no such fact"):
        explain(folder, "한빛협회", "acquired", "새길제약")


def test_the_commands_tell_and_fail(built: Path, folder: Path) -> None:
    """``kg verify`` exits with 0 or 1; ``kg explain`` prints the sentence with the words marked."""
    passed = CliRunner().invoke(main, ["verify", "-o", str(built)])
    assert passed.exit_code == 0
    assert "every one stands" in passed.output
    keep_texts(folder, sample.TEXTS | {"a-3": "다른 글"})
    failed = CliRunner().invoke(main, ["verify", "-o", str(folder)])
    assert failed.exit_code == 1
    assert "새길제약  develops  SG-7" in failed.output
    graph = next(evidence.announcements_of(built / "graph.nq"))
    fact = next(fact for fact, _ in graph.grounds() if graph.triple(fact))
    shown = CliRunner().invoke(main, ["explain", fact[1:-1], "-o", str(built)])
    assert shown.exit_code == 0
    assert "[" in shown.output
    assert graph.label(fact) in shown.output
