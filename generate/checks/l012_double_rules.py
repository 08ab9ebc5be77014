"""L012: the red double rules of the letter format: where they stand, how long, which line thick; page 1
unnumbered.
"""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterfile import Drawing
from generate.specimen import clean
from generate.typography import MM, TOLERANCE, is_laid_out, millimetres

LENGTH, FOOT = 170 * MM, (297 - 20) * MM
HEAD = (36 * MM, 60 * MM)  # 4 mm below the mark, whose height is free


def find(case: Case) -> Iterator[Hit]:
    """Faults of the rules that there are; their lack where the profile wants the letter format."""
    if not is_laid_out(case):
        return
    for rule in case.file.drawings:
        yield from rule_hits(rule)
    wanted = case.profile is not None and case.profile.layout.format == "letter"
    missing = {"header", "footer"} - {rule.part for rule in case.file.drawings}
    if wanted and missing and (case.file.drawings or not case.file.ornamented):
        names = "、".join(
            {"header": "上部", "footer": "下部"}[part] for part in sorted(missing, reverse=True)
        )
        yield Hit(None, None, f"信函格式缺少{names}红色双线", "上粗下细、上细下粗各一条，长170毫米")
    if case.file.drawings and any(row.kind == "first" and row.has_page_number for row in case.file.footers):
        yield Hit(None, None, "信函格式首页不显示页码", "首页不编页码")


def rule_hits(rule: Drawing) -> Iterator[Hit]:
    """What is wrong with one rule."""
    name = "上部双线" if rule.part == "header" else "下部双线"
    if rule.colour not in ("FF0000", "RED"):
        yield Hit(None, None, f"{name}应为红色", "红色（FF0000）")
    if rule.width is not None and abs(rule.width - LENGTH) > TOLERANCE:
        yield Hit(None, None, f"{name}长{millimetres(rule.width)}，应为170毫米", "170毫米")
    known = rule.upper or rule.lower
    if rule.part == "header" and known and rule.upper <= rule.lower:
        yield Hit(None, None, "上部双线应为上粗下细", "上粗下细")
    if rule.part == "footer" and known and rule.upper >= rule.lower:
        yield Hit(None, None, "下部双线应为上细下粗", "上细下粗")
    if rule.offset is None:
        return
    if rule.part == "footer" and abs(rule.offset - FOOT) > 2 * TOLERANCE:
        yield Hit(None, None, f"下部双线距下页边{millimetres(297 * MM - rule.offset)}，应为20毫米", "20毫米")
    if rule.part == "header" and not HEAD[0] <= rule.offset <= HEAD[1]:
        yield Hit(
            None, None, f"上部双线距上页边{millimetres(rule.offset)}，应在发文机关标志下4毫米", "标志下4毫米"
        )


CHECK = Check(
    code="L012",
    severity="warning",
    message="信函格式的红色双线：长170毫米，上部上粗下细，下部上细下粗、距下页边20毫米；首页不显示页码",
    source="GB/T 9704-2012 10.1",
    strength="standard",
    find=find,
    bad=(
        clean(layout={"rules": {"colour": "000000"}}),
        clean(layout={"rules": {"width": 8845}}),
        clean(layout={"rules": {"header": (2733, 6, 24)}}),
        clean(layout={"rules": {"footer": (15704, 24, 6)}}),
        clean(layout={"rules": {"footer": (14500, 6, 24)}}),
        clean(layout={"drawn": {"colour": "000000"}}),
        clean(layout={"drawn": {"header": ("thickThin", 1300)}}),
        clean(layout={"no_rules": True}, profile="county-bureau"),
    ),
    good=(
        clean(layout={"drawn": {}}),
        clean(layout={}),
        clean(layout={"no_rules": True}),
        clean(layout={}, profile="county-bureau"),
    ),
)
