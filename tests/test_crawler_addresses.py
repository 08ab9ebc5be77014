"""Addresses: their one form, their site, and those never fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.addresses import (
    address_key,
    belongs,
    clean_address,
    is_public_ip,
    registrable_domain,
    site_domains,
    why_unsafe,
)

BASE = "http://www.songshi.example/jyta/index.html"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("t1.html", "http://www.songshi.example/jyta/t1.html"),
        ("../a/./b.html#top", "http://www.songshi.example/a/b.html"),
        ("//WWW.Songshi.Example:80/a", "http://www.songshi.example/a"),
        ("https://www.songshi.example:443/", "https://www.songshi.example/"),
        ("http://www.songshi.example:8080/a", "http://www.songshi.example:8080/a"),
        ("/a;jsessionid=0A1B?x=1", "http://www.songshi.example/a?x=1"),
        ("show.php?cid=2&PHPSESSID=9&id=3", "http://www.songshi.example/jyta/show.php?cid=2&id=3"),
        ("show.php?cid=2&id=3", "http://www.songshi.example/jyta/show.php?cid=2&id=3"),
        ("show.php?sid=2&id=3", "http://www.songshi.example/jyta/show.php?sid=2&id=3"),  # a section
        ("show.php?sid=0123456789abcdef01&id=3", "http://www.songshi.example/jyta/show.php?id=3"),
        ("show.php?siteid=2", "http://www.songshi.example/jyta/show.php?siteid=2"),  # not a session id
        ("a?utm_source=x", "http://www.songshi.example/jyta/a"),
        ("/附件.doc", "http://www.songshi.example/%E9%99%84%E4%BB%B6.doc"),
        ("/%E9%99%84.doc", "http://www.songshi.example/%E9%99%84.doc"),
        ("http://www.songshi.example", "http://www.songshi.example/"),
        ("javascript:void(0)", None),
        ("mailto:a@b.example", None),
        ("file:///etc/passwd", None),
        ("ftp://a.example/b", None),
        ("data:text/html,x", None),
        ("http://[broken/", None),
    ],
)
def test_clean_address(address: str, expected: str | None) -> None:
    assert clean_address(address, BASE) == expected


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean_address(text, BASE)
    assert cleaned is None or clean_address(cleaned) == cleaned


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("jyj.wuhan.gov.cn", "wuhan.gov.cn"),
        ("www.yy.gov.cn", "yy.gov.cn"),
        ("a.b.songshi.example", "songshi.example"),
        ("x.gov.cn.spam.com", "spam.com"),
        ("gov.cn", "gov.cn"),
        ("10.0.0.1", "10.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_registrable_domain(host: str, expected: str) -> None:
    assert registrable_domain(host) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://jyj.wuhan.gov.cn/a", True),
        ("https://www.wuhan.gov.cn/", True),
        ("http://wuhan.gov.cn.spam.com/a", False),
        ("http://notwuhan.gov.cn/", False),
        ("http://wuhan.gov.cn@spam.com/", False),
        ("http://gov.cn/", False),
    ],
)
def test_belongs(address: str, expected: bool) -> None:
    assert belongs(address, site_domains(["http://www.wuhan.gov.cn/jyta/"])) is expected


def test_further_domains_belong_too() -> None:
    assert belongs("http://a.luojia.example/", site_domains(["http://b.example/"], ["luojia.example"]))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://localhost/",
        "http://a.localhost/",
        "http://metadata.google.internal/",
        "http://printer.local/",
        "http://intranet/",
        "http://user:secret@www.wuhan.gov.cn/",
        "ftp://www.wuhan.gov.cn/",
        "file:///etc/passwd",
        "data:text/html,x",
    ],
)
def test_unsafe(address: str) -> None:
    assert why_unsafe(address)


@pytest.mark.parametrize(
    "address", ["http://www.wuhan.gov.cn/", "https://8.8.8.8/", "http://[2400:3200::1]/"]
)
def test_safe(address: str) -> None:
    assert why_unsafe(address) is None


def test_text_that_is_no_ip_is_not_public() -> None:
    assert not is_public_ip("www.wuhan.gov.cn")


def test_key_is_the_same_with_and_without_encryption() -> None:
    assert address_key("https://a.example/b?c") == address_key("http://a.example/b?c") == "a.example/b?c"
