"""深圳新闻网罗湖频道: News of 罗湖区, Shenzhen; documents at /content/YYYY-MM/DD/content_<id>.htm."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="shenzhen_news",
    title="深圳新闻网罗湖频道",
    starts=("http://luohu.sznews.com/",),
    kind="news",
    max_depth=2,
    region="440303",
    words=("托位", "托育", "托管", "养老", "停车", "充电桩", "老旧小区", "民生实事"),
)
