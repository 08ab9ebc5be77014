"""舒城县交通运输局: sources.md, family E."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shucheng_transport",
    title="舒城县交通运输局",
    starts=("https://www.shucheng.gov.cn/public/6598811/",),
    region="341523",
    organ="舒城县交通运输局",
    family="anhui",
)
