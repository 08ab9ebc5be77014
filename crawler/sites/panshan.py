"""盘山县人民政府: sources.md, family H (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="panshan",
    title="盘山县人民政府",
    starts=("http://www.panshan.gov.cn/2022_11/02_15/content-428884.html",),
    region="211122",
    family="panjin",
)
