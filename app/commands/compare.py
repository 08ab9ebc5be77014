"""``dafu compare``: one indicator across places, every figure with its sentence and source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.options import database_option

if TYPE_CHECKING:
    from store.compare import Comparison, Population, Row, Table

KIND_LABELS = {"level": "总量", "share": "比例", "increase": "增加", "decrease": "减少", "range": "区间"}
BASIS_LABELS = {"year_on_year": "同比", "period_on_period": "环比"}
QUALIFIER_LABELS = {"about": "约", "over": "超过", "under": "近", "at_least": "至少", "at_most": "至多"}


@click.command("compare", help="按指标跨地区对比：单位统一，出处齐全，目标与实际分开。")
@click.argument("indicator", metavar="指标")
@click.option("--region", "regions", multiple=True, metavar="地区", help="只看这些地区（可多次）")
@click.option("--year", type=int, metavar="年份", help="只看这一年")
@click.option(
    "--population",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="人口表（列：地区,人口,年份），用来算每千人",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@click.option("--chart", type=click.Path(path_type=Path), metavar="文件", help="另存图表（.svg 或 .png）")
@database_option
def COMMAND(  # noqa: N802 - looked up by name
    indicator: str,
    regions: tuple[str, ...],
    year: int | None,
    population: Path | None,
    as_json: bool,
    chart: Path | None,
    db: str | None,
) -> None:
    """Print the comparison and save its chart."""
    from app.database import one_line_errors, open_database
    from app.errors import UsageError
    from store.errors import QueryError
    from store.figures import compare_indicator

    populations = read_populations(population) if population else ()
    with one_line_errors(), open_database(db, existing=True).connect() as connection:
        try:
            comparison = compare_indicator(
                connection, indicator, regions=regions, year=year, populations=populations
            )
        except QueryError as error:
            raise UsageError(str(error)) from error
    if as_json:
        print_json(comparison)
    else:
        print_tables(comparison)
    if chart:
        write_chart(comparison, chart)


def read_populations(path: Path) -> tuple[Population, ...]:
    """The population table that a person gives."""
    from app.errors import InputError, system_reason
    from app.populations import read_population_table

    try:
        return read_population_table(path.read_bytes())
    except OSError as error:
        raise InputError(f"无法读取人口表 {path}：{system_reason(error)}") from error
    except ValueError as error:
        raise InputError(f"人口表 {path} 有误：{error}") from error


def write_chart(comparison: Comparison, path: Path) -> None:
    """Save the chart and say where."""
    from app.chart import save_chart
    from app.errors import InputError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_chart(comparison, path)
    except (ValueError, OSError) as error:
        raise InputError(str(error)) from error
    click.echo(f"图表：{path}", err=True)


def print_json(comparison: Comparison) -> None:
    """One JSON document."""
    import json

    from extract.model import as_json

    click.echo(json.dumps(as_json(comparison), ensure_ascii=False, indent=2))


def print_tables(comparison: Comparison) -> None:
    """The tables, each row with its sentence and source."""
    if not comparison.tables:
        click.echo(f"没有“{comparison.indicator}”的数据。", err=True)
    for table in comparison.tables:
        click.echo(f"{comparison.indicator}（单位：{table.unit or '无'}）")
        for row in table.rows:
            print_row(row, table)
    for place in comparison.missing:
        click.echo(f"{place.name}：没有数据", err=True)
    if comparison.related:
        names = "、".join(f"{name}（{count}）" for name, count in comparison.related[:8])
        click.echo(f"相近但不同的指标，未混入：{names}", err=True)


def print_row(row: Row, table: Table) -> None:
    """One value, then where it is said."""
    click.echo(f"  {row_line(row, table)}")
    for figure in row.figures:
        click.echo(f"      “{figure.sentence.strip()}”")
        click.echo(f"      {figure.title or '（无标题）'}  {figure.source}")


def row_line(row: Row, table: Table) -> str:
    """Place, kind, value, time, and what else must be known of it."""
    place = row.place.name if row.place else "（未写明地区）"
    if row.within and row.within.name != place:
        place = f"{row.within.name} {place}"
    value = f"{row.value:,f}" + (f"—{row.upper:,f}" if row.upper is not None else "")
    notes = [
        BASIS_LABELS.get(row.basis or "", ""),
        "目标" if row.status == "target" else "",
        "其中一部分" if row.part else "",
        f"仅指：{row.scope}" if row.scope else "",
        f"{row.as_of}{'（按发布日期）' if row.as_of_stated else ''}" if row.as_of else "时间未写明",
        rate_words(row),
        {"between_documents": "各处说法不一", "within_document": "同一文档另有数值，口径可能不同"}.get(
            row.conflict or "", ""
        ),
    ]
    qualifier = QUALIFIER_LABELS.get(row.qualifier or "", "")
    head = f"{place}  {KIND_LABELS[row.kind]} {qualifier}{value}{table.unit or ''}"
    return "  ".join((head, *(note for note in notes if note)))


def rate_words(row: Row) -> str:
    """每千人 3.2（人口 50 万，2022）."""
    if row.rate is None:
        return ""
    label = "每千人" if row.rate.kind == "per_thousand" else "人均"
    return f"{label} {row.rate.value:f}（人口 {row.rate.population:,f}，{row.rate.population_as_of}）"
