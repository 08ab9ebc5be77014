"""Sites of systems nobody has described need nothing but the address of their column."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.crawl import start_worker
from app.crawl_worker import Orders
from app.settings import Settings
from app.sources import probe_site
from crawler.settings import Manners
from crawler.site import Site
from store.crawl_tables import PAGES
from store.database import open_store
from tests.site import Loopback
from tests.strange import Strange, answer_of, strange_sites

AT = datetime(2026, 1, 1, tzinfo=UTC)
SITES = {site.host.split(".")[1]: site for site in strange_sites()}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The documents a crawl keeps of each site, told nothing but where it begins."""
    folder = tmp_path_factory.mktemp("strange")
    sites = tuple(Site(name, name, (site.start,), delay=0.0) for name, site in SITES.items())
    with Loopback(answer_of(tuple(SITES.values()))) as server:
        manners = Manners(allow_local=True, retry_wait=0.05, most_tries=2, timeout=10, proxy=server.proxy)
        database, archive = f"sqlite:///{folder / 'dafu.sqlite'}", str(folder / "archive")
        worker = start_worker(Orders(database, archive, str(folder / "log"), sites, manners))
        assert worker.wait(120) == 0, (folder / "log").read_text()
        assert worker.stdin is not None
        worker.stdin.close()
    engine = open_store(database)
    with engine.connect() as connection:
        rows = connection.execute(select(PAGES.c.site, PAGES.c.address).where(PAGES.c.role != "list")).all()
    engine.dispose()
    return {name: {row.address for row in rows if row.site == name} for name in SITES}


@pytest.mark.parametrize("name", SITES)
def test_every_document_is_found(found: dict[str, set[str]], name: str) -> None:
    assert found[name] == SITES[name].documents


@pytest.mark.parametrize("site", SITES.values(), ids=list(SITES))
def test_probe_shows_entries(site: Strange, tmp_path: Path) -> None:
    with Loopback(answer_of((site,))) as server:
        probe = probe_site(Settings(tmp_path, "sqlite://"), site.start, proxy=server.proxy)
    shown = {entry.address for entry in probe.entries}
    # Where columns by year stand first, their entries are a step further than a probe looks.
    assert shown & site.documents or probe.columns
