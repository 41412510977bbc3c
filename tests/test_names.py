"""Names: keys that lose no letter, IRIs that never meet, and people's names as Koreans write them."""

from __future__ import annotations

import random
import unicodedata
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import load_table
from kg.names import curated_names, identifier, is_short_for, language, name_key, romanise_person
from kg.types import EntityClass

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=12)


@pytest.mark.parametrize(
    "form",
    [
        "㈜한빛제약", "(주)한빛제약", "주식회사 한빛제약", "한빛제약㈜", "한빛제약 (주)", "한빛 제약",
        "한빛제약 주식회사", unicodedata.normalize("NFD", "한빛제약"),
    ],
)  # fmt: skip
def test_legal_form_space_and_normal_form_do_not_count(form: str) -> None:
    """All ways to write one company's name have one key."""
    assert name_key(form, "Organization") == "한빛제약"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("대한바이오협회", "한국바이오협회"),
        ("한일약품", "하닐약품"),
        ("한국바이오협회", "한국바이오협회는"),
        ("버전 1.5", "버전 15"),
        ("C++", "C"),
        ("A+B", "AB"),
        ("가나다", "라마바"),
    ],
)
def test_different_names_have_different_keys(left: str, right: str) -> None:
    """Names that only sound or look alike stay two."""
    assert name_key(left, "Organization") != name_key(right, "Organization")


@given(HANGUL)
def test_a_key_keeps_every_letter_of_hangul(name: str) -> None:
    """A name in Hangul is its own key unless it is a word for a legal form."""
    key = name_key(name, "Product")
    assert key == name


@given(st.text(min_size=1))
def test_a_key_is_never_empty(name: str) -> None:
    """Every text has a key, also one of signs or legal forms only."""
    assert name_key(name, "Product")
    assert name_key(f"(주){name}", "Organization")


def test_two_hundred_thousand_names_have_as_many_iris() -> None:
    """No two names of a large made-up lot share an IRI, in Hangul, Latin, Hanja or mixed, and a second run agrees."""
    chance = random.Random(20240502)
    scripts = (range(0xAC00, 0xD7A4), range(0x61, 0x7B), range(0x4E00, 0x9FA6))

    def made() -> str:
        script = chance.choice(scripts)
        other = chance.choice(scripts)
        return "".join(
            chr(chance.choice(script if chance.random() < 0.7 else other)) for _ in range(chance.randint(4, 9))
        )

    keys = {name_key(made(), "Organization") for _ in range(205_000)}
    assert len(keys) > 200_000
    iris = {identifier("https://kg.example.org/", "Organization", key) for key in keys}
    assert len(iris) == len(keys)
    assert all(iri.isascii() for iri in iris)
    one = "https://kg.example.org/id/organization-12582c3a7ccebfd02e4e843664f80bd2"
    assert identifier("https://kg.example.org/", "Organization", "한빛제약") == one


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("고한승", "Ko Han-seung"),
        ("이두현", "Lee Du-hyeon"),
        ("박홍진", "Park Hong-jin"),
        ("남궁민수", "Namgung Min-su"),
        ("선우은숙", "Sunwoo Eun-suk"),
        ("황보관", "Hwangbo Gwan"),
        ("허준", "Heo Jun"),
        ("독고영재", "Dokgo Yeong-jae"),
    ],
)
def test_people_are_romanised_as_koreans_write_them(name: str, english: str) -> None:
    """The surname as its bearers write it, the given name with a hyphen and no sound change."""
    assert romanise_person(name) == english


@pytest.mark.parametrize("name", ["조 바이든", "마크롱", "Rachel King", "트럼프", "", "김", "블라디미르", "오바마"])
def test_other_names_are_not_romanised(name: str) -> None:
    """A foreign name in Hangul gets no made-up English form."""
    assert romanise_person(name) is None


def test_short_forms() -> None:
    """An acronym and a part of the letters may stand for many things, a name in another script may not."""
    assert is_short_for("fda", "미국식품의약국")
    assert is_short_for("바이오협회", "한국바이오협회")
    assert not is_short_for("한국바이오협회", "바이오협회")
    assert not is_short_for("koreabio", "한국바이오협회")


@pytest.mark.parametrize(("name", "lang"), [("한빛", "ko"), ("美", "ko"), ("Hanbit", "en"), ("HB-12", ""), ("…", "")])
def test_language_is_what_the_script_tells(name: str, lang: str) -> None:
    """Hangul and Hanja are Korean text, Latin words English, a code has no language."""
    assert language(name) == lang


@pytest.mark.parametrize("table", ["organizations", "places", "publications", "gatherings", "conditions", "programmes"])
def test_no_curated_name_means_two_things(table: str) -> None:
    """Each form of a table belongs to one row, so that no form is ambiguous."""
    cls = cast(EntityClass, table.removesuffix("s").capitalize())
    owners: dict[str, set[str]] = {}
    for row in load_table(f"names/{table}.tsv"):
        for form in (row["ko"], *row["short"].split("|")):
            if form.strip():
                owners.setdefault(name_key(form, cls), set()).add(row["ko"])
    assert {form: rows for form, rows in owners.items() if len(rows) > 1} == {}


def test_curated_names_know_what_the_field_names_most() -> None:
    """The associations, regulators and universities of the field are found by any of their names."""
    known = curated_names()
    for form, korean in [
        ("KoreaBIO", "한국바이오협회"), ("바이오협회", "한국바이오협회"), ("BIO", "미국바이오협회"),
        ("美 FDA", "미국 식품의약국"), ("식약처", "식품의약품안전처"), ("서울대", "서울대학교"),
    ]:  # fmt: skip
        thing = known.find("Organization", name_key(form, "Organization"))
        assert thing is not None
        assert thing.korean == korean
    assert len(load_table("names/organizations.tsv")) >= 350


def test_a_renamed_organization_stays_one() -> None:
    """The old and the new name of one body stand for one thing."""
    known = curated_names()
    old = known.identity("Organization", "특허청")
    assert old is not None
    assert old == known.identity("Organization", "지식재산처")
