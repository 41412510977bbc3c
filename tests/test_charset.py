"""Bytes to text: Korean in any encoding, and a clear word where it is none."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.charset import UndecodableError, declared_in, decode

TEXT = (
    "가나바이오는 다라대학교와 신약 연구를 위한 업무협약(MOU)을 체결했다고 30일 밝혔다.\n홍길동 대표는 기쁘다고 했다."
)
HEADLINE = "가나제약, 중동에 필러 공급 계약"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949", "johab"])
@pytest.mark.parametrize("text", [TEXT, HEADLINE])
def test_korean_in_any_encoding_without_a_word_about_it(encoding: str, text: str) -> None:
    """Each encoding is recognised from the bytes alone, also in a short headline."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "name", ["euc-kr", "EUC_KR", "ks_c_5601-1987", "x-windows-949", "utf-8", "ISO-8859-1", "nonsense"]
)
def test_a_wrong_declaration_does_not_spoil_the_text(name: str) -> None:
    """A page that names the wrong encoding is read by its bytes, in both directions."""
    assert decode(TEXT.encode("utf-8"), name) == TEXT
    assert decode(TEXT.encode("cp949"), name) == TEXT


def test_euc_kr_means_cp949() -> None:
    """Syllables that only CP949 has are read in a page that says euc-kr."""
    assert decode("뷁쀍 갂은 이름의 회사가 뜻밖의 사업을 한다고 밝혔다".encode("cp949"), "euc-kr").startswith(
        "뷁쀍 갂은"
    )


def test_another_language_is_read_where_it_is_declared() -> None:
    """A Japanese page that says what it is is read."""
    text = "株式会社は新しい薬を発表しました。"
    assert decode(text.encode("shift_jis"), "Shift_JIS") == text


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\xfa", bytes(range(1, 256)), b"\xff\xfe\x00"]
)
def test_what_is_no_text_is_said_to_be_none(content: bytes) -> None:
    """Bytes of pictures and programs are refused with one line."""
    with pytest.raises(UndecodableError) as caught:
        decode(content)
    assert "\n" not in str(caught.value)


def test_what_was_tried_is_said() -> None:
    """The message names the encodings that were tried."""
    with pytest.raises(UndecodableError, match=r"no text in utf-8, cp949, johab.*0xff at offset 2"):
        decode(b"ab\xff\xfe\xfa")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    """No bytes whatever give another error."""
    with suppress(UndecodableError):
        assert isinstance(decode(content, declared_in(content)), str)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (b'<html><head><meta charset="euc-kr">', "euc-kr"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">', "ks_c_5601-1987"),
        (b'<?xml version="1.0" encoding="EUC-KR"?>', "EUC-KR"),
        (b"<html><head><title>x</title>", None),
    ],
)
def test_the_encoding_that_a_page_names(page: bytes, name: str | None) -> None:
    """The declaration is found in both forms of HTML and in XML."""
    assert declared_in(page) == name
