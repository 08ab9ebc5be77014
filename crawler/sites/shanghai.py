"""上海市人民政府: sources.md, family K."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shanghai",
    title="上海市人民政府",
    starts=("https://www.shanghai.gov.cn/jyta2024/",),
    region="310000",
    family="hex",
)
