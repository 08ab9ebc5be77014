"""盘锦市双台子区人民政府: sources.md, family H (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shuangtaizi",
    title="盘锦市双台子区人民政府",
    starts=("http://www.stq.gov.cn/2017_11/24_16/content-158045.html",),
    region="211102",
    family="panjin",
)
