"""银川市交通运输局: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yinchuan_transport",
    title="银川市交通运输局",
    starts=("http://yinchuan.gov.cn/xxgk/bmxxgkml/sjtj/xxgkml_2231/yata_2244/",),
    region="640100",
    organ="银川市交通运输局",
    family="trs",
)
