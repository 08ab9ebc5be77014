"""N004: key figures say as of when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.checks.n005_two_values import FLOW
from generate.letterlines import Spot
from generate.phrases import sentences
from generate.specimen import changed, clean

SCOPE = r"(?:全[县市区镇乡州省旗]|我[县市区镇乡州省旗]|全街道|我街道|辖区|[\u4e00-\u9fff]{2,3}[县市区镇])"
UNIT = r"(?:平方公里|平方米|万人次|人次|公里|户次|[\u4e00-\u9fff㎡])"
HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])")
STOCK = re.compile(
    rf"(?:现有|现存|共有|总共有|拥有|{SCOPE}[^，。；\d]{{0,6}}(?:共|有|已|达|累计)|总数(?:达|为)?|总量(?:达|为)?"
    r"|(?:^|[，；：])(?:全[县市区镇乡州省旗]|我[县市区镇乡州省旗]|全街道|辖区)(?:有|建成|登记|聘用|在册|注册|开通|设置|设有|配备|拥有|纳入)?)"
    rf"[^，。；\d]{{0,24}}\d[\d.,]*[万亿]?{UNIT}"
)
STANDING = re.compile(
    r"^[^，。；\d]{0,12}\d+\s*个?(?:建制村|村民委员会|乡镇|街道|镇|乡|行政村|自然村|村|社区|居委会|县区|区县)"
)
TIME = re.compile(
    r"(?:19|20)\d{2}\s*年|截[至止]|目前|当前|现阶段|今年|去年|本年|上年|上半年|下半年|年底|月底|年末|近年|以来|期间|[\d一二三四五六七八九十]+月|季度|至今|现在|迄今|十[三四五]五|暑期|寒假|学年"
)

DATED = re.compile(r"[（(][^（）()]*(?:20\d\d年[^（）()]*数据|数据截至)[^（）()]*[）)]")


def find(case: Case) -> Iterator[Hit]:
    """The first state counted in a section without any time before it there or in its sentence; one a
    letter.
    """
    before = ""
    headed = any(HEADING.match(line.text) for line in case.parts.lines)
    for line in case.parts.lines:
        if not headed or HEADING.match(line.text):
            before = ""
        for sentence in sentences(case.text[line.start : line.end], line.start):
            found = STOCK.search(sentence.text)
            if (
                found
                and is_key(sentence.text[found.start() :])
                and not FLOW.search(found[0])
                and not STANDING.search(sentence.text[found.start() :])
                and not TIME.search(before + sentence.text[: found.end()])
                and "截至" not in sentence.text
                and not DATED.search(line.text)
                and not told_before(case, sentence.start + found.start(), found[0])
                and not is_part(sentence)
            ):
                start = sentence.start + found.start()
                yield Hit(
                    start,
                    sentence.start + found.end(),
                    f"“{found[0]}”没有写明统计时点",
                    "截至××年××月底，……",
                    None if case.profile else "info",
                )
                return
            before += sentence.text


def told_before(case: Case, start: int, words: str) -> bool:
    """Whether the figure stands in the letter before already, where its time belongs."""
    figure = re.search(r"\d[\d.,]*[万亿]?[\u4e00-\u9fff]", words)
    return figure is not None and figure[0] in case.text[case.parts.body.start : start]


def is_key(words: str) -> bool:
    """Whether any figure of a stretch is large enough to matter, and no age."""
    figures = re.findall(r"(\d[\d.]*)([万亿]?)([^\d，。；]?)", words.replace(",", ""))
    return any(
        unit != "岁" and (scale or float(digits.rstrip(".") or 0) >= 10) for digits, scale, unit in figures
    )


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
        changed(
            ("截至2025年5月底，全县共开设", "全县共开设"), ("。2024年暑期，托管点累计服务学生1436人次", "")
        ),
        changed(
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "全县现有托位295个。",
            )
        ),
    ),
    good=(clean(),),
)
