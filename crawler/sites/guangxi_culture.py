"""广西壮族自治区文化和旅游厅: sources.md, family A: documents are t<id> without a date."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="guangxi_culture",
    title="广西壮族自治区文化和旅游厅",
    starts=("http://wlt.gxzf.gov.cn/zfxxgk/fdzdgknr/jytajg/",),
    region="450000",
    organ="广西壮族自治区文化和旅游厅",
    family="trs",
)
