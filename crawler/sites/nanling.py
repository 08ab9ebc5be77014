"""南陵县人民政府: sources.md, family E."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="nanling",
    title="南陵县人民政府",
    starts=("http://www.nlx.gov.cn/openness/public/6605481/",),
    region="340223",
    family="anhui",
)
