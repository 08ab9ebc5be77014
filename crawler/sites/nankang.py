"""赣州市南康区人民政府: sources.md, family K."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="nankang",
    title="赣州市南康区人民政府",
    starts=("http://www.nkjx.gov.cn/nkqxxgk/nk857/",),
    region="360703",
    family="hex",
)
