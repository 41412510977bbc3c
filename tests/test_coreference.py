"""Which names of one announcement mean the same: short forms are found as if every name were compared with all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.coreference import chains, is_short_form
from kg.lexicon import Lexicon
from kg.types import EntityClass, Mention

LEXICON = Lexicon()
CLASSES: tuple[EntityClass, ...] = ("Organization", "Gathering", "Product")
NAMES = st.lists(
    st.builds(
        lambda words, end: " ".join(words) + end,
        st.lists(st.text("가나다라", min_size=1, max_size=4), min_size=1, max_size=2),
        st.sampled_from(["", "그룹", "병원", "바이오", "포럼"]),
    ),
    min_size=1,
    max_size=8,
    unique=True,
)


def mentioned(names: list[str], cls: EntityClass) -> list[Mention]:
    """Return a mention of each name, one after another."""
    return [Mention(100 * i, 100 * i + len(name), cls, name, name) for i, name in enumerate(names)]


def grouped(names: list[str], cls: EntityClass) -> set[frozenset[str]]:
    """Group names by comparing each with every other."""
    group = {name: {name} for name in names}
    for short in names:
        fulls = [full for full in names if full != short and is_short_form(short, full, cls)]
        longest = max(fulls, key=lambda n: (len(n), n), default="")
        if fulls and all(one == longest or is_short_form(one, longest, cls) for one in fulls):
            joined = group[short] | group[longest]
            group.update(dict.fromkeys(joined, joined))
    return {frozenset(group[name]) for name in names}


@settings(max_examples=300)
@given(NAMES, st.sampled_from(CLASSES))
def test_short_forms_join_their_full_form(names: list[str], cls: EntityClass) -> None:
    """The index finds the same short forms as comparing all names does."""
    found = chains(mentioned(names, cls), (), LEXICON)
    assert {frozenset(chain.names) for chain in found} == grouped(names, cls)


@given(NAMES)
def test_every_mention_is_in_one_chain(names: list[str]) -> None:
    """No mention is lost or stands twice, and chains come in the order of their first mention."""
    mentions = [m for cls in CLASSES for m in mentioned(names, cls)]
    found = chains(mentions, [(names[0], names[-1])], LEXICON)
    assert sorted((m for c in found for m in c.mentions), key=repr) == sorted(mentions, key=repr)
    assert [c.mentions[0].start for c in found] == sorted(c.mentions[0].start for c in found)


def test_names_declared_equal_are_one() -> None:
    """A name and the one in parentheses behind it are one thing, of one class."""
    found = chains([*mentioned(["가온", "GA"], "Organization")], [("가온", "GA")], LEXICON)
    assert [chain.names for chain in found] == [("가온", "GA")]


def test_a_local_government_is_called_by_its_office() -> None:
    """The office of a city, county or district is its government; an agency of the state is none of a place."""
    found = chains(mentioned(["가온구청", "가온구", "다래청", "다래"], "Organization"), (), LEXICON)
    assert {chain.names for chain in found} == {("가온구청", "가온구"), ("다래청",), ("다래",)}


def test_what_is_known_by_its_own_name_is_no_short_form() -> None:
    """An institute's curated name is not read as a short form of another that begins and ends alike."""
    names = ["한국과학기술연구원", "한국과학기술원"]
    assert len(chains(mentioned(names, "Organization"), (), LEXICON)) == len(names)
