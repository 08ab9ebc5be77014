"""N003: every figure has a unit, and one that fits what it counts."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from generate.arithmetic import scale_hits
from generate.check import Case, Check, Hit
from generate.phrases import without_quotes
from generate.specimen import changed, clean

BARE = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{2,})(?P<number>\d[\d,]*(?:\.\d+)?)(?=[，。；]|\s*$|、(?![\d一二三四五六七八九十]))",
    re.MULTILINE,
)
NO_COUNT = re.compile(
    r"(?:电话|热线|平台|视力|血压|血糖|度|值|号码|邮编|编号|代码|账号|拨打|手机|微信|文号|版本|型号|标准|条例|GB|DB|国道|省道|县道|高速|公路|路线|线路|第|号|型|版|年|网|比分|评分|得分|指数|系数|比例|比|分值|分别为|依次为|航班|车次)$"
)
NO_YUAN = re.compile(
    r"(?:资金|经费|投资|投入|预算|拨款|补助|补贴|产值|收入|销售额|费用?)[^，。；、\d]{0,6}(?P<sum>\d+(?:\.\d+)?[万亿])(?=[，。；]|$)",
    re.MULTILINE,
)
CALLED = re.compile(r"拨打|电话|报警|急救|指挥|热线|平台|号码")
LINES = frozenset(
    (
        "12345",
        "12315",
        "12348",
        "12333",
        "12329",
        "12320",
        "12328",
        "12369",
        "12388",
        "12355",
        "12338",
        "110",
        "119",
        "120",
        "122",
        "96",
        "114",
        "12396",
        "12350",
        "12318",
        "12316",
    )
)

NEUTRAL = frozenset(
    ["次", "人次", "家次", "户次", "场", "场次", "件", "起", "项", "期", "批", "批次", "轮", "天", "小时"]
)  # of what is done to the thing


@cache
def fitting_units() -> tuple[tuple[str, frozenset[str]], ...]:
    """Endings of indicators with the units that fit, longest ending first."""
    text = resources.files("data").joinpath("indicator_units.csv").read_text("utf-8")
    rows = [(row["ending"], frozenset(row["units"].split())) for row in csv.DictReader(text.splitlines())]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def find(case: Case) -> Iterator[Hit]:
    """Bare numbers after what they count, then units foreign to it, then money of a wrong scale."""
    yield from scale_hits(case)
    yield from money_hits(case)
    yield from bare_hits(case)
    yield from foreign_hits(case)


def bare_hits(case: Case) -> Iterator[Hit]:
    """Numbers without a unit behind what they count."""
    body = case.parts.body
    for found in BARE.finditer(without_quotes(body.text)):
        number = found["number"]
        if (
            NO_COUNT.search(found["noun"])
            or (number in LINES and (len(number) == 5 or CALLED.search(found["noun"])))
            or (len(number) == 4 and 1900 <= int(number[:4]) <= 2100 if number.isdigit() else False)
        ):
            continue
        sentence = body.text[max(body.text.rfind("。", 0, found.start()), 0) : found.end()]
        if re.search(r"分别|依次|联系电话|电话|系数|指数|比值|视力|评分", sentence):
            continue
        start = body.start + found.start("number")
        yield Hit(
            start,
            start + len(number),
            f"“{found['noun'][-8:]}{number}”没有计量单位",
            f"{number}个（名、家、万元……）",
        )


def foreign_hits(case: Case) -> Iterator[Hit]:
    """Units that do not go with what is counted."""
    for statistic in case.record.statistics:
        allowed = next(
            (units for ending, units in fitting_units() if statistic.indicator.endswith(ending)), None
        )
        if (
            allowed is None
            or statistic.unit is None
            or statistic.kind not in ("level",)
            or statistic.unit in allowed
            or statistic.unit in NEUTRAL
        ):
            continue
        start, end = case.offset + statistic.start, case.offset + statistic.end
        if is_direct(case.text, start, statistic.indicator):
            yield Hit(
                start,
                end,
                f"单位“{statistic.unit}”与“{statistic.indicator}”不配，一般用“{'、'.join(sorted(allowed)[:3])}”",
            )


def money_hits(case: Case) -> Iterator[Hit]:
    """Sums that end in 万 or 亿 without 元 (总投资860万，)."""
    for found in NO_YUAN.finditer(case.parts.body.text):
        start = case.parts.body.start + found.start("sum")
        end = case.parts.body.start + found.end("sum")
        yield Hit(start, end, f"“{found['sum']}”没有计量单位", f"{found['sum']}元")


def is_direct(text: str, start: int, indicator: str) -> bool:
    """Whether the figure stands right after what it counts (托位295人), at most a few words of quantity
    between.
    """
    before = text[max(0, start - len(indicator) - 8) : start]
    return bool(
        re.search(
            re.escape(indicator[-2:]) + r"(?:总数|数量|总量|共计?|累计|达到?|为|有|约|近|超过?|数)?$", before
        )
    )


CHECK = Check(
    code="N003",
    severity="warning",
    message="数字要有计量单位，单位与所指相配",
    source="GB/T 15835-2011；GB 3100",
    strength="standard",
    find=find,
    bad=(
        changed(("托管专项经费60万元。", "托管专项经费60万。")),
        changed(("2025年，县财政", "2024年，我局查处违规机构3家，罚款8.5元。2025年，县财政")),
        changed(("共开设假期公益托管点12个", "共有普惠托位295")),
        changed(("共开设假期公益托管点12个", "共有普惠托位295人")),
        changed(("招募返乡大学生志愿者85名参与托管服务", "招募返乡大学生志愿者85")),
        changed(("托管专项经费60万元", "托管专项经费60万元，其中人员经费45万元、设备经费15元")),
        changed(("托管专项经费60万元", "托管专项经费60元")),
        changed(("每名学生每天收费不超过30元", "每名学生每天补贴30万元")),
    ),
    good=(
        clean(),
        changed(("托管专项经费60万元", "托管专项经费60万元，热线电话为12345")),
        changed(("托管专项经费60万元", "托管专项经费60万元，按每名学生每天30元安排资金")),
    ),
)
