"""盘锦市大洼区人民政府: sources.md, family H (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="dawa",
    title="盘锦市大洼区人民政府",
    starts=("http://www.dawa.gov.cn/2020_11/27_14/content-298228.html",),
    region="211104",
    family="panjin",
)
