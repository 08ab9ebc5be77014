"""Bytes to text: the bytes decide, the declaration is a hint."""

from __future__ import annotations

import pytest

from extract.decode import decode, gbk_bytes

TEXT = "陆青禾委员：您提出的提案收悉，现答复如下。" * 3


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\x84\x31\x95\x33" + TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_finds_the_encoding(body, encoding):
    decoded = decode(body)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_wrong_declaration_changes_nothing(declared, encoding):
    page = f'<meta charset="{declared}"><p>{TEXT}</p>'
    decoded = decode(page.encode(encoding))
    assert decoded is not None
    assert TEXT in decoded.text
    assert decoded.misdeclared == ({"gb2312": "gb18030"}.get(declared, declared) != encoding)


def test_a_broken_byte_does_not_turn_utf8_into_gbk():
    body = bytearray(TEXT.encode() * 20)
    body[300] = 0xFF
    decoded = decode(bytes(body[:-1]))
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.damaged


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(encoding):
    page = f'<html><head><title>{TEXT}</title></head><body class="detail"><p>{TEXT}</p></body></html>'
    decoded = decode(page.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (page, encoding)


def test_big5_is_read_where_declared():
    decoded = decode('<meta charset="big5">關於提案的答覆'.encode("big5"))
    assert decoded is not None
    assert decoded.text.endswith("關於提案的答覆")


@pytest.mark.parametrize(
    "body", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 50, b"\x7fELF" + b"\x00" * 100]
)
def test_binary_is_no_text(body):
    assert decode(body) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("中a", b"\xd6\xd0a"),
        ("\ue863", b"\xfe\x9f"),  # what code page 936 makes of FE 9F
        ("\ue864", b"\xfe\xa0"),
        ("\ue815", b"\xfe\x50"),
        ("\ue000", b"\xaa\xa1"),
        ("\ue234", b"\xf8\xa1"),
        ("\ue4c6", b"\xa1\x40"),
        ("\U0001f600", None),
    ],
)
def test_gbk_with_private_use(text, code):
    assert gbk_bytes(text) == code
