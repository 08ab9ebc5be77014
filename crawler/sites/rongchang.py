"""重庆市荣昌区人民政府: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="rongchang",
    title="重庆市荣昌区人民政府",
    starts=("https://www.rongchang.gov.cn/zwgk_264/jytabl/rddbjybl/",),
    region="500153",
    family="trs",
)
