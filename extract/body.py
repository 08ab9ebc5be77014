"""The body of a page: a container of a known family if it passes the test, else the densest lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.htmltables import replace_tables
from extract.letters import find_salutations, is_tail
from extract.lines import CONTAINER_MARK, Line, PageText, page_lines
from extract.metadata import DAY
from extract.pagewords import read_table, starts_with
from extract.prose import BREADCRUMB, ends_document, is_info, is_page_line, is_prose, opens_comments
from extract.repair import count_han

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MIN_HAN = 40
MAX_LINKED = 0.35
SURE_HAN = 300
FAR_LESS = 0.3
BOXES = "[class]:not(li):not(a):not(span):not(p):not(ul):not(tr),[id]:not(a):not(li),[itemprop],article"
"""Elements that may be containers; their names are looked up in the table, which may grow at no cost."""
CLOCK = rf"{DAY}日?(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
BYLINE = re.compile(
    rf"[\u4e00-\u9fff]{{2,24}}[\s|｜·/—–-]+{CLOCK}$|{CLOCK}[\s|｜·/—–-]+[\u4e00-\u9fff]{{2,24}}$"
)
"""云岭县财政局　2024年5月9日, below a title; below a text it is a signature."""
END_MARK = "\x1d"
"""A blank that is put behind the body element, so that its end is found in the serialised page."""
BEFORE, AFTER, FOOTER = 4_000, 2_000, 1_500
"""Characters of HTML read above and below the body element, and at the end of the page."""


@cache
def containers() -> dict[str, int]:
    """Selectors of the known families' body elements, with their rank."""
    return {row["selector"]: rank for rank, row in enumerate(read_table("containers.csv"))}


def read_lines(tree: LexborHTMLParser) -> tuple[tuple[Line, ...], str]:
    """The lines of a parsed page, marked ``inside`` a known family's body element, and their HTML.

    Where such an element is found, only its surroundings are read, not every menu of the page.
    """
    root = tree.body or tree.root
    if root is None:
        return (), ""
    for node in root.css("script,style,noscript"):
        node.decompose()
    boxes = find_containers(root)
    for box in boxes:
        box.node.attrs[CONTAINER_MARK] = "1"
        replace_tables(box.node)
    if not boxes:
        replace_tables(root)
    if boxes:
        boxes[-1].node.insert_after(END_MARK)
    html = root.html or ""
    if sum(box.weight for box in boxes) >= SURE_HAN:
        html = _surroundings(html)
    return page_lines(html), html


def _surroundings(html: str) -> str:
    """The part of a page around its marked elements, and its footer."""
    start = max(0, html.find(CONTAINER_MARK) - BEFORE)
    end = html.rfind(END_MARK) + AFTER
    start = max(0, html.find("<", start)) if start else 0
    if end + FOOTER >= len(html):
        return html[start:]
    return html[start : html.rfind(">", start, end) + 1] + "<hr>" + html[html.find("<", len(html) - FOOTER) :]


def find_body(lines: tuple[Line, ...], title: int | None = None) -> PageText:
    """The body among the lines of a page: the marked element, else the densest stretch of prose.

    ``title`` is the place of the line that is surely the title; the stretch lies below it where there is any.
    """
    lines = _shown(lines)
    inside = [place for place, line in enumerate(lines) if line.inside]
    if inside:
        page = PageText(lines, inside[0], inside[-1] + 1, contained=True)
        others = tuple(line._replace(hidden=True) if line.inside else line for line in lines)
        if not _is_outweighed(page.body, others):
            return _below_info(page)
        lines = others
    floor = 0 if title is None else title + 1
    start, end = _stretch_below(lines, floor)
    if _prose_weight(lines[start:end]) < MIN_HAN:
        floor = 0
        start, end = _stretch_below(lines, floor)
    if start == end:
        return PageText(lines, 0, 0, contained=False)
    start, end = max(floor, _reach_up(lines, start)), _reach_down(lines, end)
    return _below_info(PageText(lines, start, end, contained=False))


def _stretch_below(lines: tuple[Line, ...], floor: int) -> tuple[int, int]:
    """The densest stretch of the lines from ``floor`` on, above what readers and lawyers add below it."""
    limit = len(lines)
    for place in range(floor, len(lines)):
        ends = opens_comments(lines[place]) or (floor and starts_with("notice", lines[place].text))
        if ends and _prose_weight(lines[floor:place]) >= MIN_HAN:
            limit = place
            break
    start, end = densest_stretch(lines[floor:limit])
    start, end = start + floor, end + floor
    letter = next(iter(find_salutations(lines[floor:limit])), None)
    if letter is None or start <= letter + floor < end:
        return start, end
    # A short letter is the document, even where a long notice stands below it.
    start = letter + floor
    end = next((place for place in range(start + 1, limit) if ends_document(lines[place])), limit)
    return start, end


def _shown(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, those of hidden elements taken as shown where they hold most of the text.

    Some sites hide the whole article until a script shows it.
    """
    hidden = [line for line in lines if line.hidden]
    if not hidden or sum(len(line.text) for line in hidden) <= _prose_weight(lines):
        return lines
    return tuple(line._replace(hidden=False) for line in lines)


def _is_outweighed(body: tuple[Line, ...], others: tuple[Line, ...]) -> bool:
    """Whether the marked element holds little text and the rest of the page, its lines hidden, far more."""
    held = _prose_weight(body)
    if held >= SURE_HAN or find_salutations(body):
        return False
    first, last = densest_stretch(others)
    return FAR_LESS * _prose_weight(others[first:last]) > held


def _prose_weight(lines: tuple[Line, ...]) -> int:
    return wide_length("".join(line.text for line in lines if is_prose(line) and not line.hidden))


def _below_info(page: PageText) -> PageText:
    """The page with its body cut below an info line (date, source, clicks) that the container holds too."""
    salutations = find_salutations(page.body)
    limit = min(15, salutations[0] if salutations else len(page.body) // 2)
    start = page.start
    for place, line in enumerate(page.body[:limit], page.start + 1):
        if is_info(line.text) or BYLINE.match(line.text):
            start = place
        elif is_prose(line) and len(line.text) > 40:
            break
    return replace(page, start=start)


def _reach_up(lines: tuple[Line, ...], start: int) -> int:
    """``start`` moved up over the short lines that belong to a document: its number, class, headline."""
    floor = max(0, start - 10)
    while start > floor and not (_bounds(lines[start - 1]) or lines[start - 1].heading):
        start -= 1
    return start


def _reach_down(lines: tuple[Line, ...], end: int) -> int:
    """``end`` moved down over what may be a document's tail; where it really ends is seen from its words."""
    limit = min(len(lines), end + 15)
    while end < limit and not ends_document(lines[end]):
        if lines[end].is_link and not _goes_on(lines[end + 1 : end + 2]):
            break
        end += 1
    return end


def _goes_on(following: tuple[Line, ...]) -> bool:
    """Whether the line that follows a link is a sentence or a tail: the link was an advertisement between."""
    return any(
        (line.text[-1] in "。！" or is_tail(line.text)) and not (line.is_link or is_page_line(line))
        for line in following
    )


def _bounds(line: Line) -> bool:
    return (
        line.is_link or ends_document(line) or is_info(line.text) or BREADCRUMB.search(line.text) is not None
    )


@dataclass(frozen=True, slots=True)
class Box:
    """An element that a selector of the table names, its rank there, and how much text it holds."""

    node: LexborNode
    rank: int
    weight: int


def find_containers(root: LexborNode) -> tuple[Box, ...]:
    """The body element of the best known family that holds text and few links, with its like siblings.

    An element that holds far less text than another known one is a notice
    or a side box, whatever its name.
    """
    named = {node.mem_id: node for node in root.css(BOXES)}.values()
    boxes = [Box(node, rank, own_weight(node)) for node in named if (rank := _rank(node)) is not None]
    most = max((box.weight for box in boxes), default=0)
    if most < MIN_HAN:
        return ()
    chosen = min(
        (box for box in boxes if box.weight >= max(MIN_HAN, FAR_LESS * most)),
        key=lambda box: (box.rank, -box.weight),
    )
    home = chosen.node.parent
    return tuple(
        box
        for box in boxes
        if box.rank == chosen.rank and box.weight > 0 and home and box.node.parent == home
    )


def _rank(node: LexborNode) -> int | None:
    """Rank of the first selector of the table that the node fits: by id, by class, by name; None for none."""
    known = containers()
    attributes = node.attributes
    names = attributes.get("class") or ""
    selectors = [f".{name}" for name in names.split()] if " " in names else [f".{names}"]
    selectors.append(f"#{attributes.get('id')}")
    selectors.append(node.tag or "")
    if "itemprop" in attributes:
        selectors.append(f"[itemprop={attributes['itemprop']}]")
    ranks = [known[selector] for selector in selectors if selector in known]
    return min(ranks) if ranks else None


def own_weight(node: LexborNode) -> int:
    """How much Chinese text an element holds; 0 when too much of it stands in links."""
    weight = wide_length(node.text(deep=True))
    linked = sum(wide_length(link.text(deep=True)) for link in node.css("a")) if weight else 0
    return weight if linked <= MAX_LINKED * weight else 0


def wide_length(text: str) -> int:
    """About how many characters of ``text`` are Chinese, punctuation included: each takes three bytes."""
    return (len(text.encode("utf-8", "replace")) - len(text)) // 2


def densest_stretch(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Start and end of the run of lines with the most prose: the maximal sum of line weights."""
    best = (0, 0)
    best_sum = running = 0.0
    start = 0
    for place, line in enumerate(lines):
        if running <= 0:
            running, start = 0.0, place
        running += _weight(line)
        if running > best_sum:
            best_sum, best = running, (start, place + 1)
    return best


def _weight(line: Line) -> float:
    """How much a line speaks for being in the body: prose does by its Han characters, links do not."""
    if line.hidden:
        return 0.0
    han = count_han(line.text)
    if line.is_link:
        return -8.0 - han / 2
    if ends_document(line):
        return -80.0
    if line.row or is_prose(line):
        return float(han)
    return 2.0 if han and len(line.text) <= 40 and line.text[-1] in "：:。" else -3.0
