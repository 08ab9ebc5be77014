"""临西县人民政府: sources.md, family M (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="linxi",
    title="临西县人民政府",
    starts=("http://info.linxi.gov.cn/content/41298.html",),
    region="130535",
    family="plain",
)
