"""马关县人民政府: sources.md, family C: begins with a document and walks its neighbours."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="maguan",
    title="马关县人民政府",
    starts=("http://ynmg.gov.cn/info/2400/101196.htm",),
    region="532625",
    family="vsb",
)
