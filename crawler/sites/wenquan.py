"""温泉县人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="wenquan",
    title="温泉县人民政府",
    starts=("http://www.xjwq.gov.cn/info/1106/52760.htm",),
    region="652723",
    family="vsb",
)
