"""南昌市红谷滩区人民政府: sources.md, family K."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="honggutan",
    title="南昌市红谷滩区人民政府",
    starts=("http://hgt.nc.gov.cn/hgtqrmzf/rddbjy/",),
    region="360113",
    family="hex",
)
