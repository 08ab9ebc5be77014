"""高平市卫生健康和体育局: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="gaoping_health",
    title="高平市卫生健康和体育局",
    starts=("http://xxgk.sxgp.gov.cn/gzbm/gpwjj/fdzdgknr/jytabl_wtj/",),
    region="140581",
    organ="高平市卫生健康和体育局",
    family="trs",
)
