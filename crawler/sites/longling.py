"""龙陵县人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="longling",
    title="龙陵县人民政府",
    starts=("http://www.longling.gov.cn/info/11924/2370209.htm",),
    region="530523",
    family="vsb",
)
