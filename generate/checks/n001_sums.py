"""N001: parts add up to the stated total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.comparisons import trailing_total_hits
from generate.figures import figure_hits
from generate.specimen import changed, clean

AMONG = re.compile(
    r"(?P<total>\d{1,6})(?P<unit>[个处家所名人条座项户])[^，。；、\d]{0,10}中，?"
    r"(?P<parts>(?:[^，。；、\d]{1,16}\d{1,6}(?P=unit)[、，])+[^，。；、\d]{1,16}\d{1,6}(?P=unit))(?=[。；，])"
)


def find(case: Case) -> Iterator[Hit]:
    """Sums that fail, at their total; then totals told apart by 中 (18条线路中…的12条、…的9条)."""
    seen = set()
    for hit in figure_hits(case, "sum", "fails"):
        seen.add(hit.start)
        yield hit
    for check in case.record.checks:
        if check.kind == "sum":
            seen.add(case.offset + case.record.statistics[check.statistics[0]].start)
    for hit in trailing_total_hits(case):
        if hit.start not in seen:
            yield hit
    body = case.parts.body
    for found in AMONG.finditer(body.text):
        total, unit = int(found["total"]), found["unit"]
        parts = [int(number) for number in re.findall(rf"(\d+){unit}", found["parts"])]
        start = body.start + found.start("total")
        wrong = sum(parts) > total or 0.9 * total <= sum(parts) < total
        if len(parts) >= 2 and wrong and start not in seen:
            words = "＋".join(map(str, parts))
            reason = f"分项合计与总数不符：{words}＝{sum(parts)}，总数写{total}{unit}"
            yield Hit(start, start + len(found["total"] + unit), reason)


CHECK = Check(
    code="N001",
    severity="error",
    message="分项之和应等于总数",
    source="《统计法》第七条（真实、准确）",
    strength="law",
    find=find,
    bad=(
        changed(("其中城区9个、乡镇3个", "其中城区8个、乡镇3个")),
        changed(
            (
                "2025年，县财政",
                "2024年在城关镇新增泊位86个，在青石镇新增泊位54个，共新增泊位150个。2025年，县财政",
            )
        ),
        changed(("其中城区9个、乡镇3个", "分别为青石镇5个、柳河镇4个、白云镇2个")),
    ),
    good=(
        changed(
            (
                "2025年，县财政",
                "2024年在城关镇新增泊位86个，在青石镇新增泊位54个，共新增泊位140个。2025年，县财政",
            )
        ),
        clean(),
        changed(("其中城区9个、乡镇3个", "其中青石镇5个、柳河镇4个、白云镇3个")),
    ),
)
