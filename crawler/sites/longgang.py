"""深圳市龙岗区人民政府: sources.md, family D."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="longgang",
    title="深圳市龙岗区人民政府",
    starts=("https://www.lg.gov.cn/xxgk/zwgk/wgk/jggk/jytabljggk/",),
    region="440307",
    family="guangdong",
)
