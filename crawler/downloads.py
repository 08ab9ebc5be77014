"""Downloader middlewares: safety before a request, the archive right behind the network."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.python.failure import Failure

from crawler.addresses import why_unsafe
from crawler.archive import Exchange, Original
from crawler.encoding import MAX_BODY, content_coding, unpack
from crawler.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Archive
    from crawler.frontier import Entry
    from crawler.page import Location


DOWNLOAD_ERRORS = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    ConnectError,
    ConnectionClosed,
    OSError,
)
logger = logging.getLogger(__name__)


class Unsafe(IgnoreRequest):  # type: ignore[misc]
    """The address must not be fetched; the message says why, in Chinese."""


class Guard:
    """Downloader middleware: refuses unsafe addresses and sends requests through the proxy, if there is one.

    Redirects and meta refreshes are requests of their own here, so they pass this way too.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._allow_local = crawler.settings.getbool("DAFU_ALLOW_LOCAL")
        self._proxy: str | None = crawler.settings.get("DAFU_PROXY")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Guard:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise Unsafe, or let the request pass."""
        reason = None if self._allow_local else why_unsafe(request.url)
        if urlsplit(request.url).scheme not in ("http", "https"):
            reason = why_unsafe(request.url)
        if reason is not None:
            raise Unsafe(reason)
        if self._proxy is not None:
            request.meta["proxy"] = self._proxy


class ArchiveResponses:
    """Downloader middleware nearest to the network: every answer is kept before anything looks at it.

    It leaves ``page`` (the body without its content coding) and ``location`` in the request's meta.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._spider: Any = crawler.spider
        self._archive: Archive | None = self._spider.archive
        self._clock: Callable[[], datetime] = self._spider.clock

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveResponses:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the exchange; the response goes on unchanged."""
        at = self._clock()
        headers = raw_headers(response)
        body = unpack(response.body, content_coding(headers), MAX_BODY)
        kind = response.headers.get("Content-Type", b"").decode("latin-1") or None
        page = Page(request.url, body, at, status=response.status, content_type=kind)
        entry: Entry | None = request.meta.get("entry")
        request.meta["page"] = page
        request.meta["digest"] = digest = page.digest
        if self._archive is not None:
            exchange = read_exchange(request, response, at, headers)
            original = seen_before(entry, response.status, digest)
            request.meta["location"] = self._write(self._archive, exchange, original)
        return response

    def _write(self, archive: Archive, exchange: Exchange, original: Original | None) -> Location:
        try:
            return archive.write_exchange(exchange, original)
        except OSError:
            # A full disk: what cannot be kept is not fetched either.
            self._spider.recorder.broken = True
            raise


def raw_headers(response: Response) -> tuple[tuple[bytes, bytes], ...]:
    """The headers in the order the library keeps, repeated ones repeated."""
    return tuple((name, value) for name, values in response.headers.items() for value in values)


def read_exchange(
    request: Request, response: Response, at: datetime, headers: tuple[tuple[bytes, bytes], ...]
) -> Exchange:
    """What was sent and received, in the form it has on the wire."""
    parts = urlsplit(request.url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    sent = [f"{request.method} {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n".encode()]
    sent += [name + b": " + value + b"\r\n" for name, values in request.headers.items() for value in values]
    latency = request.meta.get("download_latency")
    metadata = [("fetchTimeMs", str(round(latency * 1000)))] if latency is not None else []
    if request.meta.get("playwright"):
        metadata.append(("renderedBy", "chromium"))
    if found_on := request.headers.get("Referer"):
        metadata.append(("via", found_on.decode("latin-1")))
    return Exchange(
        address=request.url,
        request=b"".join(sent) + b"\r\n" + request.body,
        status_line=f"{response.protocol or 'HTTP/1.1'} {response.status} ".encode(),
        headers=headers,
        body=response.body,
        received_at=at,
        ip=str(response.ip_address) if response.ip_address else None,
        truncated="disconnect" if "dataloss" in response.flags else None,
        metadata=tuple(metadata),
    )


def seen_before(entry: Entry | None, status: int, digest: str) -> Original | None:
    """The earlier response this one repeats: not modified, or the same body again."""
    if entry is None or entry.received_at is None or entry.digest is None:
        return None
    if status == 304 or (status == 200 and entry.digest == digest):
        return Original(entry.target.address, entry.received_at)
    return None


def failure_reason(failure: Failure) -> str:
    """One word for the log on why nothing arrived."""
    return f"{type(failure.value).__name__}: {failure.value}"
