"""L007: no comments are left in a letter to be sent; the evidence comments of a draft are its own."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import clean

COMMENTED = '<w:p><w:r><w:t>见批注</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'


def find(case: Case) -> Iterator[Hit]:
    """The comments, one hit for all; none for a draft that still has its evidence beside it."""
    if not case.first or case.evidence is not None:
        return
    comments = [mark for mark in case.file.marks if mark.kind == "comment"]
    if comments:
        first = comments[0]
        start = case.file.starts[first.paragraph] + first.start
        yield Hit(start, start, f"还有{len(comments)}条批注：“{first.text[:20]}”等，发出前应删除", "删除批注")


CHECK = Check(
    code="L007",
    severity="warning",
    message="发出前删除批注",
    source="《党政机关公文处理工作条例》第二十六条（复核）",
    strength="custom",
    find=find,
    bad=(clean(layout={"extra": COMMENTED, "comments": ("这里要再核实",)}),),
    good=(clean(layout={}),),
)
