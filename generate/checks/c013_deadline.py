"""C013: the letter is dated within the days allowed since the assignment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.profile import Deadlines
from generate.specimen import PROPOSAL, changed, clean

RAISED = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?[^，。《]{0,16}(?:提出|提交)")


def find(case: Case) -> Iterator[Hit]:
    """A letter earlier than the item it answers, later than the day due, or than the days allowed after the
    assignment.
    """
    spot = case.parts.date
    if case.signed_on is None or spot is None:
        return
    raised = raised_in(case)
    if raised is not None and raised > (case.signed_on.year, case.signed_on.month):
        yield Hit(
            spot.start, spot.end, f"成文日期早于提案提出的时间（{raised[0]}年{raised[1]}月）", "核对日期"
        )
        return
    if case.proposal is None:
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


def raised_in(case: Case) -> tuple[int, int] | None:
    """Year and month in which the item was raised, by the proposal or the opening (您于2026年1月提出的)."""
    proposed = case.proposal.proposed_on if case.proposal else None
    if proposed is not None:
        return proposed.year, proposed.month
    found = RAISED.search(case.parts.opening.text) if case.parts.opening else None
    return (int(found["year"]), int(found["month"])) if found else None


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
        changed(("你们提出的", "你们于2026年1月提出的")),
    ),
    good=(clean(proposal=PROPOSAL), changed(("2025年6月8日", "2025年8月8日"))),
)
