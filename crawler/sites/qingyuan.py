"""清原满族自治县人民政府: sources.md, family M (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="qingyuan",
    title="清原满族自治县人民政府",
    starts=("http://www.qingyuan.gov.cn/zfxxgk/ins.asp?s=125&i=36015",),
    region="210423",
    family="plain",
)
