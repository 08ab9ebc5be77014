"""N006: one value for different things is worth a look."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.figures import figure_hits
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """Repeats, at the later figure."""
    yield from figure_hits(case, "repeat", "look")


CHECK = Check(
    code="N006",
    severity="warning",
    message="不同对象的数字完全相同，疑似误抄",
    source="《统计法》第七条（真实、准确）",
    strength="law",
    find=find,
    bad=(
        changed(
            (
                "2024年暑期，我局招募",
                "城区有两所小学，一是第一小学，在校学生2605名；二是第二小学，在校学生2605名。2024年暑期，我局招募",
            )
        ),
    ),
    good=(
        clean(),
        changed(
            (
                "2024年暑期，我局招募",
                "城区有两所小学，一是第一小学，在校学生2605名；二是第二小学，在校学生1983名。2024年暑期，我局招募",
            )
        ),
    ),
)
