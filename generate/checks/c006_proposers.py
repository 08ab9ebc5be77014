"""C006: the proposers of the salutation are those of the proposal, in order, and as many as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.checks.c005_identity import number_of
from generate.specimen import PROPOSAL, changed, clean


def find(case: Case) -> Iterator[Hit]:
    """Names too many, missing or out of order; a stated count below the names listed."""
    parts = case.parts
    spot = parts.salutation
    if spot is None or not parts.names or case.is_opinion:
        return
    counted = re.search(r"等\s*([\d一二三四五六七八九十]+)\s*[名位人]?", parts.others or "")
    count = number_of(counted[1]) if counted else 0
    if count and count < len(parts.names):
        yield Hit(spot.start, spot.end, f"称呼写“等{count}名”，却列出了{len(parts.names)}个姓名")
    if case.proposal is None or not case.proposal.proposers:
        return
    wanted = [squeezed(row.name) for row in case.proposal.proposers]
    named = [squeezed(name) for name in parts.names]
    extra = [name for name in named if not any(name in other or other in name for other in wanted)]
    missing = [name for name in wanted if not any(name in other or other in name for other in named)]
    right = "、".join(row.name for row in case.proposal.proposers)
    if extra:
        yield Hit(spot.start, spot.end, f"称呼中的“{'、'.join(extra)}”不是提案人（提案人：{right}）", right)
    elif missing and not parts.others:
        yield Hit(spot.start, spot.end, f"称呼漏了提案人{'、'.join(missing)}", right)
    elif not missing and named != wanted and sorted(named) == sorted(wanted):
        yield Hit(spot.start, spot.end, f"提案人的顺序与提案不同（提案：{right}）", right)
    elif count and case.proposal.proposer_count and count != case.proposal.proposer_count:
        yield Hit(spot.start, spot.end, f"称呼写“等{count}名”，提案人共{case.proposal.proposer_count}名")


def squeezed(name: str) -> str:
    """A name without spaces and roles."""
    return re.sub(r"\s|委员$|代表$", "", name)


CHECK = Check(
    code="C006",
    severity="warning",
    message="称呼中的提案人与提案一致：姓名、顺序、人数",
    source="各地办理规定（答复每一位提案人）",
    strength="custom",
    find=find,
    bad=(
        changed(("周岚、何其山委员：", "周岚委员："), ("你们", "您"), proposal=PROPOSAL),
        changed(("周岚、何其山委员：", "周岚、何共山委员："), proposal=PROPOSAL),
        changed(("周岚、何其山委员：", "何其山、周岚委员："), proposal=PROPOSAL),
        changed(("周岚、何其山委员：", "周岚、何其山、陆远等2名委员：")),
    ),
    good=(clean(proposal=PROPOSAL), changed(("周岚、何其山委员：", "周岚等2名委员："), proposal=PROPOSAL)),
)
