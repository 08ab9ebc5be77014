"""荆州新闻网: News of 荆州; documents at /system/YYYY/MM/DD/<id>.shtml."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="jingzhou_news",
    title="荆州新闻网",
    starts=("http://news.jznews.com.cn/",),
    kind="news",
    max_depth=2,
    region="421000",
    words=("托位", "托育", "托管", "养老", "停车", "充电桩", "老旧小区", "民生实事"),
)
