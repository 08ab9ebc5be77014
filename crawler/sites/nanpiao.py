"""葫芦岛市南票区人民政府: sources.md, family A (one column a year below this one)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="nanpiao",
    title="葫芦岛市南票区人民政府",
    starts=("http://npq.gov.cn/xxgk/zfxxgk/fdzdgknr/jytadfgk/rdta/",),
    region="211404",
    family="trs",
)
