"""屏边苗族自治县人民政府: sources.md, family C (begins with a document and walks its neighbours)."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="pingbian",
    title="屏边苗族自治县人民政府",
    starts=("http://www.hhpb.gov.cn/info/156811/530401.htm",),
    region="532523",
    family="vsb",
)
