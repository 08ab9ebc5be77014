"""Content codings undone, and text decoded well enough for links."""

from __future__ import annotations

import gzip
import zlib

import pytest

from crawler.encoding import content_coding, decode, header_text, unpack

TEXT = "托位1260个".encode()


@pytest.mark.parametrize(
    ("body", "coding", "expected"),
    [
        (gzip.compress(TEXT, mtime=0), "gzip", TEXT),
        (zlib.compress(TEXT), "deflate", TEXT),
        (zlib.compress(TEXT)[2:-4], "deflate", TEXT),  # raw deflate, which some servers send
        (TEXT, "", TEXT),
        (TEXT, "gzip", TEXT),  # said gzip, sent plain
        (TEXT, "br", TEXT),  # never asked for
        (b"", "gzip", b""),
        (gzip.compress(b"\0" * 10_000, mtime=0)[:-8], "gzip", b"\0" * 10_000),  # cut before its checksum
    ],
)
def test_unpack(body: bytes, coding: str, expected: bytes) -> None:
    assert unpack(body, coding) == expected


def test_a_bomb_is_cut() -> None:
    assert len(unpack(gzip.compress(b"\0" * 1_000_000), "gzip", 5000)) == 5000


def test_broken_data_gives_what_came_before() -> None:
    body = bytearray(gzip.compress(bytes(range(256)) * 400))
    body[-60] ^= 0xFF
    assert unpack(bytes(body), "gzip")[:256] == bytes(range(256))


def test_header_text() -> None:
    assert header_text("/附件.doc".encode()) == "/附件.doc"
    assert header_text(b"/caf\xe9") == "/café"


def test_content_coding() -> None:
    assert content_coding([(b"content-ENCODING", b" GZIP ")]) == "gzip"
    assert content_coding([(b"Content-Type", b"text/html")]) == ""


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("提案".encode(), None, "提案"),
        ("提案".encode("gbk"), None, "提案"),
        ("提案".encode("gbk"), "text/html; charset=gb2312", "提案"),
        ("<meta charset=big5>提案".encode("big5"), None, "<meta charset=big5>提案"),
        ("\ufeff提案".encode(), None, "提案"),
        (b"\xff\xfe\xff", "text/html; charset=nonsense", None),
    ],
)
def test_decode(body: bytes, kind: str | None, expected: str | None) -> None:
    assert decode(body, kind) == expected or expected is None
