"""南宫市人民政府: sources.md, family M (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="nangong",
    title="南宫市人民政府",
    starts=("http://www.nangong.gov.cn/article-3948-1.html",),
    region="130581",
    family="plain",
)
