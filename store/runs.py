"""The runs of the crawl: counts for those who watch, and the wish to stop one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from store.crawl_tables import FRONTIER, PAGES, RUNS

COUNTS = ("listed", "fetched", "new", "changed", "unchanged", "blocked", "missing", "refused", "failed")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one site; ``saved_at`` is when its counts last moved;
    ``counts`` are in the order of COUNTS."""

    id: int
    site: str
    started_at: datetime
    finished_at: datetime | None
    saved_at: datetime
    stop_requested: bool
    counts: tuple[int, ...]


def latest_run(connection: Connection, site: str) -> Run | None:
    """The newest run of a site, None before its first."""
    query = select(RUNS).where(RUNS.c.site == site).order_by(RUNS.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    counts = tuple(getattr(row, name) for name in COUNTS)
    return Run(row.id, row.site, row.started_at, row.finished_at, row.saved_at, row.stop_requested, counts)


def crawled_sites(connection: Connection) -> frozenset[str]:
    """The names of the sites that have been crawled."""
    return frozenset(connection.scalars(select(RUNS.c.site).distinct()))


def reasons(connection: Connection, site: str) -> tuple[tuple[str, int], ...]:
    """Why addresses of a site were not had: labels with their counts, the most frequent first."""
    lost = FRONTIER.c.state.in_(("blocked", "missing", "refused", "failed"))
    query = select(FRONTIER.c.label, func.count()).where(FRONTIER.c.site == site, lost)
    rows = connection.execute(
        query.group_by(FRONTIER.c.label).order_by(func.count().desc(), FRONTIER.c.label)
    )
    return tuple((row[0] or "", row[1]) for row in rows)


def known_pages(connection: Connection, site: str) -> int:
    """How many addresses of a site are known, lists included."""
    return connection.scalar(select(func.count()).where(FRONTIER.c.site == site)) or 0


def workers_of(connection: Connection, site: str, at: datetime) -> tuple[str, ...]:
    """The workers that hold entries of a site by a lease that has not run out."""
    held = (FRONTIER.c.site == site) & (FRONTIER.c.state == "claimed") & (FRONTIER.c.leased_until >= at)
    return tuple(connection.scalars(select(FRONTIER.c.worker).where(held).distinct()))


def request_stop(connection: Connection, site: str) -> bool:
    """Ask the open run of a site to stop; False when none is open."""
    unfinished = (RUNS.c.site == site) & RUNS.c.finished_at.is_(None)
    return connection.execute(update(RUNS).where(unfinished).values(stop_requested=True)).rowcount > 0


def newest_page_at(connection: Connection, site: str) -> datetime | None:
    """When the newest page version of a site arrived."""
    found: datetime | None = connection.scalar(
        select(func.max(PAGES.c.received_at)).where(PAGES.c.site == site, PAGES.c.role != "list")
    )
    return found
