"""L003: the document number stands flush right (letter format) or centred (document format)."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Example, Hit
from generate.specimen import SPECIMEN, Look, clean
from generate.typography import is_laid_out, paragraphs_of

RIGHT = ("right", "end", "distribute")


def find(case: Case) -> Iterator[Hit]:
    """A number alone on its line that stands at the left, or on the side that the profile's format does
    not have.
    """
    if not is_laid_out(case):
        return
    form = case.profile.layout.format if case.profile else None
    for item in paragraphs_of(case):
        words = item.paragraph.text
        if item.kind != "number" or case.parts.number is None or "\t" in words or words[:1] in " \u3000":
            continue
        if len(words.strip()) > len(case.parts.number.text) + 2 or (item.paragraph.format.left or 0) > 2000:
            continue
        align = item.paragraph.format.align
        if align not in (*RIGHT, "center"):
            yield Hit(item.start, item.end, "发文字号靠左，信函格式应居右顶格，文件格式应居中", "居右")
        elif form == "letter" and align == "center":
            yield Hit(item.start, item.end, "信函格式的发文字号应居右顶格", "居右")
        elif form == "document" and align in RIGHT:
            yield Hit(item.start, item.end, "文件格式的发文字号应居中", "居中")


CHECK = Check(
    code="L003",
    severity="warning",
    message="发文字号：信函格式居右顶格，文件格式居中",
    source="GB/T 9704-2012 7.2.5、10.1",
    strength="standard",
    find=find,
    bad=(Example(SPECIMEN, {"looks": {"number": Look(align="both", first=0)}}),),
    good=(clean(layout={}), clean()),
)
