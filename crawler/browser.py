"""Lists that only a script fills, read through a browser: for sites that say ``browser = true``.

The browser is Chromium by way of scrapy-playwright, an extra of its own (``pip install "dafu[browser]"``). It
fetches list pages only; what it may load is held to the site's own domains and to what a list needs.
"""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawler.addresses import belongs, is_public_ip, site_domains, why_unsafe
from crawler.site import Site

if TYPE_CHECKING:
    from playwright.async_api import Page as BrowserPage
    from playwright.async_api import Request as BrowserRequest

    from crawler.robots import AwaitedRobots
    from crawler.settings import Manners

_HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
_NEEDED = frozenset({"document", "script", "xhr", "fetch", "stylesheet"})
_MOST_TURNS = 200
_TURN_WAIT = 400
_LOAD_WAIT = 15_000
# The links of all pages a list was turned through, put at the end of the page that is read.
_COLLECT = "() => Array.from(document.querySelectorAll('a[href], [onclick]'), a => a.outerHTML)"
_SHOW = """links => {
  const box = document.createElement('ul');
  box.className = 'dafu-collected';
  box.innerHTML = links.map(link => '<li>' + link + '</li>').join('');
  document.body.appendChild(box);
}"""
_NEXT = "text=/^\\s*(下一?页|下页|[>›»])\\s*$/"


class NoBrowserError(Exception):
    """A site needs the browser and it is not installed; the message is Chinese."""


def check_browser(sites: Iterable[Site]) -> None:
    """Raise NoBrowserError when a site needs a browser that is not there."""
    named = [site.title for site in sites if site.browser]
    if named and importlib.util.find_spec("scrapy_playwright") is None:
        raise NoBrowserError(
            f'{named[0]} 的列表要用浏览器打开（browser = true），请先安装：pip install "dafu[browser]"，'
            "并安装 Chromium（或用环境变量 DAFU_CHROMIUM 指明它的路径）"
        )


def browser_settings(sites: Iterable[Site], manners: Manners, *, verify: bool) -> dict[str, Any]:
    """The settings that let a crawler's list requests go through the browser."""
    domains = frozenset().union(*(site_domains(site.addresses, site.domains) for site in sites))
    launch: dict[str, Any] = {"headless": True}
    if manners.chromium:
        launch["executable_path"] = manners.chromium
    if manners.proxy:
        launch["proxy"] = {"server": manners.proxy}
    return {
        "DOWNLOAD_HANDLERS": {
            "http": _HANDLER,
            "https": _HANDLER,
            "data": None,
            "file": None,
            "ftp": None,
            "s3": None,
        },
        "PLAYWRIGHT_LAUNCH_OPTIONS": launch,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 2,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": manners.timeout * 1000,
        "PLAYWRIGHT_CONTEXTS": {
            "default": {
                "service_workers": "block",
                "accept_downloads": False,
                "ignore_https_errors": not verify,
            }
        },
        "PLAYWRIGHT_ABORT_REQUEST": Gate(domains, allow_local=manners.allow_local or bool(manners.proxy)),
    }


def browser_meta() -> dict[str, Any]:
    """What a request's meta says to go through the browser and to turn the list's pages."""
    from scrapy_playwright.page import PageMethod

    return {"playwright": True, "playwright_page_methods": [PageMethod(turn_pages)]}


class Gate:
    """Says of each request of a page whether to abort it: foreign, inside, forbidden, or not needed.

    ``robots`` is set by the crawler's robots middleware.
    """

    robots: AwaitedRobots | None = None

    def __init__(self, domains: frozenset[str], *, allow_local: bool) -> None:
        self._domains = domains
        self._allow_local = allow_local

    async def __call__(self, request: BrowserRequest) -> bool:
        """Whether the request must not be made."""
        if request.resource_type not in _NEEDED or not belongs(request.url, self._domains):
            return True
        if urlsplit(request.url).scheme not in ("http", "https"):
            return True
        if self.robots is not None and not await self.robots.allows(request.url):
            return True
        if self._allow_local:
            return False
        return why_unsafe(request.url) is not None or not await _is_public(
            urlsplit(request.url).hostname or ""
        )


async def _is_public(host: str) -> bool:
    """Whether all addresses of a name are public ones."""
    import asyncio

    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except OSError:
        return False
    return all(is_public_ip(str(item[4][0])) for item in found)


async def turn_pages(page: BrowserPage) -> None:
    """Wait for the list, then press 下一页 as long as it brings links, and show all links at the end."""
    from playwright.async_api import Error

    with contextlib.suppress(Error):
        await page.wait_for_load_state("networkidle", timeout=_LOAD_WAIT)
    links: dict[str, None] = dict.fromkeys(await page.evaluate(_COLLECT))
    address = page.url
    for _ in range(_MOST_TURNS):
        known = len(links)
        try:
            await page.locator(_NEXT).last.click(timeout=1000)
            await page.wait_for_timeout(_TURN_WAIT)
            await page.wait_for_load_state("networkidle", timeout=_LOAD_WAIT)
            links.update(dict.fromkeys(await page.evaluate(_COLLECT)))
        except Error:
            break
        if len(links) == known or page.url.partition("#")[0] != address.partition("#")[0]:
            break
    await page.evaluate(_SHOW, list(links))
