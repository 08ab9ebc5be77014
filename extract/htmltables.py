"""Tables of a page: those that hold figures come out as rows, those that only lay the page out stay blocks.

Cells come from the tree of the one parse; tables with merged cells, mostly pasted from Word or Excel with
broken markup, are read once more by BeautifulSoup, which is 25 times as slow but forgiving.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.lines import BLANK, ROW_BREAK
from extract.pagewords import field_labels

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MERGED = re.compile("(?:row|col)span=[\"']?[2-9]")
CELL_BREAK = "　"
MAX_CELL = 120
MAX_ROWS = 2_000
MAX_COLUMNS = 60


def replace_tables(container: LexborNode) -> None:
    """Put each table of figures in ``container`` into text, a row a line."""
    for table in container.css("table"):
        rows = table_rows(table)
        if rows:
            texts = (CELL_BREAK.join(cell for cell in row if cell) for row in rows)
            table.replace_with(ROW_BREAK + ROW_BREAK.join(text for text in texts if text) + ROW_BREAK)


def table_rows(table: LexborNode) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of figures; () for a layout or metadata table."""
    if len(table.css("table")) > 1 or table.css_first("form") or not _may_hold_figures(table):
        return ()
    html = table.html or ""
    rows = _merged_rows(html) if _MERGED.search(html) else map(_cells, table.css("tr")[:MAX_ROWS])
    found = tuple(filter(None, rows))
    return found if is_data(found) else ()


def _may_hold_figures(table: LexborNode) -> bool:
    """A cheap look before the cells are read: at least two rows, more cells than rows and few links."""
    rows = len(table.css("tr"))
    return rows >= 2 and len(table.css("td, th")) > rows and 2 * len(table.css("a")) < rows


def _cells(row: LexborNode) -> tuple[str, ...]:
    return tuple("".join(cell.text(deep=True).split()) for cell in row.css("td, th")[:MAX_COLUMNS])


def _merged_rows(html: str) -> Iterator[tuple[str, ...]]:
    from bs4 import BeautifulSoup

    for row in BeautifulSoup(html, "lxml").find_all("tr", limit=MAX_ROWS):
        cells = row.find_all(["td", "th"], limit=MAX_COLUMNS)
        yield tuple("".join(cell.get_text().split()) for cell in cells)


def is_data(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Whether rows are to be read across: several columns, short cells, no labels of a metadata table."""
    wide = sum(1 for row in rows if len(row) >= 2)
    if wide < 2 or wide * 2 < len(rows):
        return False
    cells = [cell.strip(BLANK) for row in rows for cell in row]
    if max(map(len, cells), default=0) > MAX_CELL:
        return False
    labels = sum(1 for cell in cells if cell.rstrip(":：") in field_labels())
    return labels * 4 < len(cells)
