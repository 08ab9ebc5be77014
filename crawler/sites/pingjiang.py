"""平江县人民政府: sources.md, family F."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="pingjiang",
    title="平江县人民政府",
    starts=("http://www.pingjiang.gov.cn/35048/35074/36346/36462/",),
    region="430626",
    family="yueyang",
)
