"""The spider's own rules, without a network: what an answer does to its entry, and a failed save."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response
from twisted.internet.error import DNSLookupError

from crawler.frontier import Entry, Pending, Target, Visit
from crawler.page import Page
from crawler.recorder import Recorder
from crawler.resolver import public_only
from crawler.settings import Manners, scrapy_settings, user_agent
from crawler.site import Site
from crawler.spider import SiteSpider

AT = datetime(2026, 3, 1, tzinfo=UTC)
SITE = Site("songshi", "松石", ("http://www.songshi.example/jyta/",))
LETTER = "<html><head><title>答复</title></head><body>" + "全县有托位一千个。" * 100 + "</body></html>"


class Memory:
    """A frontier that only remembers what it was told."""

    def __init__(self, error: Exception | None = None) -> None:
        self.visits: list[Visit] = []
        self.error = error

    def begin(self, site: Site, targets: Sequence[Target], at: datetime) -> bool:
        return False

    def claim(self, site: str, count: int, at: datetime) -> tuple[Entry, ...]:
        return ()

    def save(self, visits: Sequence[Visit], at: datetime) -> None:
        if self.error is not None:
            raise self.error
        self.visits += visits

    def pending(self, site: str) -> Pending:
        return Pending(0, None)

    def finish(self, site: str, at: datetime) -> None: ...

    def give_up(self, site: str, at: datetime) -> None: ...

    def stopping(self, site: str) -> bool:
        return False


def visit_after(
    body: str, status: int = 200, headers: dict[str, str] | None = None, tries: int = 0, **site: object
) -> Visit:
    """What the spider says of one answer."""
    memory = Memory()
    declared = Site("songshi", "松石", SITE.starts, **site)  # type: ignore[arg-type]
    spider = SiteSpider((declared,), memory, None, lambda: AT, Manners())
    spider.crawler = SimpleNamespace(engine=SimpleNamespace(downloader=SimpleNamespace(slots={})))
    target = Target("http://www.songshi.example/jyta/202401/t20240101_1.html", "page", 1)
    entry = Entry(1, "songshi", target, tries)
    page = Page(target.address, body.encode(), AT, status, "text/html")
    request = Request(target.address, meta={"entry": entry, "page": page, "digest": page.digest})

    async def answer() -> None:
        spider.read(Response(target.address, status, headers or {}, page.body, request=request))
        spider.recorder.save()

    spider._flying["songshi"].add(1)
    asyncio.run(answer())
    assert spider._flying["songshi"] == set()
    (visit,) = memory.visits
    return visit


@pytest.mark.parametrize(
    ("status", "headers", "tries", "seconds"),
    [
        (429, {}, 0, 30),
        (429, {}, 2, 120),
        (429, {"Retry-After": "90"}, 0, 90),
        (503, {"Retry-After": "Sun, 01 Mar 2026 00:01:40 GMT"}, 0, 100),
        (503, {"Retry-After": "soon"}, 0, 30),
        (500, {}, 1, 10),  # an accident, not a refusal
    ],
)
def test_another_try_waits_longer_each_time(
    status: int, headers: dict[str, str], tries: int, seconds: int
) -> None:
    visit = visit_after(LETTER, status, headers, tries)
    assert visit.state == "waiting"
    assert visit.next_try == AT + timedelta(seconds=seconds)


def test_a_site_without_delay_is_tried_again_sooner() -> None:
    assert visit_after(LETTER, 429, delay=0.0).next_try == AT + timedelta(seconds=0.5)


@pytest.mark.parametrize(
    ("status", "headers", "tries", "state"),
    [
        (429, {}, 5, "blocked"),
        (429, {"Retry-After": "86400"}, 0, "blocked"),  # tomorrow is another run
        (412, {}, 1, "blocked"),
        (403, {}, 2, "blocked"),
        (500, {}, 5, "failed"),
        (404, {}, 0, "missing"),
        (302, {"Location": "https://www.songshi.example/jyta/202401/t20240101_1.html"}, 9, "refused"),
    ],
)
def test_tries_end(status: int, headers: dict[str, str], tries: int, state: str) -> None:
    assert visit_after(LETTER, status, headers, tries).state == state


def test_a_page_our_reading_stumbles_over_does_not_hold_the_crawl(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    spider = SiteSpider((SITE,), memory, None, lambda: AT, Manners())
    entry = Entry(1, "songshi", Target("http://www.songshi.example/1", "page"))
    page = Page(entry.target.address, b"x", AT)
    response = Response("http://www.songshi.example/1", request=Request("http://www.songshi.example/1"))
    response.request.meta.update(entry=entry, page=page, digest="")
    monkeypatch.setattr(spider._readers["songshi"], "read_page", lambda *_: 1 / 0)

    async def answer() -> None:
        with pytest.raises(ZeroDivisionError):
            spider.read(response)
        spider.recorder.save()

    spider._flying["songshi"].add(1)
    asyncio.run(answer())
    assert [(visit.label, visit.state) for visit in memory.visits] == [("unreadable", "failed")]


def test_a_failed_save_is_noticed() -> None:
    async def save() -> bool:
        recorder = Recorder(Memory(OSError("disk full")), None, lambda: AT)
        recorder.add(Visit(Entry(1, "songshi", Target("http://a.example/", "page")), "page", "done", AT))
        with pytest.raises(OSError, match="disk full"):
            recorder.save()
        return recorder.broken

    assert asyncio.run(save())


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1"])
def test_a_name_that_points_inside_is_refused(inside: str) -> None:
    assert public_only("8.8.8.8", "www.songshi.example") == "8.8.8.8"
    with pytest.raises(DNSLookupError):
        public_only(inside, "www.songshi.example")


def test_settings_leave_no_door_open() -> None:
    settings = scrapy_settings([SITE], Manners(contact="a@songshi.example"))
    assert settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["TELNETCONSOLE_ENABLED"] is False
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert settings["DOWNLOAD_HANDLERS"] == {"data": None, "file": None, "ftp": None, "s3": None}
    assert settings["TWISTED_DNS_RESOLVER"] == "crawler.resolver.PublicResolver"
    assert "a@songshi.example" in settings["USER_AGENT"]
    assert settings["USER_AGENT"].startswith("dafu/")
    assert "robots.txt" in user_agent(None)


def test_sites_on_one_domain_share_the_gentler_pace() -> None:
    fast = Site("a", "甲", ("http://a.songshi.example/",), delay=0.0, concurrency=9)
    settings = scrapy_settings([fast, SITE], Manners())
    assert settings["DOWNLOAD_SLOTS"] == {"songshi.example": {"delay": 1.0, "concurrency": 2}}


@pytest.mark.parametrize(
    ("start", "pause", "at_once"),
    [
        ("http://www.songshi.example/", 1.0, 2),
        ("http://127.0.0.1:8000/", 0.0, 16),
        ("http://localhost/", 0.0, 16),
    ],
)
def test_pace_unless_declared(start: str, pause: float, at_once: int) -> None:
    site = Site("a", "甲", (start,))
    assert (site.pause, site.at_once) == (pause, at_once)
