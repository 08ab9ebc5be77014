"""The process that fetches: started by ``app.crawl`` with its orders on standard input, one a process.

Twisted's reactor runs once in a process, and a crash here takes nothing else with it. When standard input
closes, the parent is gone or wants no more: the crawl ends after what is on its way.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.settings import Manners
from crawler.site import Site, site_from_table, site_to_table


@dataclass(frozen=True, slots=True)
class Orders:
    """What one worker process is to do."""

    database_url: str
    archive_dir: str
    log_file: str
    sites: tuple[Site, ...]
    manners: Manners

    def to_json(self) -> str:
        """One line; a site's ``repair`` stays behind, it belongs to extraction."""
        table = dataclasses.asdict(self) | {"sites": [site_to_table(site) for site in self.sites]}
        return json.dumps(table, ensure_ascii=False)


def orders_from_json(line: str) -> Orders:
    """The orders that ``to_json`` wrote."""
    table: dict[str, Any] = json.loads(line)
    sites = tuple(site_from_table(site) for site in table.pop("sites"))
    return Orders(**{**table, "sites": sites, "manners": Manners(**table["manners"])})


def worker_name() -> str:
    """Host and process, by which another worker can tell whether this one is alive."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_worker_alive(name: str) -> bool:
    """Whether a worker may still be running: certain for this host only, other hosts' count as alive."""
    host, _, process = name.rpartition(":")
    if host != socket.gethostname() or not process.isdigit() or os.name == "nt":
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return int(process) != os.getpid()


def run_orders(orders: Orders) -> None:
    """Crawl until nothing is left or somebody says stop."""
    from crawler.archive import Archive
    from crawler.verify import recover
    from store.database import open_store
    from store.frontier import SqlFrontier, keep_small

    # Standard error is the log file; Scrapy's account of its own settings is of no use there.
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger().handlers[0].setLevel(logging.WARNING)
    archive_dir = Path(orders.archive_dir)
    archive_dir.mkdir(parents=True, exist_ok=True)
    recover(archive_dir)
    engine = open_store(orders.database_url)
    keep_small(engine)
    frontier = SqlFrontier(engine, worker_name(), is_worker_alive)
    with Archive(archive_dir) as archive:
        saved = crawl_all(orders.sites, orders.manners, frontier, archive)
    if not saved:
        sys.exit("the crawl could not be saved")


def crawl_all(sites: Sequence[Site], manners: Manners, frontier: Any, archive: Any) -> bool:
    """Run a crawler for each way of checking certificates and opening lists; whether all could be saved."""
    from scrapy.crawler import AsyncCrawlerProcess, Crawler
    from scrapy.settings import Settings

    from crawler.settings import scrapy_settings
    from crawler.spider import SiteSpider

    process = AsyncCrawlerProcess(scrapy_settings(sites, manners))
    # Scrapy's own level is DEBUG: a line a request.
    logging.getLogger("scrapy").setLevel(logging.WARNING)
    crawlers = []
    for tls, browser in sorted({(site.tls, site.browser) for site in sites}):
        group = tuple(site for site in sites if (site.tls, site.browser) == (tls, browser))
        # The process lays its own settings over a crawler's of the same priority.
        own = Settings(scrapy_settings(group, manners, tls), priority="cmdline")
        crawler = Crawler(SiteSpider, own)
        process.crawl(crawler, sites=group, frontier=frontier, archive=archive, clock=now, manners=manners)
        crawlers.append(crawler)
    asyncio.get_event_loop().call_soon(watch_parent, process)
    process.start()
    return not any(crawler.spider is None or crawler.spider.recorder.broken for crawler in crawlers)


def watch_parent(process: Any) -> None:
    """Stop gently when standard input ends; a thread waits for it, which works on every system."""
    loop = asyncio.get_running_loop()
    stops: list[asyncio.Task[None]] = []

    def stop() -> None:
        # Kept in the list: the loop itself holds tasks weakly.
        stops.append(loop.create_task(process.stop()))

    def wait_for_end() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        # The loop is closed when the crawl ended first.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(stop)

    threading.Thread(target=wait_for_end, daemon=True).start()


def now() -> datetime:
    """The time of day, aware."""
    return datetime.now(UTC)


if __name__ == "__main__":
    run_orders(orders_from_json(sys.stdin.buffer.readline().decode("utf-8")))
