# ruff: noqa: E501 (one case a row, however long)
"""Arithmetic: every stated sum, share and change recomputed; altered figures are caught, right ones left alone."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.figures import check_figures
from extract.model import FigureCheck, Place, Statistic, as_json
from extract.precision import interval_of
from extract.sections import find_sections
from extract.statistics import find_statistics

GOLD = [
    json.loads(path.read_text("utf-8")) for path in sorted((Path(__file__).parent / "gold").glob("f-*.json"))
]


def read(text: str, home: Place | None = None) -> tuple[tuple[Statistic, ...], tuple[FigureCheck, ...]]:
    statistics = find_statistics(text, find_sections(text), home, date(2024, 6, 28))
    return statistics, check_figures(text, statistics)


# text | kind verdict figures ; kind verdict figures
ROWS = """
现有托育机构68家，其中公办9家、民办59家。 | sum holds 68家 9家 59家
现有托育机构68家，其中公办9家、民办58家。 | sum fails 68家 9家 58家
现有幼儿园126所（公办78所，民办48所）。 | sum holds 126所 78所 48所
新建充电棚46处，其中城东片区15处、城西片区13处、城南片区20处。 | sum fails 46处 15处 13处 20处
停车泊位13.42万个，其中配建泊位10.85万个、公共泊位1.97万个、路内泊位0.6万个。 | sum holds 13.42万个 10.85万个 1.97万个 0.6万个
投入资金2.36亿元，其中上级补助1.42亿元、市级配套0.78亿元、居民出资0.26亿元。 | sum fails 2.36亿元 1.42亿元 0.78亿元 0.26亿元
面积10.3万亩，其中新建4.2万亩、改造提升6.2万亩。 | sum holds 10.3万亩 4.2万亩 6.2万亩
收到建议96件、提案174件，合计270件。 | sum holds 270件 96件 174件
收到建议96件、提案174件，合计280件。 | sum fails 280件 96件 174件
办理建议提案286件。按办理结果分，A类203件；B类64件；C类19件。 | sum holds 286件 203件 64件 19件
全县有养老院24家，其中公办25家。 | sum fails 24家 25家
在岗人员1187人，其中医师463人、护士498人。 | sum look 1187人 463人 498人
现有水库86座，其中中型水库3座、小型水库80座、其他3座。 | sum holds 86座 3座 80座 3座
在校学生5.23万人，其中就餐学生31460人，占学生总数的60.2%。 | share holds 60.2% 31460人 5.23万人
在校学生5.23万人，其中就餐学生31460人，占学生总数的62.0%。 | share fails 62.0% 31460人 5.23万人
运营车辆186台，其中新能源车151台，占81.2%。 | share holds 81.2% 151台 186台
运营车辆186台，其中新能源车151台，占82.1%。 | share fails 82.1% 151台 186台
发现隐患92个，已整改87个，整改率94.6%。 | share holds 94.6% 87个 92个
发现隐患92个，已整改87个，整改率96.4%。 | share fails 96.4% 87个 92个
已完成投资680万元，占计划投资850万元的80%。 | share holds 80% 680万元 850万元
已完成投资680万元，占计划投资850万元的85%。 | share fails 85% 680万元 850万元
低保对象4000人，其中城镇1200人、农村2800人，分别占30%和70%。 | sum holds 4000人 1200人 2800人 ; share holds 30% 1200人 4000人 ; share holds 70% 2800人 4000人
低保对象4000人，其中城镇1200人、农村2800人，分别占30%和60%。 | sum holds 4000人 1200人 2800人 ; share holds 30% 1200人 4000人 ; share fails 60% 2800人 4000人
持证上岗率由71.5%提高到88.2%，提高16.7个百分点。 | change holds 16.7个百分点 71.5% 88.2%
持证上岗率由71.5%提高到88.2%，提高17.6个百分点。 | change fails 17.6个百分点 71.5% 88.2%
配车由8台增至13台，增加6台。 | change fails 6台 8台 13台
补助由300万元增加到420万元，增长40%。 | change holds 40% 300万元 420万元
补助由300万元增加到420万元，增长30%。 | change fails 30% 300万元 420万元
价格由1.1元降至0.95元，下降0.15元。 | change holds 0.15元 1.1元 0.95元
2023年培训1200人，比上年的1000人增加200人。 | change holds 200人 1000人 1200人
资金380万元，比2023年增加50万元，增长15.2%。 | change holds 15.2% 50万元 380万元
资金380万元，比2023年增加50万元，增长16.2%。 | change fails 16.2% 50万元 380万元
接待游客120万人次，较上年减少30万人次，下降25%。 | change fails 25% 30万人次 120万人次
2022年培训1000人，2023年培训1250人，增长25%。 | change holds 25% 1000人 1250人
2022年培训1000人，2023年培训1250人，增长20%。 | change fails 20% 1000人 1250人
启动项目19个，总投资3.7亿元，已完工11个，其余8个正在建设。 | sum holds 19个 11个 8个
启动项目19个，总投资3.7亿元，已完工12个，其余8个正在建设。 | sum fails 19个 12个 8个
供热面积248.6万平方米，其中居民167.2万平方米、非居民51.4万平方米。 | sum fails 248.6万平方米 167.2万平方米 51.4万平方米
办理提案286件，代表满意284件、基本满意2件，满意率99.3%。 | sum holds 286件 284件 2件 ; share holds 99.3% 284件 286件
办理提案286件，代表满意264件、基本满意2件，满意率99.3%。 | sum fails 286件 264件 2件 ; share fails 99.3% 264件 286件
办理提案286件，代表满意280件、基本满意2件、不满意4件，满意率98.6%。 | sum holds 286件 280件 2件 4件
现有户厕9.47万户，其中卫生厕所8.83万户，卫生厕所普及率93.2%。 | share holds 93.2% 8.83万户 9.47万户
现有户厕9.47万户，其中卫生厕所8.83万户，卫生厕所普及率83.2%。 | share fails 83.2% 8.83万户 9.47万户
全县住宅小区386个。成立业委会的小区352个，组建率91.2%。 | share holds 91.2% 352个 386个
全县住宅小区386个。成立业委会的小区352个，组建率81.2%。 | share fails 81.2% 352个 386个
今年计划新增托位2000个。目前已新增托位2860个，完成全年任务143%。 | share holds 143% 2860个 2000个
今年计划新增托位2000个。目前已新增托位2860个，完成全年任务134%。 | share fails 134% 2860个 2000个
新增就业2.93万人，完成全年5万人目标的53.6%。 | share fails 53.6% 2.93万人 5万人
育苗企业由14家发展到22家，多了8家。 | change holds 8家 14家 22家
价格从每公斤6.2元跌到2.8元，每公斤跌了4.4元。 | change fails 4.4元 6.2元 2.8元
今年上半年警情52起，去年上半年为78起，减少26起。 | change holds 26起 78起 52起
今年上半年警情52起，去年上半年为78起，减少36起。 | change fails 36起 78起 52起
压塌棚室1276座，重建1103座，没有重建的173座多数在低洼处。 | sum holds 1276座 1103座 173座
压塌棚室1276座，重建1103座，没有重建的193座多数在低洼处。 | sum fails 1276座 1103座 193座
涉水企业47家，接入管网的44家，自建设施的3家。 | sum holds 47家 44家 3家
充电桩1184个，其中快充桩702个、慢充桩282个。 | sum fails 1184个 702个 282个
返乡8120人，已实现再就业6740人，占83.0%。 | share holds 83.0% 6740人 8120人
返乡8120人，已实现再就业6740人，占88.0%。 | share fails 88.0% 6740人 8120人
培训3215人，取得证书2861人，取证率89.0%。 | share holds 89.0% 2861人 3215人
培训3215人，取得证书2861人，取证率79.0%。 | share fails 79.0% 2861人 3215人
现有143个排污口，已整治118个，整治完成率82.5%。 | share holds 82.5% 118个 143个
现有143个排污口，已整治118个，整治完成率92.5%。 | share fails 92.5% 118个 143个
第三中学在校学生2186名，第五中学在校学生2186名。 | repeat look 2186名 2186名
"""

# Nothing to recompute, or nothing sure enough to call wrong.
QUIET = [
    "现有提案216件，其中重点提案18件。",
    "在职职工1026人，其中高级职称126人，中级职称238人。",
    "全市60岁以上老年人84.77万人，占总人口的14.7%，其中市区24.24万人，占15.93%。",
    "现有企业86家，其中省级龙头企业3家，市级龙头企业11家。",
    "98所学校开展课后服务，参与学生5.46万人，参与率94.7%。",
    "约有4600余户，其中公租房2000余户、廉租房2500余户。",
    "文物保护单位64处，其中国家级2处、省级11处。",
    "参训1200人，同比增长20%。",
    "去年接报火灾29起，今年1—5月接报11起，同比减少8起。",
    "其余8个乡镇正在建设，已建成11个，共改造车位26个。",
    "全县288个行政村中，已治理131个，治理率45.5%。\n从整治的进度看，143个排污口已整治118个。",
    "满意281件、基本满意4件，满意率99.7%，共办理286件。",
    "补助标准为每人1000元，奖励标准为每人1000元。",
]


def named(statistics: tuple[Statistic, ...], check: FigureCheck) -> str:
    figures = " ".join(statistics[index].text for index in check.statistics)
    return f"{check.kind} {check.verdict} {figures}"


@pytest.mark.parametrize("row", ROWS.strip().splitlines(), ids=lambda row: row[:20])
def test_recomputed(row: str) -> None:
    text, _, checks = row.partition(" | ")
    statistics, found = read(text)
    assert [named(statistics, check) for check in found] == checks.split(" ; ")


@pytest.mark.parametrize("text", QUIET)
def test_no_false_alarm(text: str) -> None:
    _, found = read(text)
    assert [check.message for check in found if check.verdict == "fails"] == []


def test_messages_are_chinese_and_name_the_figures() -> None:
    _, (check,) = read("新建充电棚46处，其中城东片区15处、城西片区13处、城南片区20处。")
    assert check.message.startswith("分项合计与总数不符：")
    for words in ("15处", "13处", "20处", "合计48处", "46处", "多出2处"):
        assert words in check.message


def test_table_totals_and_rates() -> None:
    text = (
        "办理情况表\n单位　承办数（件）　办结数（件）　办结率（%）\n教育局　55　54　98.2\n"
        "民政局　26　26　100\n合计　81　80　99.8"
    )
    statistics, found = read(text)
    assert [named(statistics, check) for check in found] == [
        "sum holds 81 55 26",
        "sum holds 80 54 26",
        "share holds 98.2 54 55",
        "share holds 100 26 26",
        "share fails 99.8 80 81",
    ]


def test_subtotals_are_not_added_twice() -> None:
    text = (
        "投入情况（单位：万元）\n项目　金额\n道路　120\n桥梁　80\n小计　200\n校舍　60\n操场　40\n小计　1"
        "00\n合计　300"
    )
    statistics, found = read(text)
    assert [named(statistics, check) for check in found] == [
        "sum holds 200 120 80",
        "sum holds 100 60 40",
        "sum holds 300 200 100",
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("泊位13.42万个。", "134150", "134250"),
        ("学校218所。", "218", "218"),
        ("覆盖率45%。", "44.5", "45.5"),
        ("总长186.2公里。", "186.15", "186.25"),
        ("三百二十五个。", "325", "325"),
    ],
)
def test_how_exactly_a_figure_is_stated(text: str, low: str, high: str) -> None:
    (statistic,), _ = read("现有" + text)
    interval = interval_of(statistic)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


def wanted(gold: dict[str, Any], verdict: str) -> list[dict[str, Any]]:
    return [check for check in gold["checks"] if check["verdict"] == verdict]


def values(statistics: tuple[Statistic, ...], check: FigureCheck) -> list[str]:
    return [as_json(statistics[index].value) for index in check.statistics]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["source"])
def test_letters_as_written_raise_only_what_is_wrong_in_them(gold: dict[str, Any]) -> None:
    statistics, found = read(gold["text"], Place(**gold["region"]))
    fails = [sorted(values(statistics, check)) for check in found if check.verdict == "fails"]
    assert sorted(fails) == sorted(sorted(check["values"]) for check in wanted(gold, "fails"))


def altered(figure: str, chance: random.Random) -> str:
    """``figure`` with one of its first two digits changed."""
    places = [place for place, char in enumerate(figure) if char.isdigit()][:2]
    place = chance.choice(places)
    digit = chance.choice([char for char in "123456789" if char != figure[place]])
    return figure[:place] + digit + figure[place + 1 :]


def faults() -> Iterator[tuple[str, str, int, str]]:
    """Each figure of each right sum, share and change of the letters, altered once: text, kind, place, new text."""
    chance = random.Random(2024)
    for gold in GOLD:
        statistics, found = read(gold["text"], Place(**gold["region"]))
        for check in found:
            if check.verdict != "holds":
                continue
            for index in check.statistics:
                each = statistics[index]
                if re.match(r"\d", each.text):
                    yield gold["text"], check.kind, each.start, each.text + ">" + altered(each.text, chance)


def test_at_least_95_of_100_seeded_faults_are_found() -> None:
    missed, count = [], 0
    for text, kind, start, change in faults():
        old, new = change.split(">")
        statistics, found = read(text[:start] + new + text[start + len(old) :])
        count += 1
        hit = any(
            check.verdict == "fails" and any(statistics[index].start == start for index in check.statistics)
            for check in found
        )
        if not hit:
            missed.append((kind, change))
    assert count > 60
    assert len(missed) <= count * 0.05, missed
