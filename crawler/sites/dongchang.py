"""通化市东昌区人民政府: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="dongchang",
    title="通化市东昌区人民政府",
    starts=("http://www.dc.gov.cn/xxgk/jyta/",),
    region="220502",
    family="trs",
)
