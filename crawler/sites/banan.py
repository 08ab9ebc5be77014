"""重庆市巴南区人民政府: sources.md, family A (the column's path is not known, the home page leads there)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="banan",
    title="重庆市巴南区人民政府",
    starts=("https://www.cqbn.gov.cn/",),
    region="500113",
    family="trs",
)
