"""湘阴县人民政府: sources.md, family F."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="xiangyin",
    title="湘阴县人民政府",
    starts=("http://www.xiangyin.gov.cn/31203/31208/",),
    region="430624",
    family="yueyang",
)
