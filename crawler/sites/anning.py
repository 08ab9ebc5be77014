"""安宁市人民政府: sources.md, family G (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="anning",
    title="安宁市人民政府",
    starts=("http://www.kman.gov.cn/c/2021-09-23/5502602.shtml",),
    region="530181",
    family="kunming",
)
