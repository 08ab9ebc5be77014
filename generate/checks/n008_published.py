"""N008: a figure that the unit or its place published otherwise for the same indicator and time."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import decimal_string
from generate.check import Case, Check, Hit, PublishedFigure
from generate.specimen import changed, clean


class Sample:
    """One published figure, for the examples."""

    def figures(self, indicator: str, place: object, day: str) -> tuple[PublishedFigure, ...]:  # noqa: ARG002
        """The sample, when the indicator fits."""
        if "托管点" not in indicator:
            return ()
        quote = "截至2025年5月底，全县共开设假期公益托管点12个。"
        return (PublishedFigure(indicator, "12", "个", "云岭县教育体育局 2025年6月1日", quote),)


def find(case: Case) -> Iterator[Hit]:
    """Levels whose published values for the same time all differ, with the source."""
    if case.published is None:
        return
    for statistic in case.record.statistics:
        if (
            statistic.kind != "level"
            or statistic.status != "actual"
            or statistic.value is None
            or not statistic.period
        ):
            continue
        day = statistic.period.end
        if day is None or statistic.part_of is not None or statistic.qualifier is not None:
            continue
        place = statistic.place or case.record.region
        same = [
            row
            for row in case.published.figures(statistic.indicator, place, day)
            if row.unit == statistic.unit
        ]
        if same and all(row.value != decimal_string(statistic.value) for row in same):
            row = same[0]
            yield Hit(
                case.offset + statistic.start,
                case.offset + statistic.end,
                f"与已公布的数字不同：{row.source}公布的“{row.indicator}”是{row.value}{row.unit or ''}",
                f"出处：{row.quote}",
            )


CHECK = Check(
    code="N008",
    severity="warning",
    message="与本单位、本地已公布的同一指标、同一时点的数字一致",
    source="《统计法》第七条；《政府信息公开条例》第六条（及时、准确）",
    strength="law",
    find=find,
    bad=(
        changed(
            ("共开设假期公益托管点12个，其中城区9个", "共开设假期公益托管点13个，其中城区10个"),
            published=Sample(),
        ),
    ),
    good=(clean(published=Sample()), changed(("托管点12个，其中城区9个", "托管点13个，其中城区10个"))),
)
