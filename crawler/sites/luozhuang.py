"""临沂市罗庄区人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="luozhuang",
    title="临沂市罗庄区人民政府",
    starts=("http://www.luozhuang.gov.cn/info/5868/16324.htm",),
    region="371311",
    family="vsb",
)
