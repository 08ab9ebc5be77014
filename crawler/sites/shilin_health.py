"""石林彝族自治县: sources.md, family G: begins with a document."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shilin_health",
    title="石林彝族自治县",
    starts=("http://www.kmsl.gov.cn/c/2022-06-30/6036172.shtml",),
    region="530126",
    family="kunming",
)
