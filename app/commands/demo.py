"""``dafu demo``: the whole pipeline on the built-in sample site, told step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.crawl import SiteProgress
    from app.demo import Demo
    from store.query import Hit

STEPS = 6
SHOWN_GAPS = 5


@click.command(
    "demo", help="在内置示例网站（地名人名均为虚构）上走完全程：采集、提取、检索、对比、起草、校核。"
)
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dafu-demo"),
    show_default=True,
    help="结果放在哪个文件夹",
)
def COMMAND(folder: Path) -> None:  # noqa: N802 - the name the group looks for
    """Run every stage and say where its result lies."""
    from app.demo import Demo
    from app.errors import InputError, system_reason

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"不能建立文件夹 {folder}：{system_reason(error)}") from error
    demo = Demo(folder.resolve())
    tell_crawl(demo)
    tell_search(demo)
    tell_compare(demo)
    tell_draft(demo)
    tell_check(demo)
    tell_end(demo)


def head(number: int, words: str) -> None:
    """The heading of one step."""
    click.secho(f"\n[{number}/{STEPS}] {words}", bold=True)


def tell_crawl(demo: Demo) -> None:
    """Steps 1 and 2: crawl and extract, with a bar a site."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from app.demo import crawl_sample

    head(1, "采集示例网站，原样存档（WARC）")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[words]}"),
    )
    bars = Progress(*columns, console=Console(stderr=True))
    tasks: dict[str, object] = {}

    def show(sites: tuple[SiteProgress, ...]) -> None:
        for site in sites:
            if site.site not in tasks:
                tasks[site.site] = bars.add_task(site.title, words="", total=None)
            done = site.new + site.changed + site.unchanged
            words = f"新 {site.new}　记录 {site.records}"
            bars.update(tasks[site.site], completed=done, total=max(done, 1), words=words)  # type: ignore[arg-type]

    with bars:
        fetched, records = crawl_sample(demo, show)
    head(2, "提取记录，存入数据库")
    click.echo(f"  取回 {fetched} 个网页和附件，得到 {records} 份文档；再运行一次不会重复。")
    click.echo(f"  数据库：{demo.database}")
    click.echo(f"  原网页：{demo.settings.archive_dir}")


def tell_search(demo: Demo) -> None:
    """Step 3: a search."""
    from app.demo import QUESTION, search_sample

    results = search_sample(demo)
    head(3, f"检索“{QUESTION}”已做的措施：共 {results.total} 条，最新的是")
    for hit in results.hits:
        click.echo(f"  · {hit.text}（{where(hit)}）")


def where(hit: Hit) -> str:
    """Publisher and date of a hit."""
    day = hit.signed_on or hit.published_on
    return "，".join(filter(None, [hit.publisher, day.isoformat() if day else None]))


def tell_compare(demo: Demo) -> None:
    """Step 4: a comparison and its chart."""
    from app.commands.compare import row_line
    from app.demo import INDICATOR, compare_sample

    head(4, f"对比各地“{INDICATOR}”（单位一致；目标与实际、总量与增减分开）")
    comparison = compare_sample(demo)
    for table in comparison.tables:
        for row in table.rows:
            click.echo(f"  · {row_line(row, table)}")
    click.echo(f"  图表：{demo.chart}")


def tell_draft(demo: Demo) -> None:
    """Step 5: a letter."""
    from app.demo import draft_sample

    letter = draft_sample(demo).letter
    head(5, f"根据示例提案起草答复函：{len(letter.sentences)} 句，缺依据的 {len(letter.gaps)} 处写成【待补】")
    for gap in letter.gaps[:SHOWN_GAPS]:
        click.echo(f"  · 待补：{gap.reason}")
    click.echo(f"  提案：{demo.proposal}")
    click.echo(f"  答复函：{demo.letter}（每句的依据在同名 .evidence.json）")


def tell_check(demo: Demo) -> None:
    """Step 6: the findings on the letter; its gaps were told above."""
    from app.demo import check_sample
    from generate.reports import summary

    report = check_sample(demo)
    head(6, "校核刚起草的答复函")
    for finding in report.findings:
        if "【待补" not in finding.quote:
            click.echo(f"  · {finding.code} {finding.message}")
    click.echo(f"  {summary(report)}（待补的内容补上之前，每处都算错误）")


def tell_end(demo: Demo) -> None:
    """What to type next."""
    click.secho("\n接下来可以试：", bold=True)
    at = f'--db "{demo.settings.database_url}"'
    for command in (
        f"search 养老 {at}",
        f"compare 养老床位 {at}",
        f"check {demo.letter} --proposal {demo.proposal}",
        f"serve {at}",
    ):
        click.echo(f"  {program()} {command}")


def program() -> str:
    """How this very program is called: ``dafu`` where the shell finds it, else by its path."""
    import shutil
    import sys

    called = Path(sys.argv[0])
    found = shutil.which("dafu")
    return "dafu" if found and Path(found).resolve() == called.resolve() else str(called)
