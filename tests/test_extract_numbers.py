"""Written forms of numbers: what each is worth, in which unit, how surely."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import find_quantities
from extract.numerals import read_chinese
from extract.units import units

# form = value[~upper] unit qualifier kind; "-" for none. The form stands in a sentence of its own.
FORMS = """
5216个 = 5216 个 - number
218所 = 218 所 - number
1处 = 1 处 - number
0个 = 0 个 - number
13.42万个 = 134200 个 - number
1.97万个 = 19700 个 - number
58.6万辆 = 586000 辆 - number
0.6万个 = 6000 个 - number
2.02亿个 = 202000000 个 - number
1.4万亿元 = 1400000000000 元 - currency
3千万元 = 30000000 元 - currency
5百万元 = 5000000 元 - currency
3千个 = 3000 个 - number
6百人 = 600 人 - number
1,234元 = 1234 元 - currency
1,234,567人 = 1234567 人 - number
12,500.5吨 = 12500.5 吨 - dimension
2,300余人 = 2300 人 over number
１２个 = 12 个 - number
１，２３４元 = 1234 元 - currency
２０．５公里 = 20.5 公里 - dimension
３．６％ = 3.6 % - percentage
58 所 = 58 所 - number
3.5 万人 = 35000 人 - number
12 万亩 = 120000 亩 - dimension
007号楼 = -
五个 = 5 个 - number
两个 = 2 个 - number
八家 = 8 家 - number
十所 = 10 所 - number
十二个 = 12 个 - number
二十五名 = 25 人 - number
九十八户 = 98 户 - number
一百个 = 100 个 - number
一百零五人 = 105 人 - number
一百一十二件 = 112 件 - number
三百二十五条 = 325 条 - number
两百户 = 200 户 - number
二百五十人 = 250 人 - number
三百二个 = 320 个 - number
一千零一夜 = 1001 - - number
两千三百元 = 2300 元 - currency
六千二百余万元 = 62000000 元 over currency
一万八千平方米 = 18000 平方米 - dimension
一万零八十人 = 10080 人 - number
十五万人 = 150000 人 - number
三十六万八千元 = 368000 元 - currency
一百二十万元 = 1200000 元 - currency
两千万元 = 20000000 元 - currency
一亿元 = 100000000 元 - currency
一亿三千万元 = 130000000 元 - currency
二十三亿元 = 2300000000 元 - currency
三点五公里 = 3.5 公里 - dimension
一点二万亩 = -
壹佰贰拾元 = 120 元 - currency
叁万伍仟元 = 35000 元 - currency
三百余人 = 300 人 over number
百余场 = 100 场 over number
千余人 = 1000 人 over number
万余人次 = 10000 人次 over number
近千人 = 1000 人 under number
近百户 = 100 户 under number
近万人 = 10000 人 under number
十余次 = 10 次 over number
十多个 = 10 个 over number
二十来个 = 20 个 over number
三十多家 = 30 家 over number
五千多户 = 5000 户 over number
4200余户 = 4200 户 over number
10多家 = 10 家 over number
2100余万元 = 21000000 元 over currency
1.9万余人次 = 19000 人次 over number
3万多户 = 30000 户 over number
120余件 = 120 件 over number
200余米 = 200 米 over dimension
约4.6万辆 = 46000 辆 about number
大约300人 = 300 人 about number
约为12天 = 12 天 about dimension
1180元左右 = 1180 元 about currency
35%左右 = 35 % about percentage
50人上下 = 50 人 about number
近6000人次 = 6000 人次 under number
将近2小时 = 2 小时 under dimension
接近90% = 90 % under percentage
不足6.5米 = 6.5 米 under dimension
不到3成 = 30 % under percentage
低于60% = 60 % under percentage
少于10人 = 10 人 under number
超过8.7万人 = 87000 人 over number
超100家 = 100 家 over number
突破2亿元 = 200000000 元 over currency
逾500件 = 500 件 over number
高于80% = 80 % over percentage
大于5公里 = 5 公里 over dimension
3000个以上 = 3000 个 over number
95%以上 = 95 % over percentage
100人及以上 = 100 人 over number
不少于200人次 = 200 人次 at_least number
不低于20万元 = 200000 元 at_least currency
不小于3米 = 3 米 at_least dimension
至少2次 = 2 次 at_least number
至少配备1名 = 1 人 at_least number
至少开展2次 = 2 次 at_least number
最少5天 = 5 天 at_least dimension
不超过30分钟 = 30 分钟 at_most dimension
不高于15% = 15 % at_most percentage
不多于3次 = 3 次 at_most number
最多5人 = 5 人 at_most number
最高20万元 = 200000 元 at_most currency
最高达到1000元 = 1000 元 at_most currency
最高可达50% = 50 % at_most percentage
至多2天 = 2 天 at_most dimension
500米以内 = 500 米 at_most dimension
3天以内 = 3 天 at_most dimension
10人以下 = 10 人 at_most number
45% = 45 % - percentage
98.5％ = 98.5 % - percentage
0.5% = 0.5 % - percentage
100% = 100 % - percentage
102.3% = 102.3 % - percentage
3‰ = 0.3 % - percentage
百分之五十 = 50 % - percentage
百分之三点五 = 3.5 % - percentage
百分之12 = 12 % - percentage
百分之百 = 100 % - percentage
千分之五 = 0.5 % - percentage
万分之三 = 0.03 % - percentage
三分之一 = 33.33 % - percentage
三分之二 = 66.67 % - percentage
四分之三 = 75 % - percentage
五分之一以上 = 20 % over percentage
二分之一 = 50 % - percentage
七成 = 70 % - percentage
九成以上 = 90 % over percentage
超过七成 = 70 % over percentage
三成左右 = 30 % about percentage
近八成 = 80 % under percentage
七成五 = 75 % - percentage
七成半 = 75 % - percentage
16.7个百分点 = 16.7 百分点 - percentage
2个百分点 = 2 百分点 - percentage
0.4百分点 = 0.4 百分点 - percentage
约3.8个百分点 = 3.8 百分点 about percentage
3倍 = 3 倍 - number
1.5倍 = 1.5 倍 - number
三倍 = 3 倍 - number
8折 = 8 折 - number
3—5万元 = 30000~50000 元 - range
3至5万元 = 30000~50000 元 - range
3-5天 = 3~5 天 - range
1.5-3周岁 = 1.5~3 周岁 - range
2—3岁 = 2~3 岁 - range
60～79岁 = 60~79 岁 - range
80元至200元 = 80~200 元 - range
600元至1200元 = 600~1200 元 - range
10到20个 = 10~20 个 - range
30%—50% = 30~50 % - range
30-50% = 30~50 % - range
5–8公里 = 5~8 公里 - range
1.2万至1.5万人 = 12000~15000 人 - range
2000—3000元/月 = 2000~3000 元/月 - range
七八百人 = 700~800 人 - range
三四十个 = 30~40 个 - range
十二三岁 = 12~13 岁 - range
两三个 = 2~3 个 - range
五六户 = 5~6 户 - range
60周岁以上 = 60 周岁 over age
65岁及以上 = 65 岁 over age
3岁以下 = 3 岁 at_most age
18周岁 = 18 周岁 - age
72岁 = 72 岁 - age
六十岁以上 = 60 岁 over age
36月龄 = 36 月龄 - age
5元 = 5 元 - currency
0.95元 = 0.95 元 - currency
412.6万元 = 4126000 元 - currency
2.36亿元 = 236000000 元 - currency
120美元 = 120 美元 - currency
3.5亿美元 = 350000000 美元 - currency
200港元 = 200 港元 - currency
50欧元 = 50 欧元 - currency
10万日元 = 100000 日元 - currency
30块钱 = 30 元 - currency
五十元钱 = 50 元 - currency
五角 = -
5角 = 5 角 - currency
0.3元/平方米·月 = 0.3 元/平方米·月 - currency
500元/生·年 = 500 元/生·年 - currency
380元/人·年 = 380 元/人·年 - currency
4.5元/立方米 = 4.5 元/立方米 - currency
12元／平方米 = 12 元/平方米 - currency
20元/人/天 = 20 元/人/天 - currency
600元/人 = 600 元/人 - currency
15元/吨 = 15 元/吨 - currency
不低于670元/人·年 = 670 元/人·年 at_least currency
1.2万立方米/日 = 12000 立方米/日 - dimension
300吨/天 = 300 吨/天 - dimension
60公里/小时 = 60 公里/小时 - dimension
23.6公里 = 23.6 公里 - dimension
63千米 = 63 千米 - dimension
3千米 = 3 千米 - dimension
5千瓦 = 5 千瓦 - dimension
12万千瓦 = 120000 千瓦 - dimension
31.2亿千瓦时 = 3120000000 千瓦时 - dimension
110千伏 = 110 千伏 - dimension
20千克 = 20 千克 - dimension
500公斤 = 500 公斤 - dimension
3.4万平方米 = 34000 平方米 - dimension
6平方公里 = 6 平方公里 - dimension
120㎡ = 120 ㎡ - dimension
46亩 = 46 亩 - dimension
138.6万亩 = 1386000 亩 - dimension
15公顷 = 15 公顷 - dimension
185吨 = 185 吨 - dimension
40立方米 = 40 立方米 - dimension
1.86亿立方米 = 186000000 立方米 - dimension
25℃ = 25 ℃ - dimension
25摄氏度 = 25 摄氏度 - dimension
50兆瓦 = 50 兆瓦 - dimension
3.5天 = 3.5 天 - dimension
48小时 = 48 小时 - dimension
30分钟 = 30 分钟 - dimension
6个月 = 6 个月 - dimension
5个工作日 = 5 个工作日 - dimension
15个工作日 = 15 个工作日 - dimension
两天 = 2 天 - dimension
3个小时 = 3 个小时 - dimension
2个学期 = 2 个学期 - dimension
3年 = 3 年 - dimension
610名 = 610 人 - number
12位 = 12 人 - number
1187人 = 1187 人 - number
438人次 = 438 人次 - number
41万辆次 = 410000 辆次 - number
512家次 = 512 家次 - number
186部次 = 186 部次 - number
31场次 = 31 场次 - number
372樘 = 372 樘 - number
1260眼 = 1260 眼 - number
405座 = 405 座 - number
2300余节 = 2300 节 over number
1.26万起 = 12600 起 - number
8960份 = 8960 份 - number
2.3万份 = 23000 份 - number
第三 = 3 - - ordinal
第3名 = 3 人 - ordinal
第二十五个 = 25 个 - ordinal
第一 = 1 - - ordinal
第12位 = 12 人 - ordinal
第5 = 5 - - ordinal
第十 = 10 - - ordinal
第100家 = 100 家 - ordinal
-3.5℃ = -3.5 ℃ - dimension
负5℃ = -5 ℃ - dimension
为-3.5% = -3.5 % - percentage
5100 = 5100 - - number
三百二十五 = 325 - - number
3.14 = 3.14 - - number
五 = 5 - - number
2024年5月30日 = -
2023年 = -
2023年以来 = -
2021—2023年 = -
5月31日 = -
3月 = -
二〇二四年六月三日 = -
二0一七年五月二十六日 = -
今年1—5月 = -
2025年6月底前 = -
第一季度 = -
近三年来 = -
21:00 = -
8:30—17:30 = -
上午9点 = -
六点半 = -
三点半 = -
五点一刻 = -
24小时值班 = -
皖政〔2024〕12号 = -
（第112号） = -
第082号提案 = -
（J027） = -
十届五次会议 = -
十八届人大四次会议 = -
0574-63018852 = -
13812345678 = -
12345热线 = -
拨打110 = -
400-820-8820 = -
GB/T 9704-2012 = -
GB 17051 = -
G323线 = -
S105 = -
K7路 = -
15路公交 = -
104国道 = -
5+2 = -
“5+2” = -
“十四五” = -
“15分钟生活圈” = -
15分钟养老服务圈 = -
1+N+X = -
5G基站 = -
4K = -
一网通办 = -
三农 = -
两会 = -
一是 = -
其一 = -
四年级 = -
数百人 = -
几十个 = -
千家万户 = -
万一 = -
一般 = -
统一 = -
一定 = -
伍家岗 = -
louguojiang1979@163.com = -
450921198001011234 = -
《关于新增300个车位的提案》 = -
（1） = -
1.关于停车 = -
3、办理情况 = -
"""

# One row for every measure word that a letter may use: 12 of it.
SKIPPED_UNITS = {"月", "日", "级", "星", "分", "里", "升", "m", "L", "安", "路"}


def expected(row: str) -> tuple[str, tuple[object, ...] | None]:
    form, _, rest = row.partition(" = ")
    if rest == "-":
        return form, None
    number, unit, qualifier, kind = rest.split()
    low, _, high = number.partition("~")
    return form, (
        Decimal(low),
        Decimal(high) if high else None,
        None if unit == "-" else unit,
        None if qualifier == "-" else qualifier,
        kind,
    )


ROWS = [expected(row) for row in FORMS.strip().splitlines()]
UNIT_ROWS = [(word, unit.unit) for word, unit in units().items() if word not in SKIPPED_UNITS]


@pytest.mark.parametrize(("form", "want"), ROWS, ids=[form for form, _ in ROWS])
def test_written_form(form: str, want: tuple[object, ...] | None) -> None:
    found = find_quantities(form)
    if want is None:
        # Dates, numbers of things and names are no quantities; an ordinal may stand in them.
        assert [each for each in found if each.kind != "ordinal"] == []
        return
    got = [(each.value, each.upper, each.unit, each.qualifier, each.kind) for each in found]
    assert got == [want]


@pytest.mark.parametrize(("word", "unit"), UNIT_ROWS, ids=[word for word, _ in UNIT_ROWS])
def test_every_unit_is_read(word: str, unit: str) -> None:
    found = find_quantities(f"共有12{word}，")
    assert [(each.value / (Decimal("0.1") if word == "‰" else 1), each.unit) for each in found] == [
        (Decimal(12), "%" if word == "‰" else unit)
    ]


def test_the_table_holds_at_least_400_forms() -> None:
    assert len(ROWS) + len(UNIT_ROWS) >= 400


SENTENCES = [
    ("参与活动人数三百余人", [("300", "人")]),
    ("年初确定的2000个任务数", [("2000", "个")]),  # no year 2000
    ("招收1.5-3周岁幼儿", [("1.5", "周岁")]),  # no minus three
    ("由28640人下降到22315人", [("28640", "人"), ("22315", "人")]),
    ("幼儿园30所（其中公办20所）", [("30", "所"), ("20", "所")]),
    ("配建泊位10.85万个、路内泊位0.6万个", [("108500", "个"), ("6000", "个")]),
    ("按每吨120元至260元给予补贴", [("120", "元")]),
    ("机动车保有量58.6万辆，增长6.3%", [("586000", "辆"), ("6.3", "%")]),
    ("联系电话：0563-4036127，共3人", [("3", "人")]),
    ("2.建成养老院12家", [("12", "家")]),
    ("截至2023年底有12家", [("12", "家")]),
    ("低于6.18元/立方米的成本水价", [("6.18", "元/立方米")]),
]


@pytest.mark.parametrize(("text", "want"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_numbers_in_a_sentence(text: str, want: list[tuple[str, str]]) -> None:
    assert [(str(q.value.normalize().__format__("f")), q.unit) for q in find_quantities(text)] == want


def test_a_numeral_of_absurd_length_is_none() -> None:
    assert find_quantities("一" * 5000 + "个") == ()


@given(st.integers(min_value=0, max_value=99_999_999))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert read_chinese(chinese(number)) == number


def chinese(number: int) -> str:
    """An independent writer of Chinese numerals below a hundred million."""
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        gap = "零" if 0 < rest < 1000 else ""
        return chinese(head) + "万" + gap + (chinese(rest) if rest else "")
    words, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return words or "零"


@given(
    st.text(
        alphabet="一二两三四五六七八九十百千万亿零0123456789.,%个人元年月日—-至约余以上第共（）《》、。 \n",
        max_size=60,
    )
)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.upper is None or quantity.value < quantity.upper
        last = quantity.end
