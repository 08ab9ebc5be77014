"""``dafu crawl``: fetch the configured sites politely, keep the pages, extract the records."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.errors import InputError, UsageError
from app.options import database_option

if TYPE_CHECKING:
    from app.crawl import CrawlReport
    from crawler.site import Site


@click.command("crawl")
@click.argument("sites", nargs=-1, metavar="[网站]...")
@database_option
@click.option("--list", "list_sites", is_flag=True, help="列出已配置的网站")
@click.option(
    "--site-dir",
    "site_dirs",
    multiple=True,
    metavar="目录",
    help="自己的网站文件（.toml 或 .py）所在目录，可多次；不点名时只采其中的网站",
)
@click.option("--probe", metavar="网址", help="看一个网址属于哪类网站，列出前几条，并打印可保存的网站文件")
@click.option("--save-page", metavar="网址", help="只取一个网页，原样存成文件（用于测试）")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="--save-page 或 --probe 写出的文件",
)
@click.option("--schedule", type=click.Choice(["cron", "systemd", "windows"]), help="打印定时采集的系统任务")
@click.option("--allow-local", is_flag=True, help="允许采集本机和内网地址（仅供测试）")
@click.option("--proxy", metavar="URL", help="经由代理采集")
@click.option("--sample", is_flag=True, help="采集内置的示例网站（由本机提供，不连外网），用来试一试")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出采集结果")
@click.option("--quiet", is_flag=True, help="不显示进度")
def crawl(
    sites: tuple[str, ...],
    db: str | None,
    list_sites: bool,
    site_dirs: tuple[str, ...],
    probe: str | None,
    save_page: str | None,
    output: Path | None,
    schedule: str | None,
    allow_local: bool,
    proxy: str | None,
    sample: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """采集已配置的网站（全部，或指定的几个）：守 robots、限速、可随时中断再续，原始网页一律存档。"""
    if schedule is not None:
        from app.schedule import schedule_text

        click.echo(schedule_text(schedule, sites, site_dirs))
        return
    if probe is not None:
        from app.probe import print_probe

        with served(sample, proxy) as way:
            print_probe(probe, output, allow_local=allow_local, proxy=way)
        return
    if save_page is not None:
        from app.probe import save_one_page

        with served(sample, proxy) as way:
            save_one_page(save_page, output, allow_local=allow_local, proxy=way)
        return
    chosen = choose_sites(sites, site_dirs, sample=sample)
    if list_sites:
        show_sites(chosen, as_json)
        return
    with served(sample, proxy) as way:
        report = crawl_shown(chosen, db, allow_local=allow_local, proxy=way, quiet=quiet or as_json)
    show_report(report, as_json)
    sys.exit(0 if report.ok else 1)


@contextmanager
def served(sample: bool, proxy: str | None) -> Iterator[str | None]:
    """The proxy to crawl through: the sample's own while it is served, else the one given."""
    if not sample:
        yield proxy
        return
    from app.sample import serve_sample

    with serve_sample() as address:
        yield address


def choose_sites(
    names: tuple[str, ...], site_dirs: tuple[str, ...], *, sample: bool = False
) -> tuple[Site, ...]:
    """The sites of these names; without names those of ``site_dirs``, without these too all of them.

    With ``sample`` the built-in sites have names too and stand in for all others; nothing waits.
    Raises UsageError for an unknown name and InputError for a folder or file that cannot be used.
    """
    from app.settings import read_settings
    from app.sources import configured_sites, sites_of

    if sample:
        return choose_sample(names, site_dirs)
    if site_dirs and not names:
        chosen = sites_of(site_dirs)
        if not chosen:
            raise InputError(f"目录中没有网站文件（.toml 或 .py）：{'、'.join(site_dirs)}")
        return tuple(chosen.values())
    known = configured_sites(read_settings(), site_dirs)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(f"没有这个网站：{'、'.join(unknown)}（dafu crawl --list 列出全部）")
    return tuple(known[name] for name in names) if names else tuple(known.values())


def choose_sample(names: tuple[str, ...], site_dirs: tuple[str, ...]) -> tuple[Site, ...]:
    """Of the built-in sites and those of ``site_dirs`` the ones named, without pauses."""
    from dataclasses import replace

    from app.sample import sample_sites
    from app.sources import sites_of

    known = {**{site.name: site for site in sample_sites()}, **sites_of(site_dirs)}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(f"示例中没有这个网站：{'、'.join(unknown)}（dafu crawl --sample --list 列出全部）")
    return tuple(replace(known[name], delay=0.0) for name in names or known)


def show_sites(sites: tuple[Site, ...], as_json: bool) -> None:
    """Print the sites: name, title and first address."""
    from crawler.site import site_to_table

    if as_json:
        click.echo(json.dumps([site_to_table(site) for site in sites], ensure_ascii=False, indent=2))
        return
    for site in sites:
        click.echo(f"{site.name}\t{site.title}\t{site.starts[0]}")


def crawl_shown(
    sites: tuple[Site, ...], db: str | None, *, allow_local: bool, proxy: str | None, quiet: bool
) -> CrawlReport:
    """Run the crawl, with bars on standard error when people watch."""
    from app.crawl import run_crawl
    from app.settings import read_settings

    settings = read_settings(database_url=db)
    if quiet or not sys.stderr.isatty():
        return run_crawl(settings, sites, allow_local=allow_local, proxy=proxy)
    from app.bars import CrawlBars

    with CrawlBars(sites) as bars:
        return run_crawl(settings, sites, allow_local=allow_local, proxy=proxy, progress=bars.show)


def show_report(report: CrawlReport, as_json: bool) -> None:
    """Print what came of each site; warnings go to standard error."""
    import dataclasses

    if as_json:
        click.echo(
            json.dumps([dataclasses.asdict(site) for site in report.sites], ensure_ascii=False, indent=2)
        )
        return
    for site in report.sites:
        click.echo(
            f"{site.title}：新增 {site.new}，有变化 {site.changed}，未变 {site.unchanged}，"
            f"受阻 {site.blocked}，失败 {site.failed}，"
            f"已删除 {site.missing}，不许采集 {site.refused}；提取记录 {site.records} 条"
        )
        for warning in site.warnings:
            click.echo(f"注意（{site.title}）：{warning}", err=True)


COMMAND = crawl
