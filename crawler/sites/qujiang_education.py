"""衢州市衢江区教育局: sources.md, family B."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="qujiang_education",
    title="衢州市衢江区教育局",
    starts=("https://www.qjq.gov.cn/col/col1229844112/index.html",),
    region="330803",
    organ="衢州市衢江区教育局",
    family="hanweb",
)
