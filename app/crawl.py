"""A crawl from end to end: a worker process fetches, this one extracts and saves as pages come in."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.crawl_worker import Orders
from app.database import one_line_errors, open_database
from app.errors import InputError, system_reason
from app.extraction import Extraction
from crawler.settings import Manners
from crawler.site import Site

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.settings import Settings


@dataclass(frozen=True, slots=True)
class SiteProgress:
    """How far one site is; the counts are those of its latest run, ``records`` and ``unread`` of this call.

    ``seconds`` is what fetching took, from the run's beginning to its end.
    """

    site: str
    title: str
    listed: int = 0
    fetched: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    blocked: int = 0
    missing: int = 0
    refused: int = 0
    failed: int = 0
    records: int = 0
    unread: int = 0
    seconds: float | None = None
    running: bool = False
    finished: bool = False
    reasons: tuple[tuple[str, int], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the site was walked to its end, something was found, and nothing failed or was blocked."""
        found = self.new + self.changed + self.unchanged
        return self.finished and found > 0 and not (self.failed or self.blocked or self.unread)


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What came of a crawl."""

    sites: tuple[SiteProgress, ...]

    @property
    def ok(self) -> bool:
        """Whether all is well with every site."""
        return all(site.ok for site in self.sites)


Progress = Callable[[tuple[SiteProgress, ...]], None]


def run_crawl(
    settings: Settings,
    sites: Sequence[Site],
    *,
    allow_local: bool = False,
    proxy: str | None = None,
    progress: Progress | None = None,
    manners: Manners | None = None,
) -> CrawlReport:
    """Crawl the sites into the database and extract their records; goes on where an earlier run was cut off.

    ``manners`` replaces the usual delays. Raises InputError when the worker cannot start or crashes.
    """
    from crawler.archive import Archive

    check_sites(sites)
    manners = manners or Manners(contact=settings.contact)
    manners = replace(manners, allow_local=allow_local or manners.allow_local, proxy=proxy or manners.proxy)
    manners = replace(manners, chromium=manners.chromium or settings.chromium or installed_chromium())
    engine = open_database(settings.database_url)
    logs = made_logs_dir(settings)
    log_file = str(logs / "crawl.log")
    orders = Orders(settings.database_url, str(settings.archive_dir), log_file, tuple(sites), manners)
    extraction = Extraction(engine, Archive(settings.archive_dir), sites, logs / "extract.log")
    shown = progress or _ignored
    with one_line_errors():
        status = follow(orders, extraction, lambda: shown(read_progress(engine, sites, extraction)))
        if status != 0:
            raise InputError(f"采集进程异常退出（{status}），详见 {log_file}")
        report = finished_report(engine, sites, read_progress(engine, sites, extraction))
    shown(report.sites)
    return report


def installed_chromium() -> str | None:
    """The system's Chromium or Chrome, for lists that only a script fills; None for Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def check_sites(sites: Sequence[Site]) -> None:
    """Raise InputError when a site needs a browser that is not installed."""
    from crawler.browser import NoBrowserError, check_browser

    try:
        check_browser(sites)
    except NoBrowserError as error:
        raise InputError(str(error)) from error


def made_logs_dir(settings: Settings) -> Path:
    """The folder of the logs, made; raises InputError when that is not possible."""
    logs = settings.data_dir / "logs"
    try:
        logs.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"无法写入 {logs}：{system_reason(error)}") from error
    return logs


def follow(orders: Orders, extraction: Extraction, show: Callable[[], None]) -> int:
    """Start the worker and extract what it brings until both have ended; the worker's exit status."""
    worker = start_worker(orders)
    try:
        while worker.poll() is None:
            busy = extraction.read_some()
            show()
            if not busy:
                time.sleep(0.1)
    finally:
        if worker.stdin is not None:
            worker.stdin.close()
        worker.wait()
    while extraction.read_some():
        show()
    return worker.returncode


def _ignored(_: tuple[SiteProgress, ...]) -> None:
    """Nobody watches."""


def start_worker(orders: Orders) -> subprocess.Popen[bytes]:
    """The process that fetches; it ends when its standard input is closed."""
    command = [sys.executable, "-m", "app.crawl_worker"]
    with Path(orders.log_file).open("ab") as log:
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)  # noqa: S603 - our own module
    if worker.stdin is not None:
        worker.stdin.write(orders.to_json().encode() + b"\n")
        worker.stdin.flush()
    return worker


def read_progress(engine: Engine, sites: Sequence[Site], extraction: Extraction) -> tuple[SiteProgress, ...]:
    """The counts of each site's latest run."""
    from store.runs import COUNTS, latest_run

    found = []
    with engine.connect() as connection:
        for site in sites:
            run = latest_run(connection, site.name)
            progress = SiteProgress(
                site.name,
                site.title,
                records=extraction.records[site.name],
                unread=extraction.failures[site.name],
                seconds=(run.finished_at - run.started_at).total_seconds()
                if run and run.finished_at
                else None,
                running=run is not None and run.finished_at is None,
                finished=run is not None and run.finished_at is not None,
            )
            counts: dict[str, Any] = dict(zip(COUNTS, run.counts, strict=True)) if run else {}
            found.append(replace(progress, **counts))
    return tuple(found)


def finished_report(engine: Engine, sites: Sequence[Site], progress: Sequence[SiteProgress]) -> CrawlReport:
    """The last progress with the reasons of what was not had, and what a person should know."""
    from store.runs import known_pages, newest_page_at, reasons

    found = []
    with engine.connect() as connection:
        for site, counts in zip(sites, progress, strict=True):
            counts = replace(counts, reasons=reasons(connection, site.name))
            full = known_pages(connection, site.name) >= site.max_pages
            newest = newest_page_at(connection, site.name)
            found.append(
                replace(counts, warnings=tuple(warnings_of(site, counts, full, newest, datetime.now(UTC))))
            )
    return CrawlReport(tuple(found))


def warnings_of(
    site: Site, progress: SiteProgress, full: bool, newest: datetime | None, now: datetime
) -> Iterator[str]:
    """What a person should know of a crawl, one Chinese sentence each."""
    kept = progress.new + progress.changed + progress.unchanged
    if not progress.finished:
        yield "尚未采完：再次运行 dafu crawl 可接着采集"
    if progress.unread:
        yield f"有 {progress.unread} 个网页提取失败（详见 logs/extract.log），下次采集时重试"
    if progress.blocked:
        yield f"有 {progress.blocked} 个网页被网站拒绝（已标记为受阻，未绕过）"
    if full:
        yield f"已达网页数上限 {site.max_pages}，其余未采（可在网站文件中改 max_pages）"
    if not kept:
        lost = "、".join(REASONS.get(label, label) for label, _ in progress.reasons)
        yield f"一篇也没有采到{f'：{lost}' if lost else '：栏目网址可能有误，可用 dafu crawl --probe 查看'}"
    elif site.expected and progress.finished and not site.expected[0] <= kept <= site.expected[1]:
        low, high = site.expected
        yield f"共 {kept} 篇，与预计的 {low}—{high} 篇不符：栏目可能已改版"
    if newest is not None and now - newest > QUIET:
        yield f"自 {newest.astimezone():%Y-%m-%d} 以来没有新网页"


REASONS = {
    "challenge": "网站要求浏览器验证",
    "throttled": "网站限制访问",
    "forbidden": "网站拒绝访问",
    "login": "需要登录",
    "missing": "网页不存在",
    "empty": "网页是空的",
    "robots": "robots.txt 不许采集",
    "offsite": "转到了别的网站",
    "unsafe": "内网或本机地址（测试时可加 --allow-local）",
    "loop": "网页互相跳转",
    "too_large": "文件过大",
    "truncated": "传输中断",
    "unreachable": "连接不上",
    "server_error": "网站出错",
    "unreadable": "网页读不了（详见 logs/crawl.log）",
}
QUIET = timedelta(days=180)
