"""Lists that only a script fills, read through a browser; and one clear line where there is none."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.crawl import check_sites, installed_chromium, start_worker
from app.crawl_worker import Orders
from app.errors import InputError
from crawler.browser import Gate
from crawler.settings import Manners, scrapy_settings
from crawler.site import Site
from store.crawl_tables import PAGES
from store.database import open_store
from tests.hostile import letter
from tests.site import Answer, Asked, Loopback

HOST = "http://www.scripted.example"
SITE = Site("scripted", "松石", (f"{HOST}/jyta/",), delay=0.0, browser=True)
DOCUMENTS = {f"{HOST}/jyta/d{number}.html" for number in range(1, 9)}
PAGE = """<html><body><ul id="list"></ul><a id="next" onclick="turn()">下一页</a><script>
var at = 0;
function key() { return [106, 121].map(function (c) { return String.fromCharCode(c); }).join(''); }
function turn() {
  fetch('/api/' + key() + '?p=' + (++at)).then(function (r) { return r.json(); }).then(function (rows) {
    document.getElementById('list').innerHTML = rows.map(function (row) {
      return '<li><a href="/jyta/d' + row.id + '.html">' + row.t + '</a></li>'; }).join('');
  });
}
turn();
fetch('/secret/data'); fetch('http://elsewhere.example/data'); new Image().src = '/picture.png';
</script></body></html>"""


def answer(asked: Asked) -> Answer:
    """The site: what its script asks for cannot be told without running it."""
    if asked.path == "/robots.txt":
        return Answer(b"User-agent: *\nDisallow: /secret/\n")
    if asked.path.startswith("/api/jy"):
        page = int(asked.path.rpartition("=")[2])
        rows = [
            {"id": number, "t": f"关于第{number}号提案的答复"}
            for number in range(page * 3 - 2, min(page * 3, 8) + 1)
        ]
        return Answer(json.dumps(rows).encode(), headers=(("Content-Type", "application/json"),))
    if asked.address in DOCUMENTS:
        return Answer(letter(7).encode())
    return Answer(PAGE.encode()) if asked.path == "/jyta/" else Answer(status=404)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(
    (installed_chromium() is None or importlib.util.find_spec("scrapy_playwright") is None)
    and "CI" not in os.environ,
    reason="scrapy-playwright or Chromium is not installed",
)
def test_a_list_that_only_a_script_fills(tmp_path: Path) -> None:
    with Loopback(answer) as server:
        manners = Manners(
            allow_local=True, most_tries=2, timeout=30, proxy=server.proxy, chromium=installed_chromium()
        )
        database, log = f"sqlite:///{tmp_path / 'dafu.sqlite'}", tmp_path / "crawl.log"
        worker = start_worker(Orders(database, str(tmp_path / "archive"), str(log), (SITE,), manners))
        assert worker.wait(120) == 0, log.read_text()
        assert worker.stdin is not None
        worker.stdin.close()
        asked = {seen.asked.address for seen in server.seen}
    with open_store(database).connect() as connection:
        kept = set(connection.scalars(select(PAGES.c.address).where(PAGES.c.role == "page")))
    assert kept == DOCUMENTS
    assert not {f"{HOST}/secret/data", "http://elsewhere.example/data", f"{HOST}/picture.png"} & asked


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"browser = true.*dafu\[browser\].*DAFU_CHROMIUM"):
        check_sites([SITE])
    check_sites([Site("songshi", "松石", ("http://www.songshi.example/",))])


def test_the_browser_is_held_to_the_site() -> None:
    settings = scrapy_settings([SITE], Manners(chromium="/opt/chromium"))
    gate = settings["PLAYWRIGHT_ABORT_REQUEST"]
    assert settings["PLAYWRIGHT_LAUNCH_OPTIONS"]["executable_path"] == "/opt/chromium"
    assert settings["DOWNLOAD_HANDLERS"]["file"] is None
    assert "PLAYWRIGHT_ABORT_REQUEST" not in scrapy_settings([Site("a", "甲", SITE.starts)], Manners())

    def aborts(address: str, kind: str = "xhr", gate: Gate = gate) -> bool:
        return asyncio.run(gate(SimpleNamespace(url=address, resource_type=kind)))  # type: ignore[arg-type]

    assert aborts("http://elsewhere.example/x")
    assert aborts(f"{HOST}/x.png", "image")
    assert aborts("http://127.0.0.1/x", "xhr", Gate(frozenset({"127.0.0.1"}), allow_local=False))
    assert not aborts(f"{HOST}/x", "xhr", Gate(frozenset({"scripted.example"}), allow_local=True))
