"""C013: the letter is dated within the days allowed since the assignment."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.profile import Deadlines
from generate.specimen import PROPOSAL, changed, clean


def find(case: Case) -> Iterator[Hit]:
    """A letter later than the day due, or than the days of the profile after the assignment."""
    spot = case.parts.date
    if case.proposal is None or case.signed_on is None or spot is None:
        return
    assignment = case.proposal.assignment
    deadlines = case.profile.deadlines if case.profile else Deadlines()
    allowed = deadlines.co_handling if case.is_opinion else deadlines.reply
    if assignment.due_on is not None and case.signed_on > assignment.due_on:
        late = (case.signed_on - assignment.due_on).days
        yield Hit(
            spot.start,
            spot.end,
            f"超过交办的答复期限{late}天（应于{assignment.due_on}前答复）",
            "注明经批准延期",
        )
    elif assignment.due_on is None and assignment.assigned_on is not None:
        days = (case.signed_on - assignment.assigned_on).days
        if days < 0:
            yield Hit(spot.start, spot.end, f"成文日期早于交办日期（{assignment.assigned_on}）")
        elif days > allowed:
            yield Hit(
                spot.start, spot.end, f"自交办起已{days}天，超过{allowed}天的答复期限", "注明经批准延期"
            )


CHECK = Check(
    code="C013",
    severity="warning",
    message="在规定期限内答复（三个月，经批准延长的六个月；由配置决定）",
    source="《代表法》第四十二条；各地提案办理规定",
    strength="law",
    find=find,
    bad=(
        changed(("2025年6月8日", "2025年8月8日"), proposal=PROPOSAL),
        changed(("2025年6月8日", "2025年3月1日"), proposal=PROPOSAL),
    ),
    good=(clean(proposal=PROPOSAL), changed(("2025年6月8日", "2025年8月8日"))),
)
