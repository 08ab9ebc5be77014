"""高青县人民政府: sources.md, family I (the column's path is not known, the home page leads there)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="gaoqing",
    title="高青县人民政府",
    starts=("http://www.gaoqing.gov.cn/",),
    region="370322",
    family="zibo",
)
