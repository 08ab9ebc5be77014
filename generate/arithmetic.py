"""Arithmetic that letters get wrong and records do not recompute: averages, points, scale, whole cover.

Every function takes a case and gives hits; figures are those of the record, so that wording does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.model import Statistic
from extract.precision import interval_of
from generate.check import Case, Hit

SENTENCE_END = re.compile(r"[。！？\n]")
EACH = re.compile(
    r"平均每(?P<unit>[\u4e00-\u9fff])(?P<rest>[\u4e00-\u9fff]{0,8})$"
    r"|(?P<mean>户|校|村|镇|人|亩|店|场|家|所)均[\u4e00-\u9fff]{0,6}$"
)
MEANT = {"校": "所", "村": "个", "镇": "个", "店": "家", "名": "人"}  # 校均: by 所
ALIKE = ({"人", "人次", "名"}, {"户", "户次"}, {"家", "家次", "个"})
SCALE = Decimal(10000)
ALL_AND_REST = re.compile(
    r"(?P<all>(?:率|占比|比例)(?:已?达到?|为)?100[%％]|全覆盖)[^。；\n\d]{0,12}(?P<rest>(?:剩余|其余|尚有|还有|仅有)\d+[\u4e00-\u9fff])"
    r"(?=[^。；\n]{0,16}(?:将|未|计划|拟|力争|没有))"
)
RATE = re.compile(r"每(?P<unit>[户人名亩家个村校])[^，。；、\d]{0,8}$")
HEAD_RATE = re.compile(
    r"每(?:[人名户床亩生张辆]|个[^，。；、\d]{0,4}(?:位|床|人|户))[^，。；、\d]{0,6}每[月天日次餐课][^，。；、\d]{0,10}$"
)
FIRMS = re.compile(r"(?:企业|商户|主体|公司|门店)$")
MOST_PER_HEAD = Decimal(100000)
FEWEST_COUNTED = 10
MANY_TIMES = re.compile(r"原来?|比|由|提高|每[月天日次餐学期周季]|月|学期|最高|不超过|以[上下内]")
POINT = Decimal("0.051")
SMALL, FEWEST_YUAN = 1000, 5
MOST_MISSING = Decimal("0.4")  # 3 of 12 communities are a choice, not a contradiction
FUND = re.compile(r"(?:资金|经费|投资|投入|预算|拨款)[^，。；、\d]{0,8}$")
TOTALLED = re.compile(
    r"(?:资金|经费|投资|投入|预算|拨款|罚款|罚没款?|收入|产值|销售额|损失|补偿款?|欠薪|税收)[^，。；、\d]{0,6}$"
)
EVERY = re.compile(r"每|人均|户均|平均|均|标准|单价|最高|最低|提高|降低")
RATE_OF_PAY = re.compile(r"每|人均|户均|平均|标准|提高|降低|由|单价|一次性|收费|罚|票|最高|最低|以[上下内]")
WHOLE_COVER = re.compile(r"全覆盖|(?:覆盖率|配备率)[^，。；\d]{0,6}100[%％]")


def average_hits(case: Case) -> Iterator[Hit]:
    """Averages (平均每所1400万元) that are not the total of their sentence over its count."""
    for number, mean in enumerate(case.record.statistics):
        found = EACH.search(before(case, mean))
        if found is None or mean.value is None or mean.upper is not None:
            continue
        unit = found["unit"] or found["mean"]
        unit = MEANT.get(unit, unit)
        noun = unit + (found["rest"] or "")[:2]
        near = tuple(
            row for row in case.record.statistics[max(number - 5, 0) : number] if is_near(case, row, mean)
        )
        totals = totals_for(case, mean, near)
        counts = [
            row
            for row in near
            if row.unit != mean.unit and (is_alike(row.unit, unit) or row.indicator.endswith((unit, noun)))
        ]
        if (
            unit == "户"
            and not counts
            and near
            and near[-1].unit == "家"
            and FIRMS.search(near[-1].indicator)
        ):
            counts = [near[-1]]  # 惠及企业62家，户均30万元
        if len(totals) != 1 or len({row.value for row in counts}) != 1:
            continue
        whole, count = interval_of(totals[0]), counts[0].value
        if not count or not is_exact(mean, totals[0], counts[0]):
            continue
        place = last_place(mean)  # cut off as well as rounded
        if whole.low / count < mean.value + place and mean.value - place / 2 <= whole.high / count:
            continue
        right = shown((totals[0].value or Decimal(0)) / count, mean)
        reason = f"平均数不符：{totals[0].text}除以{counts[0].text}得{right}，文中写{mean.text}"
        yield spot(case, mean, reason, right)


def totals_for(case: Case, mean: Statistic, near: Sequence[Statistic]) -> list[Statistic]:
    """The figures of an average's unit; of several those that have the end of its name."""
    rows = [row for row in near if row.unit == mean.unit and not EACH.search(before(case, row))]
    named = [row for row in rows if row.indicator[-2:] in mean.indicator]
    return named if len(rows) > 1 else rows


def last_place(row: Statistic) -> Decimal:
    """What one more in the last printed place is worth: 1 for 53人, 1000 for 2.1万元."""
    printed = re.search(r"\d[\d,]*(?:\.(?P<places>\d+))?", row.text)
    scale = SCALE if "万" in row.text else SCALE * SCALE if "亿" in row.text else Decimal(1)
    return scale.scaleb(-len(printed["places"] or "")) if printed else scale


def is_alike(unit: str | None, other: str) -> bool:
    """Whether two units count one kind of thing (人 and 人次)."""
    return unit == other or any(unit in units and other in units for units in ALIKE)


def product_hits(case: Case) -> Iterator[Hit]:
    """A sum of a year (每户每年60元，共12.6万元，1620户) that is not its only rate times its only count."""
    for rows in by_sentence(case):
        rates = [row for row in rows if row.unit == "元" and RATE.search(before(case, row))]
        if len(rates) != 1 or not rates[0].value or MANY_TIMES.search(clause_of(case, rates[0])):
            continue
        found = RATE.search(before(case, rates[0]))
        unit = MEANT.get(found["unit"], found["unit"]) if found else ""
        totals = [row for row in rows if row.unit == "元" and (row.value or 0) >= 20 * rates[0].value]
        counts = {row.value: row for row in rows if is_alike(row.unit, unit)}
        if len(totals) != 1 or len(counts) != 1 or not is_exact(*totals, *counts.values()):
            continue
        ((count, counted),) = counts.items()
        if not count or count < FEWEST_COUNTED:
            continue
        right = rates[0].value * (count or 0)
        if abs(right - (totals[0].value or 0)) > last_place(totals[0]):
            words = f"{rates[0].text}乘{counted.text}得{shown(right, totals[0])}"
            yield spot(case, totals[0], f"总额不符：{words}，文中写{totals[0].text}", None)


def by_sentence(case: Case) -> Iterator[list[Statistic]]:
    """The figures of each sentence."""
    current: list[Statistic] = []
    for row in case.record.statistics:
        if current and not is_near(case, current[-1], row):
            yield current
            current = []
        current.append(row)
    yield current


def point_hits(case: Case) -> Iterator[Hit]:
    """Differences of two percentages told in per cent (由62%提高到78%，提高16%): they are points."""
    for check in case.record.checks:
        rows = [case.record.statistics[position] for position in check.statistics]
        if check.kind != "change" or len(rows) != 3 or any(row.unit != "%" for row in rows):
            continue
        stated, old, new = (row.value or Decimal(0) for row in rows)
        if abs(abs(new - old) - abs(stated)) <= POINT and check.verdict == "holds":
            reason = f"两个百分比相差{rows[0].text}，应写“百分点”"
            yield spot(case, rows[0], reason, rows[0].text.rstrip("%％") + "个百分点")


def scale_hits(case: Case) -> Iterator[Hit]:
    """A sum of money that fits when one of its terms is read ten thousand times larger; lone small funds."""
    seen = set()
    for check in case.record.checks:
        if check.kind != "sum" or check.verdict == "holds":
            continue
        rows = [case.record.statistics[position] for position in check.statistics]
        slip = slipped(rows)
        if slip is not None:
            seen.add(slip.start)
            yield spot(case, slip, f"“{slip.text}”疑似漏写或多写“万”，改后分项与总数相符", None)
    for row in case.record.statistics:
        if row.start not in seen and is_too_large_a_rate(case, row):
            yield spot(
                case, row, f"“{row.text}”作为每人（户、床、位）每月或每天的标准过大，疑似多写“万”", None
            )
        elif row.start not in seen and is_too_small(case, row):
            yield spot(case, row, f"“{row.text}”作为资金数额过小，疑似漏写“万”", None)


def is_too_large_a_rate(case: Case, row: Statistic) -> bool:
    """Whether a recurring allowance or charge per head is of a size that only a wrong 万 explains."""
    paid = row.unit == "元" and row.value is not None and row.value >= MOST_PER_HEAD
    return paid and bool(HEAD_RATE.search(before(case, row)))


def is_too_small(case: Case, row: Statistic) -> bool:
    """Whether a sum in 元 is too small for a fund, or a total with the decimals of one in 万元."""
    if row.unit != "元" or row.value is None or not 1 <= row.value < SMALL or row.upper is not None:
        return False
    lead, clause = before(case, row), clause_of(case, row)
    if "." in row.text:
        return bool(TOTALLED.search(lead)) and not EVERY.search(clause)
    return row.value >= 2 * FEWEST_YUAN and bool(FUND.search(lead)) and not RATE_OF_PAY.search(clause)


def slipped(rows: Sequence[Statistic]) -> Statistic | None:
    """The one of a total and its parts whose scale, set right, makes the sum fit exactly."""
    values = [row.value for row in rows]
    if any(value is None for value in values) or len(rows) < 3:
        return None
    fitting = []
    for place, row in enumerate(rows):
        for factor in (SCALE, 1 / SCALE):
            tried = [
                value * factor if n == place else value for n, value in enumerate(values) if value is not None
            ]
            if tried[0] == sum(tried[1:]):
                fitting.append(row)
    return fitting[0] if len(fitting) == 1 else None


def cover_hits(case: Case) -> Iterator[Hit]:
    """Whole cover claimed for fewer things than the letter counts: 幸福院92处, then 86处…全覆盖."""
    rows = case.record.statistics
    for number, later in enumerate(rows):
        start = case.offset + later.end
        end = SENTENCE_END.search(case.text, start)
        behind = case.text[start : end.start() if end else start]
        if later.kind != "level" or later.value is None or not WHOLE_COVER.search(behind):
            continue
        for row in rows[:number]:
            same = row.unit == later.unit and row.indicator == later.indicator and row.kind == "level"
            apart = SENTENCE_END.search(case.text, case.offset + row.end, case.offset + later.start)
            if same and apart and row.status == "actual" and 0 < missing_of(row, later) < MOST_MISSING:
                reason = f"前面写{row.indicator}{row.text}，这里{later.text}就称全部覆盖，前后不一致"
                yield spot(case, later, reason, "核对后统一")
                break


def rest_hits(case: Case) -> Iterator[Hit]:
    """All of something claimed, and in the same sentence a rest that is not done (签约率达100%，剩余3家)."""
    for found in ALL_AND_REST.finditer(case.parts.body.text):
        start = case.parts.body.start + found.start()
        reason = f"“{found['all']}”与“{found['rest']}”矛盾"
        yield Hit(start, case.parts.body.start + found.end("all"), reason, "核对后统一")


def missing_of(whole: Statistic, part: Statistic) -> Decimal:
    """The share of the whole that a part leaves out; 0 where nothing can be said."""
    if not whole.value or part.value is None:
        return Decimal(0)
    return 1 - part.value / whole.value


def before(case: Case, row: Statistic) -> str:
    """The words of a figure's clause before it."""
    start = case.offset + row.start
    return case.text[max(case.text.rfind(mark, 0, start) for mark in "，。；！？\n、（(") + 1 : start]


def clause_of(case: Case, row: Statistic) -> str:
    """The clause a figure stands in, with the words behind it."""
    end = re.search(r"[，。；、\n]", case.text[case.offset + row.end :])
    return (
        before(case, row)
        + case.text[case.offset + row.end : case.offset + row.end + (end.start() if end else 0)]
    )


def is_near(case: Case, row: Statistic, other: Statistic) -> bool:
    """Whether two figures stand in one sentence."""
    return not SENTENCE_END.search(case.text, case.offset + row.end, case.offset + other.start)


def is_exact(*rows: Statistic) -> bool:
    """Whether figures are stated without about or more than."""
    return all(row.qualifier is None and row.upper is None for row in rows)


def shown(value: Decimal, like: Statistic) -> str:
    """A value as people write it, in 万 or 亿 where ``like`` is."""
    for mark, factor in (("亿", SCALE * SCALE), ("万", SCALE)):
        if mark in like.text:
            value, unit = value / factor, mark + (like.unit or "")
            break
    else:
        unit = like.unit or ""
    text = f"{round(value, 2):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + unit


def spot(case: Case, row: Statistic, reason: str, better: str | None) -> Hit:
    """A hit at a figure."""
    return Hit(case.offset + row.start, case.offset + row.end, reason, better)
