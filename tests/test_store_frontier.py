"""The frontier in the database: claims, results, versions, workers that die; on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from crawler.frontier import Entry, Target, Visit
from crawler.page import Location, Page
from crawler.site import Site
from store.database import open_store, writing
from store.frontier import LEASE, SqlFrontier
from store.pages import find_page, mark_read, page_versions, save_page, unread_pages
from store.runs import COUNTS, latest_run, newest_page_at, request_stop

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SITE = Site("songshi", "松石", ("http://www.songshi.example/jyta/",))
START = Target("http://www.songshi.example/jyta/", "list")
PLACE = Location("a.warc.gz", 0, 10)


def postgresql() -> object:
    url = os.environ.get("DAFU_TEST_POSTGRESQL")
    reason = "DAFU_TEST_POSTGRESQL names no server"
    skip = pytest.mark.skipif(not url and "CI" not in os.environ, reason=reason)
    return pytest.param("postgresql", marks=[pytest.mark.postgresql, skip])


@pytest.fixture(params=["sqlite", postgresql()])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        engine = open_store(f"sqlite:///{tmp_path / 'dafu.sqlite'}")
    else:
        engine = open_store(os.environ["DAFU_TEST_POSTGRESQL"])
        with engine.begin() as connection:
            connection.execute(text("TRUNCATE frontier, pages, crawl_runs"))
    yield engine
    engine.dispose()


def document(number: int) -> Target:
    return Target(f"http://www.songshi.example/jyta/202401/t20240101_{number}.html", "page", 1)


def page(target: Target, body: bytes = b"one", at: datetime = AT) -> Page:
    return Page(target.address, body, at, 200, "text/html")


def visited(entry: Entry, body: bytes = b"one", at: datetime = AT, *found: Target) -> Visit:
    got = page(entry.target, body, at)
    return Visit(entry, entry.target.role, "done", at, 200, got, PLACE, f'"{len(body)}"', None, found)  # type: ignore[arg-type]


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        run = latest_run(connection, "songshi")
    assert run is not None
    return {name: count for name, count in zip(COUNTS, run.counts, strict=True) if count}


def test_a_run_from_begin_to_finish(engine: Engine) -> None:
    frontier = SqlFrontier(engine, "here:1")
    assert not frontier.begin(SITE, [START], AT)
    (entry,) = frontier.claim("songshi", 10, AT)
    assert frontier.claim("songshi", 10, AT) == ()
    frontier.save([visited(entry, b"list", AT, document(1), document(2), document(1))], AT)
    entries = frontier.claim("songshi", 10, AT)
    assert [found.target for found in entries] == [document(1), document(2)]
    frontier.save([visited(entries[0]), Visit(entries[1], "missing", "missing", AT, 404)], AT)
    assert frontier.pending("songshi").count == 0
    frontier.finish("songshi", AT)
    assert counts(engine) == {"listed": 2, "fetched": 3, "new": 1, "missing": 1}


def test_http_and_https_are_one_page(engine: Engine) -> None:
    frontier = SqlFrontier(engine, "here:1")
    frontier.begin(SITE, [START, Target(START.address.replace("http", "https"), "list")], AT)
    (entry,) = frontier.claim("songshi", 10, AT)
    moved = Visit(
        entry, "moved", "waiting", AT, 301, next_try=AT, moved_to="https://www.songshi.example/jyta/"
    )
    frontier.save([moved], AT)
    (again,) = frontier.claim("songshi", 10, AT)
    assert again.target.address == "https://www.songshi.example/jyta/"
    assert again.tries == 1


def test_a_second_run_asks_conditionally_and_keeps_versions(engine: Engine) -> None:
    frontier = SqlFrontier(engine, "here:1")
    frontier.begin(SITE, [document(1), document(2)], AT)
    frontier.save([visited(entry) for entry in frontier.claim("songshi", 10, AT)], AT)
    frontier.finish("songshi", AT)
    later = AT + timedelta(days=1)
    assert not frontier.begin(SITE, [document(1)], later)
    first, second = frontier.claim("songshi", 10, later)
    assert (first.etag, first.location, first.received_at) == ('"3"', PLACE, AT)
    frontier.save([visited(first, b"two!", later), Visit(second, "unchanged", "done", later, 304)], later)
    assert counts(engine) == {"fetched": 2, "changed": 1, "unchanged": 1}
    with engine.connect() as connection:
        assert [version.size for version in page_versions(connection, first.target.address)] == [3, 4]
        newest = find_page(connection, first.target.address)
        by_digest = find_page(connection, page(first.target).digest)
        assert newest_page_at(connection, "songshi") == later
    assert newest is not None
    assert (newest.version, newest.received_at) == (2, later)
    assert by_digest is not None
    assert by_digest.version == 1


def test_a_page_that_turns_back_is_its_old_version_again(engine: Engine) -> None:
    target = document(1)
    with writing(engine) as connection:
        assert save_page(connection, page(target, b"a", AT), PLACE)
        assert save_page(connection, page(target, b"b", AT + timedelta(days=1)), PLACE)
        assert not save_page(connection, page(target, b"a", AT + timedelta(days=2)), PLACE)
        newest = find_page(connection, target.address)
    assert newest is not None
    assert newest.digest == page(target, b"a").digest
    assert newest.received_at == AT


def test_an_open_run_is_gone_on_with(engine: Engine) -> None:
    first = SqlFrontier(engine, "here:1")
    first.begin(SITE, [document(number) for number in range(4)], AT)
    first.save([visited(entry) for entry in first.claim("songshi", 2, AT)], AT)
    held = first.claim("songshi", 1, AT)
    # The first worker dies here, with one entry in its hands.
    second = SqlFrontier(engine, "here:2", lambda worker: worker != "here:1")
    assert second.begin(SITE, [document(0)], AT)
    left = second.claim("songshi", 10, AT)
    assert {entry.id for entry in held} < {entry.id for entry in left}
    assert len(left) == 2


def test_a_living_workers_entries_stay_its_own_until_the_lease_ends(engine: Engine) -> None:
    first, second = SqlFrontier(engine, "here:1"), SqlFrontier(engine, "there:1", lambda _: True)
    first.begin(SITE, [document(1)], AT)
    second.begin(SITE, [document(1)], AT)
    (held,) = first.claim("songshi", 10, AT)
    assert second.claim("songshi", 10, AT) == ()
    assert second.pending("songshi").count == 1
    after = AT + LEASE + timedelta(seconds=1)
    assert [entry.id for entry in second.claim("songshi", 10, after)] == [held.id]


def test_another_try_waits_for_its_time(engine: Engine) -> None:
    frontier = SqlFrontier(engine, "here:1")
    frontier.begin(SITE, [document(1)], AT)
    (entry,) = frontier.claim("songshi", 10, AT)
    soon = AT + timedelta(seconds=30)
    frontier.save([Visit(entry, "throttled", "waiting", AT, 429, next_try=soon)], AT)
    assert frontier.claim("songshi", 10, AT) == ()
    assert frontier.pending("songshi").next_try == soon
    assert [again.tries for again in frontier.claim("songshi", 10, soon)] == [1]


def test_a_stop_is_noticed_by_the_next_claim_and_forgotten_by_the_next_run(engine: Engine) -> None:
    frontier = SqlFrontier(engine, "here:1")
    frontier.begin(SITE, [document(1)], AT)
    with writing(engine) as connection:
        assert request_stop(connection, "songshi")
        assert not request_stop(connection, "elsewhere")
    assert not frontier.stopping("songshi")
    frontier.claim("songshi", 1, AT)
    assert frontier.stopping("songshi")
    assert SqlFrontier(engine, "here:2", lambda _: False).begin(SITE, [], AT)


def test_a_site_keeps_to_its_number_of_pages(engine: Engine) -> None:
    frontier = SqlFrontier(engine, "here:1")
    small = Site("songshi", "松石", SITE.starts, max_pages=5)
    frontier.begin(small, [START], AT)
    (entry,) = frontier.claim("songshi", 1, AT)
    frontier.save([visited(entry, b"x", AT, *(document(number) for number in range(50)))], AT)
    assert frontier.pending("songshi").count == 4


def test_pages_are_read_once(engine: Engine) -> None:
    with writing(engine) as connection:
        for number in range(3):
            save_page(connection, page(document(number)), PLACE, "songshi")
        first, *_ = unread_pages(connection, 10, ["songshi"])
        mark_read(connection, [first.id], AT)
        assert len(unread_pages(connection, 10, ["songshi"])) == 2
        assert len(unread_pages(connection, 10, ["songshi"], after=first.id + 1)) == 1
        assert unread_pages(connection, 10, ["elsewhere"]) == ()


def test_a_naive_time_is_refused(engine: Engine) -> None:
    with writing(engine) as connection, pytest.raises(Exception, match="time zone"):
        save_page(connection, page(document(1), at=datetime(2026, 1, 1)), PLACE)  # noqa: DTZ001
