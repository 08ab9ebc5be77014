"""宁波市江北区人民政府: sources.md, family B: the list stands in script records."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="jiangbei_ningbo",
    title="宁波市江北区人民政府",
    starts=("https://www.nbjb.gov.cn/col/col1229214366/index.html",),
    region="330205",
    family="hanweb",
)
