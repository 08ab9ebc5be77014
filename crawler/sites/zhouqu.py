"""舟曲县人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="zhouqu",
    title="舟曲县人民政府",
    starts=("http://www.zqx.gov.cn/info/1883/51224.htm",),
    region="623023",
    family="vsb",
)
