"""E004: a sentence reworded, its figures intact; for information."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.reverify import reverified
from generate.specimen import changed, clean, specimen_evidence


def find(case: Case) -> Iterator[Hit]:
    """Each sentence whose words changed and whose numbers did not."""
    for item in reverified(case):
        if (
            item.fate != "reworded"
            or item.spot is None
            or item.before is None
            or item.before.get("role") == "gap"
        ):
            continue
        draft = f"起草时为：“{item.before['text']}”"
        if item.numbers:
            reason = f"这句话改写时去掉了数字“{'、'.join(item.numbers)}”；{draft}"
            yield Hit(item.spot.start, item.spot.end, reason, "确认是否有意去掉", "warning")
        else:
            yield Hit(item.spot.start, item.spot.end, f"这句话改写过，数字未变；{draft}")


CHECK = Check(
    code="E004",
    severity="info",
    message="改写过的句子（数字未变），请看意思是否仍与依据相符",
    source="本程序的依据文件（LETTER.evidence.json）",
    strength="custom",
    find=find,
    bad=(
        changed(
            ("托管点累计服务学生1436人次", "各托管点为学生提供服务1436人次"), evidence=specimen_evidence()
        ),
    ),
    good=(clean(evidence=specimen_evidence()),),
)
