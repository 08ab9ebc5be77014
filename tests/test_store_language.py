"""The query language, by examples."""

import pytest

from store.errors import QueryError
from store.language import read_query
from store.query import Query


def words(typed: str, **more: object) -> list[tuple[str, bool]]:
    wanted = read_query(Query(typed, **more))  # type: ignore[arg-type]
    return [(one.typed.text, one.excluded) for one in wanted.words]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("托育 停车", [("托育", False), ("停车", False)]),
        ("托育　停车", [("托育", False), ("停车", False)]),
        ("“普惠 托育” 停车", [("普惠 托育", False), ("停车", False)]),
        ('"未闭合的引号', [("未闭合的引号", False)]),
        ("托育 -幼儿园", [("托育", False), ("幼儿园", True)]),
        ("托育 －“幼儿园 学位”", [("托育", False), ("幼儿园 学位", True)]),
        # No field of ours: a time of day, a ratio.
        ("12:30", [("12:30", False)]),
        ("时间：三点", [("时间:三点", False)]),
        ("，。", []),
        ("", []),
    ],
)
def test_words(typed: str, found: list[tuple[str, bool]]) -> None:
    assert words(typed) == found


@pytest.mark.parametrize(
    ("typed", "name", "values"),
    [
        ("地区:荆州", "region", ("421000",)),
        ("地区：荆州市", "region", ("421000",)),
        ("地区:421000", "region", ("421000",)),
        ("地区:云岭县", "region", ("云岭县",)),
        ("region:湖北", "region", ("420000",)),
        ("主题:托育", "theme", ("childcare",)),
        ("主题:childcare", "theme", ("childcare",)),
        ("状态:已完成 状态:计划", "status", ("done", "planned")),
        ("状态:done", "status", ("done",)),
        ("年份:2023", "year", ("2023",)),
        ("年份：2023-2025年", "year", ("2023", "2024", "2025")),
        ("单位:教育局", "unit", ("教育局",)),
        ("类型:统计", "kind", ("statistic",)),
    ],
)
def test_filters(typed: str, name: str, values: tuple[str, ...]) -> None:
    assert read_query(Query(typed)).filters == {name: values}


def test_filters_can_be_excluded() -> None:
    assert read_query(Query("托育 -状态:计划")).excluded == {"status": ("planned",)}


def test_filters_beside_the_words_are_read_the_same() -> None:
    wanted = read_query(
        Query("托育", region="荆州", theme="托育", status="已完成", year=2023, publisher="教育局")
    )
    assert wanted.filters == {
        "region": ("421000",),
        "theme": ("childcare",),
        "status": ("done",),
        "year": ("2023",),
        "unit": ("教育局",),
    }


@pytest.mark.parametrize(
    ("typed", "said"),
    [("主题:飞船", "飞船"), ("状态:也许", "已做"), ("年份:去年", "去年"), ("年份:2025-2020", "2025-2020")],
)
def test_unknown_values_are_named(typed: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        read_query(Query(typed))


def test_synonyms_are_shown_and_switchable() -> None:
    assert read_query(Query("托育")).synonyms == ("婴幼儿照护",)
    assert read_query(Query("婴幼儿照护")).synonyms == ("托育",)
    assert read_query(Query("托育", synonyms=False)).synonyms == ()
    assert read_query(Query("“托育”")).synonyms == ()
    assert read_query(Query("-托育")).synonyms == ()
