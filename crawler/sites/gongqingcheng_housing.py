"""共青城市住房和城乡建设局: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="gongqingcheng_housing",
    title="共青城市住房和城乡建设局",
    starts=("http://www.gongqing.gov.cn/zfhcxjsj/fdzdgknr_187173/jytabl/bljg/",),
    region="360482",
    organ="共青城市住房和城乡建设局",
    family="trs",
)
