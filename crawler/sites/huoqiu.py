"""霍邱县人民政府: sources.md, family E."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="huoqiu",
    title="霍邱县人民政府",
    starts=("http://www.huoqiu.gov.cn/public/6596251/",),
    region="341522",
    family="anhui",
)
