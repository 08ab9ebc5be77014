"""A crawl from end to end: a worker process fetches, this one extracts and saves as pages come in."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.crawl_worker import Orders
from app.errors import InputError
from crawler.settings import Manners
from crawler.site import Site

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.settings import Settings
    from crawler.archive import Archive
    from extract.model import Record
    from store.pages import StoredPage

_BATCH = 20


@dataclass(frozen=True, slots=True)
class SiteProgress:
    """How far one site is; the counts are those of its latest run, ``records`` of this call."""

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
    running: bool = False
    finished: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What came of a crawl."""

    sites: tuple[SiteProgress, ...]

    @property
    def ok(self) -> bool:
        """Whether every site was walked to its end and nothing failed or was blocked."""
        return all(site.finished and not site.failed and not site.blocked for site in self.sites)


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
    from store.database import open_store

    manners = manners or Manners(contact=settings.contact)
    manners = replace(manners, allow_local=allow_local or manners.allow_local, proxy=proxy or manners.proxy)
    engine = open_store(settings.database_url)
    archive = Archive(settings.archive_dir)
    orders = Orders(
        settings.database_url,
        str(settings.archive_dir),
        str(settings.data_dir / "logs" / "crawl.log"),
        tuple(sites),
        manners,
    )
    records: dict[str, int] = {}
    worker = start_worker(orders)
    try:
        while worker.poll() is None:
            busy = extract_unread(engine, archive, sites, records)
            if progress is not None:
                progress(read_progress(engine, sites, records))
            if not busy:
                time.sleep(0.1)
    finally:
        if worker.stdin is not None:
            worker.stdin.close()
        worker.wait()
    while extract_unread(engine, archive, sites, records):
        if progress is not None:
            progress(read_progress(engine, sites, records))
    if worker.returncode != 0:
        raise InputError(f"采集进程异常退出（{worker.returncode}），详见 {orders.log_file}")
    report = CrawlReport(tuple(map(with_warnings, sites, read_progress(engine, sites, records))))
    if progress is not None:
        progress(report.sites)
    return report


def start_worker(orders: Orders) -> subprocess.Popen[bytes]:
    """The process that fetches; it ends when its standard input is closed."""
    command = [sys.executable, "-m", "app.crawl_worker"]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)  # noqa: S603 - our own module
    if worker.stdin is not None:
        worker.stdin.write(orders.to_json().encode() + b"\n")
        worker.stdin.flush()
    return worker


def extract_unread(engine: Engine, archive: Archive, sites: Sequence[Site], records: dict[str, int]) -> bool:
    """Extract a batch of pages not read yet; False when there was none."""
    from store.database import writing
    from store.pages import mark_read, unread_pages
    from store.save import save_records

    by_name = {site.name: site for site in sites}
    with engine.connect() as connection:
        pages = unread_pages(connection, _BATCH, list(by_name))
    for page in pages:
        found = extract_kept(archive, page, by_name[page.site or ""])
        with writing(engine) as connection:
            save_records(connection, found, page.digest)
            mark_read(connection, [page.id], datetime.now(UTC))
        records[page.site or ""] = records.get(page.site or "", 0) + len(found)
    return bool(pages)


def extract_kept(archive: Archive, stored: StoredPage, site: Site) -> tuple[Record, ...]:
    """The records of one page of the archive; none, and a line in the log, when extraction fails on it."""
    from extract.model import Place

    try:
        records = extract_stored(archive, stored, site)
    except Exception:  # one page must not end the crawl of all others
        logging.getLogger(__name__).exception("cannot extract %s", stored.address)
        return ()
    if site.place is None and site.region is None:
        return records
    # What the site's file declares stands in where the page does not name its place.
    home = Place(site.place or site.title, site.region)
    return tuple(record if record.region else replace(record, region=home) for record in records)


def extract_stored(archive: Archive, stored: StoredPage, site: Site) -> tuple[Record, ...]:
    """The records of one page; a site's ``repair`` changes what is read, not what is kept."""
    from crawler.encoding import decode
    from extract import extract_page

    page = archive.read(stored.location)
    body, kind = page.body, page.content_type
    if site.repair is not None and stored.role == "page":
        body, kind = site.repair(decode(body, kind)).encode(), "text/html; charset=utf-8"
    return extract_page(body, page.address, kind)


def read_progress(engine: Engine, sites: Sequence[Site], records: dict[str, int]) -> tuple[SiteProgress, ...]:
    """The counts of each site's latest run."""
    from store.runs import latest_run

    found = []
    with engine.connect() as connection:
        for site in sites:
            run = latest_run(connection, site.name)
            counts = dict(run.counts) if run else {}
            found.append(
                SiteProgress(
                    site.name,
                    site.title,
                    **counts,
                    records=records.get(site.name, 0),
                    running=run is not None and run.finished_at is None,
                    finished=run is not None and run.finished_at is not None,
                )
            )
    return tuple(found)


def with_warnings(site: Site, progress: SiteProgress) -> SiteProgress:
    """The progress with what a person should know of it."""
    warnings = []
    kept = progress.new + progress.changed + progress.unchanged
    if not progress.finished:
        warnings.append("尚未采完：再次运行 dafu crawl 可接着采集")
    if progress.blocked:
        warnings.append(f"有 {progress.blocked} 个网页被网站拒绝（已标记为受阻，未绕过）")
    if site.expected and progress.finished and not site.expected[0] <= kept <= site.expected[1]:
        low, high = site.expected
        warnings.append(f"共 {kept} 篇，与预计的 {low}—{high} 篇不符：栏目可能已改版")
    return replace(progress, warnings=tuple(warnings))
