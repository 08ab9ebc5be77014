"""Whether two versions of a page say the same: counters, dates and tokens change by themselves."""

from __future__ import annotations

import re

from crawler.encoding import decode
from crawler.families import is_any_file
from crawler.links import read_html
from crawler.page import Page

# 浏览次数：128, 点击 12 次, 阅读人次:3, 您是第 5 位访客
_COUNTER = re.compile(
    r"(?:浏览|点击|阅读|访问|查看|点赞|分享|转发|收藏|评论)(?:次数|人次|数量|数|量|率)?\s*[:：]?\s*[\[【(（]?\s*\d+\s*[\]】)）]?\s*(?:次|人次|人)?"
    r"|第\s*\d+\s*位(?:访客|访问者|访问|浏览)"
)
# 今天是：2024年11月22日 星期五, and clocks
_TODAY = re.compile(
    r"(?:今天是?|现在是|当前时间|当前日期)\s*[:：]?\s*(?:\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?)?"
    r"\s*(?:星期.|周.)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?"
)
_SPACE = re.compile(r"\s+")


def says_the_same(old: Page, new: Page) -> bool:
    """Whether the visible words and the attachments are the same, counters and today's date left out."""
    return old.body == new.body or (_is_text(old) and _is_text(new) and _said(old) == _said(new))


def _is_text(page: Page) -> bool:
    return b"<" in page.body[:4096] and not page.body.startswith(
        (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
    )


def _said(page: Page) -> tuple[str, tuple[str, ...]]:
    from selectolax.lexbor import LexborHTMLParser

    html = decode(page.body, page.content_type)
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template"])
    words = _SPACE.sub(" ", tree.body.text(separator=" ") if tree.body else "")
    words = _TODAY.sub("", _COUNTER.sub("", words))
    files = sorted(link.address for link in read_html(html, page.address).links if is_any_file(link.address))
    return words, tuple(files)
