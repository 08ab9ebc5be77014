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

GUARDED = re.compile(
    r"(?:物资|储备|帐篷|舟|药品|危化品|枪支|弹药|油料|冲锋)[^。；\n]{0,24}(?:存放|储存|存储|保管)[于在][^，。；]{2,20}(?:库房|仓库|号库|楼|洞库)[^，。；]{0,8}"
    r"|(?:夜间|节假日|凌晨)[^，。；]{0,6}\d+名?[^，。；\d]{0,3}(?:保安|民警|辅警|警力|值守|值班人员)[^，。；]{0,6}"
    r"|\d+名(?:保安|民警|辅警)[^，。；]{0,4}(?:值守|看守|巡逻)"
)


def find(case: Case) -> Iterator[Hit]:
    """Each sensitive phrase, unless the letter is not to be published or the phrase is denied."""
    tail = " ".join(
        line.text for line in (*case.parts.labels, *((case.parts.note,) if case.parts.note else ()))
    )
    if WITHHELD.search(tail):
        return
    body = case.parts.body
    for found in GUARDED.finditer(body.text):
        reason = f"“{found[0]}”写明储备地点或值守力量，可能涉及公共安全，不宜全文公开"
        yield Hit(body.start + found.start(), body.start + found.end(), reason, "概括表述")
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
        changed(("感谢你们对", "应急物资存放在县体育馆地下仓库。感谢你们对")),
    ),
    good=(
        clean(),
        changed(("感谢你们对", "该项目标底为320万元。感谢你们对"), ("此件公开发布", "此件依申请公开")),
    ),
)
