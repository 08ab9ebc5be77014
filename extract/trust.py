"""Whether a page may be cited: official, press, untrusted or local; by its host's suffix and its damage."""

from __future__ import annotations

from urllib.parse import urlsplit

from extract.model import Repair, Trust

MIRROR_SIGNS = frozenset({"pinyin", "mojibake", "spam", "traditional"})


def trust_of(address: str, repairs: tuple[Repair, ...]) -> Trust:
    """The trust of a page; ``gov.cn`` must be the suffix of its host, not merely stand in it."""
    if MIRROR_SIGNS.intersection(repairs):
        return "untrusted"
    host = host_of(address)
    if host is None:
        return "local"
    if host.endswith(".example"):
        return "local"
    return "official" if host == "gov.cn" or host.endswith(".gov.cn") else "untrusted"


def host_of(address: str) -> str | None:
    """The host of an http address in lower case; None for a path."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    return (parts.hostname or "").rstrip(".") or None
