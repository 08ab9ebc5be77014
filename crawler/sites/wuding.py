"""武定县人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="wuding",
    title="武定县人民政府",
    starts=("http://www.ynwd.gov.cn/info/5464/171980.htm",),
    region="532329",
    family="vsb",
)
