"""宜君县人民政府: sources.md, family J (the column's path is not known, the home page leads there)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yijun",
    title="宜君县人民政府",
    starts=("http://www.yijun.gov.cn/",),
    region="610222",
    family="shaanxi",
)
