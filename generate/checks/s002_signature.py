"""S002: the letter is signed and dated, the name above the date."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """What is missing at the end, or a date above the name."""
    date, signatures = case.parts.date, case.parts.signatures
    if not signatures and date is None:
        yield Hit(None, None, "没有署名和成文日期")
    elif not signatures:
        yield Hit(
            date.start if date else None, date.end if date else None, "没有署名：成文日期之上应有发文机关名称"
        )
    elif date is None:
        spot = signatures[-1]
        yield Hit(spot.start, spot.end, "没有成文日期：署名之下应写明年月日")
    elif all(spot.start > date.start for spot in signatures):
        yield Hit(date.start, date.end, "署名应在成文日期之上")


CHECK = Check(
    code="S002",
    severity="error",
    message="落款应有署名和成文日期，先署名后日期",
    source="GB/T 9704-2012 7.3.5",
    strength="standard",
    find=find,
    bad=(
        changed(("云岭县教育体育局\n2025年6月8日\n", "")),
        changed(("\n2025年6月8日", "")),
        changed(("云岭县教育体育局\n2025年6月8日", "2025年6月8日")),
        changed(("云岭县教育体育局\n2025年6月8日", "2025年6月8日\n云岭县教育体育局")),
    ),
    good=(clean(), changed(("云岭县教育体育局\n2025年6月8日", "云岭县教育体育局　2025年6月8日"))),
)
