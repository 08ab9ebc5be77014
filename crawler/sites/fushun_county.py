"""抚顺县人民政府: 县政协提案 of 抚顺县; pages in GBK without a charset, two organs' letters on one page."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="fushun_county",
    title="抚顺县人民政府",
    starts=("http://www.lnfsx.gov.cn/",),
    region="210421",
)
