"""深圳市政协: sources.md: yearly summaries with classes A to D; begins with a document."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shenzhen_cppcc",
    title="深圳市政协",
    starts=("http://www.szzx.gov.cn/content/2022-04/10/content_25049664.htm",),
    region="440300",
    family="govcn",
)
