"""雅安市交通运输局: sources.md, family M."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yaan_transport",
    title="雅安市交通运输局",
    starts=("http://jtj.yaan.gov.cn/xinwen/",),
    region="511800",
    organ="雅安市交通运输局",
    family="plain",
)
