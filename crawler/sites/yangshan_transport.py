"""阳山县交通运输局: sources.md, family D."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yangshan_transport",
    title="阳山县交通运输局",
    starts=("http://www.yangshan.gov.cn/zjys/jytabljg/rdjybljg/",),
    region="441823",
    organ="阳山县交通运输局",
    family="guangdong",
)
