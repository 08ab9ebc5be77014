"""武汉市教育局: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="wuhan_education",
    title="武汉市教育局",
    starts=("http://jyj.wuhan.gov.cn/zfxxgk/fdzdgknr/qtzdgknr/jytabl/",),
    region="420100",
    organ="武汉市教育局",
    family="trs",
)
