"""The title of a page: what it shows above its body, checked against its window title and its metas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.lines import Line, PageText
from extract.metadata import FIELD_LINE, first_meta
from extract.organs import is_organ
from extract.pagewords import field_labels
from extract.prose import BREADCRUMB, is_info, is_page_line, is_prose

TITLE_METAS = ("articletitle", "pagetitle", "og:title", "title", "dc.title", "twitter:title")
WINDOW_BREAK = re.compile(r"\s*[_|｜]+\s*|\s+[-–—]+\s+|--+|\s*[-–—]\s*(?=[^-–—_|｜]{2,30}$)")
ELLIPSIS = re.compile(r"(?:\.{2,}|…+)$")
TITLE_BEGINS = re.compile(r"关于|对|答复|复函|办理")
TITLE_ENDS = re.compile(r"(?:答复|复函|回复|答复函|的函|意见|情况|报告|通报|总结|通知|方案)(?:\([^)]*\))?$")
BEHIND_TITLE = re.compile(r"[(\[]?(?:(?:19|20)\d{2}|发布|来源|时间|日期)")
NAME_LABELS = ("名称", "信息名称", "标题", "文件名称", "公文名称")
BULLETS = "·•●○■□◆▪>-—*"
LONGEST = 160


def choose_title(page: PageText, metas: Mapping[str, str], window: str) -> str | None:
    """The title, or None when the page shows none.

    First a shown line that the window title or the title meta confirms (an organ's name there is the site's),
    then the meta, then the shown line
    that looks most like a title, then the first part of the window title.
    """
    meta = first_meta(metas, TITLE_METAS)
    site = first_meta(metas, ("sitename", "og:site_name")) or ""
    shown = tuple(line for line in page.head + page.body[:6] if _may_be_title(line))
    known = fold(meta or "")
    whole, first = fold(window), fold(_first_part(window))
    folded = tuple((fold(line.text), line) for line in shown)
    confirmed = [line.text for text, line in folded if text == known or _agrees(text, whole, first)]
    confirmed = [text for text in confirmed if not is_organ(text)]
    if not any(fold(text) in (known, first) for text in confirmed):
        confirmed += _joined(folded, tuple(filter(None, (known, whole, first))))
    if confirmed:
        return max(confirmed, key=lambda text: len(fold(text)))
    if meta and len(fold(meta)) >= 4 and not ELLIPSIS.search(meta):
        return meta
    likely = _likeliest(page, site)
    if likely:
        return likely
    return _first_part(window) if window and not _is_site_name(window, site) else meta


def title_place(lines: Sequence[Line], metas: Mapping[str, str], window: str) -> int | None:
    """Place of the line that the window title or the metas confirm as the title, a headline element first.

    A body is looked for below it: what stands above is the page's, however much prose it holds.
    """
    known = fold(first_meta(metas, TITLE_METAS) or "")
    whole, first = fold(window), fold(_first_part(window))
    places = []
    for place, line in enumerate(lines):
        text = fold(line.text)
        confirmed = text == known or _agrees(text, whole, first)
        if confirmed and _may_be_title(line) and not is_organ(line.text):
            places.append((not line.heading, place))
    return min(places)[1] if places else None


def _likeliest(page: PageText, site: str) -> str | None:
    """The line above the body that looks most like its title, when nothing confirms one.

    What counts: a headline element, the words of titles (关于…的答复), the place above the info line, being
    printed twice, being the value of 名称 in the metadata table.
    """
    lines = page.head + page.body[:3]
    texts = [fold(line.text) for line in lines]
    info = max((place for place, line in enumerate(page.head) if is_info(line.text)), default=len(page.head))
    while info > 0 and info <= len(page.head) and is_info(page.head[info - 1].text):
        info -= 1
    best, title = 2.5, None
    for place, line in enumerate(lines):
        text = texts[place]
        if not _may_be_title(line) or _is_furniture(line) or text == fold(site) or text in field_labels():
            continue
        score = 3.0 * line.heading - 3.0 * (line.text[0] in BULLETS) + place / 1000
        score += 3.0 * bool(TITLE_BEGINS.search(text) and TITLE_ENDS.search(text))
        score += (
            2.0 * (info - 2 <= place < info) + 2.0 * (texts.count(text) > 1) + 1.0 * (10 <= len(text) <= 60)
        )
        score += 3.0 * (place > 0 and texts[place - 1].rstrip(":：") in NAME_LABELS)
        if score > best:
            best, title = score, line.text
    return title


def _is_furniture(line: Line) -> bool:
    """Whether a line is a breadcrumb, an info line, a button, a box or running text."""
    text = line.text
    pair = FIELD_LINE.match(text)
    if pair and fold(pair.group(1)) in field_labels():
        return True
    if len(text) < 6 or is_info(text) or is_page_line(line):
        return True
    return BREADCRUMB.search(text) is not None or (is_prose(line) and text[-1] in "。；")


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
    if len(beginning) < 10 or not text.startswith(beginning):
        return False
    return not is_info(text) and not BEHIND_TITLE.match(text, len(beginning))


def _first_part(window: str) -> str:
    return WINDOW_BREAK.split(window.strip())[0].strip() or window.strip()


def _is_site_name(window: str, site: str) -> bool:
    first = fold(_first_part(window))
    return first == fold(site) or (
        len(first) <= 24
        and first.endswith(("网", "网站", "门户", "人民政府", "平台", "专栏", "公开", "首页"))
    )
