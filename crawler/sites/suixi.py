"""濉溪县人民政府: sources.md, family E."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="suixi",
    title="濉溪县人民政府",
    starts=("http://www.sxx.gov.cn/zwgk/public/31/",),
    region="340621",
    family="anhui",
)
