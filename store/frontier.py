"""The frontier in the database: a run cut off at any moment goes on where it was, and workers share it.

Every method is one transaction. On PostgreSQL workers skip each other's rows (``FOR UPDATE SKIP LOCKED``); on
SQLite they take turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, event, func, insert, or_, select, update

from crawler.frontier import Entry, Pending, Target, Visit
from crawler.page import Location
from crawler.site import Site
from store.crawl_tables import FRONTIER, PAGES, RUNS
from store.database import writing
from store.pages import add_missing, page_row

LEASE = timedelta(minutes=10)
# Answers that will be the same next time; everything else is asked for again by a new run.
_LASTING = ("offsite", "unsafe", "loop")
_REFUSALS = ("challenge", "throttled", "forbidden", "unreachable")
# Lists and the further parts of a page are fetched, but are no documents of their own.
_DOCUMENTS = ("page", "file")
_COUNTED = {"blocked": "blocked", "missing": "missing", "refused": "refused", "failed": "failed"}


_TARGET_FIELDS = tuple(field.name for field in fields(Target))


class SqlFrontier:
    """The crawler's Frontier on a database; ``worker`` names this process, ``is_alive`` knows others."""

    def __init__(self, engine: Engine, worker: str, is_alive: Callable[[str], bool] | None = None) -> None:
        self._engine = engine
        self._worker = worker
        self._is_alive = is_alive
        self._runs: dict[str, int] = {}
        self._sites: dict[str, Site] = {}
        self._room: dict[str, int] = {}
        self._stopping: set[str] = set()
        self._renewed: datetime | None = None

    def begin(self, site: Site, targets: Sequence[Target], at: datetime) -> bool:
        """Open a run or join the one that is open; True when it was open."""
        self._sites[site.name] = site
        with writing(self._engine) as connection:
            self._release_dead(connection, site.name, at)
            run = open_run(connection, site.name)
            if run is None:
                values = {"site": site.name, "started_at": at, "saved_at": at, "stop_requested": False}
                run_id = connection.execute(insert(RUNS).values(values)).inserted_primary_key
                self._runs[site.name] = run_id[0] if run_id else 0
                connection.execute(_ask_again(site.name, at))
            else:
                self._runs[site.name] = run
                unstopped = update(RUNS).where(RUNS.c.id == run).values(stop_requested=False)
                connection.execute(unstopped)
                if self._is_alone(connection, site.name):
                    self._try_again(connection, site.name, run, at)
            known = select(func.count()).where(FRONTIER.c.site == site.name)
            self._room[site.name] = site.max_pages - (connection.scalar(known) or 0)
            self._add(connection, site.name, targets, at)
        self._stopping.discard(site.name)
        return run is not None

    def claim(self, site: str, count: int, at: datetime) -> tuple[Entry, ...]:
        """Up to ``count`` entries whose time has come, marked as this worker's."""
        with writing(self._engine) as connection:
            self._notice_stop(connection, site)
            rows = connection.execute(_due(site, count, at)).all()
            if not rows and _release_expired(connection, site, at):
                rows = connection.execute(_due(site, count, at)).all()
            if rows:
                ids = [row.id for row in rows]
                claimed = {"state": "claimed", "worker": self._worker, "leased_until": at + LEASE}
                connection.execute(update(FRONTIER).where(FRONTIER.c.id.in_(ids)).values(claimed))
        return tuple(_entry(row) for row in rows)

    def save(self, visits: Sequence[Visit], at: datetime) -> None:
        """States, page versions, targets found and counts of these visits, all or nothing."""
        with writing(self._engine) as connection:
            # Always in the same order, so that workers on PostgreSQL wait for each other, not deadlock.
            pages = [
                page_row(
                    visit.page,
                    visit.location or Location("", 0, 0),
                    visit.entry.site,
                    visit.entry.target.role,
                )
                for visit in visits
                if visit.page is not None
            ]
            add_missing(connection, PAGES, sorted(pages, key=lambda row: (row["address"], row["digest"])))
            connection.execute(_UPDATE, [_visit_row(visit, at) for visit in visits])
            self._keep_moved(connection, visits)
            counts: dict[str, Counter[str]] = {}
            for visit in visits:
                counts.setdefault(visit.entry.site, Counter()).update(_counted(visit))
            for site, counter in sorted(counts.items()):
                found = [target for visit in visits if visit.entry.site == site for target in visit.found]
                counter["listed"] += self._add(connection, site, found, at)
                self._count(connection, site, counter, at)
            self._renew(connection, at)

    def pending(self, site: str) -> Pending:
        """What waits or is being fetched, by whomever."""
        with self._engine.connect() as connection:
            unfinished = and_(FRONTIER.c.site == site, FRONTIER.c.state.in_(("waiting", "claimed")))
            query = select(func.count(), func.min(FRONTIER.c.next_try)).where(unfinished)
            count, next_try = connection.execute(query).one()
        return Pending(count, next_try)

    def finish(self, site: str, at: datetime) -> None:
        """Close the run."""
        with writing(self._engine) as connection:
            run = RUNS.c.id == self._runs[site]
            connection.execute(update(RUNS).where(run).values(finished_at=at, saved_at=at))

    def give_up(self, site: str, at: datetime) -> None:
        """Mark what the site refused as blocked; the run stays open."""
        with writing(self._engine) as connection:
            refused = and_(
                FRONTIER.c.site == site, FRONTIER.c.state == "waiting", FRONTIER.c.label.in_(_REFUSALS)
            )
            count = connection.execute(update(FRONTIER).where(refused).values(state="blocked")).rowcount
            self._count(connection, site, Counter(blocked=count), at)

    def stopping(self, site: str) -> bool:
        """Whether somebody asked this run to stop, as of the last claim."""
        return site in self._stopping

    def _is_alone(self, connection: Connection, site: str) -> bool:
        claimed = select(func.count()).where(FRONTIER.c.site == site, FRONTIER.c.state == "claimed")
        return not connection.scalar(claimed)

    def _try_again(self, connection: Connection, site: str, run: int, at: datetime) -> None:
        """Another chance for what was blocked or failed when the run was left."""
        lost = and_(FRONTIER.c.site == site, FRONTIER.c.state.in_(("blocked", "failed")))
        connection.execute(update(FRONTIER).where(lost).values(state="waiting", tries=0, next_try=at))
        connection.execute(update(RUNS).where(RUNS.c.id == run).values(blocked=0, failed=0))

    def _add(self, connection: Connection, site: str, targets: Sequence[Target], at: datetime) -> int:
        """How many documents among the targets were not known yet."""
        rows = {target.key: _target_row(site, target, at) for target in targets}
        allowed = list(rows.values())[: max(0, self._room[site])]
        if connection.dialect.name == "postgresql":
            allowed.sort(key=lambda row: str(row["key"]))
        documents = [row for row in allowed if row["role"] in _DOCUMENTS]
        added = add_missing(connection, FRONTIER, documents)
        others = add_missing(connection, FRONTIER, [row for row in allowed if row["role"] not in _DOCUMENTS])
        self._room[site] -= added + others
        return added

    def _keep_moved(self, connection: Connection, visits: Sequence[Visit]) -> None:
        for visit in visits:
            if visit.moved_to is not None:
                here = FRONTIER.c.id == visit.entry.id
                connection.execute(update(FRONTIER).where(here).values(address=visit.moved_to))

    def _count(self, connection: Connection, site: str, counter: Counter[str], at: datetime) -> None:
        values: dict[Any, Any] = {
            RUNS.c[name]: RUNS.c[name] + count for name, count in counter.items() if count
        }
        run = RUNS.c.id == self._runs[site]
        connection.execute(update(RUNS).where(run).values({**values, RUNS.c.saved_at: at}))

    def _notice_stop(self, connection: Connection, site: str) -> None:
        if connection.scalar(select(RUNS.c.stop_requested).where(RUNS.c.id == self._runs[site])):
            self._stopping.add(site)

    def _renew(self, connection: Connection, at: datetime) -> None:
        if self._renewed is None or at - self._renewed > LEASE / 10:
            mine = and_(FRONTIER.c.state == "claimed", FRONTIER.c.worker == self._worker)
            connection.execute(update(FRONTIER).where(mine).values(leased_until=at + LEASE))
            self._renewed = at

    def _release_dead(self, connection: Connection, site: str, at: datetime) -> None:
        """Give back what workers held that are known to have died, and what outlived its lease."""
        _release_expired(connection, site, at)
        if self._is_alive is None:
            return
        claimed = and_(FRONTIER.c.site == site, FRONTIER.c.state == "claimed")
        workers = connection.scalars(select(FRONTIER.c.worker).where(claimed).distinct()).all()
        dead = [
            worker for worker in workers if worker and worker != self._worker and not self._is_alive(worker)
        ]
        if dead:
            release = update(FRONTIER).where(claimed, FRONTIER.c.worker.in_(dead))
            connection.execute(release.values(state="waiting", worker=None, leased_until=None))


def keep_small(engine: Engine) -> None:
    """Let SQLite use little memory from now on: the frontier reads and writes few rows at a time."""

    def set_limits(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute("PRAGMA cache_size = -8192")

    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", set_limits)
        engine.dispose()


_UPDATE = (
    update(FRONTIER)
    .where(FRONTIER.c.id == bindparam("entry"))
    .values(
        state=bindparam("new_state"),
        label=bindparam("new_label"),
        status=bindparam("new_status"),
        tries=bindparam("new_tries"),
        next_try=bindparam("new_next_try"),
        etag=bindparam("new_etag"),
        last_modified=bindparam("new_last_modified"),
        digest=bindparam("new_digest"),
        visited_at=bindparam("new_visited_at"),
        worker=None,
        leased_until=None,
    )
)


def open_run(connection: Connection, site: str) -> int | None:
    """The run of a site that has not finished."""
    query = select(RUNS.c.id).where(RUNS.c.site == site, RUNS.c.finished_at.is_(None))
    return connection.scalar(query.order_by(RUNS.c.id.desc()).limit(1))


def _ask_again(site: str, at: datetime) -> Any:
    lasting = or_(
        FRONTIER.c.label.in_(_LASTING), and_(FRONTIER.c.label == "moved", FRONTIER.c.role != "list")
    )
    known = and_(FRONTIER.c.site == site, FRONTIER.c.state.not_in(("waiting", "claimed")))
    again = and_(known, or_(FRONTIER.c.label.is_(None), ~lasting))
    return update(FRONTIER).where(again).values(state="waiting", tries=0, next_try=at)


def _due(site: str, count: int, at: datetime) -> Any:
    same_page = and_(PAGES.c.address == FRONTIER.c.address, PAGES.c.digest == FRONTIER.c.digest)
    columns = (PAGES.c.received_at, PAGES.c.file, PAGES.c.offset, PAGES.c.length)
    waiting = and_(FRONTIER.c.site == site, FRONTIER.c.state == "waiting", FRONTIER.c.next_try <= at)
    query = select(FRONTIER, *columns).outerjoin(PAGES, same_page).where(waiting)
    # SQLite has no row locks and leaves the clause out.
    return query.order_by(FRONTIER.c.id).limit(count).with_for_update(of=FRONTIER, skip_locked=True)


def _release_expired(connection: Connection, site: str, at: datetime) -> bool:
    expired = and_(FRONTIER.c.site == site, FRONTIER.c.state == "claimed", FRONTIER.c.leased_until < at)
    released = update(FRONTIER).where(expired).values(state="waiting", worker=None, leased_until=None)
    return connection.execute(released).rowcount > 0


def _entry(row: Any) -> Entry:
    target = Target(row.address, row.role, row.depth, row.hops, row.words, row.found_on, row.form)
    known = row.received_at is not None
    return Entry(
        id=row.id,
        site=row.site,
        target=target,
        tries=row.tries,
        # Without the page itself a "not modified" would leave us with nothing.
        etag=row.etag if known else None,
        last_modified=row.last_modified if known else None,
        digest=row.digest if known else None,
        location=Location(row.file, row.offset, row.length) if known else None,
        received_at=row.received_at,
    )


def _target_row(site: str, target: Target, at: datetime) -> dict[str, Any]:
    return {
        **{name: getattr(target, name) for name in _TARGET_FIELDS},
        "site": site,
        "key": target.key,
        "state": "waiting",
        "tries": 0,
        "next_try": at,
    }


def _visit_row(visit: Visit, at: datetime) -> dict[str, Any]:
    entry = visit.entry
    tried = visit.state == "waiting"
    return {
        "entry": entry.id,
        "new_state": visit.state,
        "new_label": visit.label,
        "new_status": visit.status,
        "new_tries": entry.tries + 1 if tried else 0,
        "new_next_try": visit.next_try or at,
        "new_etag": visit.etag or (entry.etag if visit.page is None else None),
        "new_last_modified": visit.last_modified or (entry.last_modified if visit.page is None else None),
        "new_digest": visit.page.digest if visit.page else entry.digest,
        "new_visited_at": visit.at,
    }


def _counted(visit: Visit) -> dict[str, int]:
    """What one visit adds to the counts of its run."""
    counts = {"fetched": 1 if visit.status is not None else 0}
    if visit.state in _COUNTED:
        counts[_COUNTED[visit.state]] = 1
    elif visit.entry.target.role in _DOCUMENTS and visit.state == "done":
        if visit.page is not None:
            counts["changed" if visit.entry.digest else "new"] = 1
        elif visit.label == "unchanged":
            counts["unchanged"] = 1
    return counts
