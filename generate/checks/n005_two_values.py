"""N005: one indicator, one scope, one time, one value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Statistic
from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

SCOPE = re.compile(
    r"全[县市区镇乡州省旗]|我[县市区镇乡州省局委旗]|辖区|我街道|全街道|共有|共设|共开设|总数|总量|共计|累计|全域"
)
FLOW = re.compile(
    r"新[建增设招开引改扩]|改[建造]|扩建|完成|投入|安排|补[助贴]|拨付|培训|举办|发放|查处|检查|处[理置罚]|整[改治]|下达|兑现|惠及|服务|开展|争取"
)
ENTITY = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:小学|中学|学校|幼儿园|社区|村(?!级|民|卫)|镇(?!街|域|级)|乡(?!镇|村|土)|街道(?!辖)|医院|公司|小区|路|中心|园区|景区|项目|站(?!点))"
)


def find(case: Case) -> Iterator[Hit]:
    """The later of two values for one thing at one time: in sentences of the whole place, or as extracted."""
    places = set()
    for hit in whole_scope_hits(case):
        places.add(hit.start)
        yield hit
    for check in case.record.checks:
        rows = [case.record.statistics[position] for position in check.statistics]
        if (
            check.kind != "repeat"
            or len({row.value for row in rows}) < 2
            or any(row.qualifier for row in rows)
        ):
            continue
        start = case.offset + rows[-1].start
        before = [sentence_before(case, row) for row in rows]
        if start not in places and not any(ENTITY.search(words) or FLOW.search(words) for words in before):
            yield Hit(start, case.offset + rows[-1].end, check.message, "核对后统一")


def sentence_before(case: Case, statistic: Statistic) -> str:
    """The words of a figure's sentence before it, without those that name the whole place."""
    start = case.offset + statistic.start
    first = max(case.text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    return SCOPE.sub("", case.text[first:start])


def whole_scope_hits(case: Case) -> Iterator[Hit]:
    """Two values in two sentences that both speak of the whole place."""
    seen: dict[tuple[object, ...], list[tuple[Statistic, int]]] = {}
    for statistic in case.record.statistics:
        if (
            statistic.kind not in ("level", "share")
            or statistic.status != "actual"
            or statistic.value is None
        ):
            continue
        if statistic.part_of is not None or statistic.upper is not None or len(statistic.indicator) < 2:
            continue
        start = case.offset + statistic.start
        sentence = max(case.text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
        prefix = case.text[sentence:start]
        clause = prefix[max(prefix.rfind("，"), prefix.rfind("、")) + 1 :]
        if not SCOPE.search(prefix) or FLOW.search(clause) or ENTITY.search(re.sub(SCOPE, "", prefix)):
            continue
        key = (statistic.indicator, statistic.unit, statistic.kind, statistic.period)
        for other, where in seen.setdefault(key, []):
            if (
                other.value != statistic.value
                and where != sentence
                and other.qualifier is None
                and statistic.qualifier is None
            ):
                yield Hit(
                    start,
                    case.offset + statistic.end,
                    f"“{statistic.indicator}”前面写{other.text}，这里写{statistic.text}，前后不一致",
                    "核对后统一",
                )
                break
        seen[key].append((statistic, sentence))


CHECK = Check(
    code="N005",
    severity="error",
    message="同一指标、同一范围、同一时点只能有一个数",
    source="《统计法》第七条（真实、准确）",
    strength="law",
    find=find,
    bad=(
        changed(
            ("2024年暑期，我局招募", "截至2025年5月底，全县共开设假期公益托管点15个。2024年暑期，我局招募")
        ),
    ),
    good=(
        clean(),
        changed(
            ("2024年暑期，我局招募", "截至2024年5月底，全县共开设假期公益托管点10个。2024年暑期，我局招募")
        ),
    ),
)
