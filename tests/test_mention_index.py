"""Looking a mention up by class, name and place gives what reading all mentions would give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.mention_index import MentionIndex
from kg.types import Mention

MENTIONS = st.lists(
    st.builds(
        lambda start, cls, name: Mention(start, start + len(name), cls, name, name),
        st.integers(0, 30),
        st.sampled_from(["Organization", "Person", "Place"]),
        st.sampled_from(["김도윤", "김서연", "박도윤", "가온병원", "가온은행", "가온"]),
    ),
    unique_by=lambda m: m.start,
)


@given(MENTIONS, st.integers(0, 35), st.integers(0, 35))
def test_mentions_are_found_by_place(mentions: list[Mention], start: int, end: int) -> None:
    """Those that begin in a span, all or of one class, and the last one of a class before a place."""
    index = MentionIndex(mentions)
    inside = sorted((m for m in mentions if start <= m.start < end), key=lambda m: m.start)
    assert index.within(start, end) == inside
    assert index.within(start, end, "Person") == [m for m in inside if m.cls == "Person"]
    before = [m for m in mentions if m.cls == "Organization" and m.start < start]
    assert index.last_before(start, "Organization") == max(before, key=lambda m: m.start, default=None)
    banks = [m for m in before if m.name.endswith(("은행", "원"))]
    assert index.last_ending(start, ("은행", "원")) == max(banks, key=lambda m: m.start, default=None)


@given(MENTIONS, st.integers(0, 35), st.sampled_from(["", "김", "박", "김도", "최"]))
def test_a_surname_leads_back_to_one_person_only(mentions: list[Mention], position: int, surname: str) -> None:
    """The last mention before a place of the one name that begins so; None where there are two names or none."""
    before = [m for m in mentions if m.cls == "Person" and m.start < position and m.name.startswith(surname)]
    only = len({m.name for m in before}) == 1
    expected = max(before, key=lambda m: m.start) if only else None
    assert MentionIndex(mentions).only_person_before(position, surname) == expected


@given(MENTIONS)
def test_a_name_leads_to_its_first_mention(mentions: list[Mention]) -> None:
    """The first one in the order given, of any class or of an organization."""
    index = MentionIndex(mentions)
    assert index.named("가온") == next((m for m in mentions if m.name == "가온"), None)
    organizations = (m for m in mentions if m.name == "가온" and m.cls == "Organization")
    assert index.organization("가온") == next(organizations, None)
