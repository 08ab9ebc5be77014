"""博乐市人民政府: 建议提案办理 of 博乐市; documents at /info/1290/24985.htm."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="bole",
    title="博乐市人民政府",
    starts=("https://www.xjbl.gov.cn/info/1290/24985.htm",),
    region="652701",
    family="vsb",
)
