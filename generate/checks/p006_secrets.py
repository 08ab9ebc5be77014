"""P006: no trade secret or security detail in a letter to be published in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.phrases import phrases
from generate.specimen import changed, clean

WITHHELD = re.compile(r"不予公开|不公开|依申请公开|内部公开")
NEGATED = re.compile(
    r"(?:不|未|无)(?:得|涉及|存在|含)?[^，。；]{0,4}$|禁止[^，。；]{0,6}$|保护[^，。；]{0,6}$|防止[^，。；]{0,8}$|侵犯$"
)


def find(case: Case) -> Iterator[Hit]:
    """Each sensitive phrase, unless the letter is not to be published or the phrase is denied."""
    tail = " ".join(
        line.text for line in (*case.parts.labels, *((case.parts.note,) if case.parts.note else ()))
    )
    if WITHHELD.search(tail):
        return
    body = case.parts.body
    for row in phrases("P006"):
        for found in row.pattern.finditer(body.text):
            if row.phrase != "未公开" and NEGATED.search(
                body.text[max(0, found.start() - 12) : found.start()]
            ):
                continue
            start = body.start + found.start()
            yield Hit(
                start,
                body.start + found.end(),
                f"“{found[0]}”可能涉及商业秘密或公共安全，不宜全文公开",
                row.better,
            )


CHECK = Check(
    code="P006",
    severity="warning",
    message="公开件不写商业秘密和公共安全细节（未公布的报价、监控点位、储备等）",
    source="《政府信息公开条例》第十四条、第十五条",
    strength="law",
    find=find,
    bad=(
        changed(("感谢你们对", "该项目标底为320万元。感谢你们对")),
        changed(("感谢你们对", "监控点位分别设在东门和西门。感谢你们对")),
    ),
    good=(
        clean(),
        changed(("感谢你们对", "该项目标底为320万元。感谢你们对"), ("此件公开发布", "此件依申请公开")),
    ),
)
