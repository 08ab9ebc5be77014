"""ynsz.gov.cn（云南）: sources.md, family M (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="ynsz",
    title="ynsz.gov.cn（云南）",
    starts=("http://www.ynsz.gov.cn/public/description/8426.html",),
    family="plain",
)
