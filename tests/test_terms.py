"""RDF terms are read back by other software exactly as they were meant."""

from __future__ import annotations

import doctest
import unicodedata
from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import terms

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def read(term: str) -> pyoxigraph.Literal | pyoxigraph.NamedNode:
    """Read one term as an independent N-Triples parser does."""
    line = f"<https://example.org/s> <https://example.org/p> {term} .\n"
    (quad,) = pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, pyoxigraph.Literal | pyoxigraph.NamedNode)
    return quad.object


def test_the_examples_in_the_docstrings_hold() -> None:
    """The doctests of the module run."""
    result = doctest.testmod(terms)
    assert result.attempted
    assert not result.failed


@given(TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """No character of a literal is lost or changed on the way through a parser."""
    assert read(terms.literal(text)).value == text


@given(TEXT)
def test_names_are_nfc(text: str) -> None:
    """A label keeps its language and is in NFC."""
    literal = read(terms.name(text, "ko"))
    assert isinstance(literal, pyoxigraph.Literal)
    assert (literal.value, literal.language) == (unicodedata.normalize("NFC", text), "ko")


def test_half_a_surrogate_pair_does_not_break_a_file() -> None:
    """What has no UTF-8 form becomes the replacement character."""
    assert read(terms.literal("가\ud83d나")).value == "가\ufffd나"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**18), max_value=10**18))
def test_decimals_are_canonical(value: Decimal) -> None:
    """A decimal keeps its value, and has no exponent, no zero to drop and no sign on zero."""
    text = read(terms.decimal(value)).value
    assert Decimal(text) == value
    assert "E" not in text
    assert text != "-0"
    assert "." not in text or text[-1] not in "0."


@pytest.mark.parametrize(("value", "datatype"), [("2024-04-25", "date"), ("2024-04", "gYearMonth"), ("2024", "gYear")])
def test_dates_have_the_type_of_their_precision(value: str, datatype: str) -> None:
    """A day, a month and a year each have their own datatype."""
    literal = read(terms.moment(value))
    assert isinstance(literal, pyoxigraph.Literal)
    assert (literal.value, literal.datatype.value) == (value, terms.XSD + datatype)


@pytest.mark.parametrize("value", ["", "24", "2024-4", "2024-04-25T00:00:00", "2024-04-25Z", "내년"])
def test_other_forms_of_dates_are_refused(value: str) -> None:
    """Only ISO days, months and years become typed dates."""
    with pytest.raises(ValueError, match="no day, month or year"):
        terms.moment(value)


@given(TEXT)
def test_web_addresses_are_ascii_and_parse(tail: str) -> None:
    """Whatever stands after the host, the address is an ASCII IRI that a parser takes, or there is none."""
    address = terms.web_address(f"https://news.example.org/{tail}")
    if address is not None:
        assert address.isascii()
        assert len(address) <= terms.LONGEST_IRI + 2
        assert read(address).value == address[1:-1]


@pytest.mark.parametrize(
    "url",
    ["", "뉴스", "javascript:alert(1)", "ftp://example.org/", "https://", "https://a b/", "https://x/" + "가" * 700],
)
def test_what_is_no_usable_web_address_is_left_out(url: str) -> None:
    """Other schemes, missing hosts and over-long addresses give nothing."""
    assert terms.web_address(url) is None


def test_addresses_keep_what_is_already_escaped() -> None:
    """Percent-escapes stay, a stray percent sign is escaped, a Korean host gets its ASCII form."""
    assert terms.web_address("http://한국.example/%EA%B0%80?a=50%") == "<http://xn--3e0b707e.example/%EA%B0%80?a=50%25>"
