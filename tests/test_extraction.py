"""Whatever the text, an extraction holds together: spans fit, classes fit the vocabulary, the same says the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_documents import PUBLISHED, announcement

import kg
from kg.knowledge import load_table, ontology_path
from kg.types import Document, Event, Extraction, Extractor, Mention, Relation

ROOT = Path(__file__).resolve().parent.parent
ENDS = {row["property"]: (row["domain"].split("|"), row["range"].split("|")) for row in load_table("properties.tsv")}
CLASSES = {"Organization", "Person", "Place", "Product", "Gathering", "Condition", "Programme", "Publication"}

WORDS = """가온바이오 다래병원 김도윤 대표 회장 교수 업무협약 계약 체결했다 인수한 출시 품목허가 받았다 예정이다
계획 밝혔다 이다 는_ 은_ 이_ 가_ 와_ 과_ 의_ 을_ 를_ 에_ 에서_ 로부터_ 투자하는_ 개발_중인_
임상_2상 ‘다래핀정’ “좋다.”고_ “ ” ‘ ’ ( ) (이하_다래)
·  - … 25일_ 2026년_3월_ 100억원 CES_2026 코엑스 서울_ 美_ FDA 식약처 A 7 ㅋ é 👍 전_ 겸_ 및_ 등_ 양사는_ ,_ ._"""
FRAGMENTS = [*(word.replace("_", " ") for word in WORDS.split()), "\n", "\u200b"]


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> list[Extraction]:
    """What each of the examples says."""
    return [extractor(one) for one in kg.documents([ROOT / "examples"]) if isinstance(one, Document)]


def check(extraction: Extraction) -> None:
    """Assert what must hold of every extraction."""
    text = extraction.document.text
    used: list[Mention] = []
    for relation in extraction.relations:
        used += [relation.subject, relation.object]
        domain, span = ENDS[relation.property]
        assert relation.subject.cls in domain, relation
        assert relation.object.cls in span, relation
        assert relation.subject.name != relation.object.name, relation
    for event in extraction.events:
        used += [one.mention for one in event.participants] + ([event.place] if event.place else [])
        assert event.participants
        assert (event.amount is None) or event.amount > 0
    for mention in (*extraction.mentions, *used):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        assert mention.name.strip() == mention.name != ""
        assert mention.cls in CLASSES
    facts: list[Relation | Event] = [*extraction.relations, *extraction.events]
    for fact in facts:
        seen = fact.evidence
        assert text[seen.start : seen.end] == seen.quote
        assert 0 < seen.confidence <= 1
        assert seen.rule
        assert fact.status in ("asserted", "planned", "denied")
        assert all(seen.start <= a < b <= seen.end for a, b in seen.marks)
    assert set(used) <= {m for chain in extraction.chains for m in chain.mentions}
    assert all({m.cls for m in chain.mentions} == {chain.cls} for chain in extraction.chains)
    assert all(set(chain.names) == {m.name for m in chain.mentions} for chain in extraction.chains)


def test_examples_hold_together(found: list[Extraction]) -> None:
    """Spans, classes, quotations and chains of the examples are what `kg.types` says of them."""
    assert len(found) == 20
    for extraction in found:
        check(extraction)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60), st.booleans())
def test_any_order_of_korean_words_holds_together(words: list[str], titled: bool) -> None:
    """Words, marks and particles in any order make an extraction that holds together, or none, but no error."""
    text = "".join(words).strip()
    title = text.split("\n")[0] if titled and text else None
    check(shared()(Document("any", title, text, PUBLISHED, None, None, "0" * 64)))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_characters_hold_together(text: str) -> None:
    """No character makes the extractor fail, not even ones that cleaning would have taken out."""
    check(shared()(Document("any", None, text, None, None, None, "0" * 64)))


_SHARED: list[Extractor] = []


def shared() -> Extractor:
    """The extractor for property tests, which cannot take a fixture of the session without resetting it."""
    if not _SHARED:
        from kg.extract import make_extractor

        _SHARED.append(make_extractor())
    return _SHARED[0]


def test_the_same_text_says_the_same(found: list[Extraction], extractor: Extractor) -> None:
    """The extractor remembers nothing: in another order the announcements say what they said."""
    again = [extractor(one.document) for one in reversed(found)]
    assert list(reversed(again)) == found


def test_what_stands_around_a_document_changes_nothing(extractor: Extractor) -> None:
    """Id, publisher and address are not read."""
    one = announcement("가온바이오는 다래병원과 업무협약을 체결했다.", closing=True)
    other = Document("other", None, one.text, one.published, "새벽신문", "https://example.org/1", "1" * 64)
    assert [r.object for r in extractor(one).relations] == [r.object for r in extractor(other).relations]


def test_an_empty_text_says_nothing(extractor: Extractor) -> None:
    """No text, no facts."""
    empty = extractor(Document("empty", None, "", None, None, None, "0" * 64))
    assert (empty.mentions, empty.relations, empty.events) == ((), (), ())


def test_dates_count_from_the_day_of_publication(extractor: Extractor) -> None:
    """The day of an event is that of the month of publication, and none where that is not known."""
    text = "가온바이오는 지난 25일 다래병원과 업무협약을 체결했다고 26일 밝혔다."
    dated = extractor(Document("a", None, text, date(2026, 3, 26), None, None, "0" * 64))
    assert [event.date.value for event in dated.events if event.date] == ["2026-03-25"]
    undated = extractor(Document("a", None, text, None, None, None, "0" * 64))
    assert [event.date for event in undated.events] == [None]


def test_every_rule_of_the_evidence_can_be_looked_up(found: list[Extraction]) -> None:
    """Evidence names a pattern of the ontology, or a rule for titles and posts."""
    patterns = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ontology_path("patterns").glob("*.toml")))
    rules = {one.evidence.rule for extraction in found for one in extraction.relations}
    read = {rule.split("+")[0] for rule in rules if not rule.startswith(("role-", "post-"))}
    assert [rule for rule in sorted(read) if f'"{rule}"' not in patterns] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("'대한누리협회'가 제안한 실증 과제가 승인됐다.", {"대한누리협회"}),
        ("'우수한 누리협회'라는 말을 들었다.", set()),
        ("다온테크는 블루핀(CEO Alan Smithy)과 업무협약을 체결했다고 29일 밝혔다.", {"다온테크", "블루핀"}),
        ("계약 상대방과 고객사명은 공개하지 않았다.", set()),
    ],
)
def test_an_organization_is_a_name_of_its_own(extractor: Extractor, text: str, names: set[str]) -> None:
    """A quoted association that acts is one; who heads a company is no name of it, and a word for a name is none."""
    told = extractor(Document("a", None, text, date(2026, 3, 26), None, None, "0" * 64))
    assert {name for chain in told.chains if chain.cls == "Organization" for name in chain.names} == names
