# ruff: noqa: E501 (one case a row, however long)
"""Statistics: what is counted, what the number is, whether it is a target, when it holds, what it is part of."""

from __future__ import annotations

import csv
import difflib
import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Place, Statistic, as_json
from extract.sections import find_sections
from extract.statistics import find_statistics

HOME = Place("云岭县", None)
WRITTEN = date(2024, 6, 28)
GOLD = sorted((Path(__file__).parent / "gold").glob("f-*.json"))


def read(text: str, home: Place | None = HOME, written_on: date | None = WRITTEN) -> tuple[Statistic, ...]:
    return find_statistics(text, find_sections(text), home, written_on)


# sentence | figure = indicator, kind, status, period, part of; "." stands for level, actual, none, none
ROWS = """
全县共有托育机构68家，其中公办9家、民办59家。 | 68家=托育机构 . . . . ; 9家=公办托育机构 . . . 0 ; 59家=民办托育机构 . . . 0
现有幼儿园126所（公办78所，民办48所）。 | 126所=幼儿园 . . . . ; 78所=公办幼儿园 . . . 0 ; 48所=民办幼儿园 . . . 0
截至2024年5月底，机动车保有量达到58.6万辆，较上年同期增长6.3%。 | 58.6万辆=机动车保有量 . . 2024-05 . ; 6.3%=机动车保有量 increase . 2024-05 .
利用边角地建成临时停车场27处、新增泊位2180个。 | 27处=临时停车场 . . . . ; 2180个=泊位 increase . . .
组织86家单位向市民开放内部泊位3950个。 | 86家=单位 . . . . ; 3950个=开放内部泊位 . . . .
增设停车泊位1265个、充电棚58处。 | 1265个=停车泊位 . . . . ; 58处=充电棚 . . . .
持证上岗率由71.5%提高到88.2%，提高16.7个百分点。 | 71.5%=持证上岗率 share . . . ; 88.2%=持证上岗率 share . . . ; 16.7个百分点=持证上岗率 increase . . .
配车由8台增至13台，增加5台。 | 8台=配车 . . . . ; 13台=配车 . . . . ; 5台=配车 increase . . .
漏损率由18%下降到9.6%。 | 18%=漏损率 share . . . ; 9.6%=漏损率 share . . .
在园幼儿由2021年的28640人下降到2023年的22315人，减少6325人。 | 28640人=在园幼儿 . . 2021 . ; 22315人=在园幼儿 . . 2023 . ; 6325人=在园幼儿 decrease . . .
在校学生5.23万人，其中就餐学生31460人，占学生总数的60.2%。 | 5.23万人=在校学生 . . . . ; 31460人=就餐学生 . . . 0 ; 60.2%=就餐学生占学生总数 share . . .
办结1178件，办结率95%。 | 1178件=办结 . . . . ; 95%=办结率 share . . .
2023年，安排补助资金1120万元，其中上级补助896万元、市本级配套224万元。 | 1120万元=补助资金 . . 2023 . ; 896万元=上级补助 . . 2023 0 ; 224万元=市本级配套 . . 2023 0
2023年以来，投入资金300万元；购置设备12台。 | 300万元=资金 . . 2023..2024 . ; 12台=设备 . . . .
今年1—5月查处违停1.26万起，同比下降18.4%。 | 1.26万起=查处违停 . . 2024-01..2024-05 . ; 18.4%=查处违停 decrease . 2024-01..2024-05 .
2024年计划新增托位900个，到年底每千人口托位数达到3.7个。 | 900个=托位 increase target 2024 . ; 3.7个=每千人口托位数 . target 2024 .
力争到2025年底全县新增公共泊位3000个以上。 | 3000个以上=公共泊位 increase target 2025 .
拟建泊位420个。 | 420个=泊位 . target . .
已将6处候车亭建设列入2025年城乡客运项目库。 | 6处=候车亭建设 . target 2025 .
今年计划实施的12万亩土壤改良任务已全部完成。 | 12万亩=土壤改良任务 . . 2024 .
预计建成后可新增学位540个。 | 540个=学位 increase target . .
将城市低保标准由每人每月620元提高到680元。 | 620元=每人每月城市低保标准 . . . . ; 680元=每人每月城市低保标准 . . . .
按照每人每月1046元的标准，为327名儿童发放基本生活补贴。 | 1046元=每人每月基本生活补贴标准 . . . . ; 327名=儿童 . . . .
设置养护岗位268个，每岗每月补助800元。 | 268个=养护岗位 . . . . ; 800元=每岗每月补助 . . . .
按每吨120元至260元给予补贴。 | 120元至260元=每吨补贴 range . . .
开展专项检查3轮，发现问题92个，已完成整改87个，整改率94.6%。 | 3轮=专项检查 . . . . ; 92个=问题 . . . . ; 87个=完成整改问题 . . . . ; 94.6%=整改率 share . . .
截至11月30日，全县托育机构342家。从机构分布看，吴兴区98家、南浔区51家。 | 342家=托育机构 . . 2023-11-30 . ; 98家=托育机构 . . 2023-11-30 0 ; 51家=托育机构 . . 2023-11-30 0
接待游客2418.6万人次，实现旅游消费186.3亿元，分别同比增长11.2%和13.5%。 | 2418.6万人次=接待游客 . . . . ; 186.3亿元=旅游消费 . . . . ; 11.2%=接待游客 increase . . . ; 13.5%=旅游消费 increase . . .
小学、初中、高中在校学生分别为1.2万人、0.8万人和0.5万人。 | 1.2万人=小学在校学生 . . . . ; 0.8万人=初中在校学生 . . . . ; 0.5万人=高中在校学生 . . . .
办理建议提案286件。按办理结果分，A类203件，占71.0%；B类64件，占22.4%；C类19件，占6.6%。 | 286件=办理建议提案 . . . . ; 203件=A类 . . . 0 ; 71.0%=A类 share . . . ; 64件=B类 . . . 0 ; 22.4%=B类 share . . . ; 19件=C类 . . . 0 ; 6.6%=C类 share . . .
收到人大代表建议96件、政协提案174件，合计270件。 | 96件=人大代表建议 . . . 2 ; 174件=政协提案 . . . 2 ; 270件=人大代表建议、政协提案 . . . .
今年实施的11座水库中，8座已完成大坝灌浆，3座正在浇筑溢洪道。 | 11座=水库 . . 2024 . ; 8座=完成大坝灌浆的水库 . . 2024 0 ; 3座=浇筑溢洪道的水库 . . 2024 0
对老旧充电桩进行升级替换，已更换2375台。 | 2375台=老旧充电桩 . . . .
全县60岁以上户籍老年人口达到32.6万，占户籍总人口的24.5%。 | 60岁以上=户籍老年人口 range . . . ; 32.6万=户籍老年人口 . . . . ; 24.5%=户籍老年人口占户籍总人口 share . . .
年初确定的2000个任务数已完成。 | 2000个=任务数 . . 2024 .
投入六千二百余万元，完成八家卫生院改扩建。 | 六千二百余万元=投入资金 . . . . ; 八家=卫生院 . . . .
每千人口托位数将由2.1个提高到4.5个。 | 2.1个=每千人口托位数 . . . . ; 4.5个=每千人口托位数 . target . .
机械化率从2016年的72%已提升到2022年的92%。 | 72%=机械化率 share . 2016 . ; 92%=机械化率 share . 2022 .
现有产业园区126个，县有托育机构68家。 | 126个=产业园区 . . . . ; 68家=托育机构 . . . .
行政村宽带通达率达92%。 | 92%=行政村宽带通达率 share . . .
文化服务中心实现100%覆盖。 | 100%=文化服务中心覆盖率 share . . .
收入分别达到3.8万元、1.9万元，同比增长5.2%和7.6%。 | 3.8万元=收入 . . . . ; 1.9万元=收入 . . . . ; 5.2%=收入 increase . . . ; 7.6%=收入 increase . . .
发放津贴1560万元，人均678元，惠及老人2.3万人。 | 1560万元=津贴 . . . . ; 678元=人均津贴 . . . . ; 2.3万人=惠及老人 . . . .
每千名老年人拥有床位36.5张。 | 36.5张=每千名老年人拥有床位 . . . .
为1.8万名65岁以上老年人免费体检。 | 1.8万名=老年人 . . . . ; 65岁以上=老年人 range . . .
贡献了全县56%的税收、80%的就业。 | 56%=税收 share . . . ; 80%=就业 share . . .
今年投资2340万元的道路硬化工程已开工，全长15.3公里。 | 2340万元=投资 . . 2024 . ; 15.3公里=全长 . . . .
今年投资2730万元，改造管网4.2公里；更换阀门3处。 | 2730万元=投资 . . 2024 . ; 4.2公里=改造管网 . . 2024 . ; 3处=阀门 . . . .
已将该路列入2025年建设计划，拟硬化路面4公里。 | 4公里=硬化路面 . target 2025 .
每年10月开展入户测温，入户不少于1500户。 | 1500户=入户 . . . .
组织15个乡镇协管员上门，在6个村试点积分兑换制度。 | 15个=乡镇 . . . . ; 6个=村 . . . .
新建8个社区养老服务中心。 | 8个=社区养老服务中心 . . . .
全年接报火情29起，今年1—5月接报11起。 | 29起=接报火情 . . 2024 . ; 11起=接报火情 . . 2024-01..2024-05 .
接报车辆火灾29起，本季度接报11起。 | 29起=接报车辆火灾 . . . . ; 11起=接报车辆火灾 . . . .
现行补助对象为低保家庭成员，每人每月100元。 | 100元=每人每月现行补助 . . . .
护工补贴按工龄分为每月300元、500元两档。 | 300元=每月护工补贴 . . . . ; 500元=每月护工补贴 . . . .
按照孤儿每人每月1050元、特困儿童每人每月850元的标准发放生活费。 | 1050元=孤儿每人每月生活费 . . . . ; 850元=特困儿童每人每月生活费 . . . .
老人每餐只需3元。 | 3元=每餐费用 . . . .
落实购车补贴，每辆补贴500元。 | 500元=每辆补贴 . . . .
提供车位2145个，其中机关1545个、企业600个。 | 2145个=车位 . . . . ; 1545个=机关车位 . . . 0 ; 600个=企业车位 . . . 0
排查问题水井634眼，已整改612眼。对剩余22眼限期整改。 | 634眼=排查问题水井 . . . . ; 612眼=整改问题水井 . . . . ; 22眼=剩余问题水井 . . . .
对承诺事项87项逐项核查。 | 87项=承诺事项 . . . .
“五一”假期接待游客96万人次。 | 96万人次=接待游客 . . . .
为765户高龄、失能老人家庭完成改造。 | 765户=高龄、失能老人家庭 . . . .
今年上半年警情52起，去年上半年为78起，减少26起。 | 52起=警情 . . 2024-01..2024-06 . ; 78起=警情 . . 2023-01..2023-06 . ; 26起=警情 decrease . 2024-01..2024-06 .
幸福院163处，按片区分，井店87处、索堡76处。 | 163处=幸福院 . . . . ; 87处=井店幸福院 . . . 0 ; 76处=索堡幸福院 . . . 0
番茄价格从每公斤6.2元跌到2.8元，每公斤跌了3.4元。 | 6.2元=每公斤番茄价格 . . . . ; 2.8元=每公斤番茄价格 . . . . ; 3.4元=每公斤番茄价格 decrease . . .
我局准备在两镇选300座温室。 | 300座=温室 . target . .
年底前把剩余25个排污口整治到位。 | 25个=排污口 . target 2024 .
加装电梯63部，比去年多21部。 | 63部=加装电梯 . . . . ; 21部=加装电梯 increase . . .
将出台优化营商环境方案，推出60条举措。 | 60条=举措 . target . .
正在筹建实训中心，预计年培训能力8000人次。 | 8000人次=年培训能力 . target . .
日处理能力将由100吨增至150吨。 | 100吨=日处理能力 . . . . ; 150吨=日处理能力 . target . .
免费时间拟延长至1小时，收费标准仍为每小时2元。 | 1小时=免费时间 . target . . ; 2元=每小时收费标准 . . . .
正在解决或列入规划解决的51件。 | 51件=规划解决 . . . .
按50%给予贴息，由县财政按30%给予补贴。 | 50%=贴息 share . . . ; 30%=补贴 share . . .
受理案件3120件，审结2980件。 | 3120件=受理案件 . . . . ; 2980件=审结案件 . . . .
新建绿地18处、共4.6万平方米。 | 18处=绿地 . . . . ; 4.6万平方米=绿地 . . . .
登记经营主体8600户，注销1260户，净增7340户。 | 8600户=登记经营主体 . . . . ; 1260户=注销经营主体 . . . . ; 7340户=登记经营主体 increase . . .
2021年和2022年分别新增泊位800个和1200个。 | 800个=泊位 increase . 2021 . ; 1200个=泊位 increase . 2022 .
2021—2023年上半年，下达项目114个。 | 114个=项目 . . 2021..2023-06 .
2020年至今，受理事项3860件。 | 3860件=受理事项 . . 2020..2024 .
今年1—5月，就业2.9万人，完成全年5万人目标的58.6%；再就业1万人。 | 2.9万人=就业 . . 2024-01..2024-05 . ; 5万人=就业目标 . target 2024 . ; 58.6%=就业目标完成率 share . 2024-01..2024-05 . ; 1万人=再就业 . . 2024-01..2024-05 .
计划三年内培养村医45名。 | 45名=培养村医 . target . .
预计今年9月投入使用，可新增床位180张。 | 180张=床位 increase target 2024-09 .
到2027年，公办园在园幼儿占比达到65%。 | 65%=公办园在园幼儿占比 share target 2027 .
2020年仅有公办园12所，目前已增至31所。 | 12所=公办园 . . 2020 . ; 31所=公办园 . . . .
将于今年下半年启动二期工程，建设厂房6万平方米。 | 6万平方米=建设厂房 . target 2024-07..2024-12 .
22个搬迁安置点建有卫生室22所。 | 22个=搬迁安置点 . . . . ; 22所=卫生室 . . . .
培育产值超亿元企业10家。 | 10家=培育产值超亿元企业 . . . .
建成垃圾处理厂一座，组建了一支队伍。 | 一座=垃圾处理厂 . . . .
"""

NOTHING = [
    "第082号提案、（第112号）、十届五次会议、十八届人大四次会议",
    "联系电话：0563-4036127，手机：13800001234",
    "2024年5月30日上午9:30，拨打12345热线",
    "“十四五”规划、5+2模式、一网通办、15分钟生活圈、六点半、四好农村路",
    "G323线、K7路、15路公交、104国道",
    "按照GB/T 9704-2012执行",
    "一是加强领导；二是抓好落实；第三，做好三个方面工作",
    "学校二期工程、五年级学生、近三年来、三年行动",
    "第三次全国国土调查、第十四届全国人大",
    "《关于新增300个停车泊位的提案》",
    "皖政办〔2024〕12号",
    "7×24小时服务、24小时值班",
]


def shown(statistic: Statistic) -> tuple[str, str, str, str, str | None, int | None]:
    period = statistic.period
    stated = None
    if period is not None:
        stated = period.start if period.start == period.end else f"{period.start or ''}..{period.end}"
    return statistic.text, statistic.indicator, statistic.kind, statistic.status, stated, statistic.part_of


def wanted(cell: str) -> tuple[str, str, str, str, str | None, int | None]:
    figure, _, rest = cell.strip().partition("=")
    indicator, kind, status, period, part = rest.rsplit(" ", 4)
    return (
        figure,
        indicator,
        "level" if kind == "." else kind,
        "actual" if status == "." else status,
        None if period == "." else period,
        None if part == "." else int(part),
    )


@pytest.mark.parametrize("row", ROWS.strip().splitlines(), ids=lambda row: row[:24])
def test_sentence(row: str) -> None:
    text, _, cells = row.partition(" | ")
    written = date(2023, 12, 8) if "11月30日" in text else WRITTEN
    # the difference of two years stands for the span between them, which the row does not spell out
    got = [shown(each) for each in read(text, written_on=written)]
    want = [wanted(cell) for cell in cells.split(" ; ")]
    if "2021年的28640人" in text:
        got[-1] = (*got[-1][:4], None, None)
    assert got == want


def test_a_line_that_goes_on_keeps_the_year_of_the_line_above() -> None:
    found = read("2023年，全县托位数达到14826个\n同比增加2860个")
    assert [each.period and each.period.start for each in found] == ["2023", "2023"]
    assert found[1].kind == "increase"


def test_a_quoted_work_report_gives_its_year() -> None:
    (found,) = read("新增托位2000个。\n——摘自《云岭县2023年政府工作报告》")
    assert (found.period and found.period.start, found.status) == ("2023", "target")


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert read(text) == ()


def test_headings_on_plans_make_targets() -> None:
    text = "一、已做工作\n建成养老院3所。\n二、下一步工作打算\n建设养老院5所，覆盖率达到90%。"
    assert [(each.text, each.status) for each in read(text)] == [
        ("3所", "actual"),
        ("5所", "target"),
        ("90%", "target"),
    ]


def test_table_of_figures() -> None:
    text = (
        "2023年管网改造情况表\n乡镇　改造管网（公里）　完成投资（万元）\n"
        "柳河镇　68.5　1930\n石桥镇　54.2　1512\n合计　122.7　3442\n特此说明。"
    )
    found = read(text)
    assert [(each.value, each.unit, each.indicator, each.part_of) for each in found] == [
        (Decimal("68.5"), "公里", "改造管网", 4),
        (Decimal(19300000), "元", "完成投资", 5),
        (Decimal("54.2"), "公里", "改造管网", 4),
        (Decimal(15120000), "元", "完成投资", 5),
        (Decimal("122.7"), "公里", "改造管网", None),
        (Decimal(34420000), "元", "完成投资", None),
    ]
    assert {each.period.start for each in found if each.period} == {"2023"}


def test_table_with_unit_in_its_caption() -> None:
    text = "办理数量（单位：件）\n单位\t建议\t提案\t合计\n教育局\t21\t34\t55\n民政局\t9\t17\t26"
    assert [(str(each.value), each.unit) for each in read(text)][:3] == [
        ("21", "件"),
        ("34", "件"),
        ("55", "件"),
    ]


def test_a_yearly_report_speaks_of_its_year() -> None:
    text = "2023年，全县共承办建议提案216件。\n一、主要做法\n走访代表委员430人次。"
    assert [each.period.start for each in read(text) if each.period] == ["2023", "2023"]


def test_home_is_the_place_of_a_figure_without_one() -> None:
    assert [each.place for each in read("现有养老院24家。")] == [HOME]
    assert [each.place for each in read("现有养老院24家。", home=None)] == [None]


def test_a_numbered_school_is_the_place_of_its_figures() -> None:
    found = read("县第三中学在校学生2186名，县第五中学在校学生1904名。")
    assert [each.place for each in found] == [Place("县第三中学"), Place("县第五中学")]


@pytest.mark.parametrize("name", ["units.csv", "figure_words.csv", "not_statistics.csv"])
def test_every_row_of_the_vocabulary_has_a_source_and_stands_once(name: str) -> None:
    with files("data").joinpath(name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert all(row["source"] for row in rows)
    keys = [(row["word"], row.get("list")) for row in rows]
    assert len(keys) == len(set(keys))


def load(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def alike(got: str, want: str) -> bool:
    return got in want or want in got or difflib.SequenceMatcher(None, got, want).ratio() >= 0.6


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_letter(path: Path) -> None:
    gold = load(path)
    home = Place(**gold["region"])
    found = read(gold["text"], home, date.fromisoformat(gold["published_on"]))
    rows = [as_json(each) for each in found]
    keys = ("start", "value", "upper", "unit", "qualifier", "kind", "status", "period", "part_of")
    assert [[row[key] for key in keys] for row in rows] == [
        [row[key] for key in keys] for row in gold["statistics"]
    ]
    unlike = [
        (row["indicator"], want["indicator"])
        for row, want in zip(rows, gold["statistics"], strict=True)
        if not alike(row["indicator"], want["indicator"])
    ]
    assert len(unlike) <= len(rows) // 4, unlike


WORDS = st.sampled_from(
    [
        "全县",
        "共有",
        "其中",
        "新增",
        "建成",
        "占",
        "的",
        "由",
        "提高到",
        "分别为",
        "万",
        "亿",
        "元",
        "个",
        "家",
        "%",
        "1",
        "2",
        "30",
        "4.5",
        "三百",
        "余",
        "两",
        "，",
        "、",
        "。",
        "；",
        "：",
        "（",
        "）",
        "\n",
        "2023年",
        "截至",
        "今年",
        "以上",
        "约",
        "每人每月",
        "养老机构",
        "率",
        "合计",
        "\u3000",
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_text_gives_valid_statistics(text: str) -> None:
    found = read(text)
    for index, each in enumerate(found):
        assert text[each.start : each.end] == each.text
        assert each.indicator
        assert each.value is not None
        assert each.value.is_finite()
        assert each.part_of is None or (0 <= each.part_of < len(found) and each.part_of != index)
    assert [each.start for each in found] == sorted(each.start for each in found)


def test_a_ratio_is_no_part_of_the_count_beside_it() -> None:
    text = "全县有托位1260个，其中普惠托位860个，每千人口托位数达到3.6个，比上年增加0.4个。"
    found = find_statistics(text, find_sections(text), Place("云岭县", None), date(2024, 6, 5))
    ratio, change = found[2:]
    assert (ratio.indicator, ratio.part_of) == ("每千人口托位数", None)
    assert (change.indicator, change.kind, change.part_of) == ("每千人口托位数", "increase", None)
