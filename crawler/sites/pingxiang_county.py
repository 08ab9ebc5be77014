"""平乡县人民政府: sources.md, family M (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="pingxiang_county",
    title="平乡县人民政府",
    starts=("http://www.pingxiangxian.gov.cn/single/266/86207.html",),
    region="130532",
    family="plain",
)
