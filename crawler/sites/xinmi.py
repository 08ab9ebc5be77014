"""新密市人民政府: sources.md, family L."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="xinmi",
    title="新密市人民政府",
    starts=("http://public.xinmi.gov.cn/D49Y/",),
    region="410183",
    family="jhtml",
)
