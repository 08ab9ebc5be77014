"""西安市灞桥区人民政府: sources.md, family J."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="baqiao",
    title="西安市灞桥区人民政府",
    starts=("http://www.baqiao.gov.cn/zwgk/qtzdgknr/tajybl/qrdjybl/",),
    region="610111",
    family="shaanxi",
)
