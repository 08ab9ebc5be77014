"""dx.yanshan.gov.cn: sources.md, family M."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yanshan",
    title="dx.yanshan.gov.cn",
    starts=("http://dx.yanshan.gov.cn/view/jyta/",),
    family="plain",
)
