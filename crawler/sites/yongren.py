"""永仁县人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yongren",
    title="永仁县人民政府",
    starts=("http://www.yr.gov.cn/info/2725/211906.htm",),
    region="532327",
    family="vsb",
)
