"""淄博市周村区住房和城乡建设局: sources.md, family I: suggestion and answer on one page."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="zhoucun_housing",
    title="淄博市周村区住房和城乡建设局",
    starts=(
        "http://www.zhoucun.gov.cn/gongkai/site_zhoucunquzhufanghechengxiangjiansheju/channel_c_5f9f6cd393955786fb9cdd65_n_1605682098.8641/",
    ),
    region="370306",
    organ="周村区住房和城乡建设局",
    family="zibo",
)
