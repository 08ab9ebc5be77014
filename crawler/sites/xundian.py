"""寻甸回族彝族自治县人民政府: sources.md, family G (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="xundian",
    title="寻甸回族彝族自治县人民政府",
    starts=("http://www.kmxd.gov.cn/c/2022-06-15/6389237.shtml",),
    region="530129",
    family="kunming",
)
