"""C015: no internal remarks: calls with the proposer, whereabouts, requests to superiors."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.phrases import phrases, without_quotes
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """Each remark once, the longest phrase that fits a place."""
    words = without_quotes(case.letter.text)
    taken: list[tuple[int, int]] = []
    rows = sorted(phrases("C015"), key=lambda row: -len(row.phrase))
    for row in rows:
        for match in row.pattern.finditer(words):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            start = case.parts.start + match.start()
            yield Hit(
                start,
                case.parts.start + match.end(),
                f"办理过程的内部情况不应写进答复：“{match[0]}”",
                row.better,
            )


CHECK = Check(
    code="C015",
    severity="warning",
    message="不写内部情况：与提案人的通话、行踪、满意与否，请示语",
    source="各地办理规定（沟通情况存档备查）；《个人信息保护法》第六条",
    strength="custom",
    find=find,
    bad=(
        changed(("感谢你们对", "经与您电话沟通，您表示满意。感谢你们对")),
        changed(("感谢你们对", "因您目前在外地，未能当面答复。感谢你们对")),
    ),
    good=(clean(),),
)
