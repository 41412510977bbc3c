"""What `kg.amounts` reads and what it must leave alone."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repetitions import most_repetitions

from kg.amounts import _grammar, find_amounts
from kg.knowledge import load_toml

CURRENCIES: list[dict[str, Any]] = load_toml("currencies.toml")["currency"]

CASES = [
    ("공장에 1조 1,210억원을 쓴다", 1_121_000_000_000, "KRW"),
    ("계약금 1억2000만 달러", 120_000_000, "USD"),
    ("약 144억원 규모의 일감", 14_400_000_000, "KRW"),
    ("주식을 823억원에 샀다", 82_300_000_000, "KRW"),
    ("독점 판매… 6300억 규모", 630_000_000_000, "KRW"),
    ("가온, 다래를 1조 2100억에 인수", 1_210_000_000_000, "KRW"),
    ("2,500만유로", 25_000_000, "EUR"),
    ("100억엔", 10_000_000_000, "JPY"),
    ("상금 3천만원", 30_000_000, "KRW"),
    ("5백만 달러", 5_000_000, "USD"),
    ("1.5조원", 1_500_000_000_000, "KRW"),
    ("$120M를 모았다", 120_000_000, "USD"),
    ("US$ 1.2 billion", 1_200_000_000, "USD"),
    ("1000억 루피아", 100_000_000_000, "IDR"),
    ("3억위안에", 300_000_000, "CNY"),
    ("40만 파운드", 400_000, "GBP"),
    ("5억 바트", 500_000_000, "THB"),
    ("700억 동", 70_000_000_000, "VND"),
    ("20억 홍콩달러", 2_000_000_000, "HKD"),
    ("3억 호주달러", 300_000_000, "AUD"),
    ("7천만 캐나다달러", 70_000_000, "CAD"),
    ("9백만 싱가포르달러", 9_000_000, "SGD"),
    ("2천600만원", 26_000_000, "KRW"),
    ("3천5백억 원", 350_000_000_000, "KRW"),
    ("300여억원", 30_000_000_000, "KRW"),
    ("기부했다.5만원씩", 50_000, "KRW"),
]


@pytest.mark.parametrize(("text", "value", "currency"), CASES)
def test_reads(text: str, value: int, currency: str) -> None:
    """An amount comes out with its exact value and the code of its currency."""
    assert [(a.value, a.currency) for a in find_amounts(text)] == [(Decimal(value), currency)]


@pytest.mark.parametrize(
    "text",
    [
        "14억주",
        "1억명",
        "6300억개",
        "인구 14억의 시장",
        "아파트 12동",
        "3.5%",
        "수천억 원",
        "2018년엔",
        "$",
        "억원",
        "",
    ],
)
def test_leaves_alone(text: str) -> None:
    """Numbers of other things, and words of money without a number, are no amounts."""
    assert find_amounts(text) == ()


@pytest.mark.parametrize("currency", CURRENCIES, ids=lambda c: str(c["code"]))
def test_currency_keeps_its_promise(currency: dict[str, Any]) -> None:
    """Each entry of the table reads its own example and nothing in its counter-example."""
    example = str(currency["example"])
    wanted = example[example.index("[") + 1 : example.index("]")]
    text = example.replace("[", "").replace("]", "")
    found = find_amounts(text)
    assert [(text[a.start : a.end], a.value, a.currency) for a in found] == [
        (wanted, Decimal(currency["value"]), currency["code"])
    ]
    assert find_amounts(str(currency["counter"])) == ()


def test_codes_are_unique() -> None:
    """No code and no word stands twice in the table, so the order of entries cannot matter."""
    codes = [c["code"] for c in CURRENCIES]
    words = [word for c in CURRENCIES for word in {*c["words"], *c.get("signs", ())}]
    assert len(codes) == len(set(codes))
    assert len(words) == len(set(words))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_two_currencies_of_one_price() -> None:
    """A price and its conversion are two amounts, in the order of the text."""
    found = find_amounts("9억9100만달러(약 1조4000억원)")
    assert [(str(a.value), a.currency) for a in found] == [("991000000", "USD"), ("1400000000000", "KRW")]


def test_spans_do_not_hold_blanks() -> None:
    """The span ends with the amount's last character, also where no currency follows."""
    text = "이번 계약은 6300억 규모다"
    (amount,) = find_amounts(text)
    assert text[amount.start : amount.end] == "6300억"


@given(st.text(alphabet="0123456789,.  조억만천백십여원달러엔동$규모M가", max_size=80) | st.text(max_size=80))
def test_spans_are_sound(text: str) -> None:
    """On any text: no exception, spans inside the text, in order, apart, and values that are finite."""
    end = 0
    for amount in find_amounts(text):
        assert end <= amount.start < amount.end <= len(text)
        assert amount.value.is_finite()
        assert amount.value >= 0
        end = amount.end


def test_work_is_bounded_at_every_place() -> None:
    """No repetition is open-ended, so the work at one place does not grow with the text."""
    assert most_repetitions(_grammar().pattern) <= 15


@pytest.mark.parametrize("piece", ["1", " ", "1 ", "1,", "1만", "1만 ", "100,", "$1", "억", "1억 원"])
def test_long_runs_are_read(piece: str) -> None:
    """Five thousand characters of one adversarial piece give one amount at most for each piece."""
    text = piece * (5000 // len(piece))
    assert len(find_amounts(text)) <= 5000 // len(piece)
