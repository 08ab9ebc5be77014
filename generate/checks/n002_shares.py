"""N002: percentages and changes fit their terms; nothing exceeds the whole it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generate.arithmetic import average_hits, point_hits, product_hits
from generate.check import Case, Check, Hit
from generate.comparisons import bare_share_hits, comparison_hits, complement_hits
from generate.figures import figure_hits
from generate.specimen import changed, clean

WHOLE = re.compile(
    r"(?:占比?|比重|比例|覆盖面|满意度|(?:(?!增长|增速|下降|完成|增幅|收益|回报|利润|杠杆|利用|入学|负债|资产|升值|溢价|投资)[\u4e00-\u9fff]){2}率)"
    r"[^，。；\n%％]{0,12}?(?P<value>\d{3,}(?:\.\d+)?)\s*[%％]"
)

GROWTH = re.compile(
    r"(?P<now>\d+(?:\.\d+)?)(?P<unit>[万亿]?[\u4e00-\u9fff]{1,2})，(?:比|较)[^，。；\d]{0,4}(?:\d{4}年)?[^，。；\d]{0,8}"
    r"(?P<way>增加|增长|提高|上升|减少|下降|降低)了?(?P<change>\d+(?:\.\d+)?)(?P=unit)，(?:同比)?(?:增长|增幅|增速|下降|降幅|提高)(?:为|达)?"
    r"(?P<rate>\d+(?:\.\d+)?)[%％]"
)


def find(case: Case) -> Iterator[Hit]:
    """Shares, changes and averages that fail, points called per cent; a rate of a whole that exceeds it."""
    yield from figure_hits(case, "share", "fails")
    yield from figure_hits(case, "change", "fails")
    yield from growth_hits(case)
    yield from average_hits(case)
    yield from point_hits(case)
    yield from product_hits(case)
    yield from comparison_hits(case)
    yield from bare_share_hits(case)
    yield from complement_hits(case)
    body = case.parts.body
    for found in WHOLE.finditer(body.text):
        if Decimal(found["value"]) > Decimal(100) and "完成" not in found[0]:
            start = body.start + found.start("value")
            yield Hit(start, body.start + found.end(), f"占比或比率超过100%：“{found[0]}”，请核对")


def growth_hits(case: Case) -> Iterator[Hit]:
    """A value, its growth and its rate in one run (380万元，比2024年增加50万元，增长15.2%), not fitting."""
    body = case.parts.body
    for found in GROWTH.finditer(body.text):
        now, change, rate = (Decimal(found[name]) for name in ("now", "change", "rate"))
        base = now + change if found["way"] in ("减少", "下降", "降低") else now - change
        places = len(found["rate"].partition(".")[2])
        if base > 0 and abs(100 * change / base - rate) > Decimal(6).scaleb(-places - 1):
            start = body.start + found.start("rate")
            right = round(100 * change / base, places or 1)
            reason = f"增减幅度不符：由{base}到{now}，应为{right}%，文中写{rate}%"
            yield Hit(start, body.start + found.end("rate") + 1, reason, f"{right}%")


CHECK = Check(
    code="N002",
    severity="warning",
    message="百分比、增减数、平均数与所列数字相符；百分比之差写百分点；占比不超过100%",
    source="《统计法》第七条（真实、准确）",
    strength="law",
    find=find,
    bad=(
        changed(("2025年，县财政", "每户每年安排管护费60元，共安排12.6万元，覆盖1620户。2025年，县财政")),
        changed(("其中城区9个、乡镇3个", "其中城区9个，占比85%")),
        changed(("2025年，县财政", "托管教师中，男教师占38%，女教师占72%。2025年，县财政")),
        changed(("2025年，县财政", "发放补助资金960万元，惠及企业48家，户均20亿元。2025年，县财政")),
        changed(("2024年暑期，托管点累计服务学生1436人次", "2024年暑期，学生托管覆盖率达到120%")),
        changed(("2025年，县财政", "2025年新建学校食堂5个，投资450万元，平均每个投资80万元。2025年，县财政")),
        changed(("2025年，县财政", "托管覆盖率由2023年的51%提高到2024年的66%，提高15%。2025年，县财政")),
        changed(("2025年，县财政", "培训教师160名，同比增长60%，去年同期120名。2025年，县财政")),
        changed(("2025年，县财政", "服务学生1250人，较2023年1000人增加350人。2025年，县财政")),
        changed(("2025年，县财政", "培训教师160名，其中女教师占45%，共计96名。2025年，县财政")),
        changed(
            ("2025年，县财政", "全县有教师312名，其中骨干57名。60岁以上教师46名，占24.2%。2025年，县财政")
        ),
    ),
    good=(
        changed(("2025年，县财政", "托管教师中，男教师占28%，女教师占72%。2025年，县财政")),
        changed(("2025年，县财政", "发放补助资金960万元，惠及企业48家，户均20万元。2025年，县财政")),
        changed(("2025年，县财政", "每户每年安排管护费60元，共安排9.72万元，覆盖1620户。2025年，县财政")),
        changed(("2025年，县财政", "全县有校车96辆，接送学生5120人，平均每辆53人。2025年，县财政")),
        changed(
            ("2025年，县财政", "全县有教师312名，其中骨干57名。60岁以上教师46名，占14.7%。2025年，县财政")
        ),
        changed(("2025年，县财政", "培训教师160名，同比增长33.3%，去年同期120名。2025年，县财政")),
        changed(("2025年，县财政", "服务学生1250人，较2023年1000人增加250人。2025年，县财政")),
        changed(("2025年，县财政", "培训教师160名，其中女教师占60%，共计96名。2025年，县财政")),
        changed(("专项经费60万元。", "专项经费60万元，比2024年增加10万元，增长20%。")),
        clean(),
        changed(("2025年，县财政", "2025年新建学校食堂5个，投资450万元，平均每个投资90万元。2025年，县财政")),
        changed(
            ("2025年，县财政", "托管覆盖率由2023年的51%提高到2024年的66%，提高15个百分点。2025年，县财政")
        ),
        changed(("其中城区9个、乡镇3个", "其中城区9个，占75%")),
    ),
)
