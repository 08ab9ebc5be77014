"""S006: a letter of class B or C says what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.outcome import meaning_of
from generate.specimen import changed, clean

NEXT = re.compile(
    r"下一步|下步|接下来|今后|后续|下一阶段|后段|将(?!来自|军|近|士|领|帅)|拟(?!定|订|态|人)|力争|争取|计划(?:于|在|到|用|新|将|投|对|实|开|建|启|到)|待[^，。]{2,20}后|预计|纳入[^，。]{0,20}(?:计划|规划|项目库)"
)


def find(case: Case) -> Iterator[Hit]:
    """A B or C letter without any plan."""
    meaning = meaning_of(case)
    spot = case.parts.outcome
    if spot is None or meaning not in ("in_progress", "planned", "not_now", "reference"):
        return
    planned = any(measure.status == "planned" for measure in case.record.measures)
    if not planned and not NEXT.search(case.parts.body.text):
        yield Hit(spot.start, spot.end, f"办理结果为“{spot.text.strip()}”，但正文没有下一步打算")


CHECK = Check(
    code="S006",
    severity="warning",
    message="B类、C类答复应写明下一步打算",
    source="各地办理规定（列入计划的须说明措施和时限）",
    strength="custom",
    find=find,
    bad=(
        changed(
            (
                "四、下一步工作\n我局将于2025年7月底前在青石镇、柳河镇新设托管点2个，由学生发展中心负责组织实施。\n",
                "",
            )
        ),
    ),
    good=(clean(),),
)
