"""宁陕县人民政府: sources.md, family J (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="ningshan",
    title="宁陕县人民政府",
    starts=("http://www.ningshan.gov.cn/Content-2612727.html",),
    region="610923",
    family="shaanxi",
)
