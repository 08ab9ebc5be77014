"""What makes a new version of a page, and what does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.sameness import says_the_same

AT = datetime(2026, 1, 1, tzinfo=UTC)
HTML = """<html><head><title>答复</title></head><body><p>今天是：2026年3月1日 星期日</p>
<p>浏览次数：<span>86</span></p>
<p>全县有托位1260个，访问养老机构86次。</p><a href="a.docx">附件</a><script>var t = 1</script>
<input type="hidden" value="x1"></body></html>"""


def page(html: str | bytes) -> Page:
    return Page("http://www.songshi.example/1.html", html.encode() if isinstance(html, str) else html, AT)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("<span>86</span>", "<span>91</span>", True),
        ("3月1日 星期日", "3月2日 星期一", True),
        ("var t = 1", "var t = 2", True),
        ('value="x1"', 'value="y2"', True),
        ("<p>浏览", "<p>\n 浏览", True),
        ("1260", "1280", False),
        ("机构86次", "机构87次", False),
        ("a.docx", "b.docx", False),
        ("答复</title>", "答复二</title>", True),  # the browser's title is not the letter
        ("全县", "全市", False),
    ],
)
def test_says_the_same(old: str, new: str, same: bool) -> None:
    assert says_the_same(page(HTML), page(HTML.replace(old, new))) is same


def test_files_differ_by_their_bytes() -> None:
    assert not says_the_same(page(b"PK\x03\x04<1"), page(b"PK\x03\x04<2"))
    assert says_the_same(page(b"%PDF-1"), page(b"%PDF-1"))
