"""E001: in an edited draft no figure departs from its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.reverify import reverified
from generate.specimen import changed, clean, specimen_evidence


def find(case: Case) -> Iterator[Hit]:
    """Each sentence with a number that neither its draft nor its evidence holds."""
    for item in reverified(case):
        if item.fate == "figures" and item.spot is not None and item.before is not None:
            first = item.numbers[0]
            at = item.spot.text.find(first)
            start = item.spot.start + max(at, 0)
            end = start + len(first) if at >= 0 else item.spot.end
            yield Hit(
                start,
                end,
                f"数字“{'、'.join(item.numbers)}”与依据不符，起草时为：“{item.before['text']}”",
                "改回，或补充新的依据",
            )


CHECK = Check(
    code="E001",
    severity="error",
    message="改稿中的数字须与依据一致",
    source="本程序的依据文件（LETTER.evidence.json）；《统计法》第七条",
    strength="custom",
    find=find,
    bad=(
        changed(("1436人次", "1463人次"), evidence=specimen_evidence()),
        changed(("城区9个、乡镇3个", "城区3个、乡镇9个"), evidence=specimen_evidence()),
    ),
    good=(
        clean(evidence=specimen_evidence()),
        changed(("累计服务学生1436人次", "服务学生1436人次"), evidence=specimen_evidence()),
    ),
)
