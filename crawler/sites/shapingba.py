"""重庆市沙坪坝区人民政府: sources.md, family A."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shapingba",
    title="重庆市沙坪坝区人民政府",
    starts=("https://www.cqspb.gov.cn/zwgk_235/zfxxgkpt/ytabl_120989/",),
    region="500106",
    family="trs",
)
