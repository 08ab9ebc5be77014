"""潼关县人民政府: sources.md, family J."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="tongguan",
    title="潼关县人民政府",
    starts=("http://tongguan.gov.cn/zfxxgk/fdzdgknr/jyta/zxwyta/",),
    region="610522",
    family="shaanxi",
)
