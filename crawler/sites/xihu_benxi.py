"""本溪市溪湖区人民政府: sources.md, family M."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="xihu_benxi",
    title="本溪市溪湖区人民政府",
    starts=("http://xh.benxi.gov.cn/publicity/zdxxgz/jyta/",),
    region="210503",
    family="plain",
)
