"""What a single line of a page is: running text, a page word, spam."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.lines import Line
from extract.metadata import INFO_WORDS, SHOWN_DAY
from extract.pagewords import count_words, has_word, is_buttons, starts_with

SENTENCE_ENDS = "。！？；…”!?;：:）"
LEAD = re.compile(r"[，。；,;].*(?:[。！？]|[。！？]”)$")
DOWNLOAD = re.compile(r"^附\s*件.*\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)\W*$", re.IGNORECASE)
COMMENT_HEAD = 16
PAPER_PAGE = re.compile(r"^[（(]?\s*《[^》]{2,14}》\s*[（(]?\s*(?:19|20)\d{2}年[^。，]{0,14}版\s*[)）]*$")
"""《云岭日报》（2024年05月09日 02版）"""
NO_WORD = re.compile(r"[\W_]+")
MARKS = "，。；、！？,;"
BREADCRUMB = re.compile(r"^(?:您|你)?(?:的|当前|现在|所在)*位置|首页|^[^。，]{0,20}[>＞»→]|^\W*$")
CLOCK = re.compile(
    r"^\W*(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\W*$"
)


def is_prose(line: Line) -> bool:
    """Whether a line is running text: some length, sentence punctuation, no link."""
    text = line.text
    if len(text) < 15 or line.is_link:
        return False
    return text[-1] in SENTENCE_ENDS or len(text) >= 80 or sum(map(text.count, MARKS)) >= 2


def is_lead(line: Line) -> bool:
    """Whether a line above the body is the lead of a story: running text that ends a sentence."""
    return (
        is_prose(line)
        and LEAD.search(line.text) is not None
        and not is_page_line(line)
        and not is_info(line.text)
    )


@lru_cache(maxsize=4096)
def is_page_line(line: Line) -> bool:
    """Whether a line belongs to the page, not the document: buttons, boxes, notices, hidden text."""
    text = line.text
    if line.hidden or line.is_all_link or ends_document(line):
        return True
    if len(text) > 80 or text[-1] in "。；":
        return False
    return (
        starts_with("drop", text)
        or DOWNLOAD.match(text) is not None
        or PAPER_PAGE.match(text) is not None
        or is_buttons(text)
        or NO_WORD.fullmatch(text) is not None
    )


def opens_box(line: Line) -> bool:
    """Whether a line opens a box of links to other pages: 相关链接, 上一篇, 热点排行."""
    return (len(line.text) <= 80 or line.is_link) and starts_with("end", line.text)


def opens_comments(line: Line) -> bool:
    """Whether a line stands above what readers have written: 网友评论, 12条评论."""
    return len(line.text) <= COMMENT_HEAD and starts_with("comment", line.text.lstrip("0123456789 "))


@lru_cache(maxsize=4096)
def ends_document(line: Line) -> bool:
    """Whether a line opens what stands below a document: neighbours, related links, notices, the footer."""
    text = line.text
    if opens_box(line) or opens_comments(line):
        return True
    if starts_with("notice", text) or (text.startswith("主办") and "承办" in text):
        return True
    words = count_words("footer", text) if has_word("footer", text) else 0
    return words >= 2 or (words == 1 and (line.is_link or text[-1] not in "。；！"))


def is_spam(text: str) -> bool:
    """Whether a line is a block of porn or betting links: two words of the kind, or one in a short line."""
    found = count_words("spam", text)
    return found >= 2 or (found == 1 and len(text) <= 20)


def drop_spam(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without spam; a long line of prose is kept whatever it mentions once or twice."""
    if not has_word("spam", "\n".join(line.text for line in lines if "。" not in line.text)):
        return tuple(lines)
    return tuple(line for line in lines if not (is_spam(line.text) and not _reads(line)))


def _reads(line: Line) -> bool:
    marks = sum(map(line.text.count, "，。；、"))
    return marks >= 3 and count_words("spam", line.text) <= 2


def is_info(text: str) -> bool:
    """Whether a line tells of the page rather than of its subject: date, source, clicks."""
    if len(text) > 120 or "今天" in text or text[-1] in "。；":
        return False
    return bool(INFO_WORDS.search(text) or SHOWN_DAY.search(text) or CLOCK.match(text))
