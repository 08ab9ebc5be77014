"""岳阳市君山区人民政府: sources.md, family F."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="junshan",
    title="岳阳市君山区人民政府",
    starts=("http://www.junshan.gov.cn/32415/32445/32459/",),
    region="430611",
    family="yueyang",
)
