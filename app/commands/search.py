"""``dafu search``: words and filters to hits, as sentences or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.options import database_option

if TYPE_CHECKING:
    from store.query import Hit, Results

KINDS = ("measure", "statistic", "reply", "news")
# Filters that make a search without words.
NARROWING = ("kind", "region", "theme", "status", "cursor")


@click.command("search", help="检索措施、统计数据、答复和新闻。")
@click.argument("words", metavar="[检索词]", default="")
@click.option("--kind", type=click.Choice(KINDS), help="只看一类记录")
@click.option("--region", metavar="地区", help="地区名称或代码，含其下级")
@click.option("--theme", metavar="主题", help="主题代码或名称（见 data/themes.csv）")
@click.option("--status", metavar="状态", help="done ongoing planned declined actual target，或其中文名")
@click.option("--year", metavar="年份", help="年份，如 2023")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), metavar="数", default=20, show_default=True, help="最多几条"
)
@click.option(
    "--order", type=click.Choice(["newest", "relevance"]), default="newest", help="排序：最新或相关"
)
@click.option("--no-synonyms", is_flag=True, help="不用同义词")
@click.option("--cursor", metavar="位置", help="从上次结果给出的 next_cursor 接着看")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@database_option
def COMMAND(  # noqa: N802 - looked up by name
    words: str,
    year: str | None,
    no_synonyms: bool,
    as_json: bool,
    db: str | None,
    **filters: Any,
) -> None:
    """Print the hits."""
    from app.database import one_line_errors, open_database
    from app.errors import UsageError
    from store.errors import QueryError
    from store.language import read_years
    from store.query import Query
    from store.search import search

    if not any((words.strip(), year, *(filters[name] for name in NARROWING))):
        raise UsageError(
            "请写出检索词或条件，例如：dafu search 托育 --region 荆州。用法见 dafu search --help。"
        )
    try:
        query = Query(
            words,
            year=int(read_years(year)[0]) if year else None,
            synonyms=not no_synonyms,
            **filters,
            count_all=True,
        )
        with one_line_errors(), open_database(db, existing=True).connect() as connection:
            results = search(connection, query)
    except QueryError as error:
        raise UsageError(str(error)) from error
    (print_json if as_json else print_hits)(results)


def print_json(results: Results) -> None:
    """One JSON document."""
    import json

    from app.forms import results_json

    click.echo(json.dumps(results_json(results), ensure_ascii=False, indent=2))


def print_hits(results: Results) -> None:
    """The hits as sentences, the words found in bold where the terminal can."""
    if not results.hits:
        click.echo("没有找到。可以换个说法、减少条件，或先用 dafu crawl、dafu ingest 存入文档。", err=True)
        for suggestion in results.suggestions:
            click.echo(f"可以试试：{suggestion}", err=True)
        return
    for number, hit in enumerate(results.hits, 1):
        click.echo(f"{number}. {marked(hit)}")
        click.echo(f"   {about(hit)}")
        click.echo(f"   {hit.source}")
    note = "至少 " if results.capped else ""
    click.echo(f"共 {note}{results.total} 条，列出 {len(results.hits)} 条。", err=True)
    if results.synonyms:
        click.echo(f"同时检索了：{'、'.join(results.synonyms)}（--no-synonyms 关闭）", err=True)
    if results.ranked_within:
        click.echo(f"按相关排序的范围：最新的 {results.ranked_within} 条。", err=True)


def marked(hit: Hit) -> str:
    """The hit's words with what was found in bold."""
    parts, last = [], 0
    for start, end in hit.highlights:
        parts += [hit.text[last:start], click.style(hit.text[start:end], bold=True)]
        last = end
    return "".join((*parts, hit.text[last:])).replace("\n", " ")


def about(hit: Hit) -> str:
    """Kind, value, status, place, organ and day, on one line."""
    from store.vocabulary import facet_labels

    labels = facet_labels("status")
    facts = [
        facet_labels("kind")[hit.kind],
        f"{hit.indicator} {hit.value if hit.value is not None else ''}{hit.unit or ''}"
        if hit.indicator
        else None,
        labels.get(hit.status or ""),
        hit.region.name if hit.region else None,
        hit.issuers[0] if hit.issuers else hit.publisher,
        chinese_day(hit),
    ]
    return " · ".join(fact for fact in facts if fact)


def chinese_day(hit: Hit) -> str | None:
    """2025年7月8日."""
    day = hit.signed_on or hit.published_on
    return f"{day.year}年{day.month}月{day.day}日" if day else None
