"""AutoThrottle that never goes below a site's own delay or its Crawl-delay."""

from __future__ import annotations

from typing import Any

from scrapy.extensions.throttle import AutoThrottle


class SiteThrottle(AutoThrottle):  # type: ignore[misc]
    """Scrapy's AutoThrottle knows one least delay for all; here each slot has its own.

    A slot declared without any delay (loopback) is left alone.
    """

    def _min_delay(self) -> float:
        return 0.0

    def _response_downloaded(self, response: Any, request: Any, spider: Any) -> None:
        key = request.meta.get("download_slot")
        downloader = self.crawler.engine.downloader
        least = downloader.per_slot_settings.get(key, {}).get("delay")
        if least == 0:
            return
        super()._response_downloaded(response, request, spider)
        slot = downloader.slots.get(key)
        if slot is not None and least is not None and slot.delay < least:
            slot.delay = least
