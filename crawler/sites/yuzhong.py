"""重庆市渝中区人民政府: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yuzhong",
    title="重庆市渝中区人民政府",
    starts=("https://www.cqyz.gov.cn/zwgk_229/jytabl/rddbjy/",),
    region="500103",
    family="trs",
)
