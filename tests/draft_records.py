"""Invented records over many themes for two places: ours (云岭县) and a bigger city (望川市), and a
proposal each."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from extract.model import Measure, Place, Record, Reply, Statistic, Trust
from extract.themes import find_themes
from generate.facts import Fact, read_facts
from generate.profile import Profile, ready_profile
from generate.proposal import Proposal, read_proposal

PROPOSALS = Path(__file__).parent / "proposals"
OURS = Place("云岭县")
THEIRS = Place("望川市")
SIGNED = date(2026, 6, 8)

# A row a sentence: indicator, value and unit for a figure, a status for a measure, else neither.
Said = tuple[str, str | None, str | None, str | None, str | None]

OWN: dict[str, tuple[Said, ...]] = {
    "假期托管": (
        (
            "截至2025年8月底，全县开设假期公益托管点12个，其中城区9个、乡镇3个。",
            "假期公益托管点",
            "12",
            "个",
            None,
        ),
        ("我局已印发《云岭县假期托管服务实施方案》，明确每生每天收费不超过30元。", None, None, None, "done"),
        ("力争2025年底前实现乡镇托管点全覆盖。", None, None, None, "planned"),
    ),
    "停车": (
        ("截至2025年6月底，城区共有停车泊位8600个。", "停车泊位", "8600", "个", None),
        ("推动12家机关单位停车场夜间和节假日错时共享开放。", None, None, None, "done"),
        ("2026年将在北门片区建设一座立体停车库，提供泊位260个。", None, None, None, "planned"),
    ),
    "老年助餐": (
        ("截至2025年底，全县建成老年食堂和助餐点31个。", "老年食堂和助餐点", "31", "个", None),
        ("为行动不便的老人提供送餐上门服务，累计1.2万人次。", None, None, None, "done"),
    ),
    "农村公路": (
        ("2025年，全县改造农村公路46公里，安装护栏18公里。", "改造农村公路", "46", "公里", None),
        ("实行县、乡、村三级路长制，明确养护经费标准。", None, None, None, "done"),
    ),
    "充电桩": (
        ("截至2025年底，全县建成公共充电桩320个，11个乡镇驻地实现全覆盖。", "公共充电桩", "320", "个", None),
    ),
    "心理健康": (
        ("全县中小学配备专职心理健康教师26名，建成心理辅导室41间。", "专职心理健康教师", "26", "名", None),
    ),
    "垃圾分类": (("2025年，为各乡镇配齐分类收运车辆38辆。", "分类收运车辆", "38", "辆", None),),
    "公交": (("2025年更新城乡公交候车亭15座，增设电子站牌。", "候车亭", "15", "座", None),),
    "就业": (("2025年，开发高校毕业生见习岗位210个。", "见习岗位", "210", "个", None),),
    "卫生院": (("2025年，为中心卫生院配备数字化影像设备5台。", "数字化影像设备", "5", "台", None),),
    "物业": (
        ("街道社区党组织牵头，以片区打包方式为17个老旧小区引进物业企业。", "老旧小区", "17", "个", None),
    ),
    "文旅": (("2025年开通景区直通车3条，支持古村落发展精品民宿22家。", "景区直通车", "3", "条", None),),
}
FOREIGN_FACTOR = 37
"""The other city's figures are the own ones times this: tempting, and to be told from ours by their
digits."""

TEN = (
    "holiday_care",
    "parking",
    "elderly_meals",
    "rural_roads",
    "ev_charging",
    "mental_health",
    "waste_sorting",
    "public_transport",
    "employment",
    "medical",
)


def proposal(name: str) -> Proposal:
    """A proposal of tests/proposals, as if it had been handed in at 云岭县."""
    read = read_proposal((PROPOSALS / f"{name}.txt").read_text("utf-8"))
    return replace(read, place="云岭县", committee="云岭县政协" if read.council == "cppcc" else "云岭县人大")


def expected(name: str) -> dict[str, object]:
    """What a reader finds in that proposal."""
    read: dict[str, object] = json.loads((PROPOSALS / f"{name}.json").read_text("utf-8"))
    return read


def profile(**unit: object) -> Profile:
    """A filled-in county bureau."""
    ready = ready_profile("county-bureau")
    filled = replace(
        ready.unit, name="云岭县教育体育局", field="教育", place=OURS, superiors=(Place("临岭市"),), **unit
    )
    return replace(ready, unit=filled, numbering=replace(ready.numbering, code="云教体函"))


def facts(text: str | None = None) -> tuple[Fact, ...]:
    """The unit's facts, with a row of another city."""
    table = text or (
        "指标,数值,单位,截至,地区,来源\n"
        "县财政安排托管专项经费,60,万元,2025,云岭县,预算执行情况\n"
        "招募返乡大学生志愿者,85,名,2025-07,云岭县,团县委\n"
        "假期公益托管点,444,个,2025-08-31,望川市,网络\n"
    )
    return read_facts(table.encode(), "facts.csv")


def records() -> tuple[Record, ...]:
    """One document a theme and place."""
    own = tuple(record(OURS, "云岭县教育体育局", name, rows, "official") for name, rows in OWN.items())
    foreign = tuple(
        record(THEIRS, "望川日报", name, tuple(map(enlarged, rows)), "press") for name, rows in OWN.items()
    )
    return own + foreign


def enlarged(said: Said) -> Said:
    """The other city's sentence: its name, its larger figure."""
    text, indicator, value, unit, status = said
    text = text.replace("云岭县", "望川市").replace("全县", "全市").replace("我局", "该市")
    if value is not None:
        larger = str(int(value) * FOREIGN_FACTOR)
        text, value = text.replace(value, larger, 1), larger
    return text, indicator, value, unit, status


def record(place: Place, publisher: str, name: str, rows: tuple[Said, ...], trust: Trust) -> Record:
    """A document of whole sentences, each a figure or a measure."""
    text = "\n".join(row[0] for row in rows)
    measures, statistics = [], []
    position = 0
    for said, indicator, value, unit, status in rows:
        start, end = position, position + len(said) - 1
        position += len(said) + 1
        if value is not None and indicator is not None:
            at = start + said.index(value)
            found = Statistic(at, at + len(value), value, indicator, Decimal(value), unit, place=place)
            statistics.append(found)
        if status or name not in {"假期托管", "停车", "老年助餐"}:
            kind = "planned" if status == "planned" else "done"
            measures.append(Measure(start, end, said[:-1], kind, themes=find_themes(said + name)))
    return Record(
        source=f"https://www.yunling.example/{publisher}/{name}.html",
        part=0,
        kind="reply" if trust == "official" else "news",
        title=f"关于{name}工作的答复" if trust == "official" else f"{name}见闻",
        publisher=publisher,
        published_on=date(2025, 12, 20),
        region=place,
        trust=trust,
        text=text,
        reply=Reply(issuers=(publisher,), signed_on=date(2025, 12, 20)) if trust == "official" else None,
        measures=tuple(measures),
        statistics=tuple(statistics),
    )
