"""The sites as a person looks after them: how each stands, start and stop, look at one, add one."""

from __future__ import annotations

import contextlib
import functools
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.crawl_worker import is_worker_alive
from app.errors import InputError, system_reason

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from app.settings import Settings
    from crawler.probe import Probe
    from crawler.site import Site
    from store.runs import Run


# Frames and requests of scripts that a probe looks into where the page itself shows no reply.
_LOOKED_FURTHER = 3


@dataclass(frozen=True, slots=True)
class SiteState:
    """How one site stands; ``counts`` are those of its latest run by the names of ``store.runs.COUNTS``.

    ``visited_at`` is when a crawl last saved something of it, ``newest_page_at`` when its newest page version
    arrived; ``reasons`` say why addresses were not had (labels of ``app.crawl.REASONS``).
    """

    site: Site
    running: bool = False
    finished: bool = False
    visited_at: datetime | None = None
    newest_page_at: datetime | None = None
    counts: tuple[tuple[str, int], ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()


def own_sites_dir(settings: Settings) -> Path:
    """Where site files of one's own are kept; every crawl reads it."""
    return settings.data_dir / "sites"


def configured_sites(settings: Settings, site_dirs: Sequence[str] = ()) -> dict[str, Site]:
    """All sites by name; raises InputError for a folder that is not there or a file that cannot be used."""
    from crawler.site import all_sites

    try:
        return {**all_sites([own_sites_dir(settings)]), **sites_of(site_dirs)}
    except ValueError as error:
        raise InputError(str(error)) from error


def shown_sites(settings: Settings, engine: Engine) -> dict[str, Site]:
    """The configured sites, and those of the built-in sample that this database has been filled from."""
    from app.sample import sample_sites
    from store.runs import crawled_sites

    with engine.connect() as connection:
        crawled = crawled_sites(connection)
    sample = {site.name: site for site in sample_sites() if site.name in crawled}
    return {**sample, **configured_sites(settings)}


def sites_of(site_dirs: Sequence[str]) -> dict[str, Site]:
    """The sites of these folders by name; raises InputError as ``configured_sites`` does."""
    from crawler.site import read_sites

    for folder in site_dirs:
        if not Path(folder).is_dir():
            raise InputError(f"没有这个目录：{folder}")
    try:
        return read_sites(map(Path, site_dirs))
    except ValueError as error:
        raise InputError(str(error)) from error


def site_states(engine: Engine, sites: Sequence[Site]) -> tuple[SiteState, ...]:
    """How the sites stand, in their order."""
    with engine.connect() as connection:
        return tuple(_state(connection, site) for site in sites)


def _state(connection: Connection, site: Site) -> SiteState:
    from store.runs import COUNTS, latest_run, newest_page_at, reasons

    run: Run | None = latest_run(connection, site.name)
    if run is None:
        return SiteState(site)
    return SiteState(
        site,
        running=is_running(connection, site.name),
        finished=run.finished_at is not None,
        visited_at=run.saved_at,
        newest_page_at=newest_page_at(connection, site.name),
        counts=tuple(zip(COUNTS, run.counts, strict=True)),
        reasons=reasons(connection, site.name),
    )


def is_running(connection: Connection, name: str) -> bool:
    """Whether a worker that is alive is fetching from the site."""
    from store.runs import workers_of

    return any(is_worker_alive(worker) for worker in workers_of(connection, name, datetime.now(UTC)))


def start_crawl(settings: Settings, engine: Engine, names: Sequence[str]) -> subprocess.Popen[bytes] | None:
    """Start ``dafu crawl`` on its own, so that it outlives this program; None when one is running."""
    from app.sample import sample_sites

    with engine.connect() as connection:
        if any(is_running(connection, name) for name in names):
            return None
    logs = settings.data_dir / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", "from app.cli import main; main()", "crawl", *names, "--quiet"]
    if all(name in {site.name for site in sample_sites()} for name in names):
        command.append("--sample")
    environment = {
        **os.environ,
        "DAFU_HOME": str(settings.data_dir),
        "DAFU_DATABASE_URL": settings.database_url,
    }
    with (logs / "crawl.log").open("ab") as log:
        # Its own session: closing the program that started it does not end it.
        crawl = subprocess.Popen(  # noqa: S603 - our own command, the names are those of configured sites
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, start_new_session=True
        )
    # Somebody has to wait for it, or its entry in the process table stays until this program ends.
    threading.Thread(target=crawl.wait, daemon=True).start()
    return crawl


def stop_crawl(engine: Engine, name: str) -> bool:
    """Ask the crawl of a site to stop after what is on its way; False when none is open."""
    from store.database import writing
    from store.runs import request_stop

    with writing(engine) as connection:
        return request_stop(connection, name)


def probe_site(
    settings: Settings, address: str, *, allow_local: bool = False, proxy: str | None = None
) -> Probe:
    """What the column at an address looks like; raises InputError when it cannot be had or shows no entry."""
    from crawler.fetch import FetchError, fetch_page
    from crawler.probe import probe_further, probe_page
    from crawler.settings import user_agent

    fetch = functools.partial(
        fetch_page,
        agent=user_agent(settings.contact),
        clock=lambda: datetime.now(UTC),
        allow_local=allow_local,
        proxy=proxy,
    )
    try:
        found = probe_page(fetch(address))
    except FetchError as error:
        raise InputError(str(error)) from error
    for target in found.further[:_LOOKED_FURTHER] if found.is_doubtful else ():
        # A frame or a script's request that gives nothing is no reason to give up.
        with contextlib.suppress(FetchError):
            found = probe_further(found, target, fetch(target.address, form=target.form))
        if not found.is_doubtful:
            break
    if not found.entries and not found.columns:
        raise InputError(found.problem or f"没有认出条目：{address}（可在网站文件中用 links 或 detail 指明）")
    return found


def add_site(settings: Settings, site: Site) -> Path:
    """Write a site's file to ``own_sites_dir``; raises InputError when there is one of that name."""
    from crawler.site import site_to_toml

    folder = own_sites_dir(settings)
    path = folder / f"{site.name}.toml"
    if site.name in configured_sites(settings):
        raise InputError(f"已有名为 {site.name} 的网站")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(site_to_toml(replace(site, repair=None)), encoding="utf-8")
    except OSError as error:
        raise InputError(f"无法写入 {path}：{system_reason(error)}") from error
    return path
