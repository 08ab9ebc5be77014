"""临湘市人民政府: sources.md, family F."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="linxiang",
    title="临湘市人民政府",
    starts=("http://www.linxiang.gov.cn/24788/24791/25321/25322/",),
    region="430682",
    family="yueyang",
)
