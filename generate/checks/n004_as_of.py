"""N004: key figures say as of when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterparts import Spot
from generate.phrases import sentences
from generate.specimen import changed, clean

STOCK = re.compile(
    r"(?:现有|现存|共有|总共有|拥有|共设有?|共开设|共建成|累计|已达|总数|总量|合计)[^，。；]{0,30}?\d[\d.,]*[万亿]?[\u4e00-\u9fff㎡]"
)
TIME = re.compile(
    r"(?:19|20)\d{2}\s*年|截[至止]|目前|当前|现阶段|今年|去年|本年|上年|上半年|下半年|年底|月底|年末|近年|以来|期间|[\d一二三四五六七八九十]+月|季度|至今|现在|迄今|十[三四五]五|暑期|寒假|学年"
)


def find(case: Case) -> Iterator[Hit]:
    """The first state counted in a paragraph without any time in it or in the sentence before."""
    for line in case.parts.lines:
        before = ""
        for sentence in sentences(case.text[line.start : line.end], line.start):
            found = STOCK.search(sentence.text)
            if found and not TIME.search(before + sentence.text) and not is_part(sentence):
                start = sentence.start + found.start()
                yield Hit(start, sentence.start + found.end(), f"“{found[0]}”没有写明统计时点", "截至××年××月底，……")
                break
            before += sentence.text


def is_part(sentence: Spot) -> bool:
    """Whether a sentence plans or asks, where a figure is no state."""
    return bool(re.search(r"将|拟|计划|力争|争取|预计|规划|提出|建议|要求|标准|规定", sentence.text))


CHECK = Check(
    code="N004",
    severity="warning",
    message="主要数据写明统计时点（截至××年××月底）",
    source="《统计法》；各地办理规定（数据注明时间）",
    strength="custom",
    find=find,
    bad=(
        changed(("截至2025年5月底，全县共开设", "全县共开设"), ("。2024年暑期，托管点累计服务学生1436人次", "")),
        changed(("2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。", "全县现有托位295个。")),
    ),
    good=(clean(),),
)
