"""富民县人民政府: sources.md, family G (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="fumin",
    title="富民县人民政府",
    starts=("http://www.kmfm.gov.cn/c/2023-11-30/6774449.shtml",),
    region="530124",
    family="kunming",
)
