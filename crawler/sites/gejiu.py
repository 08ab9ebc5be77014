"""个旧市人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="gejiu",
    title="个旧市人民政府",
    starts=("http://www.hhgj.gov.cn/info/87741/421561.htm",),
    region="532501",
    family="vsb",
)
