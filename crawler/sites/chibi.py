"""赤壁市人民政府: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="chibi",
    title="赤壁市人民政府",
    starts=("http://chibi.gov.cn/xzlb/ssz/zwgk_6510/zcls_6521/",),
    region="421281",
    family="trs",
)
