"""枣阳市生态环境分局: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="zaoyang_ecology",
    title="枣阳市生态环境分局",
    starts=("http://zyzf.gov.cn/bmxz/bm/sthjj/fdzdgk/qtzdgk/jytabl/",),
    region="420683",
    organ="襄阳市生态环境局枣阳分局",
    family="trs",
)
