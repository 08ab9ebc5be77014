"""魏县人民政府: sources.md, family M: documents at show.php?cid=21&id=<id>."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="weixian",
    title="魏县人民政府",
    starts=("https://wei.gov.cn/xxgk/list.php?cid=21",),
    region="130434",
    family="plain",
)
