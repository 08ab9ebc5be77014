"""数据源 in a real browser: a crawl started there is seen live, stopped, and gone on with."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from app.sample import sample_sites
from store.database import open_store
from store.frontier import SqlFrontier
from tests.serving import serve, settings_in

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="needs Chromium (apt install chromium)"
    ),
]
# A name that never resolves (RFC 2606): each try fails and the next waits, so there is time to look.
NOWHERE = 'title = "无处县"\nstarts = ["http://www.nowhere.example/jyta/"]\n'


def row(page: Page, title: str):  # type: ignore[no-untyped-def]
    return page.locator("tbody tr", has=page.get_by_role("rowheader", name=title))


def test_a_crawl_is_started_watched_and_stopped(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    engine = open_store(settings.database_url)
    site = next(site for site in sample_sites() if "云岭" in site.title)
    # The demo filled this database: its sites are shown although they are not configured.
    frontier, at = SqlFrontier(engine, "demo"), datetime(2026, 1, 2, tzinfo=UTC)
    frontier.begin(site, [], at)
    frontier.finish(site.name, at)
    own = settings.data_dir / "sites"
    own.mkdir(parents=True)
    (own / "nowhere.toml").write_text(NOWHERE, encoding="utf-8")
    with serve(settings) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(base_url=address)
        page.goto("/sources")
        expect(row(page, "无处县")).to_contain_text("未采集过")
        row(page, "无处县").get_by_role("button").click()
        expect(row(page, "无处县")).to_contain_text("采集中", timeout=60_000)
        # The table changes by itself: here the time of the last visit comes.
        expect(row(page, "无处县")).to_contain_text("年", timeout=60_000)
        with page.expect_response("**/sources/nowhere/stop"):
            row(page, "无处县").get_by_role("button", name="停止").click()
        expect(row(page, "无处县")).to_contain_text("中断，可继续", timeout=60_000)
        expect(row(page, site.title)).to_contain_text("已采完")
        row(page, site.title).get_by_role("button", name="采集").click()
        page.wait_for_timeout(1000)
        for _ in range(30):
            if row(page, site.title).get_by_role("cell", name="12", exact=True).count():
                break
            page.wait_for_timeout(1000)
            page.goto("/sources")
        expect(row(page, site.title).get_by_role("cell", name="12", exact=True)).to_be_visible()
        browser.close()
    engine.dispose()
