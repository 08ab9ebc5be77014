"""N005: one indicator, one scope, one time, one value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Statistic
from generate.arithmetic import cover_hits, rest_hits
from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

SCOPE = re.compile(
    r"全[县市区镇乡州省旗]|我[县市区镇乡州省局委旗]|辖区|我街道|全街道|共有|共设|共开设|总数|总量|共计|累计|全域"
)
TOLD_WHOLE = re.compile(
    r"(?:共|累计|总共)(?:计|开展|举办|组织|完成|培训|发放|检查|查处|受理|办理|新增|建成|新建)"
)
STOCK = re.compile(r"共有|现有|累计|总数|总量|已有|达到?$")
ADDED = re.compile(r"新?认定|新增|新建|建成|创建|评定|命名")
GENERIC = re.compile(
    r"农村|乡村|城乡|行政村|各村|老旧小区|住宅小区|居住小区|乡镇|镇村|义务教育阶段学校|中小学校|各级各类学校"
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
    for hit in (*cover_hits(case), *rest_hits(case), *whole_flow_hits(case), *stock_hits(case)):
        if hit.start not in places:
            places.add(hit.start)
            yield hit
    for check in case.record.checks:
        rows = [case.record.statistics[position] for position in check.statistics]
        if (
            check.kind != "repeat"
            or len({row.value for row in rows}) < 2
            or any(row.qualifier for row in rows)
            or is_compared(case, rows[-1])
        ):
            continue
        start = case.offset + rows[-1].start
        before = [sentence_before(case, row) for row in rows]
        if start not in places and not any(ENTITY.search(words) or FLOW.search(words) for words in before):
            yield Hit(start, case.offset + rows[-1].end, check.message, "核对后统一")


def is_compared(case: Case, row: Statistic) -> bool:
    """Whether a figure is that of another time, told to compare (较2023年560万人次), or follows a share."""
    start = case.offset + row.start
    words = case.text[max(case.text.rfind(mark, 0, start) for mark in "，。；\n") + 1 : start]
    earlier = case.text[max(start - 30, 0) : start]
    return bool(
        re.search(r"^(?:同?比|较|由|从)|同期", words)
        or re.search(r"占[^。；]{0,8}[%％]，[^，。；]{0,6}$", earlier)
    )


def sentence_before(case: Case, statistic: Statistic) -> str:
    """The words of a figure's sentence before it, without those that name the whole place."""
    start = case.offset + statistic.start
    first = max(case.text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    words = GENERIC.sub("", SCOPE.sub("", case.text[first:start].removesuffix(statistic.indicator)))
    return (
        words[: max(len(words) - len(statistic.indicator), 0)]
        if words.endswith(statistic.indicator[-2:])
        else words
    )


def whole_scope_hits(case: Case) -> Iterator[Hit]:
    """Two values in two sentences that both speak of the whole place."""
    seen: dict[tuple[object, ...], list[tuple[Statistic, int]]] = {}
    for statistic in case.record.statistics:
        start = case.offset + statistic.start
        sentence = max(case.text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
        if not is_exact(statistic) or not is_whole(case, statistic, case.text[sentence:start]):
            continue
        key = (statistic.indicator, statistic.unit, statistic.kind, as_of(statistic))
        others = [
            row for row, where in seen.get(key, []) if row.value != statistic.value and where != sentence
        ]
        if others:
            reason = f"“{statistic.indicator}”前面写{others[0].text}，这里写{statistic.text}，前后不一致"
            yield Hit(start, case.offset + statistic.end, reason, "核对后统一")
        seen.setdefault(key, []).append((statistic, sentence))


def whole_flow_hits(case: Case) -> Iterator[Hit]:
    """One thing done in one year told twice as a whole (全年共举办培训班12期, 共举办培训班15期)."""
    seen: dict[tuple[object, ...], tuple[Statistic, int]] = {}
    for statistic in case.record.statistics:
        start = case.offset + statistic.start
        sentence = max(case.text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
        clause = case.text[max(case.text.rfind("，", sentence, start) + 1, sentence) : start]
        named = len(statistic.indicator) >= 3 and statistic.kind == "level" and statistic.status == "actual"
        told = named and statistic.part_of is None and statistic.qualifier is None and statistic.period
        if not told or not TOLD_WHOLE.search(clause) or ENTITY.search(sentence_before(case, statistic)):
            continue
        key = (statistic.indicator, statistic.unit, statistic.place, statistic.period)
        first, where = seen.setdefault(key, (statistic, sentence))
        if first.value != statistic.value and where != sentence:
            reason = f"“{statistic.indicator}”前面写共{first.text}，这里写共{statistic.text}，前后不一致"
            yield Hit(start, case.offset + statistic.end, reason, "核对后统一", "warning")


def stock_hits(case: Case) -> Iterator[Hit]:
    """A stock smaller than what its years added: 2023年认定4家, 2024年认定6家, then 共有8家."""
    rows = [row for row in case.record.statistics if is_exact(row) and row.status == "actual" and row.period]
    for row in rows:
        lead = clause_before(case, row)
        if row.kind != "level" or not STOCK.search(lead) or ADDED.search(lead):
            continue
        added: dict[str, Statistic] = {}
        for other in rows:
            year = str(other.period.end)[:4] if other.period else ""
            alike = other.kind == "level" and (other.indicator, other.unit) == (row.indicator, row.unit)
            if alike and other.start < row.start and year <= str(row.period and row.period.end)[:4]:
                words = case.text[sentence_start(case, other) : case.offset + other.start]
                if ADDED.search(words) and not STOCK.search(clause_before(case, other)):
                    added.setdefault(year, other)
        total = sum(other.value or 0 for other in added.values())
        if len(added) > 1 and row.value is not None and total > row.value:
            parts = "、".join(f"{year}年{other.text}" for year, other in sorted(added.items()))
            reason = f"“{row.indicator}”{parts}，合计已超过这里的总数{row.text}，前后不一致"
            start = case.offset + row.start
            yield Hit(start, case.offset + row.end, reason, "核对后统一", "warning")


def sentence_start(case: Case, row: Statistic) -> int:
    """Where the sentence of a figure begins."""
    return max(case.text.rfind(mark, 0, case.offset + row.start) for mark in "。；！？\n") + 1


def clause_before(case: Case, row: Statistic) -> str:
    """The words of a figure's clause before it."""
    start = case.offset + row.start
    return case.text[max(case.text.rfind("，", 0, start) + 1, sentence_start(case, row)) : start]


def as_of(statistic: Statistic) -> str | None:
    """The month a figure holds for: the end of 2024 and December 2024 are one."""
    end = statistic.period.end if statistic.period else None
    return f"{end}-12" if end and len(end) == 4 else end and end[:7]


def is_exact(statistic: Statistic) -> bool:
    """Whether a figure is one exact value of a state or a share, and no part of another."""
    named = len(statistic.indicator) >= 2 and statistic.value is not None
    single = statistic.part_of is None and statistic.upper is None and statistic.qualifier is None
    return named and single and statistic.kind in ("level", "share")


def is_whole(case: Case, statistic: Statistic, prefix: str) -> bool:
    """Whether the words before a figure tell a state of the whole place: no flow, no plan, no single unit."""
    if statistic.status != "actual" and not re.search(r"截至|现有|共有|目前", prefix):
        return False
    clause = prefix[max(prefix.rfind("，"), prefix.rfind("、")) + 1 :]
    return (
        bool(SCOPE.search(prefix))
        and not FLOW.search(clause)
        and not ENTITY.search(sentence_before(case, statistic))
    )


CHECK = Check(
    code="N005",
    severity="error",
    message="同一指标、同一范围、同一时点只能有一个数",
    source="《统计法》第七条（真实、准确）",
    strength="law",
    find=find,
    bad=(
        changed(
            (
                "2025年，县财政",
                "2023年认定县级示范托管点6个，2024年认定县级示范托管点9个。截至2024年底，全县共有县级示范托管点11个。2025年，县财政",
            )
        ),
        changed(("2025年，县财政", "全县托管点签约率达100%，剩余2个将于年底前签约。2025年，县财政")),
        changed(("2025年，县财政", "2024年，我局共举办培训班12期。2024年，共举办培训班15期。2025年，县财政")),
        changed(
            ("2024年暑期，我局招募", "截至2025年5月底，全县共开设假期公益托管点15个。2024年暑期，我局招募")
        ),
        changed(
            (
                "2024年暑期，我局招募",
                "目前已为假期公益托管点10个配备安全员，实现安全员全覆盖。2024年暑期，我局招募",
            )
        ),
    ),
    good=(
        clean(),
        changed(
            (
                "2025年，县财政",
                "2023年认定县级示范托管点6个，2024年认定县级示范托管点9个。截至2024年底，全县共有县级示范托管点15个。2025年，县财政",
            )
        ),
        changed(
            ("2025年，县财政", "2024年，我局共举办培训班12期。2023年，我局共举办培训班15期。2025年，县财政")
        ),
        changed(
            ("2024年暑期，我局招募", "截至2024年5月底，全县共开设假期公益托管点10个。2024年暑期，我局招募")
        ),
    ),
)
