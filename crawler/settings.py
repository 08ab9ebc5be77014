"""Scrapy 2.19 set right: robots awaited, certificates checked, no door into the process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from crawler.addresses import registrable_domain, site_domains
from crawler.browser import browser_settings
from crawler.site import Site

_MAX_BODY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manners:
    """How a crawl behaves: who it says it is, what it may reach, how it tries again (times in seconds).

    ``chromium`` is the browser's program, for sites that need one; None for the one Playwright installs.
    """

    contact: str | None = None
    allow_local: bool = False
    proxy: str | None = None
    retry_wait: float = 30.0
    most_tries: int = 6
    timeout: float = 60.0
    chromium: str | None = None


def user_agent(contact: str | None) -> str:
    """An honest name, with the contact of whoever runs the crawl."""
    about = f"; {contact}" if contact else ""
    return f"dafu/{version('dafu')} (reads published replies to proposals; obeys robots.txt{about})"


def slot_of(address: str) -> str:
    """Requests with the same slot share one delay: those to one registrable domain."""
    return registrable_domain(urlsplit(address).hostname or "")


def slot_settings(sites: Iterable[Site]) -> dict[str, dict[str, Any]]:
    """Delay and concurrency of each slot; where two sites share one, the gentler value."""
    slots: dict[str, dict[str, Any]] = {}
    for site in sites:
        for domain in site_domains(site.addresses, site.domains):
            slot = slots.setdefault(domain, {"delay": site.pause, "concurrency": site.at_once})
            slot["delay"] = max(slot["delay"], site.pause)
            slot["concurrency"] = min(slot["concurrency"], site.at_once)
    return slots


def scrapy_settings(sites: Sequence[Site], manners: Manners, tls: str = "verify") -> dict[str, Any]:
    """The settings of one crawler; ``tls`` is the sites' common ``Site.tls``."""
    settings = {
        "USER_AGENT": user_agent(manners.contact),
        "DAFU_ALLOW_LOCAL": manners.allow_local,
        "DAFU_PROXY": manners.proxy,
        # No window into the process, no mail, no files of its own; progress stands in the database.
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
        "EXTENSIONS": _EXTENSIONS,
        "DOWNLOADER_MIDDLEWARES": _MIDDLEWARES,
        "SPIDER_MIDDLEWARES": _SPIDER_MIDDLEWARES,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "HTTPERROR_ALLOW_ALL": True,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "TWISTED_DNS_RESOLVER": "crawler.resolver.PublicResolver",
        "DNS_TIMEOUT": 20,
        "DOWNLOAD_TIMEOUT": manners.timeout,
        "DOWNLOAD_MAXSIZE": _MAX_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,
        # The frontier hands out as many requests as each slot can use; the slots limit them.
        "CONCURRENT_REQUESTS": 0,
        # Scrapy starts this many tasks for every answer; our callbacks give no items.
        "CONCURRENT_ITEMS": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": max(site.at_once for site in sites),
        "DOWNLOAD_DELAY": 1.0,
        "DOWNLOAD_SLOTS": slot_settings(sites),
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": 1.0,
        "DEFAULT_REQUEST_HEADERS": _HEADERS,
        "DOWNLOAD_VERIFY_CERTIFICATES": tls == "verify",
    }
    if any(site.browser for site in sites):
        settings |= browser_settings(sites, manners, verify=tls == "verify")
    return {**settings, **_TLS[tls]}


_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}
_OFF = (
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
    "scrapy.downloadermiddlewares.retry.RetryMiddleware",
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware",
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware",
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware",
    "scrapy.downloadermiddlewares.stats.DownloaderStats",
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware",
)
# Scrapy's own following of redirects and retries is off: each is an entry of the frontier here, so that it is
# checked, counted and survives the process.
_MIDDLEWARES: dict[str, int | None] = {
    **dict.fromkeys(_OFF),
    "crawler.downloads.Guard": 50,
    "crawler.robots.AwaitedRobots": 100,
    "crawler.downloads.ArchiveResponses": 990,
}
_SPIDER_MIDDLEWARES: dict[str, int | None] = dict.fromkeys(
    (
        "scrapy.spidermiddlewares.start.StartSpiderMiddleware",
        "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware",
        "scrapy.spidermiddlewares.referer.RefererMiddleware",
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware",
        "scrapy.spidermiddlewares.depth.DepthMiddleware",
        "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
    )
)
_TLS: dict[str, dict[str, Any]] = {
    "verify": {},
    "unverified": {},
    # Old servers: TLS 1.0, small keys, RSA key exchange, unsafe renegotiation; Scrapy allows the last only
    # when it does not check certificates.
    "legacy": {"DOWNLOADER_CLIENT_TLS_CIPHERS": "ALL:@SECLEVEL=0", "DOWNLOAD_TLS_MIN_VERSION": "TLSv1.0"},
}


_EXTENSIONS: dict[str, int | None] = {
    **dict.fromkeys(
        f"scrapy.extensions.{name}"
        for name in (
            "corestats.CoreStats",
            "logcount.LogCount",
            "telnet.TelnetConsole",
            "memusage.MemoryUsage",
            "memdebug.MemoryDebugger",
            "closespider.CloseSpider",
            "feedexport.FeedExporter",
            "logstats.LogStats",
            "spiderstate.SpiderState",
            "throttle.AutoThrottle",
            "remote_control.RemoteControl",
        )
    ),
    "crawler.throttle.SiteThrottle": 0,
}
