"""华容县人民政府: sources.md, family F."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="huarong",
    title="华容县人民政府",
    starts=("https://huarong.gov.cn/33664/",),
    region="430623",
    family="yueyang",
)
