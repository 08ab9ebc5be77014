"""Rows of the unit's facts read as a clerk writes them."""

from decimal import Decimal

import pytest

from extract.model import Place
from generate.fact_words import fact_words, joined_clauses
from generate.facts import Fact
from generate.places import ground_of
from generate.wording import same_organ

GROUND = ground_of(Place("云岭县"))


def fact(indicator: str, written: str, unit: str, as_of: str, place: str | None = "云岭县") -> Fact:
    return Fact(indicator, Decimal(written), written, unit, as_of, place, None, "facts.csv", 2)


SAID = (
    (fact("公办托管点", "12", "个", "2025-08-31"), "截至2025年8月底，全县共有公办托管点12个"),
    (fact("公办托管点", "12", "个", "2025-08-31", None), "截至2025年8月底，共有公办托管点12个"),
    (fact("县财政安排托管专项经费", "60", "万元", "2025"), "2025年，县财政安排托管专项经费60万元"),
    (fact("2026年计划新增充电端口", "6000", "个", "2026-12-31"), "2026年，全县计划新增充电端口6000个"),
    (fact("1—5月兑现惠企资金", "2.94", "亿元", "2026"), "2026年1—5月，全县兑现惠企资金2.94亿元"),
    (fact("日均就餐", "1285", "人次", "2026-05-31"), "截至2026年5月底，日均就餐1285人次"),
    (fact("已完成增容的老旧小区", "9", "个", "2026-03-31"), "截至2026年3月底，全县已完成增容的老旧小区共9个"),
    (fact("单个市场补助上限", "80", "万元", "2026"), "2026年，单个市场补助上限为80万元"),
    (fact("乡镇敬老院改造", "5", "所", "2025-12"), "截至2025年12月，全县改造乡镇敬老院5所"),
    (fact("养老护理员培训", "186", "人次", "2025-12"), "截至2025年12月，全县培训养老护理员186人次"),
    (fact("新增公共停车泊位", "330", "个", "2025-12"), "2025年，全县新增公共停车泊位330个"),
    (fact("垃圾分类覆盖率", "85", "%", "2025"), "2025年，全县垃圾分类覆盖率为85%"),
)


@pytest.mark.parametrize(("row", "said"), SAID)
def test_rows_read_as_sentences(row: Fact, said: str) -> None:
    words = fact_words(row, "same", GROUND)
    assert words.front + words.clause == said


def test_a_place_inside_ours_is_named() -> None:
    words = fact_words(fact("公办托管点", "3", "个", "2025", "清河镇"), "within", GROUND)
    assert words.front + words.clause == "2025年，清河镇共有公办托管点3个"


def test_rows_of_one_time_say_the_scope_once() -> None:
    assert joined_clauses(["全县共有公交车24辆", "全县共有坡道63处"]) == "全县共有公交车24辆、坡道63处"
    assert joined_clauses(["全县新建公厕7座", "全县共有公厕94座"]) == "全县新建公厕7座，共有公厕94座"


ORGANS = (
    ("云岭县发展和改革局", "县发展改革委员会", True),
    ("云岭县发展和改革局", "云岭县发展改革委", True),
    ("云岭县教育局", "云岭县教育体育局", False),
    ("云岭县民政局", "云岭县财政局", False),
    ("", "云岭县财政局", False),
)


@pytest.mark.parametrize(("one", "other", "same"), ORGANS)
def test_an_organ_by_another_form_of_its_name(one: str, other: str, same: bool) -> None:
    assert same_organ(one, other) is same
