import io

import pytest
from openpyxl import Workbook

from generate.facts import FactsError, as_of_words, read_facts

HEADER = "indicator,value,unit,as_of,place,source\n"

DATES = (
    ("2025", "2025年"),
    ("2025-08", "2025年8月"),
    ("2025年8月", "2025年8月"),
    ("2025-08-31", "2025年8月底"),
    ("2025/8/12", "2025年8月12日"),
    ("截至2025年底", "2025年底"),
    ("2025.12.31", "2025年底"),
)


@pytest.mark.parametrize(("written", "words"), DATES)
def test_reads_dates(written: str, words: str) -> None:
    (fact,) = read_facts(f"{HEADER}托管点,12,个,{written},云岭县,年报\n".encode(), "facts.csv")
    assert as_of_words(fact.as_of) == words


def test_reads_gbk_and_chinese_columns() -> None:
    body = '指标,数值,计量单位,截至日期,地区,数据来源\n托管点,"1,436",人次,2025,云岭县,年报\n'.encode(
        "gb18030"
    )
    (fact,) = read_facts(body, "facts.csv")
    assert (fact.value, fact.unit, fact.place, fact.source, fact.row) == (1436, "人次", "云岭县", "年报", 2)


def test_reads_workbooks() -> None:
    book = Workbook()
    book.active.append(["指标", "数值", "单位", "截至", "地区", "来源"])
    book.active.append(["覆盖率", 85.5, "%", 2025, "云岭县", None])
    stream = io.BytesIO()
    book.save(stream)
    (fact,) = read_facts(stream.getvalue(), "facts.xlsx")
    assert (fact.written, fact.unit, fact.as_of, fact.source) == ("85.5", "%", "2025", None)


BAD = (
    (b"indicator,value\n", "缺少列"),
    (f"{HEADER}托管点,很多,个,2025,云岭县,\n".encode(), "第2行的数值"),
    (f"{HEADER}托管点,12,个,去年,云岭县,\n".encode(), "第2行的截至时间"),
    (f"{HEADER}托管点,12,个,2025-13,云岭县,\n".encode(), "没有这个月"),
    (f"{HEADER},12,个,2025,云岭县,\n".encode(), "第2行缺“指标”"),
    (b"\xff\xfe\x00\x81", "编码"),
)


@pytest.mark.parametrize(("body", "named"), BAD)
def test_mistakes_are_named(body: bytes, named: str) -> None:
    with pytest.raises(FactsError, match=named):
        read_facts(body, "facts.csv")


def test_names_a_broken_workbook() -> None:
    with pytest.raises(FactsError, match="xlsx"):
        read_facts(b"PK", "facts.xlsx")
