"""宣城市宣州区人民政府: sources.md, family E (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="xuanzhou",
    title="宣城市宣州区人民政府",
    starts=("http://www.xuanzhou.gov.cn/OpennessContent/show/1870682.html",),
    region="341802",
    family="anhui",
)
