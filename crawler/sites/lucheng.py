"""长治市潞城区人民政府: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="lucheng",
    title="长治市潞城区人民政府",
    starts=("http://www.lc.gov.cn/lcxxgk/xxgkml/jbxxgk/00236/5569/",),
    region="140406",
    family="trs",
)
