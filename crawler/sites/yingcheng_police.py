"""应城市公安局: sources.md, family L."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yingcheng_police",
    title="应城市公安局",
    starts=("http://www.yingcheng.gov.cn/c/ycsgaj/jytabl/",),
    region="420981",
    organ="应城市公安局",
    family="jhtml",
)
