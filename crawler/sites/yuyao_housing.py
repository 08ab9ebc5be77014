"""余姚市住房和城乡建设局: sources.md, family B."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yuyao_housing",
    title="余姚市住房和城乡建设局",
    starts=("https://www.yy.gov.cn/col/col1229874428/index.html",),
    region="330281",
    organ="余姚市住房和城乡建设局",
    family="hanweb",
)
