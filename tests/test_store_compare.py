"""Comparison mixes nothing: places, units, targets, changes, parts and times, each with its source."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection, Engine

from extract.model import Period, Place
from store.compare import Comparison, Figure, Population, Row, compare
from store.database import writing
from store.errors import QueryError
from store.figures import compare_indicator
from store.indicators import conversion, find_indicator, plain_name
from store.save import save_record
from tests.letters_of_yunling import JINGZHOU, SHISHOU, YUNLING, letter, sample_records, statistic

BASE = Figure(
    id="1",
    document="d1",
    source="http://www.yunling.example/1.html",
    title=None,
    publisher=None,
    stated_on=date(2024, 5, 6),
    trust="local",
    indicator="托位",
    value=Decimal(100),
    unit="个",
    kind="level",
    status="actual",
    quote="托位100个",
    sentence="全县托位100个。",
    start=0,
    end=6,
    place=YUNLING,
    region=YUNLING,
)


def figure(value: str = "100", **changes: object) -> Figure:
    return replace(BASE, value=Decimal(value), **changes)  # type: ignore[arg-type]


def table(*figures: Figure, name: str = "托位", **more: object) -> list[Row]:
    """The rows of the only table."""
    found = compare(figures, find_indicator(name), **more)  # type: ignore[arg-type]
    assert len(found.tables) == 1
    return list(found.tables[0].rows)


@pytest.mark.parametrize(
    ("one", "other"),
    [("托位数", "托位"), ("累计托位总数", "托位"), ("新增托位", "托位"), ("婴 幼儿托位", "婴幼儿托位")],
)
def test_plain_names(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


@pytest.mark.parametrize("name", ["人数", "指数", "次数"])
def test_a_name_is_never_left_empty(name: str) -> None:
    assert plain_name(name) == name


def test_indicators_by_every_name() -> None:
    assert find_indicator("婴幼儿托位数").name == "托位"
    assert find_indicator("普惠托位").name == "普惠托位"
    assert find_indicator("月球托位").names == ("月球托位",)


@pytest.mark.parametrize(
    ("unit", "base", "value", "same"),
    [
        ("万元", "元", "3", "30000"),
        ("公顷", "平方米", "1", "10000"),
        ("‰", "%", "25", "2.5"),
        ("名", "人", "4", "4"),
    ],
)
def test_conversions(unit: str, base: str, value: str, same: str) -> None:
    found = conversion(unit)
    assert (found.base, Decimal(value) * found.factor) == (base, Decimal(same))


def test_units_are_made_equal() -> None:
    rows = table(
        figure("15", unit="亩", indicator="公园", place=YUNLING),
        figure("2", unit="公顷", indicator="公园", place=JINGZHOU, document="d2"),
        figure("3", unit="公顷", indicator="公园", place=SHISHOU, document="d3"),
        name="公园",
    )
    # Most figures are in 公顷, so all are; fifteen mu are one hectare.
    assert [(row.place, row.value) for row in rows] == [
        (JINGZHOU, Decimal(2)),
        (SHISHOU, Decimal(3)),
        (YUNLING, Decimal(1)),
    ]


def test_units_that_cannot_be_made_equal_stand_apart() -> None:
    found = compare([figure("18680", unit="户"), figure("51779", unit="人")], find_indicator("托位"))
    assert [(part.unit, len(part.rows)) for part in found.tables] == [("人", 1), ("户", 1)]


def test_targets_changes_and_parts_stand_apart() -> None:
    rows = table(
        figure("100"),
        figure("200", status="target"),
        figure("30", kind="increase", quote="同比增加30个"),
        figure("20", kind="increase", quote="新增20个", sentence="比去年不同，新增20个。"),
        figure("40", part=True),
        figure("50", indicator="新增托位"),
    )
    assert [(row.value, row.kind, row.status, row.basis, row.part) for row in rows] == [
        (Decimal(40), "level", "actual", None, True),
        (Decimal(100), "level", "actual", None, False),
        (Decimal(200), "level", "target", None, False),
        (Decimal(20), "increase", "actual", None, False),
        (Decimal(30), "increase", "actual", "year_on_year", False),
        (Decimal(50), "increase", "actual", None, False),
    ]


def test_another_indicator_is_counted_not_mixed() -> None:
    found = compare([figure(), figure("60", indicator="普惠托位")], find_indicator("托位"))
    assert [row.value for row in found.tables[0].rows] == [Decimal(100)]
    assert found.related == (("普惠托位", 1),)


def test_equal_statements_are_one_row_with_the_most_precise_moment() -> None:
    (row,) = table(
        figure(period=Period("2024", "2024")),
        figure(),
        figure(document="d2", stated_on=date(2024, 3, 1), period=Period("2024-02-28", "2024-02-28")),
    )
    assert (row.as_of, row.as_of_stated, len(row.figures)) == ("2024-02-28", False, 3)
    assert row.conflict is None


def test_without_a_period_the_day_of_the_document_stands_for_it() -> None:
    (row,) = table(figure())
    assert (row.as_of, row.as_of_stated) == ("2024-05-06", True)


YEAR = Period("2024", "2024")


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        (figure("90", document="d2", period=YEAR), "between_documents"),
        (figure("90", period=YEAR), "within_document"),
        (figure("90", document="d2", period=Period("2023", "2023")), None),
        (figure("90", document="d2", period=YEAR, place=JINGZHOU), None),
        (figure("90", document="d2", period=YEAR, status="target"), None),
        (figure("95", document="d2", period=YEAR, qualifier="over"), None),
        (figure("110", document="d2", period=YEAR, qualifier="under"), None),
        (figure("92", document="d2", period=YEAR, qualifier="about"), None),
        (figure("50", document="d2", period=YEAR, qualifier="about"), "between_documents"),
    ],
)
def test_conflicts_stand_side_by_side(other: Figure, conflict: str | None) -> None:
    rows = table(figure(period=YEAR), other)
    assert len(rows) == 2
    assert {row.conflict for row in rows} == {conflict}


def test_places_are_not_mixed() -> None:
    community = Place("桃溪社区")
    rows = table(
        figure("1", place=Place("荆州市", "421000")),
        figure("2", place=Place("湖北省荆州市", "421000"), document="d2"),
        # A township that bears its county's code is not the county.
        figure("3", place=Place("桃溪镇", "421081"), document="d3"),
        figure("4", place=SHISHOU, document="d4"),
        figure("5", place=community, region=SHISHOU, document="d5"),
        figure("6", place=community, region=JINGZHOU, document="d6"),
        figure("7", place=None, region=SHISHOU, document="d7"),
    )
    # Only the two names of one city are one place, and say different things of it.
    assert {row.value: row.conflict for row in rows} == {
        Decimal(1): "between_documents",
        Decimal(2): "between_documents",
        **{Decimal(value): None for value in range(3, 8)},
    }


def test_rates_need_a_population_of_the_place_and_time() -> None:
    populations = [
        Population(YUNLING, Decimal(200000), "2023", "p1"),
        Population(YUNLING, Decimal(999), "2015", "p2"),
        Population(JINGZHOU, Decimal(5000000), "2010", "p3"),
    ]
    rows = table(
        figure("900"), figure("900", place=JINGZHOU, document="d2"), populations=populations, name="托位"
    )
    rates = {row.place.name: row.rate for row in rows if row.place}
    assert rates["荆州市"] is None
    rate = rates["云岭县"]
    assert rate is not None
    assert (rate.kind, rate.value, rate.population_as_of, rate.figure) == (
        "per_thousand",
        Decimal("4.5"),
        "2023",
        "p1",
    )


def test_money_is_per_head() -> None:
    (row,) = table(
        figure("3000000", unit="元", indicator="补助"),
        name="补助",
        populations=[Population(YUNLING, Decimal(200000), "2024")],
    )
    assert row.rate is not None
    assert (row.rate.kind, row.rate.value) == ("per_head", Decimal(15))


def test_missing_is_missing() -> None:
    found = compare([figure()], find_indicator("托位"), asked=[YUNLING, JINGZHOU])
    assert found.missing == (JINGZHOU,)
    assert compare([], find_indicator("托位")).tables == ()


def test_a_year_narrows() -> None:
    rows = table(figure(period=YEAR), figure("80", period=Period("2023", "2023")), year=2023)
    assert [row.value for row in rows] == [Decimal(80)]


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with writing(engine) as writer:
        for record in sample_records():
            save_record(writer, record)
        text = "截至2023年底，全市常住人口520万人，另有普惠托位900个。"
        figures = [
            statistic(
                text,
                "常住人口520万人",
                "常住人口",
                "5200000",
                "人",
                period=Period("2023", "2023"),
                place=JINGZHOU,
            ),
            statistic(text, "普惠托位900个", "普惠托位", "900", place=JINGZHOU),
        ]
        save_record(writer, letter(8, text, statistics=figures, region=JINGZHOU, day=date(2024, 1, 3)))
    with engine.connect() as reader:
        yield reader


def summary(comparison: Comparison) -> list[tuple[str | None, str, Decimal, str | None]]:
    return [
        (row.place.name if row.place else None, row.kind, row.value, row.as_of)
        for part in comparison.tables
        for row in part.rows
    ]


def test_an_indicator_of_the_store(connection: Connection) -> None:
    found = compare_indicator(connection, "托位数")
    assert summary(found) == [
        ("荆州市", "level", Decimal(2600), "2023-11-02"),
        ("荆州市", "increase", Decimal(300), "2023-11-02"),
        ("云岭县", "increase", Decimal(120), "2024-05-06"),
        ("桃溪社区", "level", Decimal(20), "2024-08-01"),
    ]
    assert found.related == (("普惠托位", 1),)
    first = found.tables[0].rows[0]
    assert first.figures[0].sentence == "全市建成托位2600个，同比增加300个。"
    assert first.rate is not None
    assert (first.rate.value, first.rate.population) == (Decimal("0.5"), Decimal(5200000))


def test_regions_narrow_and_missing_ones_are_named(connection: Connection) -> None:
    found = compare_indicator(connection, "托位", regions=["湖北", "石首市"])
    assert [row[0] for row in summary(found)] == ["荆州市", "荆州市"]
    assert [place.name for place in found.missing] == ["石首市"]
    assert [row[0] for row in summary(compare_indicator(connection, "托位", regions=["云岭县"]))] == [
        "云岭县",
        "桃溪社区",
    ]


def test_a_name_without_words_is_refused(connection: Connection) -> None:
    with pytest.raises(QueryError, match="指标"):
        compare_indicator(connection, "，。")
