"""The title of a page: what it shows above its body, checked against its window title and its metas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.lines import Line, PageText
from extract.metadata import first_meta
from extract.prose import BREADCRUMB, ends_document, is_info, is_page_line, is_prose

TITLE_METAS = ("articletitle", "pagetitle", "og:title", "title", "dc.title", "twitter:title")
WINDOW_BREAK = re.compile(r"\s*[_|｜]+\s*|\s+[-–—]+\s+|--+|\s*[-–—]\s*(?=[^-–—_|｜]{2,30}$)")
ELLIPSIS = re.compile(r"(?:\.{2,}|…+)$")
TITLE_BEGINS = re.compile(r"关于|对|答复|复函|办理")
TITLE_ENDS = re.compile(r"(?:答复|复函|回复|答复函|的函|意见|情况|报告|通报|总结|通知|方案)(?:\([^)]*\))?$")
LONGEST = 160


def choose_title(page: PageText, metas: Mapping[str, str], window: str) -> str | None:
    """The title, or None when the page shows none.

    First a shown headline that the window title or the title meta confirms, then the meta, then the
    headline element nearest to the body, then the first part of the window title or the line above the
    info line.
    """
    meta = first_meta(metas, TITLE_METAS)
    site = first_meta(metas, ("sitename", "og:site_name")) or ""
    shown = tuple(line for line in page.head + page.body[:6] if _may_be_title(line))
    known = fold(meta or "")
    whole, first = fold(window), fold(_first_part(window))
    folded = tuple((fold(line.text), line) for line in shown)
    confirmed = [line.text for text, line in folded if text == known or _agrees(text, whole, first)]
    confirmed += _joined(folded, tuple(filter(None, (known, whole, first))))
    if confirmed:
        return max(confirmed, key=lambda text: len(fold(text)))
    if meta and len(fold(meta)) >= 4 and not ELLIPSIS.search(meta):
        return meta
    headings = [line.text for line in shown if line.heading and fold(line.text) != fold(site)]
    if headings:
        return headings[-1]
    if window and not _is_site_name(window, site):
        return _first_part(window)
    return _above_info(page) or meta or (_first_part(window) if window else None)


def printed_title(preamble: Sequence[str], lines: Sequence[str]) -> str | None:
    """The title that a document prints above its text (Word, PDF, plain text), broken lines joined."""
    for place, first in enumerate(preamble):
        if not TITLE_BEGINS.search(first):
            continue
        for count in (1, 2, 3):
            whole = "".join(line.strip() for line in preamble[place : place + count])
            if TITLE_ENDS.search(fold(whole)):
                return whole
    if (
        lines
        and 6 <= len(lines[0]) <= 60
        and TITLE_ENDS.search(fold(lines[0]))
        and lines[0][-1] not in "。：:；"
    ):
        return lines[0]
    return None


def fold(text: str) -> str:
    """``text`` without white space, brackets of both widths alike."""
    return "".join(text.split()).replace("（", "(").replace("）", ")")


def _may_be_title(line: Line) -> bool:
    return 4 <= len(line.text) <= LONGEST and not line.is_link and not line.hidden


def _joined(shown: Sequence[tuple[str, Line]], wanted: Sequence[str]) -> list[str]:
    """Titles broken over two or three lines, where the whole is what a meta or the window title says."""
    found = []
    for place, (first, _) in enumerate(shown[:-1]):
        if not any(other.startswith(first) for other in wanted):
            continue
        for count in (2, 3):
            pieces = shown[place : place + count]
            whole = "".join(text for text, _ in pieces)
            if len(whole) >= 10 and whole in wanted:
                found.append("".join(line.text for _, line in pieces))
    return found


def _agrees(text: str, whole: str, first: str) -> bool:
    """Whether the window title (``whole``, folded) starts with a shown text, or is its cut-off beginning."""
    if len(text) < 6 or not whole:
        return False
    if whole.startswith(text):
        return 2 * len(text) >= len(first) or len(text) >= 16
    beginning = ELLIPSIS.sub("", first)
    return len(beginning) >= 10 and text.startswith(beginning) and not is_info(text)


def _first_part(window: str) -> str:
    return WINDOW_BREAK.split(window.strip())[0].strip() or window.strip()


def _is_site_name(window: str, site: str) -> bool:
    first = fold(_first_part(window))
    return first == fold(site) or (
        len(first) <= 24
        and first.endswith(("网", "网站", "门户", "人民政府", "平台", "专栏", "公开", "首页"))
    )


def _above_info(page: PageText) -> str | None:
    """The line above the info line: the nearest that is no breadcrumb, button or running text."""
    head: Sequence[Line] = page.head
    info = next((place for place, line in enumerate(head) if is_info(line.text)), len(head))
    for line in reversed(head[:info]):
        text = line.text
        if (
            len(text) < 6
            or line.is_link
            or BREADCRUMB.search(text)
            or is_page_line(line)
            or ends_document(line)
        ):
            continue
        if len(text) <= LONGEST and not (is_prose(line) and text[-1] in "。；"):
            return text
    return None
