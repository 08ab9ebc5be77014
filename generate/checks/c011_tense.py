"""C011: no plan for a time past, no result at a time to come."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean
from generate.tense import future_results, future_states, passed_plans


def find(case: Case) -> Iterator[Hit]:
    """Plans whose time has passed, results whose time has not come."""
    if case.signed_on is None:
        return
    day = f"{case.signed_on.year}年{case.signed_on.month}月{case.signed_on.day}日"
    for plan in passed_plans(case):
        yield Hit(plan.start, plan.end, f"打算的时间已过（成文日期{day}），应写结果", "写明是否已完成")
    for state in future_states(case):
        yield Hit(state.start, state.end, f"统计截止时间在成文日期（{day}）之后", "核对时间")
    for result in future_results(case):
        yield Hit(
            result.start, result.end, f"写成已经完成，但时间在成文日期（{day}）之后", "核对时间，或改为打算"
        )


CHECK = Check(
    code="C011",
    severity="warning",
    message="时态与成文日期相符：过了期的打算要写结果，未到的时间不能写已完成",
    source="各地办理规定（数据和进展须为最新）",
    strength="custom",
    find=find,
    bad=(
        changed(("将于2025年7月底前在", "力争2024年底前在")),
        changed(("将于2025年7月底前在", "将于2025年3月底前在")),
        changed(("2024年5月，我局印发", "2025年10月，我局已印发")),
        changed(("截至2025年5月底", "截至2025年9月底")),
        changed(("我局将于2025年7月底前", "2024年12月底前我局将")),
    ),
    good=(clean(), changed(("将于2025年7月底前在", "原计划2024年底前完成，现将于2025年7月底前在"))),
)
