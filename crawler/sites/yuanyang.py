"""元阳县人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yuanyang",
    title="元阳县人民政府",
    starts=("http://www.hhyy.gov.cn/info/74881/350481.htm",),
    region="532528",
    family="vsb",
)
