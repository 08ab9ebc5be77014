"""robots.txt, waited for: every request to a host waits until its rules are known.

Scrapy 2.19.0's middleware lets concurrent first requests to a host pass before the rules have arrived (its
waiters get the result of a Deferred that the first waiter has already consumed), so this is one of our own.
RFC 9309: 4xx means no rules (2.3.1.3), 5xx and no answer mean that everything is forbidden for now (2.3.1.4);
up to five redirects are followed (2.3.1.2). Crawl-delay is honoured though it is not part of the RFC.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler.addresses import belongs, clean_address, site_domains
from crawler.downloads import DOWNLOAD_ERRORS
from crawler.encoding import header_text

if TYPE_CHECKING:
    from protego import Protego
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)
_MOST_REDIRECTS = 5
_MOST_BYTES = 512 * 1024
_LONGEST_DELAY = 60.0


class Forbidden(IgnoreRequest):  # type: ignore[misc]
    """robots.txt forbids the address."""


class RobotsUnknown(IgnoreRequest):  # type: ignore[misc]
    """robots.txt could not be had: the address is not fetched in this run."""


class AwaitedRobots:
    """Downloader middleware: lets a request pass only when its host's rules allow it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["USER_AGENT"]
        self._rules: dict[str, asyncio.Task[Protego | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AwaitedRobots:
        """Scrapy's constructor."""
        robots = cls(crawler)
        gate = crawler.settings.get("PLAYWRIGHT_ABORT_REQUEST")
        if gate is not None:
            gate.robots = robots
        return robots

    async def process_request(self, request: Request) -> None:
        """Raise Forbidden or RobotsUnknown; requests for robots.txt itself pass."""
        if request.meta.get("is_robots"):
            return
        rules = await self._rules_for(request.url, request.meta)
        if rules is None:
            raise RobotsUnknown(request.url)
        if not rules.can_fetch(request.url, self._agent):
            raise Forbidden(request.url)

    async def allows(self, address: str) -> bool:
        """Whether the rules of its host are known and allow an address that a browser asks for."""
        rules = await self._rules_for(address, {})
        return rules is not None and rules.can_fetch(address, self._agent)

    async def _rules_for(self, address: str, meta: dict[str, Any]) -> Protego | None:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._fetch_rules(origin, meta))
        # Shielded: a request that is cancelled must not take the rules of all others with it.
        rules = await asyncio.shield(self._rules[origin])
        if rules is None:
            # The next try asks for the rules again.
            self._rules.pop(origin, None)
        return rules

    async def _fetch_rules(self, origin: str, meta: dict[str, Any]) -> Protego | None:
        from protego import Protego

        body = await self._fetch_body(f"{origin}/robots.txt", meta)
        if body is None:
            return None
        rules = Protego.parse(body[:_MOST_BYTES].decode("utf-8-sig", "replace"))
        delay = rules.crawl_delay(self._agent)
        if delay:
            self._slow_down(str(meta.get("download_slot")), min(float(delay), _LONGEST_DELAY))
        return rules

    async def _fetch_body(self, address: str, meta: dict[str, Any]) -> bytes | None:
        domains = site_domains([address])
        for _ in range(_MOST_REDIRECTS + 1):
            request = Request(
                address,
                priority=1000,
                callback=NO_CALLBACK,
                meta={
                    "is_robots": True,
                    "download_slot": meta.get("download_slot"),
                    "site": meta.get("site"),
                },
            )
            try:
                response = await self._crawler.engine.download_async(request)
            except DOWNLOAD_ERRORS as error:
                logger.info("no robots.txt at %s: %r", address, error)
                return None
            if response.status >= 500 or response.status == 429:
                return None
            if not 300 <= response.status < 400:
                return response.body if response.status < 300 else b""
            target = clean_address(header_text(response.headers.get("Location", b"")), address)
            if target is None or not belongs(target, domains):
                return b""
            address = target
        return b""

    def _slow_down(self, slot: str, delay: float) -> None:
        downloader = self._crawler.engine.downloader
        floor = {"delay": delay, "concurrency": 1, "jitter": 0.0}
        downloader.per_slot_settings[slot] = {**downloader.per_slot_settings.get(slot, {}), **floor}
        if slot in downloader.slots:
            downloader.slots[slot].delay = max(downloader.slots[slot].delay, delay)
            downloader.slots[slot].concurrency = 1
