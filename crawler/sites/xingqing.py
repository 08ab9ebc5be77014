"""银川市兴庆区人民政府: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="xingqing",
    title="银川市兴庆区人民政府",
    starts=("http://www.xqq.gov.cn/zwgk/zdlyxxgk_74144/jytablqk/",),
    region="640104",
    family="trs",
)
