"""The crawl from end to end on the test site: everything found, nothing twice, nothing lost."""

from __future__ import annotations

import itertools
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from app.crawl import start_worker
from app.crawl_worker import Orders, is_worker_alive, orders_from_json, worker_name
from app.extraction import Extraction
from crawler.archive import Archive
from crawler.settings import Manners
from crawler.verify import verify
from store.crawl_tables import FRONTIER, PAGES
from store.database import open_store
from store.pages import page_versions
from store.runs import COUNTS, latest_run
from store.tables import DOCUMENTS
from tests.hostile import GONE, HostileSite
from tests.site import Answer, Asked, Loopback

MANNERS = Manners(allow_local=True, retry_wait=0.05, most_tries=3, timeout=10)


def orders_for(site: HostileSite, server: Loopback, folder: Path) -> Orders:
    manners = replace(MANNERS, proxy=server.proxy)
    database = f"sqlite:///{folder / 'dafu.sqlite'}"
    return Orders(database, str(folder / "archive"), str(folder / "crawl.log"), site.sites(), manners)


def crawl(orders: Orders, seconds: float = 180.0) -> None:
    worker = start_worker(orders)
    worker.wait(seconds)
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.returncode == 0, Path(orders.log_file).read_text()


def kept(engine: Engine) -> list[str]:
    """The documents kept, one entry a version."""
    with engine.connect() as connection:
        return list(connection.scalars(select(PAGES.c.address).where(PAGES.c.role != "list")))


def records(orders: Orders) -> dict[str, str]:
    """What was extracted, by identifier; extracting first what is not yet."""
    engine = open_store(orders.database_url)
    log = Path(orders.log_file).with_name("extract.log")
    extraction = Extraction(engine, Archive(Path(orders.archive_dir)), orders.sites, log)
    while extraction.read_some():
        pass
    with engine.connect() as connection:
        return {row.id: row.digest for row in connection.execute(select(DOCUMENTS.c.id, DOCUMENTS.c.digest))}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Orders:
    """A crawl of the test site that nobody killed."""
    folder, site = tmp_path_factory.mktemp("undisturbed"), HostileSite()
    with Loopback(site.answer) as server:
        orders = orders_for(site, server, folder)
        crawl(orders)
    return orders


def labels(engine: Engine) -> dict[str, tuple[str, str | None]]:
    with engine.connect() as connection:
        rows = connection.execute(select(FRONTIER.c.address, FRONTIER.c.state, FRONTIER.c.label))
        return {row.address: (row.state, row.label) for row in rows}


def test_every_document_once_and_no_trap(tmp_path: Path) -> None:
    site = HostileSite()
    with Loopback(site.answer) as server:
        orders = orders_for(site, server, tmp_path)
        crawl(orders)
    engine = open_store(orders.database_url)
    found = kept(engine)
    assert sorted(found) == sorted(site.documents | site.parts)
    assert not site.traps & set(site.asked)
    # The calendar is left after its first pages, whatever it promises.
    assert sum("calendar" in address for address in site.asked) <= 3
    faults = "http://www.faults.example/jyta/202401/t20240101_"
    states = labels(engine)
    assert states[f"{faults}105.html"] == ("blocked", "challenge")
    assert states[f"{faults}107.html"] == ("missing", "missing")
    assert states[f"{faults}108.html"] == ("refused", "offsite")
    assert states[f"{faults}109.html"] == ("blocked", "login")
    assert states[f"{faults}111.html"] == ("refused", "loop")
    assert states["http://www.trs.example/secret/202401/t20240101_999.html"] == ("refused", "robots")
    # A challenge is tried once more, then left alone.
    assert site.asked[f"{faults}105.html"] == 2
    assert list(verify(tmp_path / "archive")) == []


def test_second_run_fetches_only_what_changed(tmp_path: Path) -> None:
    site = HostileSite()
    changed = "http://www.trs.example/jyta/202401/t20240101_105.html"
    with Loopback(site.answer) as server:
        orders = orders_for(site, server, tmp_path)
        crawl(orders)
        server.seen.clear()
        site.changed |= {changed, GONE}
        crawl(orders)
        bodies = {seen.asked.address for seen in server.seen if seen.status == 200 and seen.sent}
    engine = open_store(orders.database_url)
    expected = {address for address in bodies if "robots.txt" in address or "faults" in address}
    assert bodies - expected == {changed}
    # On the site of faults only what is a fault again sends bodies.
    assert not {address for address in bodies if address.endswith(("_100.html", "_101.html", "_203.html"))}
    with engine.connect() as connection:
        versions = page_versions(connection, changed)
        run = latest_run(connection, "trs")
    assert [version.version for version in versions] == [1, 2]
    assert run is not None
    counts = dict(zip(COUNTS, run.counts, strict=True))
    assert (counts["new"], counts["changed"], counts["unchanged"]) == (0, 1, 24)
    archive = Archive(tmp_path / "archive")
    assert [archive.read(version.location).digest for version in versions] == [
        item.digest for item in versions
    ]
    assert labels(engine)[GONE] == ("missing", "missing")
    assert GONE in kept(engine)


def killed_crawl(folder: Path, moments: int, requests: Callable[[], int]) -> tuple[HostileSite, Orders]:
    """A crawl killed so many times, each time after some requests, and then let to its end."""
    site = HostileSite()
    with Loopback(site.answer) as server:
        orders = orders_for(site, server, folder)
        for _ in range(moments):
            end = len(server.seen) + requests()
            worker = start_worker(orders)
            while len(server.seen) < end and worker.poll() is None:
                time.sleep(0.002)
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait()
            assert worker.stdin is not None
            worker.stdin.close()
        crawl(orders)
    return site, orders


@pytest.mark.parametrize(
    "moments", [2, pytest.param(10, marks=pytest.mark.slow)], ids=["killed twice", "killed ten times"]
)
def test_killed_crawl_ends_as_an_undisturbed_one(tmp_path: Path, undisturbed: Orders, moments: int) -> None:
    chance = random.Random(moments)
    site, orders = killed_crawl(tmp_path, moments, lambda: chance.randint(1, 60))
    engine = open_store(orders.database_url)
    assert sorted(kept(engine)) == sorted(site.documents | site.parts)
    assert records(orders) == records(undisturbed)
    assert list(verify(tmp_path / "archive")) == []
    archive = Archive(tmp_path / "archive")
    with engine.connect() as connection:
        for address in site.documents | site.parts:
            (version,) = page_versions(connection, address)
            assert archive.read(version.location).digest == version.digest
        unfinished = connection.scalars(
            select(FRONTIER.c.address).where(FRONTIER.c.state.in_(("waiting", "claimed")))
        )
        assert unfinished.all() == []


def test_a_letter_of_three_pages_is_one_record(undisturbed: Orders) -> None:
    assert records(undisturbed)
    with open_store(undisturbed.database_url).connect() as connection:
        of_split = DOCUMENTS.c.source.contains("split.example")
        texts = connection.scalars(select(DOCUMENTS.c.text).where(of_split)).all()
    assert len(texts) == 3
    for letter in texts:
        assert letter.startswith("章可委员：")
        assert "托位901个，其中普惠托位900个" in letter
        assert letter.endswith("松石县卫生健康局\n2024年6月5日")


def test_every_third_request_refused_loses_nothing(tmp_path: Path, undisturbed: Orders) -> None:
    site = HostileSite()
    count = itertools.count(1)
    refused: Counter[str] = Counter()

    def answer(asked: Asked) -> Answer:
        address = asked.host + asked.path
        refuses = "faults" not in asked.host and asked.path != "/robots.txt" and next(count) % 3 == 0
        # Six refusals of one page leave it to the next run; with few requests the third is often the same.
        if refuses and refused[address] < 4:
            refused[address] += 1
            return Answer(b"slow down", status=429, headers=(("Retry-After", "0"),))
        return site.answer(asked)

    with Loopback(answer) as server:
        orders = orders_for(site, server, tmp_path)
        crawl(replace(orders, manners=replace(orders.manners, most_tries=9)))
    assert sorted(kept(open_store(orders.database_url))) == sorted(site.documents | site.parts)
    assert records(orders) == records(undisturbed)


@pytest.mark.postgresql
@pytest.mark.skipif(
    "DAFU_TEST_POSTGRESQL" not in os.environ and "CI" not in os.environ,
    reason="DAFU_TEST_POSTGRESQL names no server",
)
def test_three_workers_share_a_frontier_on_postgresql(tmp_path: Path) -> None:
    database = os.environ["DAFU_TEST_POSTGRESQL"]
    engine = open_store(database)
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE frontier, pages, crawl_runs"))
    site = HostileSite()
    with Loopback(lambda asked: replace(site.answer(asked), wait=0.02)) as server:
        orders = replace(orders_for(site, server, tmp_path), database_url=database)
        workers = [start_worker(orders) for _ in range(3)]
        for worker in workers:
            assert worker.wait(180) == 0, Path(orders.log_file).read_text()
            assert worker.stdin is not None
            worker.stdin.close()
        asked = [seen.asked.address for seen in server.seen if seen.asked.address in site.documents]
    assert sorted(kept(engine)) == sorted(site.documents | site.parts)
    # What is a fault at first is asked again; nothing else is asked twice.
    assert {address for address in asked if asked.count(address) > 1 and "faults" not in address} == set()
    assert list(verify(tmp_path / "archive")) == []
    engine.dispose()


def test_closing_the_input_stops_the_worker_and_keeps_the_rest_waiting(tmp_path: Path) -> None:
    site = HostileSite()
    with Loopback(site.answer) as server:
        orders = orders_for(site, server, tmp_path)
        worker = start_worker(orders)
        assert worker.stdin is not None
        worker.stdin.close()
        assert worker.wait(90) == 0
        crawl(orders)
    assert sorted(kept(open_store(orders.database_url))) == sorted(site.documents | site.parts)


def test_orders_survive_the_way_to_the_worker(tmp_path: Path) -> None:
    orders = Orders("sqlite://", str(tmp_path), "log", HostileSite().sites(), MANNERS)
    assert orders_from_json(orders.to_json()) == orders


def test_a_worker_of_this_process_is_not_another_live_one() -> None:
    host = worker_name().partition(":")[0]
    assert is_worker_alive(f"{host}:{os.getppid()}")
    assert not is_worker_alive(f"{host}:99999999")
    assert is_worker_alive("elsewhere:1")
