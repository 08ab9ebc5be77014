"""Addresses: one form for each, which site they belong to, and which are never fetched."""

from __future__ import annotations

import functools
import ipaddress
import re
from collections.abc import Iterable
from typing import Protocol
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that name a visit, not a document.
_SESSION = re.compile(
    r"(?i)(?:j|php|asp\.net_|asp)?session_?id(?:[a-z0-9]*)|phpsessid|aspsessionid\w*|cfid|cftoken|"
    r"utm_\w+|spm|_t|timestamp|rand(?:om)?|nocache|_"
)
# ASP.NET Web Forms, Java Server Faces and forms with a token send these back changed every time.
_SERVER_STATE = re.compile(
    r"(?i)__(?:VIEWSTATE|EVENTVALIDATION|PREVIOUSPAGE)|javax\.faces\.ViewState|\w*csrf|_?token\b"
)
_PATH_SESSION = re.compile(r"(?i);(?:jsessionid|sid|phpsessid)=[^/?#]*")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_DEFAULT_PORTS = {"http": 80, "https": 443}


class _Suffixes(Protocol):
    def __call__(self, host: str) -> _Extract: ...


class _Extract(Protocol):
    domain: str
    suffix: str


def clean_address(address: str, base: str | None = None) -> str | None:
    """The one form of an address, made absolute on ``base``; None for what is not http(s).

    Lower-case host, no default port, no fragment, no session id or cache buster, ``..`` resolved,
    non-ASCII percent-encoded.
    """
    try:
        absolute = urljoin(base, address.strip()) if base else address.strip()
        parts = urlsplit(absolute)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    netloc = _ascii_host(host)
    if netloc is None:
        return None
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    path = quote(_PATH_SESSION.sub("", parts.path), safe=_PATH_SAFE) or "/"
    return urlunsplit((parts.scheme, netloc, path, _clean_query(parts.query), ""))


def _ascii_host(host: str) -> str | None:
    if ":" in host:
        return f"[{host}]"
    try:
        return (
            host.rstrip(".").encode("idna").decode("ascii").lower()
            if not host.isascii()
            else host.rstrip(".")
        )
    except UnicodeError:
        return None


def _clean_query(query: str) -> str:
    if not query:
        return ""
    if "%" not in query and query.isascii() and not _SESSION.search(query) and "sid=" not in query.lower():
        return query
    pairs = parse_qsl(query, keep_blank_values=True, encoding="utf-8", errors="surrogateescape")
    kept = [(key, value) for key, value in pairs if not _names_a_visit(key, value)]
    if len(kept) == len(pairs) and query.isascii():
        return query
    return urlencode(kept, encoding="utf-8", errors="surrogateescape")


def address_key(address: str) -> str:
    """What two addresses of one page have in common: everything but the scheme."""
    return address.partition("://")[2]


def form_key(form: str) -> str:
    """What two forms for one page have in common: all fields but the state that a server hands out anew."""
    return "&".join(field for field in form.split("&") if not _SERVER_STATE.match(field))


def _names_a_visit(key: str, value: str) -> bool:
    # ``sid`` is a section on many sites and a session on some: then it is long.
    return bool(_SESSION.fullmatch(key)) or (key.lower() == "sid" and len(value) >= 16)


@functools.cache
def _suffixes() -> _Suffixes:
    import tldextract

    # The list bundled with tldextract only: no download, no cache folder.
    extract: _Suffixes = tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False
    )
    return extract


@functools.lru_cache(maxsize=4096)
def registrable_domain(host: str) -> str:
    """The part of a host name one body registers: ``jyj.wuhan.gov.cn`` gives ``wuhan.gov.cn``.

    An IP address or a name without a dot is its own domain.
    """
    if _as_ip(host) is not None or "." not in host:
        return host
    found = _suffixes()(host)
    if not found.suffix:
        # The list's own rule for suffixes it does not name: the last label is the suffix.
        return ".".join(host.split(".")[-2:])
    return f"{found.domain}.{found.suffix}" if found.domain else host


def site_domains(addresses: Iterable[str], further: Iterable[str] = ()) -> frozenset[str]:
    """The registrable domains of these addresses, and ``further`` ones."""
    return frozenset(
        registrable_domain(urlsplit(address).hostname or "") for address in addresses
    ) | frozenset(further)


def belongs(address: str, domains: frozenset[str]) -> bool:
    """Whether an address is on one of the domains; ``x.gov.cn.spam.com`` is not on ``x.gov.cn``."""
    host = urlsplit(address).hostname or ""
    return registrable_domain(host) in domains


def _as_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_public_ip(value: str) -> bool:
    """Whether an IP address may be fetched from: not loopback, private, link-local, metadata, multicast."""
    ip = _as_ip(value)
    if ip is None:
        return False
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if mapped is not None:
        return is_public_ip(str(mapped))
    return ip.is_global and not ip.is_multicast


def why_unsafe(address: str) -> str | None:
    """Why an address must not be fetched, in Chinese; None when its form gives no reason.

    The name is looked at again when it is resolved (``crawler.resolver``), so a name that points inside is
    refused there. Numeric forms of an IP address (``2130706433``, ``0x7f.1``) count as IP addresses.
    """
    parts = urlsplit(address)
    if parts.scheme not in _DEFAULT_PORTS:
        return f"不支持的协议 {parts.scheme or '（无）'}"
    host = (parts.hostname or "").rstrip(".")
    if parts.username or parts.password:
        return "网址带有用户名或密码"
    if _as_ip(host) is not None:
        return None if is_public_ip(host) else "内网或本机地址"
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan", ".home.arpa")):
        return "内网或本机地址"
    if re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", host):
        return "内网或本机地址"
    if "." not in host:
        return "不是完整的域名"
    return None
