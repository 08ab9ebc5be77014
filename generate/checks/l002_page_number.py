"""L002: pages are numbered, 14 pt, odd pages right, even pages left."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import clean
from generate.typography import is_laid_out

ONE_PAGE = 22 * 28


def find(case: Case) -> Iterator[Hit]:
    """No page number in a letter of several pages; a number of another size or on one side only."""
    if not is_laid_out(case):
        return
    numbered = [footer for footer in case.file.footers if footer.has_page_number]
    if not numbered:
        if len(case.letter.text) > ONE_PAGE or case.file.footers:
            yield Hit(None, None, "没有页码", "4号半角宋体，数字左右各一条一字线")
        return
    if any(footer.align == "center" for footer in numbered):
        yield Hit(None, None, "页码居中，应单页居右、双页居左", "单页居右空一字、双页居左空一字", "info")
    sizes = {footer.size for footer in numbered if footer.size}
    if sizes and sizes != {14.0}:
        yield Hit(None, None, f"页码字号是{min(sizes):g}磅，应为14磅（4号）", "4号")


CHECK = Check(
    code="L002",
    severity="warning",
    message="编排页码：4号，单页居右、双页居左，数字左右各一条一字线",
    source="GB/T 9704-2012 7.5",
    strength="standard",
    find=find,
    bad=(clean(layout={"page_number": False}), clean(layout={"page_number_align": "center"})),
    good=(clean(layout={}), clean()),
)
