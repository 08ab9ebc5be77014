"""N001: parts add up to the stated total."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.figures import figure_hits
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """Sums that fail, at their total."""
    yield from figure_hits(case, "sum", "fails")


CHECK = Check(
    code="N001",
    severity="error",
    message="分项之和应等于总数",
    source="《统计法》第七条（真实、准确）",
    strength="law",
    find=find,
    bad=(
        changed(("其中城区9个、乡镇3个", "其中城区8个、乡镇3个")),
        changed(("其中城区9个、乡镇3个", "分别为青石镇5个、柳河镇4个、白云镇2个")),
    ),
    good=(clean(), changed(("其中城区9个、乡镇3个", "其中青石镇5个、柳河镇4个、白云镇3个"))),
)
