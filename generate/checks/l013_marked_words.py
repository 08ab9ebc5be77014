"""L013: no editor's marks are left on the words: highlighting, shading, underlines, strokes, colours."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterfile import Run
from generate.specimen import clean
from generate.typography import is_laid_out, paragraphs_of

BLACK = frozenset(("000000", "AUTO", "0D0D0D", "1A1A1A", "262626", "333333", "060607"))
OWN_COLOUR = ("head", "number")  # the letterhead is red


def find(case: Case) -> Iterator[Hit]:
    """The first place of each kind of mark, and on how many paragraphs it stands."""
    if not is_laid_out(case):
        return
    places: dict[str, list[tuple[int, int]]] = {}
    for item in paragraphs_of(case):
        if item.kind in OWN_COLOUR:
            continue
        found: dict[str, tuple[int, int]] = {}
        for run in item.paragraph.runs:
            what = left_on(run)
            if what and item.paragraph.text[run.start : run.end].strip():
                found.setdefault(what, (item.start + run.start, item.start + run.end))
        for what, place in found.items():
            places.setdefault(what, []).append(place)
    for what, stretches in places.items():
        count = f"（共{len(stretches)}段）" if len(stretches) > 1 else ""
        yield Hit(*stretches[0], f"文字上留有{what}，发出前应去掉{count}", "黑色、不加标记")


def left_on(run: Run) -> str | None:
    """The mark on a run, or its colour where it is not black."""
    if run.mark:
        return run.mark
    colour = (run.colour or "auto").upper()
    return None if colour in BLACK else "彩色字"


CHECK = Check(
    code="L013",
    severity="warning",
    message="正文用黑色字，不留突出显示、底纹、下划线、删除线",
    source="GB/T 9704-2012 5.2.2（文字颜色均为黑色）",
    strength="standard",
    find=find,
    bad=(
        clean(layout={"body_mark": '<w:highlight w:val="yellow"/>'}),
        clean(layout={"body_mark": '<w:u w:val="single"/>'}),
        clean(layout={"body_mark": "<w:strike/>"}),
        clean(layout={"body_mark": '<w:shd w:val="clear" w:fill="FFFF00"/>'}),
        clean(layout={"body_mark": '<w:color w:val="FF0000"/>'}),
    ),
    good=(
        clean(layout={}),
        clean(layout={"body_mark": '<w:highlight w:val="none"/>'}),
        clean(layout={"body_mark": '<w:u w:val="none"/>'}),
    ),
)
