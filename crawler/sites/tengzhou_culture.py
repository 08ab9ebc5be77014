"""滕州市文化和旅游局: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="tengzhou_culture",
    title="滕州市文化和旅游局",
    starts=("http://www.tengzhou.gov.cn/zwgk/xxgkml/szbm/whhlyj/",),
    region="370481",
    organ="滕州市文化和旅游局",
    family="trs",
)
