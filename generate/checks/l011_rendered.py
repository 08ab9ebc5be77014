"""L011: as rendered, a full page has 22 lines at 28 to 29 pt and a full line 28 characters."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.rendered import RenderedPage
from generate.specimen import clean

GOOD = RenderedPage(22, 28, 28.95)


def find(case: Case) -> Iterator[Hit]:
    """The full pages (neither first nor last) and the lines of a rendering; silent without one."""
    if not case.first or not case.rendered:
        return
    inner = case.rendered[1:-1]  # a heading kept with its text may leave one line of a page free
    wrong = next((page for page in inner if page.lines not in (21, 22)), None)
    if wrong is not None:
        yield Hit(None, None, f"排版后每页{wrong.lines}行，应为22行", "固定行距28.95磅，网格对齐")
    pitches = [page.pitch for page in case.rendered if page.pitch is not None]
    if pitches and not 27.9 <= pitches[0] <= 29.1:
        yield Hit(None, None, f"排版后行距是{pitches[0]:.2f}磅，应为28—29磅", "固定行距28.95磅")
    most = max((page.characters for page in case.rendered), default=0)
    if len(case.letter.text) > 300 and most < 26:
        yield Hit(None, None, f"排版后每行最多{most}字，应为28字", "版心宽156毫米，字间距紧缩0.25磅")


CHECK = Check(
    code="L011",
    severity="warning",
    message="排版后每页22行、每行28字、行距28—29磅",
    source="GB/T 9704-2012 5.2.3",
    strength="standard",
    find=find,
    bad=(
        clean(layout={}, rendered=(GOOD, RenderedPage(19, 28, 28.95), GOOD)),
        clean(layout={}, rendered=(RenderedPage(20, 28, 30.0), GOOD)),
        clean(layout={}, rendered=(RenderedPage(22, 24, 28.95),)),
    ),
    good=(clean(layout={}), clean(layout={}, rendered=(GOOD, GOOD, RenderedPage(9, 28, 28.95)))),
)
