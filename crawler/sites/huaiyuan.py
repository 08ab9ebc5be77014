"""怀远县人民政府: sources.md, family E."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="huaiyuan",
    title="怀远县人民政府",
    starts=("http://www.ahhy.gov.cn/zfxxgk/public/24571/",),
    region="340321",
    family="anhui",
)
