"""云南省住房和城乡建设厅: sources.md: yearly summaries beside replies."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="yunnan_housing",
    title="云南省住房和城乡建设厅",
    starts=("http://zfcxjst.yn.gov.cn/zhengfuxinxigongkai/rendadaibiaojianyihezhengxietianbanli8733/",),
    region="530000",
    organ="云南省住房和城乡建设厅",
    family="plain",
)
