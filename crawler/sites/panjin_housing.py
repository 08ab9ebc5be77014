"""盘锦市住房和城乡建设局: sources.md, family H."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="panjin_housing",
    title="盘锦市住房和城乡建设局",
    starts=("https://zjj.panjin.gov.cn/",),
    region="211100",
    organ="盘锦市住房和城乡建设局",
    family="panjin",
)
