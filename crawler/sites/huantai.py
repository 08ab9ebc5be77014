"""桓台县人民政府: sources.md, family I (the column's path is not known, the home page leads there)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="huantai",
    title="桓台县人民政府",
    starts=("http://www.huantai.gov.cn/",),
    region="370321",
    family="zibo",
)
