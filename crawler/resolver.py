"""Names resolved, and refused when they point inside: the check stands where the connection is made.

A name that answered with a public address a moment ago and with 127.0.0.1 now (DNS rebinding) is refused too,
because the address checked here is the one that is connected to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from crawler.addresses import is_public_ip

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred


class PublicResolver(CachingThreadedResolver):  # type: ignore[misc]
    """Scrapy's resolver, answering with public addresses only unless DAFU_ALLOW_LOCAL is set."""

    allow_local = False

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> PublicResolver:
        """Scrapy's constructor."""
        resolver: PublicResolver = super().from_crawler(crawler, reactor)
        # With a proxy only the proxy's own name is looked up here.
        resolver.allow_local = crawler.settings.getbool("DAFU_ALLOW_LOCAL") or bool(
            crawler.settings.get("DAFU_PROXY")
        )
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The address of a name; fails with DNSLookupError when it is not a public one."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        if not self.allow_local:
            found.addCallback(public_only, name)
        return found


def public_only(address: str, name: str) -> str:
    """The address itself; raises DNSLookupError for one inside."""
    if not is_public_ip(address):
        raise DNSLookupError(f"域名 {name} 指向内网或本机地址 {address}，已拒绝")
    return address
