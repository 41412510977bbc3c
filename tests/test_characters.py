"""One way to write each character."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kg.characters import plain, plain_line

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=60)


@given(ANY_TEXT)
def test_plain_text_is_a_fixed_point_that_any_file_can_hold(text: str) -> None:
    """Whatever is given, the result is NFC, UTF-8, free of invisible characters, and does not change again."""
    result = plain(text)
    assert unicodedata.is_normalized("NFC", result)
    assert result.encode("utf-8").decode("utf-8") == result
    assert not [c for c in result if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]
    assert plain(result) == result


def test_decomposed_hangul_is_composed() -> None:
    """Text from a Mac (NFD) has the same characters as any other."""
    assert plain(unicodedata.normalize("NFD", "한국가나협회")) == "한국가나협회"


def test_half_and_full_width_forms() -> None:
    """Full-width letters and signs and half-width Hangul become the usual ones; ㈜ and ㎎ stay."""
    assert plain("ＫＧ－１０（주）｜ﾡﾢ ㈜가나 5㎎") == "KG-10(주)|ᄀᄁ ㈜가나 5㎎"


def test_hanja_compatibility_forms() -> None:
    """Compatibility ideographs, which Korean encodings have for second readings, are the unified ones."""
    assert plain("\uf92d年") == "來年"


def test_zero_width_and_controls_vanish_and_line_ends_are_one() -> None:
    """Zero-width characters, byte order marks and controls go; three systems' line ends become one."""
    assert plain("\ufeff가\u200b나\x00\x07다\r\n라\r마\u2028바\u00a0사") == "가나다\n라\n마\n바 사"


def test_one_line() -> None:
    """A title broken over lines is one line, an empty one is none."""
    assert plain_line(" 가나,\n 다라 인수 ") == "가나, 다라 인수"
    assert plain_line(" \u200b ") is None
