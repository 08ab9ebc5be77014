"""Stated times: what period each is, and what part it plays in its sentence."""

from __future__ import annotations

from datetime import date

import pytest

from extract.periods import find_periods

WRITTEN = date(2024, 6, 28)

# text | start | end | role; "-" for no period, a lone dash in start for an open start
ROWS = """
截至2023年12月31日，全县 | 2023-12-31 | 2023-12-31 | as_of
截至2024年5月底，我市 | 2024-05 | 2024-05 | as_of
截止2009年底，全市 | 2009 | 2009 | as_of
截至11月30日，全市 | 2024-11-30 | 2024-11-30 | as_of
截至今年3月末 | 2024-03 | 2024-03 | as_of
2023年，投入 | 2023 | 2023 | flow
2023年度 | 2023 | 2023 | flow
2023年底 | 2023 | 2023 | flow
二〇二三年 | 2023 | 2023 | flow
今年，我局 | 2024 | 2024 | flow
本年度完成 | 2024 | 2024 | flow
去年共发放 | 2023 | 2023 | flow
去年底的 | 2023 | 2023 | flow
前年建成 | 2022 | 2022 | flow
明年计划 | 2025 | 2025 | flow
今年9月 | 2024-09 | 2024-09 | flow
今年1—5月查处 | 2024-01 | 2024-05 | flow
今年1至8月 | 2024-01 | 2024-08 | flow
2023年8月至2024年3月 | 2023-08 | 2024-03 | flow
2023年1月1日至3月31日 | 2023-01-01 | 2023-03-31 | flow
2022—2023年 | 2022 | 2023 | flow
2021-2023年 | 2021 | 2023 | flow
2022年至2024年 | 2022 | 2024 | flow
今年上半年 | 2024-01 | 2024-06 | flow
2025年上半年 | 2025-01 | 2025-06 | flow
上半年，我市 | 2024-01 | 2024-06 | flow
下半年 | 2024-07 | 2024-12 | flow
今年一季度 | 2024-01 | 2024-03 | flow
2023年第四季度 | 2023-10 | 2023-12 | flow
前三季度 | 2024-01 | 2024-09 | flow
今年前5个月 | 2024-01 | 2024-05 | flow
年内覆盖 | 2024 | 2024 | flow
全年开展 | 2024 | 2024 | flow
2021年秋季的 | 2021 | 2021 | flow
2023年秋季学期 | 2023 | 2023 | flow
今年暑期 | 2024 | 2024 | flow
“十四五”期间 | 2021 | 2025 | flow
“十三五”时期 | 2016 | 2020 | flow
“十四五”末 | 2025 | 2025 | flow
2023年以来 | 2023 | 2024 | since
今年以来 | 2024 | 2024 | since
2022年以来 | 2022 | 2024 | since
2023年8月以来 | 2023-08 | 2024-06 | since
自2023年8月起 | 2023 | 2024 | since
“十四五”以来 | 2021 | 2024 | since
到2025年底，全市 | 2025 | 2025 | until
2026年6月底前 | 2026-06 | 2026-06 | until
2025年前 | 2025 | 2025 | until
到2027年实现 | 2027 | 2027 | flow
力争2025年建成 | 2025 | 2025 | flow
较2020年提高 | 2020 | 2020 | basis
比上年末提高 | 2023 | 2023 | basis
与2019年相比 | 2019 | 2019 | basis
去年同期 | 2023 | 2023 | basis
于今年3月建成 | 2024-03 | 2024-03 | event
预计2025年6月投入使用 | 2025-06 | 2025-06 | event
2025年上半年动工 | 2025-01 | 2025-06 | event
列入2024年民生实事计划 | 2024 | 2024 | name
年初确定的2000个任务 | 2024 | 2024 | goal
每年3月至6月缺水 | 2024-03 | 2024-06 | basis
"""

NONE = [
    "近三年",
    "近两年来",
    "3个月",
    "年初的2000个",
    "每年",
    "12月龄",
    "《方案（2024—2026年）》",
    "三月三假期",
    "第3月台",
]


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_stated_time(row: str) -> None:
    text, start, end, role = (each.strip() for each in row.split(" | "))
    found = find_periods(text, WRITTEN)
    assert [(each.period.start, each.period.end, each.role) for each in found[:1]] == [
        (None if start == "-" else start, end, role)
    ]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert find_periods(text, WRITTEN) == ()


@pytest.mark.parametrize("text", ["今年上半年", "去年", "截至11月30日", "年内"])
def test_a_time_that_needs_the_letters_date_is_left_out_without_it(text: str) -> None:
    assert find_periods(text, None) == ()


def test_a_full_date_needs_no_letters_date() -> None:
    assert [each.period.end for each in find_periods("截至2023年12月31日", None)] == ["2023-12-31"]


def test_times_come_in_order_with_their_spans() -> None:
    text = "2023年投入3亿元，今年上半年又投入1亿元。"
    assert [text[each.start : each.end] for each in find_periods(text, WRITTEN)] == ["2023年", "今年上半年"]
