"""淄博市淄川区人民政府: sources.md, family I (the column's path is not known, the home page leads there)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="zichuan",
    title="淄博市淄川区人民政府",
    starts=("http://www.zichuan.gov.cn/",),
    region="370302",
    family="zibo",
)
