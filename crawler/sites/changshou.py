"""重庆市长寿区人民政府: sources.md, family A (its pages have a twin ending in _wap)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="changshou",
    title="重庆市长寿区人民政府",
    starts=("https://www.cqcs.gov.cn/zwgk_164/jytabl/zxtabl/",),
    region="500115",
    family="trs",
)
