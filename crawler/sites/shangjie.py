"""郑州市上街区人民政府: sources.md, family L."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shangjie",
    title="郑州市上街区人民政府",
    starts=("http://public.zzsj.gov.cn/D1101X/",),
    region="410106",
    family="jhtml",
)
