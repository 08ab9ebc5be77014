"""广德市人民政府: sources.md, family E (begins with a document)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="guangde",
    title="广德市人民政府",
    starts=("http://www.guangde.gov.cn/Jczwgk/show/2469413.html",),
    region="341882",
    family="anhui",
)
