"""金川县人民政府: sources.md, family K."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="jinchuan",
    title="金川县人民政府",
    starts=("http://www.abjinchuan.gov.cn/jinchuanxian/c100122/",),
    region="513226",
    family="hex",
)
