"""Headings: the ladder, run-in headings, series, point-by-point answers, labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sections import find_sections, heading_path, label_at, label_of

LETTER = """陈望舒委员：
您提出的《关于增加托位的提案》收悉，现答复如下：
一、基本情况
全县有托育机构18家。
二、主要做法
（一）扩大供给。新建托育中心2所。
（二）加强监管。检查35次。
1.建立台账。登记120家。
三、关于延长收托时间的建议
一是错峰接送。组织12名教师值守。二是开设晚托班；三是正在研究收费办法。
下一步，我局将再建3所。
感谢您的支持！
云岭县教育局"""


def path(text: str, words: str) -> tuple[str, ...]:
    return heading_path(find_sections(text), text.index(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("您提出", ()),
        ("全县有", ("基本情况",)),
        ("新建托育", ("主要做法", "扩大供给")),
        ("检查35次", ("主要做法", "加强监管")),
        ("登记120家", ("主要做法", "加强监管", "建立台账")),
        ("组织12名", ("关于延长收托时间的建议", "错峰接送")),
        # No detail follows: the words are the content, the numbering names nothing.
        ("开设晚托班", ("关于延长收托时间的建议",)),
        ("再建3所", ()),
        ("感谢您", ()),
    ],
)
def test_heading_paths(words: str, expected: tuple[str, ...]) -> None:
    assert path(LETTER, words) == expected


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("全县有", "facts"),
        ("新建托育", "actions"),
        ("组织12名", "answer"),
        ("再建3所", "plans"),
        ("感谢", "other"),
    ],
)
def test_labels_reach_down(words: str, label: str) -> None:
    assert label_at(find_sections(LETTER), LETTER.index(words)) == label


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "1、基本情况。我镇有村47个。\n2、主要做法。(1)建成14处。(2)开办9家。",
            ["基本情况", "主要做法", "", ""],
        ),
        (
            "关于增设站点的建议：\n已增设3处。\n关于延长运营时间的建议：\n暂无条件。",
            ["关于增设站点的建议", "关于延长运营时间的建议"],
        ),
        ("1.5-3周岁儿童入托率35%。\n2024年新增2所。", []),
        # The numbered sentence is the content itself.
        ("（一）2022年以来，投入资金1416万元，硬化23公里。\n（二）安装护栏8公里。", ["", ""]),
        ("1.投入资金20万元。完成改造。", [""]),
        (
            "居民说好。\n让老楼焕发新生\n今年改造12个小区。\n让新路连到家门口\n修路3公里。",
            ["让老楼焕发新生", "让新路连到家门口"],
        ),
        ("有企业3家。\n四、下一步，我局将编制规划。\n今年开工。", [""]),
        # A signature, a contact line and a table's caption are no headings.
        ("完成改造。\n云岭县教育局\n2024年5月1日", []),
        ("完成改造。\n2023年各乡镇改造情况表\n乡镇　公里\n青石镇　12", []),
        ("完成改造。\n办复类别：B\n联系人：陈望舒", []),
        ("完成改造。\n——摘自某报告\n完成改造。", []),
        ("标题：关于修路的建议\n问题答复：\n已修路3公里。", ["问题答复"]),
    ],
)
def test_shapes(text: str, titles: list[str]) -> None:
    assert [section.title for section in find_sections(text)] == titles


def test_a_numbered_lead_in_announces_plans() -> None:
    text = "三、现状。有3家。\n四、下一步，我局将编制规划。\n今年开工。"
    assert label_at(find_sections(text), text.index("今年")) == "plans"


def test_a_run_in_heading_ends_where_an_unnumbered_answer_begins() -> None:
    text = "（一）守住底线。检查50次。\n关于建设中央厨房的建议，已启动试点2个。"
    assert path(text, "检查") == ("守住底线",)
    assert path(text, "已启动") == ()


def test_levels_follow_the_ladder_that_is_there() -> None:
    levels = [
        (section.level, section.title) for section in find_sections("1.甲项工作。有A。\n（1）乙项工作。有B。")
    ]
    assert levels == [(1, "甲项工作"), (2, "乙项工作")]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("下步工作打算", "plans"),
        ("存在的主要困难和问题", "problems"),
        ("补齐乡村短板", "other"),
        ("破解停车难题", "other"),
        ("针对您提出的增设站点的建议", "answer"),
        ("办理情况", "actions"),
        ("暂不具备条件的事项", "refusal"),
        ("总体情况", "facts"),
        ("扩大供给", "other"),
    ],
)
def test_label_of(title: str, label: str) -> None:
    assert label_of(title) == label


@given(st.text(alphabet="一二、（）1.。；\n是关于建议的情况下步，甲乙：", max_size=80))
def test_sections_nest_and_stay_inside_the_text(text: str) -> None:
    sections = find_sections(text)
    for section in sections:
        assert 0 <= section.start <= section.end <= section.until <= len(text)
    for outer in sections:
        for inner in sections:
            if outer.end <= inner.start < outer.until:
                assert inner.until <= outer.until
