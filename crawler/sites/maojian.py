"""十堰市茅箭区人民政府: sources.md, family A: one column a year below this one."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="maojian",
    title="十堰市茅箭区人民政府",
    starts=("http://maojian.shiyan.gov.cn/xxgk/fdzdgk/qtzdgknr/jyta/",),
    region="420302",
    family="trs",
)
