"""One address fetched outside a crawl, with its safety: to look at a site before it is declared."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from http.client import HTTPException, HTTPMessage
from typing import IO

from protego import Protego

from crawler.addresses import clean_address, is_public_ip, why_unsafe
from crawler.encoding import MAX_BODY, unpack
from crawler.page import Page

_TIMEOUT = 30


class FetchError(Exception):
    """The address could not be had; the message is Chinese."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Checks each further address as the first was checked."""

    def __init__(self, allow_local: bool) -> None:
        self._allow_local = allow_local

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request; raises FetchError for an unsafe address."""
        check_address(newurl, self._allow_local)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_page(
    address: str,
    agent: str,
    clock: Callable[[], datetime],
    *,
    allow_local: bool = False,
    proxy: str | None = None,
    form: str = "",
) -> Page:
    """The page at an address, robots.txt obeyed; ``form`` is sent by POST. Raises FetchError."""
    cleaned = clean_address(address)
    if cleaned is None:
        raise FetchError(f"不是 http(s) 网址：{address}")
    opener = _opener(allow_local, proxy)
    check_address(cleaned, allow_local or proxy is not None)
    robots = clean_address("/robots.txt", cleaned) or ""
    rules = _open(opener, robots, agent, clock, missing_is_empty=True)
    if not Protego.parse(rules.body.decode("utf-8", "replace")).can_fetch(cleaned, agent):
        raise FetchError(f"robots.txt 不许采集：{cleaned}")
    return _open(opener, cleaned, agent, clock, form=form)


def check_address(address: str, allow_local: bool) -> None:
    """Raise FetchError for an address that must not be fetched, its name resolved."""
    import socket
    from urllib.parse import urlsplit

    if allow_local:
        return
    reason = why_unsafe(address)
    if reason is not None:
        raise FetchError(f"{reason}，已拒绝：{address}")
    host = urlsplit(address).hostname or ""
    try:
        found = {str(item[4][0]) for item in socket.getaddrinfo(host, None)}
    except OSError as error:
        raise FetchError(f"找不到网站 {host}") from error
    if not all(is_public_ip(item) for item in found):
        raise FetchError(f"内网或本机地址，已拒绝：{address}")


def _opener(allow_local: bool, proxy: str | None) -> urllib.request.OpenerDirector:
    proxies = {"http": proxy, "https": proxy} if proxy else {}
    return urllib.request.build_opener(
        urllib.request.ProxyHandler(proxies),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        _Redirects(allow_local or proxy is not None),
    )


def _open(
    opener: urllib.request.OpenerDirector,
    address: str,
    agent: str,
    clock: Callable[[], datetime],
    *,
    missing_is_empty: bool = False,
    form: str = "",
) -> Page:
    headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate"}
    # The scheme was checked: only http and https come this far.
    request = urllib.request.Request(address, form.encode() or None, headers)  # noqa: S310
    try:
        with opener.open(request, timeout=_TIMEOUT) as response:
            body = unpack(response.read(MAX_BODY), response.headers.get("Content-Encoding", "").lower())
            kind = response.headers.get("Content-Type")
            return Page(response.url, body, clock(), status=response.status, content_type=kind)
    except urllib.error.HTTPError as error:
        error.close()
        if missing_is_empty and error.code < 500:
            return Page(address, b"", clock(), status=error.code)
        raise FetchError(f"网站回答 {error.code}：{address}") from error
    except (OSError, HTTPException) as error:
        raise FetchError(f"无法取得 {address}：{error}") from error
